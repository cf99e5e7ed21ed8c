"""How a question is answered, told before it is: what to type, and within which limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.screens import question_texts as words
from bot.screens.layout import italic
from survey_defs.exact import in_russian
from survey_defs.model import (
    Change,
    Column,
    Comparison,
    Date,
    EvidenceOnly,
    EvidenceRule,
    Fraction,
    Ladder,
    Number,
    PerUnit,
    Question,
    Text,
)

USUAL_LENGTH = Text.model_fields["max_length"].default
USUAL = 12
"""The example of a number."""
PART = 200
"""Letters of what one of two numbers counts."""


def how_to_answer(asked: Question | Column) -> Iterator[str]:
    """Unless the hint of the question shows by an example of its own how it is done."""
    entry = asked.entry if isinstance(asked, Ladder | Change | Comparison) else asked.kind
    if isinstance(asked, EvidenceOnly):
        yield _papers_asked(asked.evidence or EvidenceRule())
    elif words.KINDS.get(entry):
        yield words.TYPED if words.EXAMPLE in asked.hint else _typed(asked, entry)
    said = _limits(asked)
    if said:
        yield italic(said)


def _typed(asked: Question | Column, entry: str) -> str:
    return words.NUMBER if isinstance(asked, Number) and _bars(asked) else words.KINDS[entry]


def _bars(asked: Number) -> bool:
    """Whether its limits would refuse the usual example."""
    low, high = asked.at_least, asked.at_most
    return (low is not None and low > USUAL) or (high is not None and high < USUAL)


def _papers_asked(rule: EvidenceRule) -> str:
    if not rule.link:
        return words.PAPERS_ASKED_FILE
    return words.PAPERS_ASKED if rule.file else words.PAPERS_ASKED_LINK


def _limits(asked: Question | Column) -> str:
    match asked:
        case Number():
            return _number(asked)
        case PerUnit(decimals=decimals, unit=unit) if decimals:
            return words.number("", decimals, _many(unit))
        case Text(max_length=most) if most != USUAL_LENGTH:
            return words.length(most)
        case Date(at_least=first, at_most=last) if first or last:
            return words.days(_day(first), _day(last))
        case Fraction() | Ladder() | Change() | Comparison():
            return _measured(asked)
    return ""


def _number(asked: Number) -> str:
    low = "" if asked.at_least is None else in_russian(asked.at_least)
    high = "" if asked.at_most is None else in_russian(asked.at_most)
    bounds = words.bounds(low, high)
    if not (bounds or asked.unit or asked.decimals):
        return ""
    return words.number(bounds, asked.decimals, _many(asked.unit))


def _many(unit: str) -> str:
    """What five of them are called."""
    return unit.rsplit("|", maxsplit=1)[-1]


def _measured(asked: Fraction | Ladder | Change | Comparison) -> str:
    if asked.numerator or asked.denominator:
        return words.parts(asked.numerator[:PART], asked.denominator[:PART])
    if not isinstance(asked, Fraction) and asked.entry == "number" and asked.unit:
        return words.number("", asked.decimals, _many(asked.unit))
    return ""


def _day(iso: str) -> str:
    return date.fromisoformat(iso).strftime("%d.%m.%Y") if iso else ""
