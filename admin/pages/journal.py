"""The journal: who did what, found by person, place, kind, campaign and days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from aiohttp import web

from admin import taking_texts
from admin.asking import look, look_apart
from admin.fields import MAX_ID, SEARCH_LENGTH, Typed, clean
from admin.keys import VISIT
from admin.pages.reminders import a_day
from admin.routing import Routes, Rule
from admin.showing import link_of, show
from admin.tables import journal_table
from admin.taking import MOST, as_file, asked_for
from admin.words import texts as names
from domain.acting import Actor
from domain.journal import Noted, Sought, read_journal
from domain.overview import campaign_names
from storage import Session

routes = Routes()
HERE = "/journal"
LINES = 100
NEVER = date.min
Campaigns = list[tuple[int, str]]


@routes.get(HERE, Rule.READS)
async def journal(request: web.Request) -> web.Response:
    """The newest lines, or those before the last one of the page that was left."""
    typed = Typed(request.query)
    sought = _sought(request, typed)
    if form := asked_for(request):
        every = sought._replace(before=None)
        lines, campaigns = await look_apart(request, _seen, MOST + 1, every)
        chosen = _in_words(request, sought, dict(campaigns))
        table = journal_table(request, lines[:MOST], chosen, whole=len(lines) <= MOST)
        return await as_file(request, form, table)
    lines, campaigns = await look(request, _seen, LINES + 1, sought)
    return show(request, "journal.html", _context(typed, sought, lines, campaigns))


def _context(
    typed: Typed, sought: Sought, lines: list[Noted], campaigns: Campaigns
) -> dict[str, Any]:
    asked = {name: typed.given.get(name, "") for name in ASKED if name not in typed.problems}
    here = link_of(HERE, **asked)
    shown = [
        (line, names.journal_line(line.what), names.journal_details(line.details))
        for line in lines[:LINES]
    ]
    return {
        "lines": shown,
        "sought": sought,
        "typed": typed,
        "narrowed": any(asked.values()),
        "newest": here if sought.before else "",
        "older": f"{here}before={shown[-1][0].id}" if len(lines) > LINES else "",
        "choices": sorted(names.WHAT.items(), key=lambda each: each[1]),
        "campaigns": campaigns,
    }


ASKED = ("who", "where", "what", "campaign", "since", "until")


def _seen(
    session: Session, by: Actor, now: datetime, most: int, sought: Sought
) -> tuple[list[Noted], Campaigns]:
    lines = read_journal(session, by, now, most, sought)
    return [*lines], campaign_names(session, by, now)


def _sought(request: web.Request, typed: Typed) -> Sought:
    what = typed.given.get("what", "")
    return Sought(
        who=clean(typed.given.get("who", ""))[:SEARCH_LENGTH],
        where=clean(typed.given.get("where", ""))[:SEARCH_LENGTH],
        what=what if what in names.WHAT else "",
        campaign_id=_number(typed, "campaign"),
        since=_midnight(request, _day(typed, "since"), 0),
        until=_midnight(request, _day(typed, "until"), 1),
        before=_number(typed, "before"),
    )


def _number(typed: Typed, name: str) -> int | None:
    """Anything odd is as if it had not been asked for, and says nothing."""
    number = typed.whole(name, 1, MAX_ID)
    return None if typed.problems.pop(name, None) else number


def _day(typed: Typed, name: str) -> date:
    return typed.understood(name, a_day, NEVER) if typed.given.get(name) else NEVER


def _midnight(request: web.Request, day: date, later: int) -> datetime | None:
    """Where the day begins, or ends, by the clock of whoever looks."""
    if not date(1970, 1, 1) < day < date(2999, 1, 1):
        return None
    return datetime.combine(day + timedelta(days=later), time(0), request[VISIT].zone)


def _in_words(request: web.Request, sought: Sought, campaigns: dict[int, str]) -> list[str]:
    days = [
        f"{word} {moment.astimezone(request[VISIT].zone) - timedelta(days=back):%d.%m.%Y}"
        for word, moment, back in (
            (taking_texts.SINCE, sought.since, 0),
            (taking_texts.UNTIL, sought.until, 1),
        )
        if moment is not None
    ]
    return [
        taking_texts.chosen(taking_texts.WHO, sought.who),
        taking_texts.chosen(taking_texts.WHERE, sought.where),
        names.WHAT.get(sought.what, ""),
        campaigns.get(sought.campaign_id or 0, ""),
        *days,
    ]
