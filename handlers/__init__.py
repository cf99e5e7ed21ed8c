"""Which update from Telegram means which operation."""
