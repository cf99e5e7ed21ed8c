"""What the region itself has for each mechanism of a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select

from storage import Session
from storage.statements import Row, put_all, rows_of
from storage.tables import RegionMark

_M = rows_of(RegionMark)


class Mark(NamedTuple):
    section: str
    value: str
    entered_at: datetime


def marks(session: Session, campaign_id: int) -> list[Mark]:
    found = select(_M.c.section, _M.c.value, _M.c.entered_at).where(
        _M.c.campaign_id == campaign_id
    )
    return [Mark._make(row) for row in session.connection().execute(found)]


def replace(session: Session, campaign_id: int, rows: Sequence[Row]) -> None:
    """These, and no others."""
    session.connection().execute(delete(_M).where(_M.c.campaign_id == campaign_id))
    put_all(session, RegionMark, rows)
