"""Background work: asked for, leased by one worker at a time, finished with a file or a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, insert, or_, select, update

from storage import Session
from storage.statements import rows_of
from storage.tables import Campaign, Job


class JobRow(NamedTuple):
    """The names are those of the table."""

    id: int
    kind: str
    campaign_id: int | None
    asked_by_id: int
    options: dict[str, Any]
    asked_at: datetime
    done: int
    total: int
    attempts: int
    leased_until: datetime | None
    finished_at: datetime | None
    file: str | None
    problem: str | None
    campaign: str | None
    """Its title; none when it is about people."""


_J, _C = rows_of(Job), rows_of(Campaign)
_SELECT: Select[Any] = select(*(_J.c[name] for name in JobRow._fields[:-1]), _C.c.title).join_from(
    _J, _C, _J.c.campaign_id == _C.c.id, isouter=True
)


def add(session: Session, row: dict[str, Any]) -> int:
    statement = insert(_J).values(**row).returning(_J.c.id)
    number: int = session.connection().execute(statement).scalar_one()
    return number


def find(session: Session, job_id: int) -> JobRow | None:
    row = session.connection().execute(_SELECT.where(_J.c.id == job_id)).first()
    return None if row is None else JobRow._make(row)


def of_person(
    session: Session, person_id: int, campaign_id: int | None, limit: int
) -> list[JobRow]:
    """What this person has asked for of a campaign, or of none; the newest first."""
    found = _SELECT.where(_J.c.asked_by_id == person_id, _J.c.campaign_id == campaign_id)
    rows = session.connection().execute(found.order_by(_J.c.id.desc()).limit(limit))
    return [JobRow._make(row) for row in rows]


def is_any_free(session: Session, now: datetime) -> bool:
    """Whether there is one that nobody works on."""
    return session.connection().execute(_free(now).limit(1)).first() is not None


def take(session: Session, now: datetime, until: datetime) -> JobRow | None:
    """The oldest that nobody works on, leased; counted as a try before it is worked on."""
    oldest = _free(now).order_by(_J.c.id).limit(1).with_for_update(skip_locked=True)
    job_id = session.connection().execute(oldest).scalar_one_or_none()
    if job_id is None:
        return None
    change(session, job_id, {"leased_until": until, "attempts": _J.c.attempts + 1})
    return find(session, job_id)


def _free(now: datetime) -> Select[int]:
    nobodys = or_(_J.c.leased_until.is_(None), _J.c.leased_until <= now)
    return select(_J.c.id).where(_J.c.finished_at.is_(None), nobodys)


def change(session: Session, job_id: int, news: dict[str, Any]) -> None:
    session.connection().execute(update(_J).where(_J.c.id == job_id).values(**news))


def finished_before(session: Session, moment: datetime) -> list[tuple[int, str]]:
    """Id and file of those whose file is still kept."""
    old = select(_J.c.id, _J.c.file).where(_J.c.finished_at < moment, _J.c.file.is_not(None))
    return [(row[0], row[1] or "") for row in session.connection().execute(old)]
