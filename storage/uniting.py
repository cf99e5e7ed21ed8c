"""What an organisation leaves when it becomes a part of another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, case, func, select, update

from storage import Session, outbox
from storage.organisations import in_batches
from storage.reminders import DECISION, FILLING, MEMBERSHIPS, PEOPLE, reachable
from storage.tables import (
    Answer,
    Campaign,
    CampaignState,
    Evidence,
    EvidenceUse,
    Expected,
    Form,
    FormState,
    Invitation,
    Membership,
    Organisation,
    Role,
)

UNITED, CARRIED = "united", "carried"


class Unfinished(NamedTuple):
    """A form of an open campaign that nobody has submitted."""

    form_id: int
    campaign_id: int
    campaign: str
    path: str
    """Of the owner of the campaign."""
    on_time_at: datetime
    answered: int
    asked: int
    documents: int
    taken: int
    """Forms that the other organisation has there itself: none or one."""


class Left(NamedTuple):
    """How much of everything."""

    people: int
    expected: int
    waiting: int
    """Invitations."""
    submitted: int
    documents: int


def unfinished(session: Session, organisation_id: int, other_id: int) -> list[Unfinished]:
    """Its unsubmitted forms in campaigns that are not over, by campaign."""
    found = (
        select(
            Form.id,
            Form.campaign_id,
            Campaign.title,
            Organisation.path,
            func.coalesce(Form.on_time_at, Campaign.on_time_at),
            _answers(answered=True),
            _answers(answered=False),
            _documents(),
            _taken(other_id),
        )
        .join(Campaign, Campaign.id == Form.campaign_id)
        .join(Organisation, Organisation.id == Campaign.organisation_id)
        .where(
            Form.organisation_id == organisation_id,
            Form.state == FormState.FILLING,
            Campaign.state != CampaignState.CLOSED,
        )
        .order_by(Form.campaign_id)
    )
    return [Unfinished(*row) for row in session.execute(found)]


def left(session: Session, organisation_id: int, now: datetime) -> Left:
    """People, invitations, submitted forms and documents."""
    waiting = (
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > now,
    )
    named = (Expected.struck_at.is_(None), Expected.person_id.is_(None))
    there = {
        Membership.organisation_id: (Membership.ended_at.is_(None),),
        Expected.organisation_id: named,
        Invitation.organisation_id: waiting,
        Form.organisation_id: (Form.state == FormState.SUBMITTED,),
        Evidence.organisation_id: (Evidence.removed_at.is_(None),),
    }
    counts = [
        session.scalar(select(func.count()).where(column == organisation_id, *only)) or 0
        for column, only in there.items()
    ]
    return Left(*counts)


def carry_form(session: Session, form_id: int, from_id: int, to_id: int) -> None:
    """The form with its answers to another organisation, and the documents that only it uses."""
    session.flush()
    used = select(EvidenceUse.evidence_id).where(EvidenceUse.form_id == form_id)
    elsewhere = (
        select(EvidenceUse.evidence_id)
        .join(Form, Form.id == EvidenceUse.form_id)
        .where(Form.organisation_id == from_id, Form.id != form_id)
    )
    moved = update(Evidence).where(
        Evidence.organisation_id == from_id,
        Evidence.id.in_(used),
        Evidence.id.not_in(elsewhere),
    )
    settled = {"synchronize_session": False}
    session.execute(moved.values(organisation_id=to_id), execution_options=settled)
    form = update(Form).where(Form.id == form_id).values(organisation_id=to_id)
    session.execute(form, execution_options=settled)
    session.expire_all()


def lock_forms(session: Session, form_ids: Collection[int], now: datetime, reason: str) -> None:
    """Nothing more is asked there: late and locked from this moment, and it says why."""
    for some in in_batches(form_ids):
        ended = update(Form).where(Form.id.in_(some))
        news = {
            "on_time_at": now,
            "locks_at": now,
            "reopened_until": None,
            "extension_reason": reason,
        }
        session.execute(ended.values(news), execution_options={"synchronize_session": False})
    session.expire_all()


def tell(session: Session, organisation_id: int, text: str, now: datetime) -> None:
    """Those who fill in something there, once for each time that it joins another."""
    wanted = (
        select(PEOPLE.c.id)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.person_id == PEOPLE.c.id)
        .where(
            MEMBERSHIPS.c.organisation_id == organisation_id,
            MEMBERSHIPS.c.role.in_((*FILLING, Role.EXECUTOR)),
            *reachable(),
        )
    )
    rows = [
        {
            "to_id": person,
            "kind": UNITED,
            "form_id": None,
            "content": {"text": text},
            "once": f"{UNITED}:{organisation_id}:{person}:{now.isoformat()}",
            "urgency": DECISION,
            "due_at": now,
            "queued_at": now,
        }
        for person in session.execute(wanted.distinct()).scalars()
    ]
    outbox.add_once(session, rows)


def _answers(*, answered: bool) -> ScalarSelect[Any]:
    """As progress counts: notes and what is not asked do not."""
    idle = ("unanswered", "not_asked") if answered else ("not_asked",)
    counted = case(dict.fromkeys(idle, 0), value=Answer.state, else_=Answer.counted)
    total = select(func.coalesce(func.sum(counted), 0)).where(Answer.form_id == Form.id)
    return total.scalar_subquery()


def _documents() -> ScalarSelect[Any]:
    used = select(func.count(EvidenceUse.evidence_id.distinct()))
    return used.where(EvidenceUse.form_id == Form.id).scalar_subquery()


def _taken(other_id: int) -> ScalarSelect[Any]:
    other = Form.__table__.alias("other")
    there = select(func.count()).where(
        other.c.campaign_id == Form.campaign_id, other.c.organisation_id == other_id
    )
    return there.scalar_subquery()
