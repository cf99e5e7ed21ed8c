"""A Telegram stand-in: the Bot API over HTTP on loopback, and a page that shows phones."""
