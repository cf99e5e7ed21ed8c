"""Points of many forms added up by section, criterion or question: the one place of such sums."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select

from storage import Session
from storage.statements import rows_of
from storage.tables import Answer, PinnedQuestion
from storage.totals import SUMS, Scope, Sums, ids

_A, _Q = rows_of(Answer), rows_of(PinnedQuestion)
GROUPS: dict[str, ColumnElement[str]] = {
    "section1": _Q.c.section1,
    "section2": _Q.c.section2,
    "section3": _Q.c.section3,
    "criterion": _Q.c.criterion,
    "question": _A.c.question,
}
"""What sums can be grouped by."""
_TOGETHER = _A.join(
    _Q, (_Q.c.question == _A.c.question) & (_Q.c.fingerprint == bindparam("survey"))
)
BATCH = 500
"""Forms asked about at once."""


def by_group(session: Session, scope: Scope, fingerprint: str, group: str) -> dict[str, Sums]:
    """Over all the forms in scope."""
    key = GROUPS[group]
    summed = (
        select(key, *SUMS)
        .select_from(_A if group == "question" else _TOGETHER)
        .where(_A.c.form_id.in_(ids(scope)))
        .group_by(key)
    )
    asked = {"now": scope.now, **({} if group == "question" else {"survey": fingerprint})}
    rows = session.connection().execute(summed, asked)
    return {row[0]: Sums._make(row[1:]) for row in rows}


def by_form(
    session: Session, form_ids: Sequence[int], fingerprint: str, group: str
) -> Iterator[tuple[int, str, Sums]]:
    """Of each of these forms apart."""
    key = GROUPS[group]
    summed = (
        select(_A.c.form_id, key, *SUMS)
        .select_from(_A if group == "question" else _TOGETHER)
        .where(_A.c.form_id.in_(bindparam("forms", expanding=True)))
        .group_by(_A.c.form_id, key)
    )
    for some in batches(form_ids):
        asked: dict[str, Any] = {"forms": some}
        if group != "question":
            asked["survey"] = fingerprint
        for row in session.connection().execute(summed, asked):
            yield row[0], row[1], Sums._make(row[2:])


def total(session: Session, scope: Scope) -> Sums:
    """Of every answer of the forms in scope."""
    summed = select(*SUMS).where(_A.c.form_id.in_(ids(scope)))
    row = session.connection().execute(summed, {"now": scope.now}).one()
    return Sums(*(number or 0 for number in row))


def batches(form_ids: Collection[int], together: int = BATCH) -> Iterator[list[int]]:
    every = [*form_ids]
    return (every[start : start + together] for start in range(0, len(every), together))
