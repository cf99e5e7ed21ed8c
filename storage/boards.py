"""Campaigns that ask organisations below somebody, for the boards in the chat."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, select

from storage import Session
from storage.organisations import within
from storage.statements import rows_of
from storage.tables import Campaign, CampaignState, Form, Organisation


class Asking(NamedTuple):
    """A campaign that people know of."""

    id: int
    title: str
    on_time_at: datetime
    locks_at: datetime


_F, _C, _O = rows_of(Form), rows_of(Campaign), rows_of(Organisation)


def asking(session: Session, paths: Collection[str], own: Collection[int]) -> list[Asking]:
    """Those with forms in these subtrees beside one's own, the newest first."""
    rows = session.execute(_asking(paths, own).order_by(_C.c.opens_at.desc(), _C.c.id.desc()))
    return [Asking._make(row) for row in rows]


def any_asks(session: Session, paths: Collection[str], own: Collection[int]) -> bool:
    return session.execute(_asking(paths, own).limit(1)).first() is not None


def _asking(
    paths: Collection[str], own: Collection[int]
) -> Select[tuple[int, str, datetime, datetime]]:
    inside = (
        select(_F.c.campaign_id)
        .join(_O, _O.c.id == _F.c.organisation_id)
        .where(within(_O.c.path, paths), _F.c.organisation_id.not_in(own))
    )
    return select(_C.c.id, _C.c.title, _C.c.on_time_at, _C.c.locks_at).where(
        _C.c.state != CampaignState.DRAFT, _C.c.id.in_(inside)
    )
