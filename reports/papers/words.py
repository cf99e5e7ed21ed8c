"""Numbers and dates as papers write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from textwrap import shorten
from zoneinfo import ZoneInfo

from reports.papers import texts
from reports.papers.lines import one_line
from survey_defs.exact import Exact, half_up, tenths
from survey_defs.scoring import points_in_words

LONGEST_NAME = 40


def percent(share: Decimal | None) -> str:
    """`61,8 %`, `78,0 %` as on the screen; nothing of what nobody has answered."""
    return "" if share is None else texts.percent(tenths(share))


def difference(now: Exact | None, then: Exact | None) -> str:
    """In percentage points, of the exact shares."""
    if now is None or then is None:
        return ""
    return change(half_up(now - then, 1))


def change(points: Decimal | None) -> str:
    if points is None:
        return ""
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else ""
    return texts.in_points(sign + tenths(abs(points)))


def points(units: int) -> str:
    return points_in_words(units)


def day(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d.%m.%Y}"


def long_day(at: datetime, zone: ZoneInfo) -> str:
    """`29 ноября 2026 г.`."""
    local = at.astimezone(zone)
    return texts.long_day(local.day, local.month, local.year)


def short(name: str) -> str:
    """For a legend, where a long name would push out the others."""
    return shorten(one_line(name), LONGEST_NAME, placeholder="…")


def listed(names: Sequence[str], most: int) -> str:
    """The first of them, and how many more there are."""
    return texts.listed(names[:most], max(len(names) - most, 0))
