"""One walk over a form: which questions are asked, with which options, and what is computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from survey_defs.answers import Answers, Given, is_complete, is_not_applicable
from survey_defs.exact import Exact
from survey_defs.expressions import Parsed, Rows, Scope, Value
from survey_defs.model import Change, Choice, Column, Multiple, Question, Survey, Table
from survey_defs.offers import WHOLE, Offer
from survey_defs.plans import Plan, Stop, plan_of
from survey_defs.surroundings import NOWHERE, Surroundings
from survey_defs.tables import rows_of, says_none
from survey_defs.valuing import at_rest, worth

LARGEST = Exact(10**15)
"""What is computed beyond it is a mistake, and unknown."""


@dataclass(frozen=True, slots=True)
class RowSeen:
    """One row of a table: its columns that are asked and what is known of them."""

    asked: tuple[Column, ...]
    values: Mapping[str, Value]
    offers: Mapping[str, Offer]
    scope: Scope

    def offer(self, code: str) -> Offer:
        return self.offers.get(code, WHOLE)

    def value_of(self, code: str) -> Value:
        return self.values.get(code)


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk over these answers saw, from the first question to the last."""

    plan: Plan
    asked: tuple[Question, ...]
    codes: Collection[str]
    """Of the questions asked."""
    scope: Scope
    """What an expression after the last question sees."""
    offers: Mapping[str, Offer]

    def is_asked(self, code: str) -> bool:
        return code in self.codes

    def value_of(self, code: str) -> Value:
        """Of a computed question, or of one that some expression looks at."""
        return self.scope.values.get(code)

    def computed_at_rest(self, code: str) -> Any | None:
        return at_rest(self.value_of(code))

    def offer(self, code: str) -> Offer:
        """What conditions leave of the options, or of the columns in each row."""
        return self.offers.get(code, WHOLE)

    def is_complete(self, question: Question, given: Given | None) -> bool:
        return is_complete(question, given, self.offer(question.code))

    def row(self, table: Table, cells: Mapping[str, Any], position: int) -> RowSeen:
        """One row as its own expressions see it; positions are counted from 1."""
        return _row(self.plan.by_code[table.code], cells, position, self.scope)


def walk(survey: Survey, answers: Answers, around: Surroundings = NOWHERE) -> Walk:
    """One pass: what is hidden is unknown to all that comes after it."""
    plan = plan_of(survey)
    if plan.has_expressions:
        return _walked(plan, plan.stops, answers, around)
    return Walk(plan, survey.questions, survey.places.keys(), Scope({}), {})


def walk_to(
    survey: Survey, codes: Collection[str], answers: Answers, around: Surroundings = NOWHERE
) -> Walk:
    """The same over these questions and all that they lean on; of others it tells nothing."""
    plan = plan_of(survey)
    return _walked(plan, plan.way_to(codes), answers, around)


def offered(question: Choice | Multiple, seen: Walk | RowSeen) -> tuple[int, ...]:
    """The places of the options that are offered now."""
    options = seen.offer(question.code).options
    return tuple(range(len(question.options))) if options is None else tuple(options)


@dataclass(frozen=True, slots=True)
class _Walking:
    """A walk under way."""

    plan: Plan
    answers: Answers
    scope: Scope
    values: dict[str, Value]
    previous: dict[str, Value]
    offers: dict[str, Offer]

    def see(self, stop: Stop) -> None:
        """What is known of a question that is asked."""
        code = stop.code
        if stop.formula is not None:
            _put(self.values, code, _bounded(stop.formula.asking(self.scope)))
            return
        if stop.offers is not None:
            self.offers[code] = Offer(_offered(stop.offers, self.scope))
        given = self.answers.get(code)
        if given is not None and given.value is not None:
            self._hear(stop, given)

    def _hear(self, stop: Stop, given: Given) -> None:
        question: Any = stop.question
        value: Any = given.value
        if is_not_applicable(question, given):
            return
        if isinstance(question, Table):
            self.offers[stop.code] = _see_table(stop, value, self.scope, self.values)
        elif is_complete(question, given, self.offers.get(stop.code, WHOLE)):
            self.values[stop.code] = worth(question, value)
            if isinstance(question, Change) and "previous" in value:
                self.previous.setdefault(stop.code, Exact(value["previous"]))


def _walked(plan: Plan, stops: Iterable[Stop], answers: Answers, around: Surroundings) -> Walk:
    values: dict[str, Value] = {}
    previous = _previous(plan, around)
    scope = Scope(values, around.today, previous)
    walking = _Walking(plan, answers, scope, values, previous, {})
    see, silent = walking.see, plan.silent
    asked: dict[str, Any] = {}
    for stop in stops:
        if stop.free or _is_open(stop, scope):
            code = stop.code
            asked[code] = stop.question
            if code not in silent:
                see(stop)
    return Walk(plan, tuple(asked.values()), asked.keys(), scope, walking.offers)


def _is_open(stop: Stop, scope: Scope) -> bool:
    """Whether all its conditions are known to be true."""
    for gate in stop.gates:
        if gate.asking(scope) is not True:
            return False
    condition = stop.condition
    return condition is None or condition.asking(scope) is True


def _offered(options: tuple[Parsed | None, ...], scope: Scope) -> tuple[int, ...]:
    return tuple(
        place
        for place, shown in enumerate(options)
        if shown is None or shown.asking(scope) is True
    )


def _previous(plan: Plan, around: Surroundings) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for code in plan.asks_previous:
        number = around.previous.get(code)
        _put(found, code, around.earlier.get(code) if number is None else Exact(number))
    return found


def _put(values: dict[str, Value], code: str, value: Value) -> None:
    if value is not None:
        values[code] = value


def _bounded(value: Value) -> Value:
    return None if isinstance(value, Exact) and abs(value) >= LARGEST else value


def _see_table(stop: Stop, value: Any, scope: Scope, values: dict[str, Value]) -> Offer:
    """Let expressions see its rows; what conditions leave of each."""
    rows = rows_of(value)
    seen = [_row(stop, row["cells"], number, scope) for number, row in enumerate(rows, 1)]
    if rows or says_none(value):
        values[stop.code] = Rows(stop.codes, tuple(row.values for row in seen))
    if not stop.hides_cells:
        return WHOLE
    return Offer(
        rows={
            row["id"]: {column.code: known.offer(column.code) for column in known.asked}
            for row, known in zip(rows, seen, strict=True)
        }
    )


def _row(stop: Stop, cells: Mapping[str, Any], position: int, scope: Scope) -> RowSeen:
    """The columns in order, each seeing those before it and then the questions."""
    values: dict[str, Value] = {}
    offers: dict[str, Offer] = {}
    asked: list[Any] = []
    inside = Scope(scope.values, scope.today, scope.previous, None, stop.codes, values, position)
    for column in stop.columns:
        if not _is_open(column, inside):
            continue
        asked.append(column.question)
        if column.offers is not None:
            offers[column.code] = Offer(_offered(column.offers, inside))
        if column.formula is not None:
            _put(values, column.code, _bounded(column.formula.value(inside)))
            continue
        given = Given(cells.get(column.code))
        if is_complete(column.question, given, offers.get(column.code, WHOLE)):
            values[column.code] = worth(column.question, given.value)
    return RowSeen(tuple(asked), values, offers, inside)
