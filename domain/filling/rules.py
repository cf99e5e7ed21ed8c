"""What the rules of a question add to its screen: options offered, rows, a computed value."""

from __future__ import annotations

from typing import Any, NamedTuple

from domain.filling.judging import told_of
from domain.filling.seeing import Seen
from domain.filling.views import RowLine, TableView
from survey_defs import simple, tables
from survey_defs.model import Choice, Computed, Multiple, Table
from survey_defs.offers import Offer
from survey_defs.simple import Simple


class Shown(NamedTuple):
    """The names are those of a step."""

    offered: tuple[int, ...] = ()
    table: TableView | None = None
    computed: str = ""
    remarks: tuple[str, ...] = ()


def shown_by_rules(seen: Seen, not_applicable: str | None) -> Shown:
    question = seen.question
    remarks = () if not_applicable else told_of(seen.remarks_with(seen.value))
    match question:
        case Choice() | Multiple():
            return Shown(places_offered(question, seen.offer), remarks=remarks)
        case Table():
            return Shown(table=_table(question, seen.value, seen.offer), remarks=remarks)
        case Computed():
            return Shown(computed=_computed(seen, question), remarks=remarks)
    return Shown(remarks=remarks)


def places_offered(question: Simple | Computed, offer: Offer) -> tuple[int, ...]:
    """Of the options, in their order; of other kinds nothing."""
    if not isinstance(question, Choice | Multiple):
        return ()
    return tuple(place for place in range(len(question.options)) if offer.has(place))


def _table(table: Table, value: Any | None, offer: Offer) -> TableView:
    rows = tables.rows_of(value)
    lines = [
        RowLine(
            id=row["id"],
            number=number,
            words=tables.row_briefly(table, row),
            missing=len(tables.missing_cells(table, row, offer)),
        )
        for number, row in enumerate(rows, 1)
    ]
    return TableView(
        rows=tuple(lines),
        next=tables.next_id(value),
        may_add=len(rows) < table.rows_at_most,
        none=tables.says_none(value),
    )


def _computed(seen: Seen, question: Computed) -> str:
    value = seen.walk_with(seen.value).computed_at_rest(question.code)
    return "" if value is None else simple.computed_in_words(question, value)
