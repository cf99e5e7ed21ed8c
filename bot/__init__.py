"""How Telegram is spoken: screens, delivery of notices, ticking, start-up."""
