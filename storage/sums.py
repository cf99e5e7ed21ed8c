"""Points of many forms added up by section, criterion or question: the one place of such sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, bindparam, cast, func, select

from storage import Session
from storage.organisations import in_batches
from storage.statements import rows_of
from storage.tables import Adjustment, Answer, PinnedQuestion
from storage.totals import RULES, SUMS, Scope, Sums, ids

_A, _Q, _X = rows_of(Answer), rows_of(PinnedQuestion), rows_of(Adjustment)
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


def by_group(session: Session, scope: Scope, fingerprint: str, group: str) -> dict[str, Sums]:
    """Over all the forms in scope: first by question, which SQL does quickest, then by group."""
    named = (each.label(name) for name, each in zip(Sums._fields, SUMS, strict=True))
    by_question = (
        select(_A.c.question, *named)
        .where(_A.c.form_id.in_(ids(scope)))
        .group_by(_A.c.question)
        .subquery("by_question")
    )
    key = by_question.c.question if group == "question" else GROUPS[group]
    again = (cast(func.sum(by_question.c[name]), BigInteger) for name in Sums._fields)
    summed = (
        select(key, *again)
        .join_from(by_question, _Q, _Q.c.question == by_question.c.question)
        .where(_Q.c.fingerprint == fingerprint)
        .group_by(key)
    )
    rows = session.connection().execute(summed, {"now": scope.now})
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
    for some in in_batches(form_ids):
        asked: dict[str, Any] = {"forms": some}
        if group != "question":
            asked["survey"] = fingerprint
        for row in session.connection().execute(summed, asked):
            yield row[0], row[1], Sums._make(row[2:])


def rules(session: Session, scope: Scope) -> dict[str, Sums]:
    """What the rules of sections add to all the forms in scope, by section; `""`: the survey's."""
    summed = (
        select(_X.c.section, *(cast(each, BigInteger) for each in RULES))
        .where(_X.c.form_id.in_(ids(scope)))
        .group_by(_X.c.section)
    )
    rows = session.connection().execute(summed, {"now": scope.now})
    return {row[0]: Sums().adjusted(*row[1:]) for row in rows}


def rules_by_form(session: Session, form_ids: Sequence[int]) -> Iterator[tuple[int, str, Sums]]:
    """The same of each of these forms apart."""
    for some in in_batches(form_ids):
        for form_id, section, *adjusted in session.connection().execute(_RULES, {"forms": some}):
            yield form_id, section, Sums().adjusted(*adjusted)


_RULES = select(_X.c.form_id, _X.c.section, _X.c.points, _X.c.maximum, _X.c.open).where(
    _X.c.form_id.in_(bindparam("forms", expanding=True))
)
