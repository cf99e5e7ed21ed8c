"""The one place that decides what is on time, what is locked, and until when one may change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from domain import texts
from storage.tables import CampaignState

MOSCOW = ZoneInfo("Europe/Moscow")


class CampaignDates(Protocol):
    """A campaign, as a row or as an object."""

    @property
    def state(self) -> CampaignState: ...
    @property
    def opens_at(self) -> datetime: ...
    @property
    def on_time_at(self) -> datetime: ...
    @property
    def locks_at(self) -> datetime: ...


class FormDates(Protocol):
    """A form, as a row or as an object."""

    @property
    def on_time_at(self) -> datetime | None: ...
    @property
    def locks_at(self) -> datetime | None: ...
    @property
    def reopened_until(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The dates that hold for one form, and the zone in which to say them."""

    opens_at: datetime
    on_time_at: datetime
    """The campaign's date or that of the form's extension."""
    locks_at: datetime
    """Likewise; a reopening does not move it."""
    open_until: datetime
    """Changes are taken before this moment: the lock, or the end of a later reopening."""
    state: CampaignState
    zone: ZoneInfo

    @property
    def reopened(self) -> bool:
        """Somebody was given days beyond the lock."""
        return self.open_until > self.locks_at

    def is_open(self, now: datetime) -> bool:
        """Whether anything in the form may still be changed at this moment."""
        return self.state is CampaignState.OPEN and self.opens_at <= now < self.open_until

    def is_on_time(self, moment: datetime) -> bool:
        return moment <= self.on_time_at

    def local(self, moment: datetime) -> datetime:
        """The moment as clocks on the wall there show it."""
        return moment.astimezone(self.zone)

    def zone_label(self, moment: datetime) -> str:
        return zone_label(self.zone, moment)

    def days_left(self, now: datetime) -> int:
        """Midnights there until the on-time date: 0 on the day itself, below 0 after it."""
        return (self.local(self.on_time_at).date() - self.local(now).date()).days


def deadlines(campaign: CampaignDates, form: FormDates, zone: ZoneInfo) -> Deadlines:
    """What holds for this form: its extension before the campaign's dates, then reopening."""
    locks_at = form.locks_at or campaign.locks_at
    return Deadlines(
        opens_at=campaign.opens_at,
        on_time_at=form.on_time_at or campaign.on_time_at,
        locks_at=locks_at,
        open_until=max(locks_at, form.reopened_until or locks_at),
        state=campaign.state,
        zone=zone,
    )


def zone_label(zone: ZoneInfo, moment: datetime) -> str:
    """Short, as people in Russia call it; elsewhere the hours ahead of Moscow or Greenwich."""
    known = texts.ZONE.get(zone.key)
    if known is not None:
        return known
    local, moscow = moment.astimezone(zone).utcoffset(), moment.astimezone(MOSCOW).utcoffset()
    assert local is not None
    assert moscow is not None
    ahead = int((local - moscow).total_seconds())
    if zone.key.startswith(("Asia/", "Europe/")) and ahead % 3600 == 0:
        return texts.MOSCOW.format(hours=ahead // 3600) if ahead else texts.ZONE[MOSCOW.key]
    minutes = int(local.total_seconds()) // 60
    sign = -1 if minutes < 0 else 1
    return texts.GREENWICH.format(hours=sign * (abs(minutes) // 60), minutes=abs(minutes) % 60)
