"""One organisation, or a territory, among the others: every mechanism beside the average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.columns import Column, Grouping, layout_of
from domain.counting import Counted, Counting, Place, counting, place_of
from domain.overview import texts
from domain.overview.tallies import tally_of
from domain.overview.views import CampaignHead, Sums
from storage import Session, naming, totals


@dataclass(frozen=True, slots=True)
class Outline:
    """Of some forms together, for each column."""

    forms: int
    cells: tuple[Sums, ...]
    total: Sums


@dataclass(frozen=True, slots=True)
class Profile:
    campaign: CampaignHead
    which: Counted
    words: str
    place: Place
    form_id: int | None
    """Its form, if it is but one."""
    columns: tuple[Column, ...]
    own: Outline
    everybody: Outline
    """All that the actor oversees, the organisation among them."""
    like: Outline | None
    """Its own cluster; none when nobody else of it is counted."""
    alike: int
    """How many its cluster holds, counted or not."""


@dataclass(frozen=True, slots=True)
class Asked:
    organisation: int
    which: Counted = Counted.SUBMITTED
    like: Sequence[int] = ()
    """Forms of the cluster that it belongs to, its own among them."""


def profile(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    asked: Asked,
) -> Profile:
    """Refuses an organisation that the actor does not oversee."""
    which = asked.which
    found = counting(session, by, now, campaign_id, which)
    place = place_of(session, by, asked.organisation)
    inside = naming.by_name(session, found.scope._replace(paths=(place.path,)))
    mine = [each.form_id for each in inside]
    everybody = _outline(found, found.forms)
    counted = {*found.forms}
    like = [each for each in asked.like if each in counted]
    expected = tally_of(totals.count(session, found.everything)).total
    return Profile(
        campaign=found.campaign,
        which=which,
        words=texts.counted(which.value, len(found.forms), expected),
        place=place,
        form_id=mine[0] if len(mine) == 1 else None,
        columns=layout_of(found.survey, Grouping.SECTION).columns,
        own=_outline(found, mine),
        everybody=everybody,
        like=_outline(found, like) if {*like} - {*mine} else None,
        alike=len(asked.like),
    )


def _outline(found: Counting, forms: Sequence[int]) -> Outline:
    layout = layout_of(found.survey, Grouping.SECTION)
    cells = found.of(layout, forms).totals()
    return Outline(len(forms), tuple(cells[: layout.rest]), sum(cells, Sums()))
