"""How a questionnaire's questions look on a phone, drawn from the definition alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from admin import survey_texts as texts
from survey_defs.exact import in_russian
from survey_defs.model import (
    Checklist,
    Choice,
    Computed,
    Ladder,
    Multiple,
    Note,
    Option,
    Question,
    Survey,
    Table,
)
from survey_defs.outlining.phrases import Phrases
from survey_defs.scaled import Measured


@dataclass(frozen=True, slots=True)
class PhoneScreen:
    """One question as a person meets it."""

    number: int
    code: str
    section: str
    title: str
    hint: str
    rule: str
    most: str
    condition: str
    lines: tuple[str, ...]
    """Above the buttons: whole wordings, columns, what to type."""
    buttons: tuple[tuple[str, ...], ...]


def screens(survey: Survey, begin: int, end: int) -> Iterator[PhoneScreen]:
    """Of the questions from this place to that, counted from 0."""
    phrases = Phrases.of(survey)
    for number, question in enumerate(survey.questions[begin:end], begin + 1):
        yield _screen(survey, question, number, phrases)


def _screen(survey: Survey, question: Question, number: int, phrases: Phrases) -> PhoneScreen:
    path = survey.section_of(question.code)
    most = question.maximum_points
    return PhoneScreen(
        number=number,
        code=question.code,
        section=" › ".join(section.label for section in path),
        title=question.title,
        hint=question.hint,
        rule=question.rule,
        most=texts.up_to(in_russian(most)) if most else "",
        condition=_condition(question, phrases),
        lines=tuple(_lines(question, phrases)),
        buttons=tuple(_buttons(question, phrases)),
    )


def _condition(question: Question, phrases: Phrases) -> str:
    if not question.ask_if:
        return ""
    return texts.ASKED_IF.format(condition=phrases.say(question.ask_if))


def _lines(question: Question, phrases: Phrases) -> Iterator[str]:
    match question:
        case Choice(options=parts) | Multiple(options=parts) | Checklist(items=parts):
            for part in parts:
                if part.full:
                    yield texts.IN_FULL.format(label=part.label, full=part.full)
        case Table():
            for place, column in enumerate(question.columns, 1):
                yield texts.COLUMN.format(number=place, label=column.label)
        case Computed():
            yield texts.TYPED["computed"]
            yield texts.FORMULA.format(formula=phrases.say(question.formula))
        case Note():
            pass
        case _:
            yield _typed(question)


def _typed(question: Question) -> str:
    if isinstance(question, Measured) and question.entry == "number":
        return texts.TYPED_NUMBER
    if isinstance(question, Measured) and question.entry == "fraction":
        return texts.TYPED["fraction"]
    return texts.TYPED[question.kind]


def _buttons(question: Question, phrases: Phrases) -> Iterator[tuple[str, ...]]:
    yield from ((label,) for label in _own(question, phrases))
    yield from _below(question)


def _own(question: Question, phrases: Phrases) -> Iterable[str]:
    """The buttons that answer, each in a row of its own."""
    labels: Iterable[str] = ()
    match question:
        case Choice():
            labels = (_option(option, phrases) for option in question.options)
        case Multiple():
            labels = (texts.TICK + _option(option, phrases) for option in question.options)
        case Checklist():
            labels = (texts.TICK + item.label for item in question.items)
        case Table():
            labels = (texts.ADD_ROW,)
        case Ladder() if question.void:
            labels = (texts.TICK + question.void,)
    return labels


def _option(option: Option, phrases: Phrases) -> str:
    if option.show_if is None:
        return option.label
    return texts.SHOWN_IF.format(label=option.label, condition=phrases.say(option.show_if))


def _below(question: Question) -> Iterator[tuple[str, ...]]:
    papers = (texts.PAPERS,) if question.evidence else ()
    is_answered = not isinstance(question, Computed | Note)
    comment = (texts.COMMENT,) if question.comment and is_answered else ()
    if papers or comment:
        yield (*papers, *comment)
    if question.not_applicable:
        yield (texts.NOT_APPLICABLE,)
    yield (texts.BACK, texts.SECTIONS, texts.NEXT)
