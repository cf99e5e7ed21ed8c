"""How values read on a page: moments, numbers, names of states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import segno
from markupsafe import Markup

from admin.words import date_texts, texts
from domain import deadlines
from reports.analysis.texts import NAMES
from survey_defs.exact import Exact, in_russian, tenths
from survey_defs.scoring import points_in_words
from survey_defs.texts import month_of, plural

Zone = ZoneInfo | str
ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
"""Where a zone is named without a moment: Russian zones do not change with the season."""
HEAT = 10
KIB = 1024


def moment(at: datetime, zone: Zone) -> str:
    """`30 сентября 2026, 18:00 (ЕКБ)`."""
    local = at.astimezone(_zone(zone))
    return _together(f"{_date(local)}, {local:%H:%M} ({zone_label(zone, at)})")


def day(at: datetime, zone: Zone) -> str:
    return _together(_date(at.astimezone(_zone(zone))))


def _date(local: datetime) -> str:
    return f"{local.day} {month_of(local.month)} {local.year}"


def short(at: datetime, zone: Zone) -> str:
    """For dense tables: `30.09.2026 18:00`; the zone stands in the head of the column."""
    return _together(f"{at.astimezone(_zone(zone)):%d.%m.%Y %H:%M}")


def zone_label(zone: Zone, at: datetime = ANY_TIME) -> str:
    return deadlines.zone_label(_zone(zone), at)


def ago(at: datetime, now: datetime) -> str:
    """Roughly how long since: for activity, where the minute does not matter."""
    passed = now - at
    if passed < timedelta(minutes=1):
        return texts.JUST_NOW
    if passed < timedelta(hours=1):
        return texts.ago(int(passed.total_seconds() // 60), texts.MINUTES)
    if passed < timedelta(days=1):
        return texts.ago(int(passed.total_seconds() // 3600), texts.HOURS)
    return texts.ago(passed.days, date_texts.DAYS)


def count(number: int, forms: str) -> str:
    """`5 анкет`, the forms given as `анкета|анкеты|анкет`."""
    return _together(f"{whole(number)} {plural(number, forms.split('|'))}")


def whole(number: int) -> str:
    return in_russian(Decimal(number))


def points(number: int) -> str:
    """Ten-thousandths of a point in words."""
    return points_in_words(number)


def exactly(number: Exact) -> str:
    """A measure or a share, to two decimals where it has more."""
    return in_russian(number)


def percent(share: Decimal | None) -> str:
    return texts.NO_SHARE if share is None else _together(f"{tenths(share)} %")


def share(percent: Decimal | None) -> str:
    """The same for dense tables, where the head says that these are percents."""
    return texts.NO_SHARE if percent is None else tenths(percent)


def gap(points: Decimal) -> str:
    """Between two percents: `+3,4`, `−0,5`."""
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else ""
    return f"{sign}{tenths(abs(points))}"


def feature(name: str) -> str:
    """In the middle of a sentence."""
    return NAMES[name]


def heat(share: Decimal | None) -> str:
    """The class of a cell of the heat map: eleven steps, so that no page needs inline styles."""
    return "heat-none" if share is None else f"heat-{int(share / HEAT)}"


def size(octets: int) -> str:
    """`1,4 МБ`."""
    amount, name = Decimal(octets), texts.SIZES[0]
    for name in texts.SIZES:
        if amount < KIB or name == texts.SIZES[-1]:
            break
        amount /= KIB
    shown = amount.quantize(
        Decimal(1) if amount >= HEAT or name == texts.SIZES[0] else Decimal("0.1")
    )
    return _together(f"{in_russian(shown)} {name}")


def qr(address: str) -> Markup:
    """A picture of a link for a phone's camera, drawn in the page itself."""
    picture = segno.make(address, error="m", micro=False)
    drawn = picture.svg_inline(scale=5, border=2, dark="#000", light="#fff", omitsize=True)
    return Markup(drawn)  # noqa: S704 -- drawn by us: squares only, the address is not in it


def _zone(zone: Zone) -> ZoneInfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def _together(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


FILTERS: dict[str, Callable[..., Any]] = {
    word.__name__: word
    for word in (
        moment,
        day,
        short,
        zone_label,
        ago,
        count,
        whole,
        points,
        exactly,
        percent,
        share,
        gap,
        feature,
        heat,
        size,
        qr,
    )
}
