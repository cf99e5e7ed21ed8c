"""Several of the options: codes in the order of the options; an empty list says "none of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from survey_defs import answer_texts, texts
from survey_defs.finding import labelled, meant
from survey_defs.model import Multiple, Option
from survey_defs.offers import WHOLE, Offer
from survey_defs.reading import NotAnAnswer, fold, tidy

ADDS, TAKES = "+", "-"
_BETWEEN = re.compile(r"[,;\n]")
_AND = re.compile(rf"\s+{texts.AND_WORD}\s+", re.IGNORECASE)


def chosen(value: Any | None) -> set[str]:
    return set(value or ())


def choose(
    question: Multiple,
    current: Any | None,
    place: int,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
    offer: Offer = WHOLE,
) -> list[str]:
    """Let the option at this place (from 0) be chosen, or not, whatever it is now.

    What is no longer offered goes with it.
    """
    if not 0 <= place < len(question.options):
        raise NotAnAnswer(texts.UNKNOWN_OPTION)
    if on and not offer.has(place):
        raise NotAnAnswer(answer_texts.NOT_OFFERED)
    option = question.options[place]
    kept = chosen(current) & {o.code for o in _offered(question, offer)}
    if not on:
        return _in_order(question, kept - {option.code})
    others = {o.code for o in question.options if o.alone != option.alone or option.alone}
    return _checked(question, (kept - others) | {option.code})


def choose_none(question: Multiple) -> list[str]:
    """An answer too: none of them."""
    if question.at_least:
        raise NotAnAnswer(answer_texts.choose_at_least(question.at_least))
    return []


def parse_several(
    question: Multiple, text: str, current: Any | None, offer: Offer = WHOLE
) -> list[str]:
    """`1 3` or labels choose exactly these, `+ 3` adds and `- 3` takes away, `всё`, `нет`."""
    offered = _offered(question, offer)
    if whole := labelled(offered, text):
        return _enough(question, {option.code for option in whole})
    folded, line = fold(text), tidy(text)
    if folded in texts.EVERYTHING or line in texts.EVERYTHING:
        return _enough(question, {option.code for option in offered if not option.alone})
    if folded in texts.NOTHING or line in texts.NOTHING or folded == "0":
        return choose_none(question)
    known = chosen(current) & {option.code for option in offered}
    if line.startswith((ADDS, TAKES)):
        named = {option.code for option in _named(offered, line[1:])}
        return _enough(question, known | named if line[0] == ADDS else known - named)
    return _enough(question, {option.code for option in _named(offered, text)})


def validate_several(question: Multiple, value: Any) -> list[str]:
    """Fewer than asked may be kept: they are chosen one after another."""
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise NotAnAnswer(texts.WRONG_KIND)
    if not set(value) <= {option.code for option in question.options}:
        raise NotAnAnswer(texts.UNKNOWN_OPTION)
    return _checked(question, set(value))


def several_in_words(question: Multiple, value: Any) -> str:
    labels = [option.label for option in question.options if option.code in chosen(value)]
    return "; ".join(labels) if labels else answer_texts.CHOSEN_NOTHING


def too_few(question: Multiple, value: Any) -> str:
    """What is still to be chosen, in a sentence; empty when it is enough."""
    codes = chosen(value)
    alone = any(option.alone for option in question.options if option.code in codes)
    if alone or len(codes) >= question.at_least:
        return ""
    return answer_texts.choose_at_least(question.at_least)


def _named(offered: Sequence[Option], text: str) -> list[Option]:
    """Labels or words between commas, numbers anyhow, an «and» where it is no part of a label."""
    parts = [part for part in _BETWEEN.split(text) if tidy(part)]
    exactly = [labelled(offered, part) for part in parts]
    if parts and all(exactly):
        return [found[0] for found in exactly]
    found = [option for part in parts for option in _part(offered, part)]
    if not found:
        raise NotAnAnswer(answer_texts.needs_options(len(offered)))
    return found


def _part(offered: Sequence[Option], part: str) -> list[Option]:
    if found := meant(offered, part):
        return found
    halves = _AND.split(part)
    if len(halves) == 1:
        raise NotAnAnswer(answer_texts.no_such_option(tidy(part)))
    return [option for half in halves for option in _part(offered, half)]


def _enough(question: Multiple, codes: set[str]) -> list[str]:
    """Typed words are a whole answer."""
    value = _checked(question, codes)
    if sentence := too_few(question, value):
        raise NotAnAnswer(sentence)
    return value


def _checked(question: Multiple, codes: set[str]) -> list[str]:
    alone = [option for option in question.options if option.alone and option.code in codes]
    if alone and len(codes) > 1:
        raise NotAnAnswer(answer_texts.stands_alone(alone[0].label))
    if question.at_most is not None and len(codes) > question.at_most:
        raise NotAnAnswer(answer_texts.choose_at_most(question.at_most))
    return _in_order(question, codes)


def _in_order(question: Multiple, codes: set[str]) -> list[str]:
    return [option.code for option in question.options if option.code in codes]


def _offered(question: Multiple, offer: Offer) -> list[Option]:
    return [option for place, option in enumerate(question.options) if offer.has(place)]
