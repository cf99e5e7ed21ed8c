"""What a phone and Telegram hold, counted by the test and not by the code under test."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from bot.screen import Screen

LETTERS = {1: 32, 2: 15, 3: 9}
"""On a button at 360 px, by the number of buttons in its row."""
ROWS = 8
OPENED = re.compile(r"<(b|i)>")


def letters(label: str) -> int:
    """Pictures take two, what joins them nothing."""
    wide = 0
    for character in label:
        category = unicodedata.category(character)
        if category not in {"Mn", "Me", "Cf"}:
            wide += 2 if category == "So" or ord(character) > 0xFFFF else 1
    return wide


def fits(screen: Screen) -> None:
    plain = re.sub(r"</?[bi]>", "", screen.text)
    assert not re.search(r"<[a-z/]", plain), plain
    text = unescape(plain)
    assert 1 <= len(text.encode("utf-16-le")) // 2 <= 4096 - 200, "no room for a remark"
    for tag in "bi":
        assert screen.text.count(f"<{tag}>") == screen.text.count(f"</{tag}>")
    assert len(screen.rows) <= ROWS, [[b.label for b in row] for row in screen.rows]
    for row in screen.rows:
        assert 1 <= len(row) <= 3
        for button in row:
            assert 0 < letters(button.label) <= LETTERS[len(row)], button.label
            assert (button.data is None) != (button.url is None)
            assert len((button.data or "").encode()) <= 64, button.data
