"""Points as they come together: the declared maximum, sections, levels, weights, salaries."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from survey_defs.checking import rule_texts as texts
from survey_defs.checking import scale_texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found, QuestionSpot, section_spots
from survey_defs.exact import Exact, in_russian
from survey_defs.model import Section, Survey
from survey_defs.parts import LARGEST_VERSION
from survey_defs.scores import UNIT, bears_points, units_of
from survey_defs.tallying import Tallied, counts_in_averages, most_of

_WHOLE_PERCENT = 100


def total_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """Of the whole, then of its sections."""
    if survey.version > LARGEST_VERSION:
        yield Found(at(raw, "version"), "", texts.VERSION_TOO_BIG)
    if not survey.questions:
        yield Found(at(raw, "sections"), "", texts.NO_QUESTIONS)
        return
    if len(survey.places) != len(survey.questions):
        return  # told as a code given twice; sums would only repeat it
    most = most_of(survey)
    if survey.maximum * UNIT != most.whole.maximum:
        declared, counted = in_russian(survey.maximum), _points(most.whole.maximum)
        yield Found(at(raw, "maximum"), "", texts.wrong_maximum(declared, counted))
    if survey.threshold is not None and survey.threshold * UNIT > most.whole.maximum:
        yield Found(at(raw, "threshold"), "", texts.THRESHOLD_OUT_OF_REACH)
    yield from _levels(survey, raw, most)
    yield from _limits(survey, raw, most)


def _levels(survey: Survey, raw: Mapping, most: Tallied) -> Iterator[Found]:
    if survey.levels and most.whole.maximum == 0:
        yield Found(at(raw, "levels"), "", texts.LEVELS_OF_NOTHING)
    seen: set[str] = set()
    lowest = Decimal(_WHOLE_PERCENT + 1)
    for place, level in enumerate(survey.levels):
        line = at(raw, "levels", place)
        if not 0 <= level.from_ <= _WHOLE_PERCENT:
            yield Found(line, "", texts.LEVEL_OUT_OF_REACH)
        elif level.from_ >= lowest:
            yield Found(line, "", texts.LEVELS_OUT_OF_ORDER)
        lowest = min(lowest, level.from_)
        if level.title.casefold() in seen:
            yield Found(line, "", texts.same_level(level.title))
        seen.add(level.title.casefold())


def _limits(survey: Survey, raw: Mapping, most: Tallied) -> Iterator[Found]:
    freely = _without_limits(survey)
    yield from (
        Found(at(raw, key), "", saying, warning)
        for key, saying, warning in _bad_limits(survey, freely.whole.maximum)
    )
    for spot in section_spots(survey, raw):
        maximum = freely.sections.get(spot.section.code, most.whole).maximum
        for key, saying, warning in _bad_limits(spot.section, maximum):
            yield spot.found(saying, key)._replace(warning=warning)
        if spot.section.aggregate == "average_of_averages" and not spot.section.sections:
            yield spot.found(texts.AVERAGE_OF_NOTHING, "aggregate")
        elif spot.section.aggregate != "sum" and _counted(spot.section) <= 1:
            yield spot.doubted(texts.WEIGHT_OF_ONE, "aggregate")


def _counted(section: Section) -> int:
    return sum(counts_in_averages(question) for question in section.every_question)


def _without_limits(survey: Survey) -> Tallied:
    """What the caps have to cut."""
    free = {"cap": None, "floor": None}
    return most_of(survey.model_copy(update={**free, "sections": _freed(survey.sections)}))


def _freed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return tuple(
        section.model_copy(
            update={"cap": None, "floor": None, "sections": _freed(section.sections)}
        )
        for section in sections
    )


def _bad_limits(part: Survey | Section, maximum: int) -> Iterator[tuple[str, str, bool]]:
    """The key that is wrong, the sentence, and whether it is only a warning."""
    if part.floor is not None and part.cap is not None and part.floor > part.cap:
        yield "floor", texts.FLOOR_OVER_CAP, False
    if part.cap is not None and part.cap * UNIT > maximum:
        yield "cap", texts.cap_out_of_reach(in_russian(part.cap), _points(maximum)), True
    if part.floor is not None and part.floor * UNIT > maximum:
        yield "floor", texts.floor_out_of_reach(in_russian(part.floor), _points(maximum)), True


def _points(units: int) -> str:
    return in_russian(Exact(units, UNIT))


def earning_problems(spot: QuestionSpot) -> Iterator[Found]:
    """What multiplies or diverts the points of a question that earns none."""
    question = spot.question
    if question.weight != 1 and question.earns == "salary":
        yield spot.found(scale_texts.WEIGHED_SALARY, "weight")
    elif question.weight != 1 and not bears_points(question):
        yield spot.doubted(scale_texts.WEIGHT_OF_NOTHING, "weight")
    if question.earns == "salary" and not bears_points(question):
        can = hasattr(question, "points") or hasattr(question, "options")
        can = can or hasattr(question, "rungs") or hasattr(question, "per_row")
        saying = scale_texts.SALARY_OF_NOTHING if can else scale_texts.SALARY_MISUSED
        yield spot.found(saying, "earns")


def most_points(survey: Survey) -> Decimal:
    return Decimal(most_of(survey).whole.maximum) / UNIT


def finest(survey: Survey) -> int:
    """How many decimals the points of a form can have."""
    aggregates = {survey.aggregate, *(part.aggregate for part in _every(survey.sections))}
    if aggregates != {"sum"}:
        return survey.rounding.decimals
    weights = [part.weight for part in _every(survey.sections)]
    weights += [question.weight for question in survey.questions]
    if any(weight != weight.to_integral_value() for weight in weights):
        return survey.rounding.decimals
    return max((_decimals(found) for found in _numbers(survey)), default=0)


def _every(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _every(section.sections)


def _numbers(survey: Survey) -> Iterator[Decimal]:
    """Every number of points that is written anywhere."""
    for part in (survey, *_every(survey.sections), *survey.questions):
        for key in _POINTS:
            found = getattr(part, key, None)
            if isinstance(found, Decimal):
                yield found
        for key in ("options", "items", "rungs"):
            yield from (inner.points for inner in getattr(part, key, ()))


_POINTS = (
    *("points", "otherwise", "floor", "cap", "base", "per_unit", "per_row"),
    *("points_better", "points_same", "points_worse"),
)


def _decimals(number: Decimal) -> int:
    return next(n for n in range(5) if units_of(number) * 10**n % UNIT == 0)
