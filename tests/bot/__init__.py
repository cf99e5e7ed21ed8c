"""The plumbing of the bot, against the Telegram stand-in."""
