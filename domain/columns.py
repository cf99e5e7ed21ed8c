"""What points are added up by: sections of a depth, criteria, questions, and rules beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.overview import texts
from survey_defs.model import Question, Section, Survey
from survey_defs.numbering import number_in
from survey_defs.scoring import maximum_of
from survey_defs.tallying import most_of, ruled_sections

RULES = "§"
"""The column of rules; no code of a survey looks like it."""
WHOLE = ""
"""Where the code of a section is expected: the whole survey."""
DEEPEST = 6


class Grouping(StrEnum):
    """What the columns are."""

    SECTION = "section"
    """Mechanisms or, in a survey without any, its outermost sections."""
    POSITION = "position"
    """Sections right within those, and what of those lies in none."""
    LEVEL1 = "level1"
    """Sections of this depth, the outermost; where there is none so deep, what there is."""
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    LEVEL4 = "level4"
    LEVEL5 = "level5"
    LEVEL6 = "level6"
    CRITERION = "criterion"
    QUESTION = "question"


LEVELS = (
    Grouping.LEVEL1,
    Grouping.LEVEL2,
    Grouping.LEVEL3,
    Grouping.LEVEL4,
    Grouping.LEVEL5,
    Grouping.LEVEL6,
)


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    label: str
    title: str
    maximum: int
    """Of one form to which everything applies; ten-thousandths of a point."""
    rules: bool = False
    """Not of questions: what rules of sections add to them or take away."""
    opens: Grouping | None = None
    """What it consists of in its turn; None: nothing smaller."""

    @property
    def number(self) -> str:
        return number_in(self.code)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns, and for every question and every ruled section the one that it belongs to."""

    columns: tuple[Column, ...]
    homes: tuple[int, ...]
    """By question, in the order of the survey: a column, `rest`, or -1 outside."""
    ruled: dict[str, int]
    """By section with a rule."""

    @property
    def rest(self) -> int:
        """Of what is in no column and still in the sum: questions that bear no criterion."""
        return len(self.columns)


def groupings_of(survey: Survey, inside: str = WHOLE) -> tuple[Grouping, ...]:
    """From the coarsest; within a section only what divides it."""
    depth, mechanisms = _depth_of(survey, inside), _depth(survey)
    deepest = max(len(survey.section_of(each.code)) for each in _questions(survey, inside))
    levels = [_grouping_at(mechanisms, level) for level in range(depth, min(deepest, DEEPEST))]
    tagged = any(each.criterion for each in _questions(survey, inside))
    return (*levels, *([Grouping.CRITERION] if tagged else []), Grouping.QUESTION)


def kind_of(survey: Survey, grouping: Grouping) -> str:
    """What sections of that depth mostly are: block, mechanism, position or group."""
    if grouping in (Grouping.CRITERION, Grouping.QUESTION):
        return grouping.value
    found = Counter(section.level for section in _cut(survey, _depth_at(survey, grouping)))
    return found.most_common(1)[0][0]


def section_called(survey: Survey, code: str) -> Section | None:
    return next((each for each, _ in _everything(survey.sections) if each.code == code), None)


def trail_of(survey: Survey, code: str) -> tuple[Section, ...]:
    """The section with all that it lies in, from the outermost."""
    return next(
        (
            (*above, each)
            for each, above in _everything(survey.sections)
            if each.code == code and code != WHOLE
        ),
        (),
    )


def columns_of(survey: Survey, grouping: Grouping, inside: str = WHOLE) -> tuple[Column, ...]:
    return layout_of(survey, grouping, inside).columns


def layout_of(survey: Survey, grouping: Grouping, inside: str = WHOLE) -> Layout:
    """In the order of the survey; the last column is for rules that are of no other."""
    known = survey.worked_out.setdefault(f"layout {grouping} {inside}", None)
    if not isinstance(known, Layout):
        known = _laid(survey, grouping, inside)
        survey.worked_out[f"layout {grouping} {inside}"] = known
    return known


def mechanisms_of(survey: Survey) -> tuple[Section, ...]:
    """What points are added up by: mechanisms or, without any, the outermost sections."""
    return tuple(_at(survey.sections, _depth(survey)))


def _laid(survey: Survey, grouping: Grouping, inside: str) -> Layout:
    shown = _shown(survey, grouping, inside)
    places = {column.code: place for place, column in enumerate(shown)}
    within = {question.code for question in _questions(survey, inside)}
    homes = tuple(
        places.get(_key(survey, grouping, each.code), len(shown)) if each.code in within else -1
        for each in survey.questions
    )
    ruled = _ruled(survey, grouping, inside, places)
    if None not in ruled.values():
        return Layout(
            shown, homes, {code: home for code, home in ruled.items() if home is not None}
        )
    whole = most_of(survey).whole if inside == WHOLE else most_of(survey).of(inside)
    beyond = whole.maximum - sum(column.maximum for column in shown)
    if grouping is Grouping.CRITERION:
        beyond -= sum(
            maximum_of(each, survey.rounding)
            for each in _questions(survey, inside)
            if not each.criterion
        )
    rules = Column(RULES, texts.RULES, texts.RULES, beyond, rules=True)
    rest = tuple(home + (home == len(shown)) for home in homes)
    found = {code: len(shown) if home is None else home for code, home in ruled.items()}
    return Layout((*shown, rules), rest, found)


def _key(survey: Survey, grouping: Grouping, question: str) -> str:
    """The code of the column that a question belongs to."""
    if grouping is Grouping.QUESTION:
        return question
    if grouping is Grouping.CRITERION:
        return survey.question(question).criterion
    path = survey.section_of(question)
    return path[min(_depth_at(survey, grouping), len(path) - 1)].code


def _ruled(
    survey: Survey, grouping: Grouping, inside: str, places: dict[str, int]
) -> dict[str, int | None]:
    """By section with a rule, the column that has the whole of it; None: no column has."""
    found: dict[str, int | None] = {}
    depth = _depth_at(survey, grouping)
    for code in ruled_sections(survey):
        trail = trail_of(survey, code)
        if inside != WHOLE and inside not in {section.code for section in trail}:
            continue
        home = None
        if trail and grouping not in (Grouping.CRITERION, Grouping.QUESTION):
            top = trail[min(depth, len(trail) - 1)]
            home = places.get(top.code) if len(trail) > depth or not top.sections else None
        found[code] = home
    return found


def _shown(survey: Survey, grouping: Grouping, inside: str) -> tuple[Column, ...]:
    if grouping is Grouping.QUESTION:
        return tuple(
            Column(each.code, each.code, each.title, maximum_of(each, survey.rounding))
            for each in _questions(survey, inside)
        )
    if grouping is Grouping.CRITERION:
        return _criteria(survey, inside)
    depth = _depth_at(survey, grouping)
    wanted = {section.code for section, above in _everything(survey.sections) if inside == WHOLE
              or inside in {section.code, *(each.code for each in above)}}  # fmt: skip
    return tuple(
        _column(survey, section, depth)
        for section in _cut(survey, depth)
        if section.code in wanted
    )


def _column(survey: Survey, section: Section, depth: int) -> Column:
    """Of a section that is divided further, only its own questions are in its column."""
    above = len(trail_of(survey, section.code)) - 1
    if above < depth and section.sections:
        maximum = sum(maximum_of(each, survey.rounding) for each in section.questions)
        words = texts.as_a_whole
        return Column(section.code, words(section.label), words(section.title), maximum)
    maximum = most_of(survey).of(section.code).maximum
    opens = _opens(survey, section, depth)
    return Column(section.code, section.label, section.title, maximum, opens=opens)


def _opens(survey: Survey, section: Section, depth: int) -> Grouping | None:
    if len(section.every_question) <= 1:
        return None
    if not section.sections or depth + 1 >= DEEPEST:
        return Grouping.QUESTION
    return _grouping_at(_depth(survey), depth + 1)


def _criteria(survey: Survey, inside: str) -> tuple[Column, ...]:
    """Tags in their own order, named by the questions that carry them."""
    tagged: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for question in _questions(survey, inside):
        if question.criterion:
            tagged.setdefault(question.criterion, []).append(maximum_of(question, survey.rounding))
            titles.setdefault(question.criterion, question.label)
    return tuple(Column(tag, tag, titles[tag], sum(tagged[tag])) for tag in sorted(tagged))


def _questions(survey: Survey, inside: str) -> Sequence[Question]:
    section = section_called(survey, inside) if inside != WHOLE else None
    return survey.questions if section is None else section.every_question


def _depth_at(survey: Survey, grouping: Grouping) -> int:
    if grouping in LEVELS:
        return LEVELS.index(grouping)
    return _depth(survey) + (grouping is Grouping.POSITION)


def _grouping_at(mechanisms: int, depth: int) -> Grouping:
    named = {mechanisms: Grouping.SECTION, mechanisms + 1: Grouping.POSITION}
    return named.get(depth, LEVELS[min(depth, DEEPEST - 1)])


def _depth_of(survey: Survey, inside: str) -> int:
    """Of what lies right in the section."""
    return len(trail_of(survey, inside))


def _depth(survey: Survey) -> int:
    """How many sections lie above a mechanism."""
    level, sections = 0, survey.sections
    while sections:
        if any(section.level == "mechanism" for section in sections):
            return level
        sections = tuple(inner for section in sections for inner in section.sections)
        level += 1
    return 0


def _cut(survey: Survey, depth: int) -> list[Section]:
    """The sections of this depth, and shallower ones that have questions right in them."""
    return [
        section
        for section, above in _everything(survey.sections)
        if len(above) == depth or (len(above) < depth and section.questions)
    ]


def _everything(
    sections: Sequence[Section], above: tuple[Section, ...] = ()
) -> list[tuple[Section, tuple[Section, ...]]]:
    """In the order of reading: a section, and what it lies in."""
    return [
        found
        for section in sections
        for found in ((section, above), *_everything(section.sections, (*above, section)))
    ]


def _at(sections: Sequence[Section], depth: int) -> list[Section]:
    if depth == 0:
        return [*sections]
    return _at([inner for section in sections for inner in section.sections], depth - 1)
