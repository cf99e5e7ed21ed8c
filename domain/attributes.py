"""What is known of an organisation beside its name: a few declared facts, and others as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from domain import texts
from domain.errors import NotPossible

Attribute = str | int | bool
MOST = 30
LONGEST_NAME = 40
LONGEST_VALUE = 200
MOST_PUPILS = 100_000
_SPACES_IN_NUMBERS = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)")

_UNIT = re.compile(texts.UNIT_OF_PUPILS, re.IGNORECASE)


class Declared(StrEnum):
    """Those that selections and clusters know by name."""

    TYPE = "type"
    PUPILS = "pupils"
    RURAL = "rural"
    LOW_RESULTS = "low_results"


def understood(name: str, text: str) -> Attribute | None:
    """The value that a person has written; none when they have written nothing."""
    words = " ".join(text.split())
    if not words:
        return None
    match name:
        case Declared.PUPILS:
            return _pupils(words)
        case Declared.RURAL:
            return _truth(name, words, texts.RURAL_WORDS)
        case Declared.LOW_RESULTS:
            return _truth(name, words, {})
    if len(words) > LONGEST_VALUE:
        raise NotPossible(texts.ATTRIBUTE_TOO_LONG.format(name=name, most=LONGEST_VALUE), name)
    return words


def named(text: str) -> str:
    """The name of a free attribute, or of a declared one by its Russian name."""
    name = " ".join(text.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise NotPossible(texts.ATTRIBUTE_NAME.format(most=LONGEST_NAME), "attributes")
    known = {words.casefold(): code for code, words in texts.ATTRIBUTES.items()}
    return known.get(name.casefold(), name)


def merged(
    kept: Mapping[str, Attribute], new: Mapping[str, Attribute | None]
) -> dict[str, Attribute]:
    """What is kept with the new over it; none takes one away."""
    together = {**kept, **new}
    left = {name: value for name, value in sorted(together.items()) if value is not None}
    if len(left) > MOST:
        raise NotPossible(texts.TOO_MANY_ATTRIBUTES.format(most=MOST), "attributes")
    return left


def in_words(name: str, value: Attribute) -> str:
    """As a person reads it."""
    if isinstance(value, bool):
        return texts.YES if value else texts.NO
    return str(value)


def label(name: str) -> str:
    """The Russian name of a declared one; a free one is its own name."""
    return texts.ATTRIBUTES.get(name, name)


def _pupils(words: str) -> int:
    number = _SPACES_IN_NUMBERS.sub("", _UNIT.sub("", words))
    if not number.isascii() or not number.isdigit() or int(number[:9]) > MOST_PUPILS:
        raise NotPossible(texts.NOT_PUPILS.format(text=words[:40]), Declared.PUPILS)
    return int(number[:9])


def _truth(name: str, words: str, more: Mapping[str, bool]) -> bool:
    said = {**texts.TRUTH_WORDS, **more}.get(words.casefold().replace("ё", "е"))
    if said is None:
        raise NotPossible(texts.NOT_TRUTH.format(name=label(name), text=words[:40]), name)
    return said
