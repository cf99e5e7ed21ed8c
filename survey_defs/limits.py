"""What fits a phone: widths of buttons at 360 px, lengths of messages."""

from __future__ import annotations

import unicodedata

FULL_WIDTH = 32
"""Visible characters on a button that has its row to itself."""
HALF_WIDTH = 15
THIRD_WIDTH = 9
MARKED_WIDTH = FULL_WIDTH - 2
"""The same when a tick and a space stand before the words."""
MOST_ROWS = 8
OPTIONS_AT_ONCE = 8
"""Longer lists are turned over page by page."""
MESSAGE = 4096
"""In UTF-16 units, as Telegram counts."""
DEFINITION = 2500
"""How much of a message the words of a question may take; the rest is the answer's."""
ELLIPSIS = "…"


def visible(text: str) -> int:
    """How many characters an eye counts: accents, joiners and invisible signs take no room."""
    return sum(unicodedata.category(letter) not in {"Mn", "Me", "Cf"} for letter in text)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits(text: str, width: int) -> bool:
    return visible(text) <= width


def shortened(text: str, width: int) -> str:
    """The text itself or as many of its words as fit, with an ellipsis."""
    if fits(text, width):
        return text
    cut = text[: width - 1]
    words = cut.rpartition(" ")[0] if not text[width - 1].isspace() else cut
    kept = words if len(words) * 2 > width else cut
    return kept.rstrip(" ,.;:—-") + ELLIPSIS
