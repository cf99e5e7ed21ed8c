"""What points are added up by: mechanisms, criteria or questions, and the rules beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.overview import texts
from domain.pinned import LEVELS
from survey_defs.model import Section, Survey
from survey_defs.scoring import maximum_of
from survey_defs.tallying import most_of, ruled_sections

RULES = "§"
"""The column of rules; no code of a survey looks like it."""


class Grouping(StrEnum):
    """What the columns are."""

    SECTION = "section"
    """Mechanisms or, in a survey without any, its outermost sections."""
    POSITION = "position"
    """Sections right within those, where there are any."""
    CRITERION = "criterion"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    label: str
    title: str
    maximum: int
    """Of one form to which everything applies; ten-thousandths of a point."""
    rules: bool = False
    """Not of questions: what rules of sections add to them or take away."""


def groupings_of(survey: Survey) -> tuple[Grouping, ...]:
    senseless = set()
    if not any(question.criterion for question in survey.questions):
        senseless.add(Grouping.CRITERION)
    if not _sections(survey, Grouping.POSITION) or _depth(survey) + 1 >= LEVELS:
        senseless.add(Grouping.POSITION)
    return tuple(each for each in Grouping if each not in senseless)


def group_of(survey: Survey, grouping: Grouping) -> str:
    """The column of the database that the sums are grouped by."""
    if grouping is Grouping.SECTION:
        return f"section{_depth(survey) + 1}"
    if grouping is Grouping.POSITION:
        return f"section{min(_depth(survey) + 2, LEVELS)}"
    return grouping.value


def columns_of(survey: Survey, grouping: Grouping) -> tuple[Column, ...]:
    """In the order of the survey; the last is for rules that belong to none of the others."""
    shown = _shown(survey, grouping)
    if RULES not in homes_of(survey, grouping).values():
        return shown
    beyond = most_of(survey).whole.maximum - sum(column.maximum for column in shown)
    return (*shown, Column(RULES, texts.RULES, texts.RULES, beyond, rules=True))


def homes_of(survey: Survey, grouping: Grouping) -> dict[str, str]:
    """By section with a rule, the column that shows what the rule makes of its points."""
    ruled = ruled_sections(survey)
    homes = dict.fromkeys(ruled, RULES)
    if ruled and grouping in (Grouping.SECTION, Grouping.POSITION):
        for section in _sections(survey, grouping):
            inside = {section.code, *_codes(section.sections)}
            homes |= {code: section.code for code in ruled if code in inside}
    return homes


def _codes(sections: Sequence[Section]) -> list[str]:
    return [code for each in sections for code in (each.code, *_codes(each.sections))]


def _shown(survey: Survey, grouping: Grouping) -> tuple[Column, ...]:
    if grouping is Grouping.QUESTION:
        return tuple(
            Column(each.code, each.code, each.title, maximum_of(each, survey.rounding))
            for each in survey.questions
        )
    if grouping is Grouping.CRITERION:
        return _criteria(survey)
    most = most_of(survey)
    return tuple(
        Column(section.code, section.label, section.title, most.of(section.code).maximum)
        for section in _sections(survey, grouping)
    )


def _sections(survey: Survey, grouping: Grouping) -> tuple[Section, ...]:
    if grouping is Grouping.POSITION:
        return tuple(_at(survey.sections, _depth(survey) + 1))
    return mechanisms_of(survey)


def mechanisms_of(survey: Survey) -> tuple[Section, ...]:
    """What points are added up by: mechanisms or, without any, the outermost sections."""
    return tuple(_at(survey.sections, _depth(survey)))


def _criteria(survey: Survey) -> tuple[Column, ...]:
    """Tags in their own order, named by the questions that carry them."""
    tagged: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for question in survey.questions:
        if question.criterion:
            tagged.setdefault(question.criterion, []).append(maximum_of(question, survey.rounding))
            titles.setdefault(question.criterion, question.label)
    return tuple(Column(tag, tag, titles[tag], sum(tagged[tag])) for tag in sorted(tagged))


def _depth(survey: Survey) -> int:
    """How many sections lie above a mechanism."""
    level, sections = 0, survey.sections
    while sections:
        if any(section.level == "mechanism" for section in sections):
            return level
        sections = tuple(inner for section in sections for inner in section.sections)
        level += 1
    return 0


def _at(sections: Sequence[Section], depth: int) -> list[Section]:
    if depth == 0:
        return [*sections]
    return _at([inner for section in sections for inner in section.sections], depth - 1)
