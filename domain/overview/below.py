"""The boards of those who answer for a territory or look at it from above, in the chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.access import FILLING, overseen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.overview.boards import View, pages_of, row_of
from domain.overview.tallies import tally_of
from domain.overview.views import BoardRow, Standing, Sums, Tally
from storage import Session, boards, totals
from storage.boards import Asking
from storage.tables import Role
from storage.totals import Order, Scope

_ANSWERING_FOR = frozenset({Role.COORDINATOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class BelowLine:
    """A campaign with where the forms of one's territory stand."""

    campaign: Asking
    forms: Tally


@dataclass(frozen=True, slots=True)
class Below:
    """A page of the forms of one campaign in one's territory."""

    campaign: Asking
    everything: Tally
    rows: tuple[BoardRow, ...]
    standing: Standing | None
    page: int
    """From 1."""
    pages: int
    first: int
    """The number of the first row in the whole list."""
    territories: tuple[int, ...]
    """The organisations for which the actor answers: a nudge goes through one of them."""


def has_below(session: Session, by: Actor, now: datetime) -> bool:
    paths = overseen_paths(by)
    return bool(paths) and boards.any_asks(session, paths, _own(by))


def campaigns_below(session: Session, by: Actor, now: datetime) -> tuple[BelowLine, ...]:
    paths = overseen_paths(by)
    counted = totals.count_each(session, paths, now)
    return tuple(
        BelowLine(each, tally_of(counted.get(each.id, {})))
        for each in boards.asking(session, paths, _own(by))
    )


def board_below(session: Session, by: Actor, now: datetime, campaign_id: int, view: View) -> Below:
    """Strictly the actor's subtrees; of any other campaign nothing is known."""
    paths = overseen_paths(by)
    known = [e for e in boards.asking(session, paths, _own(by)) if e.id == campaign_id]
    if not known:
        raise NotFound
    scope = Scope(campaign_id, paths, now)
    everything = tally_of(totals.count(session, scope))
    found = everything.total if view.state is None else everything[view.state]
    pages = pages_of(found, view.per_page)
    page = min(max(view.page, 1), pages)
    first = (page - 1) * (view.per_page or 0)
    asked = scope._replace(standings=() if view.state is None else (view.state.value,))
    lines = totals.lines(session, asked, Order("name", offset=first, limit=view.per_page))
    sums = totals.of_forms(session, [line.form_id for line in lines])
    rows = tuple(row_of(line, Sums(*sums.get(line.form_id, ()))) for line in lines)
    territories = [g.organisation_id for g in by.grants if g.role in _ANSWERING_FOR]
    return Below(
        known[0], everything, rows, view.state, page, pages, first + 1, tuple(territories)
    )


def _own(by: Actor) -> list[int]:
    return [grant.organisation_id for grant in by.grants if grant.role in FILLING]
