"""Conditions that no answers can make true, as far as trying all the options can prove it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from survey_defs.checking import asking_texts as texts
from survey_defs.checking.domains import domains_of
from survey_defs.checking.lines import Mapping
from survey_defs.checking.spots import Found, QuestionSpot, SectionSpot
from survey_defs.checking.written import placed
from survey_defs.expressions import Parsed, Scope, Value, parse
from survey_defs.model import Section, Survey
from survey_defs.plans import Plan, Stop, plan_of

MOST_TRIES = 3000
"""For one condition; what needs more is given up: no proof, no alarm."""
MOST_QUESTIONS = 40
MOST_ALTOGETHER = 20_000
_MARKS_ABSENCE = frozenset({"answered", "coalesce"})
"""Functions that make something known of what is unknown."""


def never_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """Sections and questions that are never asked, options that are never offered."""
    plan = plan_of(survey)
    if not plan.has_expressions:
        return
    trying = _Trying(plan)
    dead: set[str] = set()
    for one in placed(survey, raw):
        match one.spot:
            case SectionSpot() as spot:
                yield from _section(trying, spot, dead)
            case QuestionSpot() as spot if spot.question.code not in dead:
                yield from _question(trying, spot)


def _section(trying: _Trying, spot: SectionSpot, dead: set[str]) -> Iterator[Found]:
    section, first = spot.section, _first(spot.section)
    if section.ask_if is None or first is None or first in dead:
        return
    if trying.never((parse(section.ask_if),)):
        dead.update(question.code for question in section.every_question)
        yield spot.found(texts.SECTION_NEVER_ASKED, "ask_if")


def _first(section: Section) -> str | None:
    questions = section.every_question
    return questions[0].code if questions else None


def _question(trying: _Trying, spot: QuestionSpot) -> Iterator[Found]:
    stop = trying.plan.by_code[spot.question.code]
    asking = (*stop.gates, *((stop.condition,) if stop.condition else ()))
    if asking and trying.never(asking):
        yield spot.found(texts.CONTRADICTS_ABOVE, "ask_if")
        return
    for place, shown in enumerate(stop.offers or ()):
        if shown is not None and trying.never((*asking, shown)):
            yield spot.found(texts.NEVER_OFFERED, "options", place, "show_if")


@dataclass(slots=True)
class _Trying:
    plan: Plan
    tries: int = 0
    told: dict[tuple[str, ...], bool] = field(default_factory=dict)

    def never(self, wanted: tuple[Parsed, ...]) -> bool:
        """Whether it is proved that these never hold together."""
        key = tuple(each.text for each in wanted)
        if key not in self.told:
            names = frozenset().union(*(each.names | each.previous for each in wanted))
            self.told[key] = self._proved(self._closure(names), wanted)
        return self.told[key]

    def _proved(self, codes: Collection[str], wanted: tuple[Parsed, ...]) -> bool:
        if len(codes) > MOST_QUESTIONS or self.tries >= MOST_ALTOGETHER:
            return False
        stops = [stop for stop in self.plan.stops if stop.code in codes]
        attempt = _Attempt(stops, wanted, min(MOST_TRIES, MOST_ALTOGETHER - self.tries))
        never = attempt.proves_never()
        self.tries += attempt.tries
        return never

    def _closure(self, names: Iterable[str]) -> Collection[str]:
        """All that these lean on, but hardly more than can be tried."""
        found: set[str] = set()
        ahead = [name for name in names if name in self.plan.by_code]
        while ahead and len(found) <= MOST_QUESTIONS:
            code = ahead.pop()
            if code not in found:
                found.add(code)
                ahead += self.plan.leans[code]
        return found


class _GivenUp(Exception):
    """Too much to try."""


class _Attempt:
    """All combinations of the answers that a condition looks at, each hidden as it would be."""

    def __init__(self, stops: Sequence[Stop], wanted: Sequence[Parsed], most: int) -> None:
        every = [*wanted, *(each for stop in stops for each in stop.deciding())]
        self.stops, self.wanted, self.most = stops, wanted, most
        self.domains = domains_of([stop.question for stop in stops], every)
        self.free = any(each.previous or each.asks_today for each in every) or any(
            stop.formula is None and stop.code not in self.domains for stop in stops
        )
        self.marks_absence = any(each.functions & _MARKS_ABSENCE for each in every)
        self.values: dict[str, Value] = {}
        self.scope = Scope(self.values)
        self.tries = 0

    def proves_never(self) -> bool:
        if self.free and self.marks_absence:
            return False
        try:
            return not self._can_hold(0)
        except _GivenUp:
            return False

    def _can_hold(self, place: int) -> bool:
        self.tries += 1
        if self.tries > self.most:
            raise _GivenUp
        if place == len(self.stops):
            return self._holds(self.wanted)
        stop = self.stops[place]
        return any(self._with(stop.code, value, place) for value in self._values(stop))

    def _with(self, code: str, value: Value, place: int) -> bool:
        if value is None:
            self.values.pop(code, None)
        else:
            self.values[code] = value
        held = self._can_hold(place + 1)
        self.values.pop(code, None)
        return held

    def _values(self, stop: Stop) -> Iterator[Value]:
        asking = (*stop.gates, *((stop.condition,) if stop.condition else ()))
        if not self._holds(asking):
            yield None
            return
        if stop.formula is not None:
            yield stop.formula.value(self.scope)
            return
        shown, some = stop.offers or (), False
        for value, option in self.domains.get(stop.code, ()):
            condition = shown[option] if option is not None and shown else None
            if condition is None or self._holds((condition,)):
                some = True
                yield value
        if not (some and self.free):  # where nothing marks absence, an answer holds no less
            yield None

    def _holds(self, wanted: Iterable[Parsed]) -> bool:
        """Known to hold or, where something is left open, not known not to."""
        for each in wanted:
            truth = each.holds(self.scope)
            if truth is False or (truth is None and not self.free):
                return False
        return True
