"""Points of many forms at once, a line a form: packed by the database, which does it quickest."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, bindparam, case, cast, func, select, type_coerce

from storage import Session
from storage.organisations import in_batches
from storage.statements import rows_of
from storage.tables import Answer, Form
from storage.totals import ANSWERED, NOT_ASKED, UNANSWERED, Scope, of_scope

IS_ANSWERED, IS_UNANSWERED, IS_NOT_ASKED, IS_OTHER = range(4)
COUNTS = 4
"""Added to the number of a state where progress counts the question."""


class Packed(NamedTuple):
    """The answers of a form, each text with as many parts, in the same order."""

    form_id: int
    stamp: int
    questions: str
    points: str
    maximum: str
    marks: str
    """The number of the state, and `COUNTS`."""


_A, _F = rows_of(Answer), rows_of(Form)
_STATES = {ANSWERED: IS_ANSWERED, UNANSWERED: IS_UNANSWERED, NOT_ASKED: IS_NOT_ASKED}
_MARK = case(_STATES, value=_A.c.state, else_=IS_OTHER) + _A.c.counted * COUNTS


def stamps(session: Session, scope: Scope) -> dict[int, int]:
    """By form in scope, in the order of ids."""
    found = of_scope(select(_F.c.id, _F.c.stamp), scope).order_by(_F.c.id)
    rows = session.connection().execute(found, {"now": scope.now})
    return {form_id: stamp for form_id, stamp in rows}  # noqa: C416 -- `dict(rows)` does not type


def packed(session: Session, form_ids: Collection[int]) -> Iterator[Packed]:
    """Of each of these forms that has any question."""
    connection = session.connection()
    embedded = connection.dialect.name == "sqlite"

    def together(column: ColumnElement[Any]) -> ColumnElement[str]:
        # SQLite takes a number for text by itself, which is quicker
        text = type_coerce(column, String) if embedded else cast(column, String)
        return func.aggregate_strings(text, ",")

    answers = (
        select(_A.c.form_id, *map(together, (_A.c.question, _A.c.points, _A.c.maximum, _MARK)))
        .where(_A.c.form_id.in_(bindparam("forms", expanding=True)))
        .group_by(_A.c.form_id)
        .subquery("answers_of_forms")
    )
    _, *texts = answers.columns
    found = select(answers.columns[0], _F.c.stamp, *texts).join_from(
        answers, _F, _F.c.id == answers.columns[0]
    )
    for some in in_batches(form_ids):
        for row in connection.execute(found, {"forms": some}):
            yield Packed._make(row)
