"""News of a campaign to those who answer for the territories of its forms: one message each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select

from storage import Session
from storage.reminders import (
    CAMPAIGNS,
    INTO,
    MEMBERSHIPS,
    PEOPLE,
    PLACES,
    URGENCY,
    put_in,
    reachable,
    unsubmitted,
)
from storage.summaries import ANSWERING_FOR
from storage.tables import Notice

MOVED_BELOW = "moved_below"


class Below(NamedTuple):
    """What those above must hear who live by one clock, at this moment."""

    campaign_id: int
    zone: str
    content: Mapping[str, Any]
    due_at: datetime


_above = PLACES.alias("above")
_owner = PLACES.alias("owner")
_zone = func.coalesce(PEOPLE.c.zone, _above.c.local_zone)
_OUTBOX = Notice.__table__.c


def zones(session: Session, campaign_id: int) -> list[str]:
    """By which clocks they live."""
    found = _those(campaign_id, _zone).distinct().order_by(_zone)
    return list(session.execute(found).scalars())


def tell(session: Session, news: Below, now: datetime) -> int:
    """One message a person, about the uppermost territory for which they answer."""
    person, moment = cast(PEOPLE.c.id, String), _OUTBOX.due_at.type
    key = literal(f"{MOVED_BELOW}:{news.campaign_id}:") + person
    rows = _those(
        news.campaign_id,
        PEOPLE.c.id,
        literal(MOVED_BELOW),
        literal(None, _OUTBOX.form_id.type),
        literal(dict(news.content), _OUTBOX.content.type),
        key + literal(f":{now.isoformat()}"),
        literal(URGENCY),
        literal(news.due_at, moment),
        literal(now, moment),
        literal(0),
        literal(news.campaign_id),
        _above.c.id,
    )
    rows = rows.where(_zone == news.zone).order_by(func.length(_above.c.path), _above.c.id)
    return put_in(session, rows, (*INTO, "campaign_id", "organisation_id"))


def _those(campaign_id: int, *wanted: ColumnElement[Any]) -> Select[Any]:
    """Who answers for an organisation that lies above a form, within whose campaign it is."""
    below = unsubmitted(PLACES.c.id).where(
        CAMPAIGNS.c.id == campaign_id,
        PLACES.c.path.startswith(_above.c.path),
        PLACES.c.id != _above.c.id,
    )
    owner = select(_owner.c.path).join(CAMPAIGNS, CAMPAIGNS.c.organisation_id == _owner.c.id)
    within = owner.where(CAMPAIGNS.c.id == campaign_id).scalar_subquery()
    return (
        select(*wanted)
        .select_from(_above)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.organisation_id == _above.c.id)
        .join(PEOPLE, PEOPLE.c.id == MEMBERSHIPS.c.person_id)
        .where(
            _above.c.path.startswith(within),
            below.correlate(_above).exists(),
            MEMBERSHIPS.c.role.in_(ANSWERING_FOR),
            *reachable(),
        )
    )
