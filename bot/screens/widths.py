"""How wide a label is on a phone, and how a long one is made to fit.

Measured at 360 px: a full-width button holds 32 characters, half a row 15, a third 9.
"""

from __future__ import annotations

from unicodedata import category

FULL = 32
HALF = 15
THIRD = 9
QUARTER = 6
LIMITS = {1: FULL, 2: HALF, 3: THIRD, 4: QUARTER, 5: 4, 6: 3}
"""Characters by the number of buttons in a row."""
ROWS = 8
MESSAGE = 4096
"""UTF-16 units after the markup is parsed."""
ELLIPSIS = "…"
ASTRAL = 0xFFFF


def width(label: str) -> int:
    return sum(_wide(character) for character in label)


def _wide(character: str) -> int:
    """A pictogram is as wide as two letters; what joins or colours it takes nothing."""
    if ord(character) > ASTRAL:
        return 2
    kind = category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if kind == "So" else 1


def clip(text: str, limit: int) -> str:
    """Cut at a word when one ends near, and say that something was cut."""
    if width(text) <= limit:
        return text
    kept, wide = "", 0
    for character in text:
        wide += _wide(character)
        if wide > limit - 1:
            break
        kept += character
    word, space, _ = kept.rpartition(" ")
    if space and width(word) > limit * 2 // 3:
        kept = word
    return kept.rstrip(" ,.;:—-(«") + ELLIPSIS


def units(text: str) -> int:
    """As Telegram counts: UTF-16."""
    return len(text.encode("utf-16-le")) // 2
