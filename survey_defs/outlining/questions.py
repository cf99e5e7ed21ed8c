"""One question, or one column, as the lines of an outline."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from survey_defs.exact import Exact, in_russian, share_in_russian
from survey_defs.model import (
    Against,
    Change,
    Checklist,
    Choice,
    Column,
    Comparison,
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Item,
    Ladder,
    Multiple,
    Note,
    Number,
    Option,
    PerUnit,
    Question,
    Rung,
    Survey,
    Table,
    Text,
)
from survey_defs.outlining import texts
from survey_defs.outlining.phrases import Phrases
from survey_defs.scores import UNIT, maximum_of

STEP = "  "


def question_lines(survey: Survey, question: Question, phrases: Phrases) -> Iterator[str]:
    yield " · ".join([f"[{question.code}] {question.title}", *_marks(survey, question)])
    for line in _details(question, phrases):
        yield f"{STEP}{line}"
    if question.evidence is not None:
        rule = question.evidence
        yield f"{STEP}{texts.evidence(rule.documents, rule.at_least)}"


def _details(question: Question | Column, phrases: Phrases) -> Iterator[str]:
    """All that is said of it but its title."""
    own = phrases.about(question)
    if question.ask_if is not None:
        yield texts.asked_if(own.say(question.ask_if))
    if question.hint:
        yield texts.hint(question.hint)
    if question.rule:
        yield texts.rule(question.rule)
    yield from _kind(question, own)
    if question.constraint is not None:
        yield texts.must(own.say(question.constraint), question.constraint_text)
    for caution in question.cautions:
        yield texts.caution(own.say(caution.when), caution.text)
    if question.ranking is not None:
        higher = question.ranking.better == "higher"
        yield texts.ranked(texts.RISES if higher else texts.FALLS)


def _marks(survey: Survey, question: Question) -> list[str]:
    if isinstance(question, Note):
        return [texts.NOTE]
    most = in_russian(Exact(maximum_of(question, survey.rounding), UNIT))
    earned = texts.points(most) if most != "0" else ""
    if question.earns == "salary":
        earned = texts.salary(in_russian(question.maximum_points))
    other = question.official not in (None, survey.official)
    marks = (
        earned,
        texts.weight(in_russian(question.weight)) if question.weight != 1 else "",
        "" if question.required else texts.OPTIONAL,
        texts.NOT_APPLICABLE if question.not_applicable else "",
        texts.PERIODS.get(question.periodicity, ""),
        (texts.OFFICIAL if question.official else texts.UNOFFICIAL) if other else "",
    )
    return [mark for mark in marks if mark]


def _kind(question: Question | Column, phrases: Phrases) -> Iterator[str]:
    match question:
        case Choice():
            yield from (_option("( )", each, phrases) for each in question.options)
        case Multiple():
            yield texts.several(question.at_least, question.at_most)
            yield from (_option("[ ]", each, phrases) for each in question.options)
        case Checklist():
            yield from map(_tick, question.items)
        case Ladder() | Change() | Comparison() | PerUnit():
            yield from _scale(question)
        case Table():
            yield from _table(question, phrases)
        case Computed():
            yield texts.computed(phrases.say(question.formula))
            yield from map(_rung, question.rungs)
        case Note():
            pass
        case _:
            yield _plain(question)


def _plain(question: Number | Fraction | Text | Date | EvidenceOnly) -> str:
    match question:
        case Number():
            limits = texts.between(_words(question.at_least), _words(question.at_most))
            return texts.number(limits, question.unit.rpartition("|")[2])
        case Fraction():
            return texts.fraction(question.numerator, question.denominator)
        case Text():
            return texts.text(question.max_length)
        case Date():
            return texts.dates(question.at_least, question.at_most)
        case EvidenceOnly():
            return texts.documents(question.evidence.at_least if question.evidence else 0)
        case _:
            assert_never(question)


def _scale(question: Ladder | Change | Comparison | PerUnit) -> Iterator[str]:
    match question:
        case Ladder():
            yield texts.MEASURES[question.entry]
            yield from map(_rung, question.rungs)
            if question.otherwise is not None:
                yield f"{texts.IF_OTHERWISE}{_earned(question.otherwise)}"
            yield from _flag(question.void)
        case Change():
            steps = question.points_better, question.points_same, question.points_worse
            yield texts.MEASURES[question.entry]
            yield texts.change(*(in_russian(step) for step in steps))
            yield from _flag(question.exempt)
        case Comparison():
            yield texts.MEASURES[question.entry]
            yield from map(_against, question.rungs)
        case PerUnit():
            yield _per_unit(question)


def _per_unit(question: PerUnit) -> str:
    each = f"{'+' if question.per_unit > 0 else ''}{in_russian(question.per_unit)}"
    limits = texts.between(_words(question.floor), _words(question.cap))
    return texts.per_unit(in_russian(question.base), each, in_russian(question.unit_size), limits)


def _table(table: Table, phrases: Phrases) -> Iterator[str]:
    yield texts.table(table.row.partition("|")[0], table.rows_at_least, table.rows_at_most)
    inner = phrases.inside(table)
    for column in table.columns:
        marks = [] if column.required else [texts.OPTIONAL]
        yield " · ".join([f"| {column.title}", *marks])
        for line in _details(column, inner):
            yield f"|{STEP}{line}"


def _option(box: str, option: Option, phrases: Phrases) -> str:
    offered = texts.offered_if(phrases.say(option.show_if)) if option.show_if else ""
    earned = _earned(option.points) if option.points else ""
    return f"{box} {option.full or option.label}{earned}{offered}"


def _tick(item: Item) -> str:
    earned = _earned(item.points) if item.role == "scored" else ""
    return f"[{texts.ROLES[item.role]}] {item.full or item.label}{earned}"


def _rung(rung: Rung) -> str:
    words = texts.stretch(*map(_words, (rung.from_, rung.above, rung.to, rung.below)))
    return f"{words}{_earned(rung.points)}"


def _against(rung: Against) -> str:
    share = f" {share_in_russian(Exact(rung.share))}" if rung.share is not None else ""
    return f"{texts.RELATIONS[rung.relation]}{share}{_earned(rung.points)}"


def _flag(label: str) -> Iterator[str]:
    if label:
        yield f"[ ] {label}"


def _earned(points: Decimal) -> str:
    return texts.earned(in_russian(points))


def _words(number: Decimal | None) -> str:
    return "" if number is None else in_russian(number)
