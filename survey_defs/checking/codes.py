"""Codes: each once, and none that only looks like another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from survey_defs.checking import rule_texts as texts
from survey_defs.checking.confusable import looks, mixes_alphabets, skeleton
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import (
    Found,
    QuestionSpot,
    Spot,
    column_spots,
    question_spots,
    section_spots,
)
from survey_defs.model import Checklist, Choice, Multiple, Survey

_LETTERS = re.compile(r"[^\W\d_]")
_Named = tuple[str, Found]
"""A code and where it stands."""


def code_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    questions = list(question_spots(survey, raw))
    yield from _told_apart(_codes_of(questions))
    yield from _told_apart(_codes_of(section_spots(survey, raw)))
    yield from _told_apart(_listed(survey.document_classes, raw, "document_classes"))
    yield from _told_apart(_listed(survey.rules, raw, "rules"))
    for spot in questions:
        columns = list(column_spots(spot))
        yield from _inside(spot)
        yield from _told_apart(_codes_of(columns))
        for column in columns:
            yield from _inside(column)
            if survey.has(column.question.code):
                yield column.doubted(texts.hides_question(column.question.code), "code")


def _codes_of(spots: Iterable[Spot]) -> Iterator[_Named]:
    return ((spot.part.code, spot.found("", "code")) for spot in spots)


def _listed(parts: Iterable[object], raw: Mapping, key: str) -> Iterator[_Named]:
    for place, part in enumerate(parts):
        code = str(getattr(part, "code", ""))
        yield code, Found(at(raw, key, place, "code"), code, "")


def _inside(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Choice(options=options) | Multiple(options=options):
            key, codes = "options", [option.code for option in options]
        case Checklist(items=items):
            key, codes = "items", [item.code for item in items]
        case _:
            return
    yield from _told_apart((code, spot.found("", key, n, "code")) for n, code in enumerate(codes))


def _told_apart(codes: Iterable[_Named]) -> Iterator[Found]:
    """None twice, none mixed of two alphabets, none looking alike."""
    exactly: set[str] = set()
    alike: dict[str, str] = {}
    nearly: dict[str, str] = {}
    for code, found in codes:
        if mixes_alphabets(code):
            yield found._replace(sentence=texts.mixed_alphabets(code))
        if code in exactly:
            yield found._replace(sentence=texts.twice(code))
        elif (look := looks(code)) in alike:
            yield found._replace(sentence=texts.looks_like(code, alike[look]))
        elif (near := skeleton(code)) in nearly and _LETTERS.search(code):
            yield found._replace(sentence=texts.nearly_same(code, nearly[near]), warning=True)
        exactly.add(code)
        alike.setdefault(looks(code), code)
        nearly.setdefault(skeleton(code), code)
