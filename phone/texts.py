"""Words of the stand-in that are not English."""

DOMAINS = "ru|рф|su|com|org|net|info|edu|gov|io|me|dev|app|online|site|pro|школа|дети"
"""Endings by which a bare address is known for a link."""
