"""Forms whose time has just run out, so that their people hear of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import exists, literal, or_

from storage import Session, reminders
from storage.reminders import DECISION, LOCKED, Said
from storage.statements import rows_of
from storage.tables import Campaign, Membership, Notice, Organisation, Role


class Group(NamedTuple):
    """Unsubmitted forms of one campaign that were locked at one moment, in one zone."""

    campaign_id: int
    closing_text: str
    locked_at: datetime
    zone: str


_CAMPAIGNS, _PLACES, _OUTBOX = rows_of(Campaign), rows_of(Organisation), rows_of(Notice)
_MEMBERSHIPS = rows_of(Membership)


def groups(session: Session, since: datetime, now: datetime) -> list[Group]:
    """Those that were locked between the two moments."""
    named = _CAMPAIGNS.c.id, _CAMPAIGNS.c.closing_text, reminders.locks, _PLACES.c.local_zone
    found = (
        reminders.unsubmitted(*named)
        .where(reminders.locks > since, reminders.locks <= now)
        .distinct()
        .order_by(_CAMPAIGNS.c.id, reminders.locks, _PLACES.c.local_zone)
    )
    return [Group(*row) for row in session.execute(found)]


def tell(
    session: Session, group: Group, content: Mapping[str, Any], due_at: datetime, now: datetime
) -> int:
    """Those whose such a form is, and its head, once for each lock; how many people were new."""
    said = Said(LOCKED, group.locked_at.isoformat(), content, DECISION, due_at, now)
    moment = literal(group.locked_at, _CAMPAIGNS.c.locks_at.type)
    rows = reminders.about_forms(said).where(
        _CAMPAIGNS.c.id == group.campaign_id,
        _PLACES.c.local_zone == group.zone,
        reminders.locks == moment,
        or_(reminders.minding(), _MEMBERSHIPS.c.role == Role.HEAD),
        *reminders.reachable(),
        ~exists().where(_OUTBOX.c.once == reminders.key(said)),
    )
    return reminders.put_in(session, rows.limit(2_000))
