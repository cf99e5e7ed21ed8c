"""A questionnaire's expressions, read once: what each question waits for and what leans on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from survey_defs.expressions import Parsed, parse
from survey_defs.model import (
    Choice,
    Column,
    Computed,
    Multiple,
    Question,
    Section,
    Survey,
    Table,
)
from survey_defs.parts import Expression

MOST_WAYS = 4096
"""Kept in mind; people press one question after another, and these few are always the same."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A question, or a column of a table, with all that its author wrote about when and what."""

    question: Question | Column
    code: str
    gates: tuple[Parsed, ...]
    """The conditions of the sections that it lies in."""
    condition: Parsed | None
    free: bool
    """It is always asked."""
    offers: tuple[Parsed | None, ...] | None
    """The condition of each option; None when none has any."""
    formula: Parsed | None
    constraint: Parsed | None
    cautions: tuple[Parsed, ...]
    columns: tuple[Stop, ...]
    codes: frozenset[str]
    """Of the columns."""
    hides_cells: bool
    """Conditions may take columns or options away from a row."""

    def deciding(self) -> Iterable[Parsed]:
        """What says whether it is asked, with which options, and what it comes to."""
        offers = (each for each in self.offers or () if each is not None)
        own = (*self.gates, self.condition, self.formula, *offers)
        yield from (each for each in own if each is not None)
        for column in self.columns:
            yield from column.deciding()

    def judging(self) -> Iterable[Parsed]:
        """What says whether its answer may stand."""
        own = (self.constraint, *self.cautions)
        yield from (each for each in own if each is not None)
        for column in self.columns:
            yield from column.judging()


def _stop(question: Question | Column, gates: tuple[Parsed, ...] = ()) -> Stop:
    columns = tuple(_stop(column) for column in _columns(question))
    return Stop(
        question=question,
        code=question.code,
        gates=gates,
        condition=_read(question.ask_if),
        free=not gates and question.ask_if is None,
        offers=_offers(question),
        formula=parse(question.formula) if isinstance(question, Computed) else None,
        constraint=_read(question.constraint),
        cautions=tuple(parse(caution.when) for caution in question.cautions),
        columns=columns,
        codes=frozenset(column.code for column in columns),
        hides_cells=any(column.condition or column.offers for column in columns),
    )


def _columns(question: Question | Column) -> tuple[Column, ...]:
    return question.columns if isinstance(question, Table) else ()


def _read(text: str | None) -> Parsed | None:
    return None if text is None else parse(text)


def _offers(question: Question | Column) -> tuple[Parsed | None, ...] | None:
    if not isinstance(question, Choice | Multiple):
        return None
    if all(option.show_if is None for option in question.options):
        return None
    return tuple(_read(option.show_if) for option in question.options)


def _gated(
    sections: Iterable[Section], above: tuple[Expression, ...] = ()
) -> Iterator[tuple[Question, tuple[Expression, ...]]]:
    """Every question with the conditions of the sections that it lies in."""
    for section in sections:
        here = above if section.ask_if is None else (*above, section.ask_if)
        yield from _gated(section.sections, here)
        for question in section.questions:
            yield question, here


@dataclass(frozen=True)
class Plan:
    survey: Survey

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        return tuple(
            _stop(question, tuple(parse(gate) for gate in gates))
            for question, gates in _gated(self.survey.sections)
        )

    @cached_property
    def by_code(self) -> dict[str, Stop]:
        return {stop.code: stop for stop in self.stops}

    @cached_property
    def rules(self) -> tuple[Parsed, ...]:
        return tuple(parse(rule.must) for rule in self.survey.rules)

    @cached_property
    def expressions(self) -> tuple[Parsed, ...]:
        """Of whatever use, of the whole questionnaire."""
        of_stops = (each for stop in self.stops for each in (*stop.deciding(), *stop.judging()))
        return (*of_stops, *self.rules)

    @property
    def has_expressions(self) -> bool:
        return bool(self.expressions)

    @cached_property
    def has_conditions(self) -> bool:
        """Whether not every question is always asked."""
        return not all(stop.free for stop in self.stops)

    @cached_property
    def asks_today(self) -> bool:
        return any(expression.asks_today for expression in self.expressions)

    @cached_property
    def asks_previous(self) -> frozenset[str]:
        return frozenset().union(*(each.previous for each in self.expressions))

    @cached_property
    def looking_back(self) -> frozenset[str]:
        """The questions that an answer of the last period decides about."""
        return frozenset(
            stop.code for stop in self.stops if any(each.previous for each in stop.deciding())
        )

    @cached_property
    def computed(self) -> tuple[str, ...]:
        """The questions that nobody answers: their values follow."""
        return tuple(stop.code for stop in self.stops if stop.formula is not None)

    @cached_property
    def free(self) -> frozenset[str]:
        """The questions that are always asked."""
        return frozenset(stop.code for stop in self.stops if stop.free)

    @cached_property
    def watched(self) -> frozenset[str]:
        """The questions whose values some expression looks at; a table judges itself as `.`."""
        named = frozenset().union(*(each.names | each.previous for each in self.expressions))
        themselves = {stop.code for stop in self.stops if stop.columns and any(stop.judging())}
        return (named & self.by_code.keys()) | themselves

    @cached_property
    def silent(self) -> frozenset[str]:
        """Those that say nothing to any expression and have nothing to be found out about them."""
        told = (s for s in self.stops if s.formula or s.offers is not None or s.hides_cells)
        return frozenset(self.by_code) - self.watched - {stop.code for stop in told}

    @cached_property
    def leans(self) -> Mapping[str, frozenset[str]]:
        """By question, the questions that its being asked, its options and its value look at."""
        return {stop.code: self._names(stop.deciding()) for stop in self.stops}

    def _names(self, expressions: Iterable[Parsed]) -> frozenset[str]:
        names = frozenset().union(*(each.names | each.previous for each in expressions))
        return names & self.by_code.keys()

    @cached_property
    def timely(self) -> frozenset[str]:
        """The questions that the calendar alone can change."""
        return frozenset(
            stop.code for stop in self.stops if any(e.asks_today for e in stop.deciding())
        )

    def dependants(self, code: str) -> tuple[str, ...]:
        """This question and those that lean on it, directly or not, in order; and on the day."""
        leaning = {code, *self.timely}
        for stop in self.stops:
            if not leaning.isdisjoint(self.leans[stop.code]):
                leaning.add(stop.code)
        return tuple(stop.code for stop in self.stops if stop.code in leaning)

    def needs(self, codes: Iterable[str]) -> tuple[str, ...]:
        """These questions and all that they lean on, directly or not, in order."""
        wanted = set(codes)
        for stop in reversed(self.stops):
            if stop.code in wanted:
                wanted |= self.leans[stop.code]
        return tuple(stop.code for stop in self.stops if stop.code in wanted)

    def way_to(self, codes: Collection[str]) -> tuple[Stop, ...]:
        """The stops of a walk that is to tell of these questions only."""
        asked = tuple(codes)
        known = self._ways.get(asked)
        if known is None:
            needed = self.needs(asked) if self.has_expressions else asked
            known = tuple(self.by_code[code] for code in needed)
            if len(self._ways) < MOST_WAYS:
                self._ways[asked] = known
        return known

    @cached_property
    def _ways(self) -> dict[tuple[str, ...], tuple[Stop, ...]]:
        return {}

    def needs_to_judge(self, code: str) -> tuple[str, ...]:
        """The same for the remarks on the answer to this question."""
        if code not in self._judging:
            self._judging[code] = self.needs({code, *self._names(self.by_code[code].judging())})
        return self._judging[code]

    @cached_property
    def _judging(self) -> dict[str, tuple[str, ...]]:
        return {}


def plan_of(survey: Survey) -> Plan:
    found = survey.worked_out.get("plan")
    if not isinstance(found, Plan) or found.survey is not survey:
        found = survey.worked_out["plan"] = Plan(survey)
    return found
