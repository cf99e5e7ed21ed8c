"""Which campaigns the actor oversees, wholly or in part."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.access import may_manage, seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.overview.tallies import tally_of
from domain.overview.views import CampaignHead, Glance, OwnForm
from domain.pinned import survey_of
from domain.tree import organisation_line
from storage import Session, forms, overviews, totals
from storage.overviews import Head
from storage.tables import CampaignState
from survey_defs.scoring import units_of


def seen_campaign(session: Session, by: Actor, campaign_id: int) -> CampaignHead:
    """Refuses a campaign that is not the actor's and asks nobody in the actor's subtrees."""
    found = overviews.heads(session, seen_paths(by), campaign_id)
    if not found:
        raise NotFound
    return _head(session, by, found[0])


def campaign_head(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignHead:
    """What stands above every page of the campaign."""
    return seen_campaign(session, by, campaign_id)


def campaigns_at_a_glance(session: Session, by: Actor, now: datetime) -> tuple[Glance, ...]:
    """Every campaign that the actor oversees, with where its forms stand; the newest first."""
    paths = seen_paths(by)
    counted = totals.count_each(session, paths, now)
    return tuple(
        Glance(_head(session, by, head), tally_of(counted.get(head.id, {})))
        for head in overviews.heads(session, paths)
    )


def campaign_names(session: Session, by: Actor, now: datetime) -> list[tuple[int, str]]:
    """The same by their names alone."""
    return [(head.id, head.title) for head in overviews.heads(session, seen_paths(by))]


def forms_of(
    session: Session, by: Actor, now: datetime, organisation_id: int
) -> tuple[OwnForm, ...]:
    """All that an organisation was ever asked, the newest first; also after it has closed."""
    organisation_line(session, by, now, organisation_id)
    return tuple(
        OwnForm(row.id, row.campaign.title, row.form.submitted_at, row.zone)
        for row in forms.of_organisations(session, [organisation_id])
        if row.campaign.state is not CampaignState.DRAFT
    )


def _head(session: Session, by: Actor, head: Head) -> CampaignHead:
    survey = survey_of(session, head.fingerprint)
    return CampaignHead(
        id=head.id,
        title=head.title,
        organisation=head.organisation,
        organisation_code=head.organisation_code,
        survey_code=head.survey_code,
        survey_title=head.survey_title,
        version=head.version,
        fingerprint=head.fingerprint,
        official=survey.official,
        notice=survey.notice,
        threshold=None if survey.threshold is None else units_of(survey.threshold),
        state=head.state,
        opens_at=head.opens_at,
        on_time_at=head.on_time_at,
        locks_at=head.locks_at,
        closed_at=head.closed_at,
        period=head.period,
        launched_at=head.launched_at,
        held_at=head.held_at,
        zone=ZoneInfo(head.zone),
        may_manage=may_manage(by, head.path),
        pays=survey.payment is not None,
        scores=survey.maximum > 0,
        cycles=bool(survey.cycle),
    )
