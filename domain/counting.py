"""Which forms count, and their points added up: the one computation for pages and files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import may_oversee, seen_paths
from domain.acting import Actor
from domain.columns import Layout
from domain.errors import NotFound
from domain.overview.campaigns import seen_campaign
from domain.overview.views import CampaignHead, Standing, Sums
from domain.pinned import survey_of
from domain.scoresheets import Added, Scoresheet, scoresheet
from storage import Session, adjustments, organisations
from storage.totals import Scope
from survey_defs.model import Survey


class Counted(StrEnum):
    """Which forms count."""

    SUBMITTED = "submitted"
    LOCKED = "locked"
    """Those submitted and those that locked unfinished."""
    ALL = "all"
    """Drafts too: every form."""


STANDINGS: dict[Counted, tuple[str, ...]] = {
    Counted.SUBMITTED: (Standing.SUBMITTED.value,),
    Counted.LOCKED: (Standing.SUBMITTED.value, Standing.LOCKED.value),
    Counted.ALL: (),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The organisation that a page is narrowed to: it and all below it."""

    id: int
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Counting:
    """The forms of a campaign that count, and their answers at hand."""

    session: Session
    campaign: CampaignHead
    survey: Survey
    everything: Scope
    """Also those that do not count."""
    scope: Scope
    sheet: Scoresheet
    forms: tuple[int, ...]
    under: Place | None

    def of(self, layout: Layout, form_ids: Sequence[int] | None = None) -> Added:
        """Of these forms, or of all; the last home is for what is in no column."""
        forms = self.forms if form_ids is None else form_ids
        there = [each for each in forms if each in self.sheet.rows]
        added = self.sheet.added(there, layout.homes, layout.rest + 1)
        return added.with_rules(layout.ruled, self._rules(layout, there))

    def _rules(self, layout: Layout, form_ids: Sequence[int]) -> Iterable[tuple[int, str, Sums]]:
        """Kept beside the answers, and few."""
        if layout.ruled:
            for form_id, section, rule in adjustments.of_each(self.session, form_ids):
                yield form_id, section, Sums(*rule)


def counting(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    which: Counted | str,
    under: int | None = None,
) -> Counting:
    """Only the forms within the actor's subtrees; refuses a campaign that has none there."""
    campaign = seen_campaign(session, by, campaign_id)
    place = None if under is None else place_of(session, by, under)
    paths = seen_paths(by) if place is None else (place.path,)
    everything = Scope(campaign_id, paths, now)
    scope = everything._replace(standings=STANDINGS[Counted(which)])
    survey = survey_of(session, campaign.fingerprint)
    sheet, forms = scoresheet(session, scope, survey, campaign.fingerprint)
    return Counting(session, campaign, survey, everything, scope, sheet, tuple(forms), place)


def place_of(session: Session, by: Actor, organisation_id: int) -> Place:
    found = organisations.get(session, organisation_id)
    if found is None or not may_oversee(by, found.path):
        raise NotFound
    return Place(found.id, found.short_name, found.path)
