"""The region's marks as they are kept: who may see them, and who enters them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.access import may_oversee
from domain.acting import Actor
from domain.columns import mechanisms_of
from domain.errors import NotFound, NotPossible
from domain.journal import note
from domain.marking import texts
from domain.marking.reading import percent_of
from domain.overview import CampaignHead, seen_campaign
from domain.pinned import survey_of
from domain.seasons import managed_campaign
from storage import Session, campaigns, marks
from survey_defs.model import Section, Survey
from survey_defs.tallying import most_of


@dataclass(frozen=True, slots=True)
class Marking:
    campaign: CampaignHead
    mechanisms: tuple[Section, ...]
    marks: dict[str, str]
    """Exact percents as text, by mechanism; those that are not entered are not there."""
    entered_at: datetime | None


def region_marks(session: Session, by: Actor, now: datetime, campaign_id: int) -> Marking:
    """For those who oversee the whole campaign; a part of the tree does not see the region's."""
    campaign = seen_campaign(session, by, campaign_id)
    owned = campaigns.owned(session, campaign_id)
    if owned is None or not may_oversee(by, owned.owner.path):
        raise NotFound
    survey = survey_of(session, campaign.fingerprint)
    found = marks.marks(session, campaign_id)
    mechanisms = marked_sections(survey)
    known = {section.code for section in mechanisms}
    return Marking(
        campaign,
        mechanisms,
        {each.section: each.value for each in found if each.section in known},
        max((each.entered_at for each in found), default=None),
    )


def mark_region(
    session: Session, by: Actor, now: datetime, campaign_id: int, given: Mapping[str, str]
) -> int:
    """All of them at once, by mechanism; what is empty is taken away. Returns how many stand."""
    found = managed_campaign(session, by, campaign_id)
    survey = survey_of(session, found.campaign.fingerprint)
    mechanisms = marked_sections(survey)
    if not mechanisms:
        raise NotPossible(texts.NO_MECHANISMS)
    values = {}
    for section in mechanisms:
        text = given.get(section.code, "").strip()
        if text:
            try:
                values[section.code] = percent_of(text)
            except ValueError as error:
                raise NotPossible(str(error), f"mark-{section.code}") from None
    rows = [
        {
            "campaign_id": campaign_id,
            "section": code,
            "value": value,
            "entered_by_id": by.id,
            "entered_at": now,
        }
        for code, value in values.items()
    ]
    marks.replace(session, campaign_id, rows)
    about = {"organisation_id": found.owner.id, "campaign_id": campaign_id}
    note(session, by, now, "region_marked", **about, count=len(rows))
    return len(rows)


def marked_sections(survey: Survey) -> tuple[Section, ...]:
    """Mechanisms that can bring points."""
    most = most_of(survey)
    return tuple(each for each in mechanisms_of(survey) if most.of(each.code).maximum > 0)
