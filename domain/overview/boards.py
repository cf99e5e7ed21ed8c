"""The board of a campaign: a row a form, sorted and cut into pages by SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.access import may_oversee, seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.overview.campaigns import seen_campaign
from domain.overview.tallies import tally_of
from domain.overview.views import Board, BoardRow, Standing, Sums
from storage import Session, organisations, totals
from storage.tables import Organisation
from storage.totals import FormLine, Order, Scope


@dataclass(frozen=True, slots=True)
class View:
    """What part of the board to show."""

    search: str = ""
    state: Standing | None = None
    part: str = ""
    """One of `storage.standings.PARTS`: begun, on_time, late, overdue, missing."""
    under: int | None = None
    """Only in this organisation and below it."""
    sort: str = "name"
    """One of `storage.totals.SORTS`: name, code, territory, state, done, points, …"""
    descending: bool = False
    page: int = 1
    per_page: int | None = None
    """None: everything on one page."""
    given: bool = False
    """Also forms of organisations that were closed before they submitted."""


def board(
    session: Session, by: Actor, now: datetime, campaign_id: int, view: View | None = None
) -> Board:
    """Only the forms within the actor's subtrees; refuses a campaign that has none there."""
    view = view or View()
    campaign = seen_campaign(session, by, campaign_id)
    everything = Scope(campaign_id, seen_paths(by), now, given=view.given)
    place = None if view.under is None else _place(session, by, view.under)
    asked = everything._replace(
        paths=everything.paths if place is None else (place.path,),
        search=view.search,
        part=view.part,
        standings=(view.state.value,) if view.state else (),
    )
    tally = tally_of(totals.count(session, everything))
    narrowed = asked != everything
    found = tally_of(totals.count(session, asked)).total if narrowed else tally.total
    pages = pages_of(found, view.per_page)
    page = min(max(view.page, 1), pages)
    order = Order(view.sort, view.descending, (page - 1) * (view.per_page or 0), view.per_page)
    lines = totals.lines(session, asked, order)
    sums = totals.of_forms(session, [line.form_id for line in lines])
    rows = tuple(row_of(line, Sums(*sums.get(line.form_id, ()))) for line in lines)
    return Board(campaign, rows, found, tally, page, pages, place.short_name if place else "")


def _place(session: Session, by: Actor, organisation_id: int) -> Organisation:
    place = organisations.get(session, organisation_id)
    if place is None or not may_oversee(by, place.path):
        raise NotFound
    return place


def pages_of(found: int, per_page: int | None) -> int:
    return max(1, -(-found // per_page)) if per_page else 1


def row_of(line: FormLine, sums: Sums) -> BoardRow:
    return BoardRow(
        form_id=line.form_id,
        organisation_id=line.organisation_id,
        code=line.code,
        name=line.name,
        short_name=line.short_name,
        territory_id=line.territory_id,
        territory=line.territory,
        zone=ZoneInfo(line.zone),
        state=Standing(line.standing),
        on_time=None if line.timely is None else bool(line.timely),
        done=sums.done,
        total=sums.asked,
        earned=sums.earned,
        open=sums.open,
        maximum=sums.maximum,
        started_at=line.started_at,
        active_at=line.active_at,
        submitted_at=line.submitted_at,
        on_time_at=line.on_time_at,
        locks_at=line.locks_at,
        extended=bool(line.extended),
        extension_reason=line.extension_reason,
        reopened_until=line.reopened_until,
        reopening_reason=line.reopening_reason,
    )
