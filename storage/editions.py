"""The surveys that a campaign asks one after another."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from storage import Session
from storage.statements import add, rows_of
from storage.tables import Campaign, CampaignEdition, Form


class Earlier(NamedTuple):
    """A survey that the campaign asked before."""

    edition: int
    fingerprint: str
    ended_at: datetime


_FORMS, _EDITIONS = rows_of(Form), rows_of(CampaignEdition)


def begin_edition(
    session: Session, campaign: Campaign, fingerprint: str, by_id: int | None, now: datetime
) -> None:
    """From now on the campaign asks this survey."""
    row = {
        "campaign_id": campaign.id,
        "edition": campaign.edition,
        "fingerprint": campaign.fingerprint,
        "ended_at": now,
        "ended_by_id": by_id,
    }
    add(session, CampaignEdition, row)
    campaign.fingerprint, campaign.edition = fingerprint, campaign.edition + 1
    session.flush()
    mine = update(_FORMS).where(_FORMS.c.campaign_id == campaign.id)
    session.execute(mine.values(edition=campaign.edition))
    session.expire_all()


def hold_forms(session: Session, campaign_id: int) -> None:
    """Wait for whoever is answering, and let nobody answer until the transaction ends."""
    held = select(_FORMS.c.id).where(_FORMS.c.campaign_id == campaign_id).with_for_update()
    session.execute(held.order_by(_FORMS.c.id)).all()


def earlier(session: Session, campaign_id: int) -> list[Earlier]:
    """The surveys that it asked before, the latest first."""
    found = (
        select(_EDITIONS.c.edition, _EDITIONS.c.fingerprint, _EDITIONS.c.ended_at)
        .where(_EDITIONS.c.campaign_id == campaign_id)
        .order_by(_EDITIONS.c.edition.desc())
    )
    return [Earlier._make(row) for row in session.connection().execute(found)]


def fingerprint_of(session: Session, campaign_id: int, edition: int) -> str | None:
    found = select(_EDITIONS.c.fingerprint).where(
        _EDITIONS.c.campaign_id == campaign_id, _EDITIONS.c.edition == edition
    )
    return session.connection().execute(found).scalar_one_or_none()
