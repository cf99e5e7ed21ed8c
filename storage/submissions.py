"""What was submitted, as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from storage import Session
from storage.statements import rows_of
from storage.tables import Submission


class SubmissionRow(NamedTuple):
    """The names are those of the table."""

    id: int
    form_id: int
    number: str
    at: datetime
    by_id: int | None
    points: int
    maximum: int
    content: dict[str, Any]
    digest: str
    recalled_at: datetime | None


class Latest(NamedTuple):
    id: int
    number: str
    at: datetime


_SUBMISSIONS = rows_of(Submission)
_OF_FORM = _SUBMISSIONS.c.form_id == bindparam("form")
_STANDING = (
    select(*(_SUBMISSIONS.c[name] for name in Latest._fields))
    .where(_OF_FORM, _SUBMISSIONS.c.recalled_at.is_(None))
    .order_by(_SUBMISSIONS.c.id.desc())
    .limit(1)
)
_ONE = select(*(_SUBMISSIONS.c[name] for name in SubmissionRow._fields)).where(
    _SUBMISSIONS.c.id == bindparam("one")
)
_RECALL = (
    update(_SUBMISSIONS)
    .where(_OF_FORM, _SUBMISSIONS.c.recalled_at.is_(None))
    .values(recalled_at=bindparam("now"))
)


def latest(session: Session, form_id: int) -> Latest | None:
    """The one that stands; a recalled one does not."""
    row = session.connection().execute(_STANDING, {"form": form_id}).first()
    return None if row is None else Latest._make(row)


def find(session: Session, submission_id: int) -> SubmissionRow | None:
    row = session.connection().execute(_ONE, {"one": submission_id}).first()
    return None if row is None else SubmissionRow._make(row)


def add(session: Session, row: Mapping[str, Any]) -> int:
    """Insert it and tell its id."""
    statement = insert(_SUBMISSIONS).values(**row).returning(_SUBMISSIONS.c.id)
    number: int = session.connection().execute(statement).scalar_one()
    return number


def change(session: Session, submission_id: int, news: Mapping[str, Any]) -> None:
    statement = update(_SUBMISSIONS).where(_SUBMISSIONS.c.id == submission_id)
    session.connection().execute(statement.values(**news))


def recall(session: Session, form_id: int, now: datetime) -> None:
    """What stood, stands no longer."""
    session.connection().execute(_RECALL, {"form": form_id, "now": now})
