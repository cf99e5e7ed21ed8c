"""The cycle: every link is told by one question of a chain, and by its points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from survey_defs.checking import cycle_texts as texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found
from survey_defs.model import Question, Section, Survey
from survey_defs.scores import maximum_of


def cycle_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    told: dict[str, list[Question]] = {}
    for question in survey.questions:
        told.setdefault(question.criterion, []).append(question)
    seen: set[str] = set()
    for place, link in enumerate(survey.cycle):
        line = at(raw, "cycle", place, "criterion")
        if link.criterion in seen:
            yield Found(line, "", texts.twice(link.criterion))
        elif link.criterion not in told:
            yield Found(line, "", texts.of_nobody(link.criterion))
        else:
            pointless = _pointless(survey, told[link.criterion])
            if pointless:
                yield Found(line, "", texts.without_points(pointless.code))
            for section, codes in _together(survey.sections, link.criterion, ()):
                yield Found(line, "", texts.told_twice(link.criterion, section.code, codes))
        seen.add(link.criterion)
    yield from _groups(survey, raw)


def _pointless(survey: Survey, questions: list[Question]) -> Question | None:
    found = (each for each in questions if maximum_of(each, survey.rounding) <= 0)
    return next(found, None)


def _together(
    sections: tuple[Section, ...], criterion: str, above: tuple[str, ...]
) -> Iterator[tuple[Section, tuple[str, ...]]]:
    """Where one chain would meet the criterion twice, with the questions that tell it."""
    for section in sections:
        here = [each.code for each in section.questions if each.criterion == criterion]
        codes = (*above, *here)
        if here and len(codes) > 1:
            yield section, codes
        else:
            yield from _together(section.sections, criterion, codes)


def _groups(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """All links have a group or none has, and the links of one stand side by side."""
    named = [bool(link.group) for link in survey.cycle]
    if any(named) and not all(named):
        yield Found(at(raw, "cycle", named.index(False)), "", texts.GROUP_MISSING)
    ended: set[str] = set()
    for group, links in groupby(enumerate(survey.cycle), key=lambda each: each[1].group):
        if group and group in ended:
            yield Found(at(raw, "cycle", next(links)[0], "group"), "", texts.parted(group))
        ended.add(group)
