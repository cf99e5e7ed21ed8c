"""The log of messages: what, to whom, when, delivered or why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, false, func, or_, select

from storage import Session
from storage.organisations import within
from storage.reminders import FORMS, OUTBOX, PEOPLE, PLACES

_TERRITORIES = PLACES.alias("territories")


class Message(NamedTuple):
    """One line of the log."""

    id: int
    kind: str
    content: dict[str, Any]
    person: str
    organisation: str
    """Of the form, or the territory."""
    form_id: int | None
    queued_at: datetime | None
    due_at: datetime
    ended_at: datetime | None
    outcome: str | None


class Sought(NamedTuple):
    campaign_id: int
    form_id: int | None = None
    outcome: str = ""
    """`waits`, or as the outbox says; empty: any."""
    before: int | None = None


WAITS = "waits"


def messages(session: Session, paths: Sequence[str], sought: Sought, most: int) -> list[Message]:
    """The newest first, about organisations in these subtrees."""
    place = func.coalesce(PLACES.c.short_name, _TERRITORIES.c.short_name)
    path = func.coalesce(PLACES.c.path, _TERRITORIES.c.path)
    found = (
        select(
            *(OUTBOX.c[name] for name in ("id", "kind", "content")),
            PEOPLE.c.name,
            func.coalesce(place, ""),
            *(
                OUTBOX.c[name]
                for name in ("form_id", "queued_at", "due_at", "ended_at", "outcome")
            ),
        )
        .join(PEOPLE, PEOPLE.c.id == OUTBOX.c.to_id)
        .outerjoin(FORMS, FORMS.c.id == OUTBOX.c.form_id)
        .outerjoin(PLACES, PLACES.c.id == FORMS.c.organisation_id)
        .outerjoin(_TERRITORIES, _TERRITORIES.c.id == OUTBOX.c.organisation_id)
        .where(*_sought(sought), within(func.coalesce(path, ""), paths))
        .order_by(OUTBOX.c.id.desc())
        .limit(most)
    )
    return [Message._make(row) for row in session.execute(found)]


def _sought(sought: Sought) -> list[ColumnElement[bool]]:
    if sought.form_id is not None:
        wanted = [OUTBOX.c.form_id == sought.form_id]
    else:
        wanted = [
            or_(
                FORMS.c.campaign_id == sought.campaign_id,
                OUTBOX.c.campaign_id == sought.campaign_id,
            )
        ]
    if sought.outcome == WAITS:
        wanted.append(OUTBOX.c.ended_at.is_(None))
    elif sought.outcome:
        wanted.append(OUTBOX.c.outcome == sought.outcome)
    if sought.before is not None:
        wanted.append(OUTBOX.c.id < sought.before)
    return wanted or [false()]
