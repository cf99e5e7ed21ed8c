"""Find the option that a person means: by its number, its label or some of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from survey_defs import answer_texts, texts
from survey_defs.model import Option
from survey_defs.reading import NotAnAnswer, fold, matching, places

NAMED = 8
"""So many options are named when words fit several; the rest are counted."""
TELLING = 3
"""Fewer letters must be a whole word."""
_WORDS = re.compile(r"[^\W_]+")


def the_option(offered: Sequence[Option], text: str) -> Option:
    """The only one that is meant; its number counts along the options offered."""
    found = meant(offered, text)
    if not found:
        raise NotAnAnswer(texts.needs_option(len(offered)))
    return _the_only(found)


def meant(offered: Sequence[Option], text: str) -> list[Option]:
    """One by its words, or as many as there are numbers; none when it says nothing known."""
    if whole := labelled(offered, text):
        return whole
    try:
        by_number = numbered(offered, text)
    except NotAnAnswer:
        if found := _worded(offered, text):  # «2026» of «2026 год»
            return [_the_only(found)]
        raise
    found = by_number or _worded(offered, text)
    return by_number or ([_the_only(found)] if found else [])


def _the_only(found: Sequence[Option]) -> Option:
    if len(found) > 1:
        raise NotAnAnswer(answer_texts.several_fit([o.label for o in found[:NAMED]], len(found)))
    return found[0]


def labelled(offered: Sequence[Option], text: str) -> list[Option]:
    """The one whose label is exactly this, unless two look alike."""
    wanted = fold(text)
    found = [option for option in offered if fold(option.label) == wanted]
    return found if wanted and len(found) == 1 else []


def numbered(offered: Sequence[Option], text: str) -> list[Option]:
    """`3`, `1 3`, `1 и 3`."""
    named = places(text, len(offered)) or ()
    return [offered[place - 1] for place in sorted(set(named))]


def _worded(offered: Sequence[Option], text: str) -> list[Option]:
    """By the label's beginning or, failing that, by words or their beginnings anywhere in it."""
    labels = [option.label for option in offered]
    begun = matching(text, labels)
    if begun:
        return [offered[place] for place in begun]
    wanted = _WORDS.findall(fold(text))
    return [option for option in offered if wanted and _contains(option, wanted)]


def _contains(option: Option, wanted: Sequence[str]) -> bool:
    words = _WORDS.findall(fold(option.label))
    return all(any(_begins(word, part) for word in words) for part in wanted)


def _begins(word: str, part: str) -> bool:
    return word == part or (len(part) >= TELLING and word.startswith(part))
