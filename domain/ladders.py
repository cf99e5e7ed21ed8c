"""The ladder of one campaign, as its admins see it and change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain import access
from domain import reminding_texts as texts
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from domain.ladder import SHIPPED, Ladder, Rung, Since, To, ladder_of
from domain.seasons import managed_campaign, seen_campaign
from storage import Session

MOST_RUNGS, MOST_SPANS = 20, 10
FARTHEST = 60
TEXT_LENGTH = 500
LONGEST_SPAN = timedelta(days=100)
ABOVE = frozenset({To.TERRITORY, To.OWNER})


@dataclass(frozen=True, slots=True)
class LadderPage:
    """The rungs in the order in which their days come."""

    ladder: Ladder
    shipped: bool
    """Nobody has changed it."""
    may_manage: bool


def ladder_page(session: Session, by: Actor, now: datetime, campaign_id: int) -> LadderPage:
    found = seen_campaign(session, by, campaign_id)
    ladder = ladder_of(found.campaign.ladder)
    return LadderPage(
        Ladder(tuple(sorted(ladder.rungs, key=_place)), ladder.left_out),
        shipped=ladder.rungs == SHIPPED.rungs,
        may_manage=access.may_manage(by, found.owner.path),
    )


def add_rung(session: Session, by: Actor, now: datetime, campaign_id: int, rung: Rung) -> None:
    """One more; what has gone out by other rungs stays gone out."""
    ladder = _kept(session, by, campaign_id)
    if len(ladder.rungs) >= MOST_RUNGS:
        raise NotPossible(texts.TOO_MANY_RUNGS)
    if rung.code in {known.code for known in ladder.rungs}:
        raise NotPossible(texts.SAME_RUNG, "days")
    _refuse_odd(rung)
    _keep(session, by, now, campaign_id, replace(ladder, rungs=(*ladder.rungs, rung)))


def remove_rung(session: Session, by: Actor, now: datetime, campaign_id: int, code: str) -> None:
    ladder = _kept(session, by, campaign_id)
    rungs = tuple(rung for rung in ladder.rungs if rung.code != code)
    _keep(session, by, now, campaign_id, replace(ladder, rungs=rungs))


def restore_ladder(session: Session, by: Actor, now: datetime, campaign_id: int) -> None:
    """As it is shipped; the days left out stay left out."""
    ladder = _kept(session, by, campaign_id)
    _keep(session, by, now, campaign_id, replace(ladder, rungs=SHIPPED.rungs))


def leave_out(
    session: Session, by: Actor, now: datetime, campaign_id: int, first: date, last: date
) -> None:
    """School holidays, say: nobody is reminded on these days."""
    ladder = _kept(session, by, campaign_id)
    spans = tuple(sorted({*ladder.left_out, (first, last)}))
    days = sum((until - since + timedelta(days=1) for since, until in spans), timedelta(0))
    if first > last or days > LONGEST_SPAN or len(spans) > MOST_SPANS:
        raise NotPossible(texts.SPAN, "last")
    _keep(session, by, now, campaign_id, replace(ladder, left_out=spans))


def take_in(session: Session, by: Actor, now: datetime, campaign_id: int, first: date) -> None:
    """The days that begin with this one are like others again."""
    ladder = _kept(session, by, campaign_id)
    spans = tuple(span for span in ladder.left_out if span[0] != first)
    _keep(session, by, now, campaign_id, replace(ladder, left_out=spans))


def _refuse_odd(rung: Rung) -> None:
    if not -FARTHEST <= rung.days <= FARTHEST:
        raise NotPossible(texts.DAYS_OF_RUNG, "days")
    if rung.since is Since.ON_TIME and rung.days < 0:
        raise NotPossible(texts.AFTER_ON_TIME, "since")
    if not rung.to:
        raise NotPossible(texts.TO_NOBODY, "to")
    if rung.days < 0 and not set(rung.to) <= ABOVE:
        raise NotPossible(texts.AFTER_LOCK, "days")
    if len(rung.text) > TEXT_LENGTH:
        raise NotPossible(texts.TEXT_OF_RUNG, "text")


def _kept(session: Session, by: Actor, campaign_id: int) -> Ladder:
    return ladder_of(managed_campaign(session, by, campaign_id).campaign.ladder)


def _keep(session: Session, by: Actor, now: datetime, campaign_id: int, ladder: Ladder) -> None:
    campaign = managed_campaign(session, by, campaign_id).campaign
    campaign.ladder = None if ladder == SHIPPED else ladder.at_rest
    session.flush()
    note(
        session,
        by,
        now,
        "ladder_changed",
        organisation_id=campaign.organisation_id,
        campaign_id=campaign_id,
        rungs=len(ladder.rungs),
    )


def _place(rung: Rung) -> tuple[bool, int]:
    return rung.since is Since.LOCK, -rung.days
