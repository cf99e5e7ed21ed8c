"""The ladder of reminders as data: how long before or after which date, to whom, until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from domain.calendar import Span


class Since(StrEnum):
    """The date that a rung is counted from; when on time is past, only the lock counts."""

    ON_TIME = "on_time"
    LOCK = "lock"


class To(StrEnum):
    """Whom a rung tells."""

    FILLS = "fills"
    """Everybody who may fill the form in."""
    DEPUTY = "deputy"
    HEAD = "head"
    TERRITORY = "territory"
    """One summary to those who coordinate or administer the organisation right above."""
    OWNER = "owner"
    """One summary to the admins of whose campaign it is."""


PERSONAL = frozenset({To.FILLS, To.DEPUTY, To.HEAD})
"""Those who are told of their own form."""


class Until(StrEnum):
    """What makes a rung needless."""

    SUBMITTED = "submitted"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step; a day below nought is after the lock."""

    since: Since
    days: int
    to: tuple[To, ...] = (To.FILLS,)
    text: str = ""
    """Said instead of the usual words."""
    until: Until = Until.SUBMITTED

    @property
    def code(self) -> str:
        return f"{self.days}" if self.since is Since.ON_TIME else f"lock{self.days}"

    @property
    def personal(self) -> bool:
        """Somebody is reminded of their own form."""
        return bool(PERSONAL.intersection(self.to))

    @property
    def at_rest(self) -> dict[str, Any]:
        return {
            "since": self.since.value,
            "days": self.days,
            "to": [each.value for each in self.to],
            "text": self.text,
            "until": self.until.value,
        }


class Dates(NamedTuple):
    """What rungs are counted from, for one form or for a whole campaign."""

    on_time_at: datetime
    locks_at: datetime


class Due(NamedTuple):
    """The rung whose day has come last."""

    rung: Rung
    day: date
    """When it came, by the calendar on the wall there."""
    counted_from: date

    @property
    def mark(self) -> str:
        """The end of the key of a reminder."""
        return f"{self.rung.code}:{self.counted_from.isoformat()}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of a campaign, and the days that it leaves out."""

    rungs: tuple[Rung, ...]
    left_out: tuple[Span, ...] = ()

    @property
    def at_rest(self) -> dict[str, Any]:
        return {
            "rungs": [rung.at_rest for rung in self.rungs],
            "left_out": [[first.isoformat(), last.isoformat()] for first, last in self.left_out],
        }

    @property
    def ahead(self) -> timedelta:
        """No form whose dates are farther away is reminded of yet."""
        return timedelta(days=max((rung.days for rung in self.rungs), default=0) + 2)

    def due(self, dates: Dates, now: datetime, zone: ZoneInfo, to: Collection[To]) -> Due | None:
        """The nearest; earlier ones are not caught up with."""
        today = now.astimezone(zone).date()
        come = [each for each in self._days(dates, zone, to) if each.day <= today]
        return max(come, key=lambda each: (each.day, each.rung.since is Since.LOCK), default=None)

    def _days(self, dates: Dates, zone: ZoneInfo, to: Collection[To]) -> list[Due]:
        on_time = dates.on_time_at.astimezone(zone).date()
        lock = dates.locks_at.astimezone(zone).date()
        from_date = {Since.ON_TIME: on_time, Since.LOCK: lock}
        days = [
            Due(rung, from_date[rung.since] - timedelta(days=rung.days), from_date[rung.since])
            for rung in self.rungs
            if set(to).intersection(rung.to)
        ]
        return [each for each in days if each.rung.since is Since.ON_TIME or each.day > on_time]


SHIPPED = Ladder(
    (
        Rung(Since.ON_TIME, 14, until=Until.STARTED),
        Rung(Since.ON_TIME, 7),
        Rung(Since.ON_TIME, 3, (To.FILLS, To.TERRITORY)),
        Rung(Since.ON_TIME, 1),
        Rung(Since.ON_TIME, 0),
        Rung(Since.LOCK, 3, (To.FILLS, To.HEAD, To.TERRITORY)),
        Rung(Since.LOCK, 1, (To.FILLS, To.HEAD, To.TERRITORY, To.OWNER)),
        Rung(Since.LOCK, 0, (To.FILLS, To.HEAD)),
        Rung(Since.LOCK, -1, (To.TERRITORY, To.OWNER)),
    )
)
"""What a campaign has unless its admins change it."""


def ladder_of(kept: Mapping[str, Any] | None) -> Ladder:
    """As a campaign keeps it; nothing kept: as it is shipped."""
    if kept is None:
        return SHIPPED
    rungs = tuple(
        Rung(
            Since(each["since"]),
            each["days"],
            tuple(To(word) for word in each["to"]),
            each["text"],
            Until(each["until"]),
        )
        for each in kept["rungs"]
    )
    return Ladder(
        rungs,
        tuple(
            (date.fromisoformat(first), date.fromisoformat(last))
            for first, last in kept["left_out"]
        ),
    )
