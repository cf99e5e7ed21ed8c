"""What the list of one's forms and the card of one are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from storage.tables import FormState, Role


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign that has not opened yet."""

    title: str
    organisation: str
    opens_at: datetime
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form as its own people see it in a list."""

    form_id: int
    campaign: str
    survey_title: str
    organisation: str
    role: Role
    official: bool
    notice: str
    state: FormState
    done: int
    total: int
    on_time_at: datetime
    locks_at: datetime
    """Until when it can be changed, extension and reopening counted in."""
    zone: ZoneInfo
    submitted_at: datetime | None
    may_change: bool
    late: bool
    """The on-time date has passed or, if submitted, had passed by then."""
    go_on: int | None
    """The place where to continue; none when nothing is missing."""
    points: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Home:
    name: str
    forms: tuple[FormLine, ...]
    upcoming: tuple[CampaignLine, ...]
    finished: tuple[FormLine, ...]
    tray: int
    manages: bool
    """Has a way into the panel."""
    below: bool = False  # there are forms of others to look at


@dataclass(frozen=True, slots=True)
class FormCard:
    line: FormLine
    tray: int
    submission: str | None
    """The number of the latest receipt."""
    submission_id: int | None
    why_not: str
    extension_reason: str | None
    reopened_until: datetime | None
    hushed_until: datetime | None
    threshold: int | None
    """Ten-thousandths of a point."""
    level: str = ""
    """High, middle, low, as the survey names it; empty where it names none."""
    before: bool = False
    """There are answers of the last period to be held against these."""
    partly: bool = False
    """Whoever looks fills in only some sections: counted are these, others submit the whole."""
    organisation_id: int = 0
    campaign_id: int = 0
    holder: str = ""
    """To whom it was handed; empty: to nobody in particular."""
