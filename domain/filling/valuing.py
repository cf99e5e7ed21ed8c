"""Record a value; who answers takes back that the question does not apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling.judging import Judge, of_whole
from domain.filling.recording import Entry, record
from domain.filling.seeing import Seen
from domain.filling.spots import Spot
from domain.filling.views import Recorded
from storage import Session

Valuing = Callable[[Seen, Any | None], Any | None]


def record_value(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    valuing: Valuing,
    judge: Judge = of_whole,
) -> Recorded:
    """A value outweighs "not applicable"."""

    def change(seen: Seen, entry: Entry) -> Entry:
        return entry._replace(value=valuing(seen, entry.value), not_applicable=None)

    return record(session, by, now, spot, change, judge)
