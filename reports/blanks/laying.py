"""Lay a questionnaire out as a blank: every question with room for its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reports.blanks import texts
from reports.blanks.fields import (
    Ask,
    Blank,
    Boxes,
    Cards,
    Field,
    Heading,
    Level,
    Line,
    Room,
    Said,
    Two,
)
from survey_defs.exact import Exact, in_russian
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Column,
    Comparison,
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Ladder,
    Multiple,
    Note,
    Number,
    PerUnit,
    Question,
    Section,
    Survey,
    Table,
    Text,
)
from survey_defs.outlining.phrases import Phrases
from survey_defs.scores import UNIT, maximum_of
from survey_defs.tallying import most_of

CARDS_BESIDE = 3
MOST_CARDS = 6
LETTERS_OF_A_LINE = 110
MOST_LINES = 7
_LEVELS: tuple[Level, ...] = (1, 2, 3, 4)


def lay_out(survey: Survey) -> Blank:
    phrases = Phrases.of(survey)
    asked = [q for q in survey.questions if not isinstance(q, Computed | Note)]
    most = in_russian(Exact(most_of(survey).whole.maximum, UNIT))
    return Blank(
        title=survey.title,
        notice=survey.notice,
        about=survey.about,
        size=texts.about(len(asked), most),
        edition=texts.version(survey.code, survey.version),
        parts=tuple(
            part for section in survey.sections for part in _section(survey, section, phrases, 0)
        ),
        sources=survey.sources,
    )


def _section(
    survey: Survey, section: Section, phrases: Phrases, depth: int
) -> Iterator[Heading | Ask]:
    condition = texts.SECTION_CONDITION + phrases.say(section.ask_if) if section.ask_if else ""
    words = f"{section.code}. {section.title}" if section.code[:1].isdigit() else section.title
    yield Heading(_LEVELS[min(depth, len(_LEVELS) - 1)], words, condition)
    for inner in section.sections:
        yield from _section(survey, inner, phrases, depth + 1)
    for question in section.questions:
        yield _ask(survey, section, question, phrases)


def _ask(survey: Survey, section: Section, question: Question, phrases: Phrases) -> Ask:
    fields = [*_fields(question, phrases)]
    if question.not_applicable:
        fields.append(Line(f"{texts.BOX} {texts.NOT_APPLICABLE}", wide=True))
    return Ask(
        number=texts.number(survey.place(question.code) + 1),
        title=question.title.removesuffix(f" · {section.code} {section.title}"),
        points=_points(survey, question),
        remarks=tuple(_remarks(question, phrases)),
        fields=tuple(fields),
        evidence=_evidence(question),
    )


def _points(survey: Survey, question: Question) -> str:
    most = in_russian(Exact(maximum_of(question, survey.rounding), UNIT))
    return "" if most == "0" else texts.points(most)


def _remarks(question: Question | Column, phrases: Phrases) -> Iterator[str]:
    if question.ask_if is not None:
        yield f"{texts.CONDITION}{phrases.about(question).say(question.ask_if)}."
    if question.hint:
        yield question.hint
    if question.rule:
        yield f"{texts.POINTS}: {question.rule}." if _earns(question) else _sentence(question.rule)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _earns(question: Question | Column) -> bool:
    return question.maximum_points != 0


def _evidence(question: Question) -> str:
    rule = question.evidence
    if rule is None:
        return ""
    named = "; ".join(rule.documents) or texts.EVIDENCE_ANY
    return (texts.EVIDENCE_NEEDED if rule.at_least else texts.EVIDENCE) + named


def _fields(question: Question, phrases: Phrases) -> Iterator[Field | Cards]:
    match question:
        case Checklist():
            yield _ticks(question)
        case Ladder() | Change() | Comparison():
            yield from _measured(question)
        case PerUnit():
            yield Line(after=question.unit.rpartition("|")[2])
        case Table():
            yield from _cards(question, phrases)
        case EvidenceOnly() | Note():
            pass
        case _:
            yield _simple(question, phrases)


def _simple(question: Column, phrases: Phrases) -> Field:
    """What may also stand in a table."""
    match question:
        case Choice() | Multiple():
            return _boxes(question)
        case Number():
            return Line(after=question.unit.rpartition("|")[2])
        case Fraction():
            return Two(question.numerator, question.denominator)
        case Text():
            return Room(
                max(1, min(MOST_LINES, round(question.max_length / 4 / LETTERS_OF_A_LINE)))
            )
        case Date():
            return Said(texts.DATE_LINE)
        case Computed():
            return Said(texts.COMPUTED + phrases.say(question.formula))
        case _:
            assert_never(question)


def _boxes(question: Choice | Multiple) -> Boxes:
    how = texts.ONE
    if isinstance(question, Multiple):
        least = question.at_least
        how = texts.at_least(least) if least > 1 else texts.OTHERS
    options = (
        (option.full or option.label, texts.earned(in_russian(option.points)))
        if option.points
        else (option.full or option.label, "")
        for option in question.options
    )
    return Boxes(how, tuple(options))


def _ticks(question: Checklist) -> Boxes:
    options = (
        (
            item.full or item.label,
            texts.earned(in_russian(item.points)) if item.role == "scored" else "",
        )
        for item in question.items
    )
    return Boxes(texts.TICKS, tuple(options))


def _measured(question: Ladder | Change | Comparison) -> Iterator[Field]:
    if question.entry == "number":
        yield Line(after=question.unit.rpartition("|")[2])
    else:
        yield Two(question.numerator, question.denominator)
        if question.entry == "percent":
            yield Line(texts.OR_ELSE, texts.PERCENT_SIGN)
    if isinstance(question, Change):
        yield Line(texts.PREVIOUS)
    flag = question.void if isinstance(question, Ladder) else ""
    flag = question.exempt if isinstance(question, Change) else flag
    if flag:
        yield Boxes("", ((flag, ""),))


def _cards(table: Table, phrases: Phrases) -> Iterator[Field | Cards]:
    inner = phrases.inside(table)
    name = table.row.partition("|")[0].capitalize() or texts.ROW
    count = min(MOST_CARDS, max(table.rows_at_most, 1))
    rows = tuple(
        (column.title, " ".join(_remarks(column, inner)), _narrow(column, inner))
        for column in table.columns
        if not isinstance(column, Computed)
    )
    for first in range(1, count + 1, CARDS_BESIDE):
        last = min(first + CARDS_BESIDE, count + 1)
        yield Cards(tuple(texts.nth(name, number) for number in range(first, last)), rows)
    if table.rows_at_most > count:
        yield Said(texts.MORE_ROWS)
    if not table.rows_at_least:
        yield Boxes("", ((texts.NO_ROWS, ""),))


def _narrow(column: Column, phrases: Phrases) -> Field:
    """Room within a card."""
    match column:
        case Choice() | Multiple():
            labels = ((option.label, "") for option in column.options)
            return Boxes("", tuple(labels))
        case Text():
            return Room(2 if column.max_length > LETTERS_OF_A_LINE else 1)
        case Date():
            return Line()
    return _simple(column, phrases)
