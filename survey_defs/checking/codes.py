"""Codes: each once, and none that only looks like another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from survey_defs.checking import texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found, QuestionSpot, question_spots, section_spots
from survey_defs.model import Checklist, Choice, Survey

_LOOKALIKES = str.maketrans(texts.CYRILLIC_LOOKALIKES, "ABEKMHOPCTXaeopcyx")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(rf"[{texts.CYRILLIC_RANGE}]")


def code_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    questions, sections = list(question_spots(survey, raw)), list(section_spots(survey, raw))
    yield from _told_apart((spot.question.code, spot.found("", "code").line) for spot in questions)
    yield from _told_apart((spot.section.code, spot.found("", "code").line) for spot in sections)
    classes = enumerate(survey.document_classes)
    yield from _told_apart((c.code, at(raw, "document_classes", n, "code")) for n, c in classes)
    for spot in questions:
        yield from _inside(spot)


def _inside(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Choice(options=options):
            key, codes = "options", [option.code for option in options]
        case Checklist(items=items):
            key, codes = "items", [item.code for item in items]
        case _:
            return
    found = _told_apart(
        (code, spot.found("", key, place, "code").line) for place, code in enumerate(codes)
    )
    yield from (problem._replace(where=spot.question.code) for problem in found)


def _told_apart(codes: Iterable[tuple[str, int]]) -> Iterator[Found]:
    """Codes with their lines: none twice, none mixed of two alphabets, none looking alike."""
    seen: dict[str, str] = {}
    for code, line in codes:
        if _LATIN.search(code) and _CYRILLIC.search(code):
            yield Found(line, code, texts.mixed_alphabets(code))
        looks = code.translate(_LOOKALIKES)
        if looks in seen:
            same = seen[looks] == code
            yield Found(line, code, texts.twice(code) if same else texts.looks_like(code))
        seen.setdefault(looks, code)
