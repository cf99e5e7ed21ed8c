"""The dictionary of the data: every column, every question with its options, unit and maximum."""

from __future__ import annotations

from collections.abc import Iterator

from reports.cells import clean, exactly
from reports.columns import answered_questions
from reports.gathering import Gathered
from reports.tidy import texts
from survey_defs.model import Question, Survey
from survey_defs.scoring import maximum_of, points_in_words, units_of

Row = tuple[str, ...]
WIDTH = len(texts.DICTIONARY_HEAD)


def dictionary(gathered: Gathered, *, bare: bool) -> Iterator[Row]:
    """First what the files are, then their columns, then the questions."""
    yield texts.DICTIONARY_HEAD
    for name, fact in _about(gathered, bare=bare):
        yield _row(texts.ABOUT, name, clean(fact))
    for file, head in (("answers", texts.ANSWERS_HEAD), ("results", texts.RESULTS_HEAD)):
        for column in head:
            if not (bare and column in texts.WITHOUT):
                yield _row(texts.FILE_NAMES[file], column, column, texts.COLUMNS[column])
    for question in answered_questions(gathered.survey):
        yield _question(gathered.survey, question)


def _about(gathered: Gathered, *, bare: bool) -> Iterator[tuple[str, str]]:
    campaign = gathered.campaign
    yield texts.CAMPAIGN, campaign.title
    yield texts.SURVEY, f"{campaign.survey_title}, {texts.version(campaign.version)}"
    if campaign.notice and not campaign.official:
        yield texts.SURVEY, campaign.notice
    yield texts.COUNTED, gathered.by_section.words
    yield texts.PERSONS, texts.LEFT_OUT if bare else texts.KEPT
    yield texts.FORMAT, texts.HOW


def _question(survey: Survey, question: Question) -> Row:
    section = survey.section_of(question.code)[-1]
    unit = getattr(question, "unit", "") or ""
    return (
        texts.QUESTION,
        question.code,
        clean(question.title),
        "",
        texts.KINDS[question.kind],
        clean(_options(question)),
        unit.split("|")[-1],
        exactly(maximum_of(question, survey.rounding)),
        section.code,
        clean(section.title),
        question.criterion,
        texts.YES if question.required else texts.NO,
    )


def _options(question: Question) -> str:
    """`yes — Есть (3); no — Нет`: codes as they stand among the values."""
    listed = getattr(question, "options", ()) or getattr(question, "items", ())
    told = []
    for option in listed:
        earns = getattr(option, "role", "scored") == "scored"
        points = getattr(option, "points", None) if earns else None
        worth = f" ({points_in_words(units_of(points))})" if points else ""
        told.append(f"{option.code} — {option.label}{worth}")
    return "; ".join(told)


def _row(*cells: str) -> Row:
    return (*cells, *("",) * (WIDTH - len(cells)))
