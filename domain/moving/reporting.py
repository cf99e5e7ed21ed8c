"""What moving a campaign to another version of its survey would do to the real forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from domain import access, publishing
from domain.acting import Actor
from domain.errors import NotPossible
from domain.moving import texts
from domain.moving.fates import Kind, Move, fates
from domain.moving.views import MovingReport, Target, Touched
from domain.pinned import survey_of
from domain.seasons import seen_campaign
from storage import Session, editions
from storage import moving as answers
from storage.campaigns import Owned
from storage.tables import CampaignState
from survey_defs.differences import differences
from survey_defs.model import Survey


def targets(session: Session, by: Actor, now: datetime, campaign_id: int) -> tuple[Target, ...]:
    """Other versions of the same survey: those offered now, and those asked before."""
    found = seen_campaign(session, by, campaign_id)
    access.to_manage(by, found.owner.path)
    offered = {
        each.fingerprint: Target(each.fingerprint, each.version, each.title, earlier=False)
        for each in publishing.surveys(session, by, now)
        if each.code == found.survey_code and each.withdrawn_at is None
    }
    for before in editions.earlier(session, campaign_id):
        survey = survey_of(session, before.fingerprint)
        target = Target(before.fingerprint, survey.version, survey.title, earlier=True)
        offered[before.fingerprint] = target
    offered.pop(found.campaign.fingerprint, None)
    return tuple(sorted(offered.values(), key=lambda each: -each.version))


def report(
    session: Session, by: Actor, now: datetime, campaign_id: int, fingerprint: str
) -> MovingReport:
    """Differences and, from the forms as they stand, how many answers each of them touches."""
    found = seen_campaign(session, by, campaign_id)
    access.to_manage(by, found.owner.path)
    return report_of(session, planned(session, by, now, found, fingerprint))


def planned(session: Session, by: Actor, now: datetime, found: Owned, fingerprint: str) -> Move:
    campaign = found.campaign
    if campaign.state is CampaignState.CLOSED:
        raise NotPossible(texts.CLOSED)
    if campaign.fingerprint == fingerprint:
        raise NotPossible(texts.SAME)
    old = survey_of(session, campaign.fingerprint)
    new = _survey(session, by, now, campaign.id, fingerprint)
    if new.code != old.code:
        raise NotPossible(texts.OTHER.format(title=new.title, code=new.code))
    return Move(found, old, new, differences(old, new))


def report_of(session: Session, move: Move) -> MovingReport:
    told, campaign = move.differences, move.found.campaign
    counted = answers.counted(session, campaign.id)
    by_kind: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    for fate in fates(session, move):
        by_kind[fate.kind][fate.given.question] += 1
    return MovingReport(
        campaign_id=campaign.id,
        campaign=campaign.title,
        differences=told,
        forms=counted.forms,
        begun=counted.begun,
        submitted=counted.submitted,
        gone=_touched(move.old, told.gone, answers.answered(session, campaign.id, told.gone)),
        unfit=_touched(move.new, told.risky, by_kind[Kind.UNFIT]),
        trimmed=_touched(move.new, told.risky, by_kind[Kind.TRIMMED]),
        returning=_touched(move.new, move.asked_again, by_kind[Kind.RETURNS]),
    )


def _touched(
    survey: Survey, codes: Iterable[str], counted: Mapping[str, int]
) -> tuple[Touched, ...]:
    return tuple(
        Touched(code, survey.question(code).label, counted[code])
        for code in codes
        if counted.get(code)
    )


def _survey(
    session: Session, by: Actor, now: datetime, campaign_id: int, fingerprint: str
) -> Survey:
    """One that is offered, or one that the campaign itself asked before."""
    for each in publishing.surveys(session, by, now):
        if each.fingerprint == fingerprint and each.withdrawn_at is None:
            return publishing.published_survey(session, by, now, each.word)
    if any(each.fingerprint == fingerprint for each in editions.earlier(session, campaign_id)):
        return survey_of(session, fingerprint)
    raise NotPossible(texts.NO_SUCH)
