"""Dates as an admin types them on the command line."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.commands import texts
from bot.commands.opening import stop

MORNING, EVENING = time(9, 0), time(18, 0)
FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M")
DAYS = ("%Y-%m-%d", "%d.%m.%Y")


def moment(text: str, zone: ZoneInfo, otherwise: time) -> datetime:
    """The moment in the zone; a bare day gets the hour `otherwise`."""
    for form in FORMS + DAYS:
        try:
            read = datetime.strptime(text.strip(), form)  # noqa: DTZ007 -- the zone is put on below
        except ValueError:
            continue
        hour = otherwise if form in DAYS else read.time()
        return datetime.combine(read.date(), hour, zone)
    raise stop(texts.BAD_DATE.format(text=text))
