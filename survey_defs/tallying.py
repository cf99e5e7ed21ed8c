"""Points added up by section: sums, averages and medians, weights, floors and caps.

Every question keeps its own points. What a rule makes of them beyond their sum is an adjustment
of its section, so that answers and adjustments together always add up to what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, Protocol, assert_never

from survey_defs.exact import Exact
from survey_defs.kinds import Asked, within
from survey_defs.parts import ONE
from survey_defs.rules import Aggregate, Rounding, ScoreLevel
from survey_defs.scores import (
    UNIT,
    Score,
    Scored,
    State,
    Total,
    bears_points,
    maximum_of,
    rounded,
    units_of,
)

if TYPE_CHECKING:
    from survey_defs.model import Section, Survey

WHOLE = ""
"""Stands for the survey where section codes are keys."""
_LEFT_OUT = (State.NOT_ASKED, State.NOT_APPLICABLE)
Scores = Mapping[str, Scored]


class _Ruled(Protocol):
    """A section or the survey."""

    @property
    def aggregate(self) -> Aggregate: ...
    @property
    def floor(self) -> Decimal | None: ...
    @property
    def cap(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class Tallied:
    whole: Total
    sections: Mapping[str, Total]
    """By code, of every section."""

    def of(self, section: str) -> Total:
        return self.sections[section]


class _Part(NamedTuple):
    """What is added up: a question, or a section with a rule of its own."""

    points: int | Exact
    maximum: int | Exact
    best: int | Exact
    """What it comes to when all that is open earns the most."""


class _Made(NamedTuple):
    total: Total
    plain: Total
    """The sum of what lies right in it."""
    parts: tuple[_Part, ...]
    """What averages above see of it; nothing where nothing applies."""


def tally(survey: Survey, scores: Scores) -> Tallied:
    """Every section and the whole. What is not asked or not applicable leaves every average."""
    made = _made(survey, scores)
    totals = {code: each.total for code, each in made.items()}
    return Tallied(totals.pop(WHOLE), totals)


def adjustments(survey: Survey, scores: Scores) -> dict[str, Total]:
    """What rules add to the sums, by section; `""` is the survey's own. Often negative."""
    if is_plain(survey):
        return {}
    made = _made(survey, scores)
    return {code: _minus(made[code].total, made[code].plain) for code in ruled_sections(survey)}


def is_plain(survey: Survey) -> bool:
    """Whether everything is a mere sum."""
    return not ruled_sections(survey)


def ruled_sections(survey: Survey) -> tuple[str, ...]:
    """Those where a rule may make something else of the sum, inner ones first."""
    known = survey.worked_out.get("ruled")
    if not isinstance(known, tuple):
        inner = [section.code for section in _inside(survey.sections) if has_rule(section)]
        known = (*inner, WHOLE) if has_rule(survey) else tuple(inner)
        survey.worked_out["ruled"] = known
    return known


def titles_of(survey: Survey) -> dict[str, str]:
    """By section code, its title; by the empty one, that of the survey."""
    sections = {section.code: section.title for section in _inside(survey.sections)}
    return {**sections, WHOLE: survey.title}


def has_rule(part: _Ruled) -> bool:
    weight = getattr(part, "weight", 1)
    return part.aggregate != "sum" or weight != 1 or (part.floor, part.cap) != (None, None)


def most_of(survey: Survey) -> Tallied:
    """The maximum of everything, for a form to which everything applies."""
    rounding = survey.rounding
    asked = {each.code: maximum_of(each, rounding) for each in survey.questions}
    return tally(survey, {code: Score(0, most, State.UNANSWERED) for code, most in asked.items()})


def level_of(survey: Survey, points: int, maximum: int) -> ScoreLevel | None:
    """The highest level that the exact percent of the maximum reaches."""
    if maximum <= 0:
        return None
    percent = Exact(points * 100, maximum)
    return next((each for each in survey.levels if percent >= Exact(each.from_)), None)


def counts_in_averages(question: Asked) -> bool:
    """Whether an answer to it can bring or cost points at all."""
    return question.earns == "points" and bears_points(question)


def _made(survey: Survey, scores: Scores) -> dict[str, _Made]:
    found: dict[str, _Made] = {}
    for section in survey.sections:
        _make(section, scores, survey.rounding, found)
    inner = [found[section.code] for section in survey.sections]
    found[WHOLE] = _together(survey, inner, (), survey.rounding)
    return found


def _make(section: Section, scores: Scores, rounding: Rounding, found: dict[str, _Made]) -> None:
    for each in section.sections:
        _make(each, scores, rounding, found)
    inner = [found[each.code] for each in section.sections]
    own = [
        _question_part(scores[each.code])
        for each in section.questions
        if counts_in_averages(each) and each.code in scores and _applies(scores[each.code])
    ]
    found[section.code] = _together(section, inner, own, rounding, section.weight)


def _together(
    rule: _Ruled,
    inner: Sequence[_Made],
    own: Sequence[_Part],
    rounding: Rounding,
    weight: Decimal = ONE,
) -> _Made:
    plain = _plain(inner, own)
    parts = (*(part for made in inner for part in made.parts), *own)
    if not parts or not has_rule(rule):
        return _Made(plain, plain, parts)
    points, maximum, best = (
        _bounded(_whole(each, weight, rule, rounding), rule)
        for each in _aggregated(rule.aggregate, inner, own, plain)
    )
    total = Total(points, maximum, best - points)
    return _Made(total, plain, (_Part(points, maximum, best),))


def _aggregated(
    aggregate: Aggregate, inner: Sequence[_Made], own: Sequence[_Part], plain: Total
) -> _Part:
    """Inner sections without a rule of their own give their questions, the others one value."""
    parts = (*(part for made in inner for part in made.parts), *own)
    match aggregate:
        case "sum":
            return _Part(plain.points, plain.maximum, plain.points + plain.open)
        case "average":
            return _average(parts)
        case "median":
            return _Part(*(median(map(Exact, column)) for column in zip(*parts, strict=True)))
        case "average_of_averages":
            groups = [made.parts for made in inner] + [tuple(own)]
            return _average([_average(group) for group in groups if group])
        case _:
            assert_never(aggregate)


def _average(parts: Sequence[_Part]) -> _Part:
    return _Part(*(Exact(sum(column)) / len(parts) for column in zip(*parts, strict=True)))


def _whole(units: int | Exact, weight: Decimal, rule: _Ruled, rounding: Rounding) -> int:
    """Rounded only where an average or a weight has made new numbers."""
    if rule.aggregate == "sum" and weight == 1:
        return int(units)
    return rounded(Exact(units) * Exact(weight), rounding)


def _bounded(units: int, rule: _Ruled) -> int:
    return units_of(within(Decimal(units) / UNIT, rule.floor, rule.cap))


def _question_part(score: Scored) -> _Part:
    best = score.points if score.state == State.ANSWERED else score.maximum
    return _Part(score.points, score.maximum, best)


def _applies(score: Scored) -> bool:
    return score.state not in _LEFT_OUT


def _plain(inner: Sequence[_Made], own: Sequence[_Part]) -> Total:
    sums = [made.total for made in inner]
    sums += [Total(int(p.points), int(p.maximum), int(p.best - p.points)) for p in own]
    return Total(*(sum(column) for column in zip(*sums, strict=True))) if sums else Total()


def _minus(one: Total, other: Total) -> Total:
    return Total(*(a - b for a, b in zip(one, other, strict=True)))


def _inside(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield from _inside(section.sections)
        yield section
