"""Words that an eye takes for one another: alphabets, case, the two dots, digits as letters."""

from __future__ import annotations

import re
import unicodedata

from survey_defs.checking import rule_texts as texts

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(rf"[{texts.CYRILLIC_RANGE}]")
_SAME = str.maketrans(texts.CYRILLIC_LOOKALIKES, texts.LATIN_LOOKALIKES)
_CAPITALS = str.maketrans(texts.CYRILLIC_CAPITALS, texts.LATIN_CAPITALS)
_TWO_DOTS = "\u0308"
_DIGITS = str.maketrans({"0": "O", "1": "I", "L": "I", "|": "I"})
_LIKE_LATIN = set(texts.CYRILLIC_LOOKALIKES)
_LIKE_CYRILLIC = set(texts.LATIN_LOOKALIKES)


def looks(word: str) -> str:
    """The same for words that look the same: Latin `c` and Cyrillic `с`."""
    return unicodedata.normalize("NFKC", word).translate(_SAME)


def skeleton(word: str) -> str:
    """The same for words that are easily confused: `e` and `ё`, `a` and `A`, `0` and `O`."""
    plain = unicodedata.normalize("NFKD", word).replace(_TWO_DOTS, "")
    return plain.translate(_SAME).upper().translate(_CAPITALS).translate(_DIGITS)


def mixes_alphabets(word: str) -> bool:
    """Both alphabets in one word, one of them only with letters that pass for the other's."""
    latin, cyrillic = set(_LATIN.findall(word)), set(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return False
    return cyrillic <= _LIKE_LATIN or latin <= _LIKE_CYRILLIC
