"""Everything of many forms, a handful of forms at a time, for files to take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, cast, func, select

from storage import Session
from storage.overviews import EVIDENCE, EVIDENCE_WITH_FILES, EvidenceLine
from storage.statements import rows_of
from storage.tables import Answer, Evidence, EvidenceUse, StoredFile

AT_ONCE = 64
"""Forms read together: what memory holds of them does not grow with their number."""


class Given(NamedTuple):
    """One answer; its value is still the text of the JSON that is kept."""

    question: str
    value: str | None
    not_applicable: str | None
    comment: str | None
    state: str
    points: int
    maximum: int
    answered_at: datetime | None


class Used(NamedTuple):
    question: str
    evidence: EvidenceLine


_A, _E, _U = rows_of(Answer), rows_of(Evidence), rows_of(EvidenceUse)
_B = rows_of(StoredFile)
_ANSWERS = select(
    _A.c.form_id,
    _A.c.question,
    cast(_A.c.value, Text),
    _A.c.not_applicable,
    _A.c.comment,
    _A.c.state,
    _A.c.points,
    _A.c.maximum,
    _A.c.answered_at,
).where(_A.c.form_id.in_(bindparam("forms", expanding=True)))
_EVIDENCE = (
    select(_U.c.form_id, _U.c.question, *EVIDENCE)
    .select_from(_U.join(EVIDENCE_WITH_FILES, _U.c.evidence_id == _E.c.id))
    .where(_U.c.form_id.in_(bindparam("forms", expanding=True)), _E.c.removed_at.is_(None))
    .order_by(_U.c.form_id, _U.c.attached_at, _E.c.id)
)

_DIFFERENT = (
    select(_U.c.form_id, _E.c.sha256, _B.c.size)
    .select_from(_U.join(_E, _U.c.evidence_id == _E.c.id).join(_B, _E.c.sha256 == _B.c.sha256))
    .where(_U.c.form_id.in_(bindparam("forms", expanding=True)), _E.c.removed_at.is_(None))
    .distinct()
    .subquery("different")
)
_WEIGHTS = select(
    _DIFFERENT.c.form_id, func.count(), cast(func.sum(_DIFFERENT.c.size), BigInteger)
).group_by(_DIFFERENT.c.form_id)


def answers(session: Session, form_ids: Sequence[int]) -> Iterator[tuple[int, dict[str, Given]]]:
    """Form by form in the order asked for, each with its answers by question."""
    for some in _handfuls(form_ids):
        found: dict[int, dict[str, Given]] = {form_id: {} for form_id in some}
        for row in session.connection().execute(_ANSWERS, {"forms": some}):
            found[row[0]][row[1]] = Given._make(row[1:])
        yield from found.items()


def evidence(session: Session, form_ids: Sequence[int]) -> Iterator[tuple[int, list[Used]]]:
    """Form by form in the order asked for, each use in the order of attaching."""
    for some in _handfuls(form_ids):
        found: dict[int, list[Used]] = {form_id: [] for form_id in some}
        for row in session.connection().execute(_EVIDENCE, {"forms": some}):
            found[row[0]].append(Used(row[1], EvidenceLine._make(row[2:])))
        yield from found.items()


def _handfuls(form_ids: Sequence[int]) -> Iterator[list[Any]]:
    return (list(form_ids[start : start + AT_ONCE]) for start in range(0, len(form_ids), AT_ONCE))


def weights(session: Session, form_ids: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Of each form that has any: how many different files support it, and their bytes."""
    for some in _handfuls(form_ids):
        rows = session.connection().execute(_WEIGHTS, {"forms": some})
        yield from ((row[0], row[1], row[2]) for row in rows)
