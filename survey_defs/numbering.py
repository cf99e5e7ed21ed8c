"""Codes that people read, such as `1.2`, `C4` or `У`, and words that only programs do."""

from __future__ import annotations

import re

_A_WORD = re.compile(r"[a-z][a-z_]+")


def number_in(code: str) -> str:
    """To stand before a name; nothing for a code such as `indicators`."""
    return "" if _A_WORD.fullmatch(code) else code


def numbered(code: str, words: str) -> str:
    return f"{number_in(code)} {words}".strip()
