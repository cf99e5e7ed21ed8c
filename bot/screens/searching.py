"""Find options by the beginnings of their words, as a person types them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from survey_defs.reading import fold

WORD = re.compile(r"[^\W_]+")
KEPT = 30
"""Bytes of the words that a button still holds beside its numbers."""


class Named(Protocol):
    @property
    def label(self) -> str: ...

    @property
    def full(self) -> str: ...


T = TypeVar("T", bound=Named)


def found(options: Sequence[T], searched: str) -> list[T]:
    """Those of which every word typed begins a word; one named exactly so comes alone."""
    wanted = WORD.findall(fold(searched))
    exactly = [one for one in options if fold(one.label) == fold(searched)]
    if len(exactly) == 1:
        return exactly
    return [one for one in options if wanted and _fits(one, wanted)]


def _fits(one: Named, wanted: Sequence[str]) -> bool:
    there = WORD.findall(fold(f"{one.label} {one.full}"))
    return all(any(word.startswith(typed) for word in there) for typed in wanted)


def kept(searched: str) -> str:
    """As much of the words as a button holds, none of them with what parts its fields."""
    typed = " ".join(WORD.findall(fold(searched)))
    return typed.encode()[:KEPT].decode(errors="ignore").strip()
