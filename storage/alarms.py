"""What went wrong lately: messages that did not arrive, work that failed, alarms of a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from storage import Session
from storage.dailies import DAILY
from storage.organisations import within
from storage.outbox import FAILED, UNREACHABLE
from storage.reminders import FORMS, OUTBOX, PLACES
from storage.statements import rows_of
from storage.tables import Job


class Unfinished(NamedTuple):
    """Work that somebody asked for and that came to nothing."""

    campaign_id: int | None
    works: int


_J = rows_of(Job)


def undelivered(
    session: Session, paths: Collection[str], since: datetime
) -> dict[int, dict[str, int]]:
    """Messages about forms of these subtrees that did not arrive, by campaign and outcome."""
    found = (
        select(FORMS.c.campaign_id, OUTBOX.c.outcome, func.count())
        .join(FORMS, FORMS.c.id == OUTBOX.c.form_id)
        .join(PLACES, PLACES.c.id == FORMS.c.organisation_id)
        .where(
            OUTBOX.c.ended_at > since,
            OUTBOX.c.outcome.in_((FAILED, UNREACHABLE)),
            within(PLACES.c.path, paths),
        )
        .group_by(FORMS.c.campaign_id, OUTBOX.c.outcome)
    )
    counted: dict[int, dict[str, int]] = {}
    for campaign_id, outcome, number in session.connection().execute(found):
        counted.setdefault(campaign_id, {})[outcome] = number
    return counted


def failed_work(session: Session, person_id: int, since: datetime) -> list[Unfinished]:
    """By campaign; about people where there is none."""
    found = (
        select(_J.c.campaign_id, func.count())
        .where(_J.c.asked_by_id == person_id, _J.c.problem.is_not(None), _J.c.finished_at > since)
        .group_by(_J.c.campaign_id)
        .order_by(_J.c.campaign_id)
    )
    return [Unfinished._make(row) for row in session.connection().execute(found)]


def daily_lines(
    session: Session, person_id: int, since: datetime
) -> Sequence[tuple[int | None, str]]:
    """The campaigns and texts of the lines of a day that were for this person, newest first."""
    found = (
        select(OUTBOX.c.campaign_id, OUTBOX.c.content)
        .where(OUTBOX.c.to_id == person_id, OUTBOX.c.kind == DAILY, OUTBOX.c.queued_at > since)
        .order_by(OUTBOX.c.id.desc())
    )
    rows = session.connection().execute(found)
    return [(campaign, str(content.get("text", ""))) for campaign, content in rows]
