"""Giving a campaign's forms out portion by portion, and taking back those that are untouched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    String,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from storage import Session, reminders
from storage.audiences import chosen_ids
from storage.reminders import OPENED, Opening, Said, concerned, in_charge
from storage.statements import add_all, rows_of
from storage.tables import (
    Adjustment,
    Answer,
    AnswerLog,
    Campaign,
    CampaignState,
    EvidenceUse,
    Form,
    FormState,
    JournalEntry,
    Membership,
    Notice,
    Organisation,
    Person,
    Submission,
)


class Reach(NamedTuple):
    """How many messages, and how many organisations have nobody in charge who would get one."""

    people: int
    unreached: int


class Unreached(NamedTuple):
    """An organisation of the audience in which nobody who could submit would be told."""

    organisation_id: int
    code: str
    name: str
    known: bool
    """Somebody has such a role, but the bot cannot write to them, or they have not agreed."""


_FORMS, _PLACES, _CAMPAIGNS = rows_of(Form), rows_of(Organisation), rows_of(Campaign)
_PEOPLE, _MEMBERSHIPS = rows_of(Person), rows_of(Membership)
_OUTBOX, _JOURNAL = rows_of(Notice), rows_of(JournalEntry)
_ANSWERS, _LOG = rows_of(Answer), rows_of(AnswerLog)
_USES, _SUBMISSIONS = rows_of(EvidenceUse), rows_of(Submission)


def underway(session: Session) -> list[int]:
    """Campaigns whose launch goes on: forms are missing, or people have not been told."""
    found = select(Campaign.id).where(
        Campaign.launched_at.is_not(None),
        Campaign.announced_at.is_(None),
        Campaign.held_at.is_(None),
        Campaign.state != CampaignState.CLOSED,
    )
    return list(session.scalars(found.order_by(Campaign.launched_at, Campaign.id)))


def last_form(session: Session) -> int:
    return session.scalar(select(func.max(_FORMS.c.id))) or 0


def count_forms(session: Session, campaign_id: int) -> int:
    found = select(func.count()).select_from(_FORMS)
    return session.scalar(found.where(_FORMS.c.campaign_id == campaign_id)) or 0


def add_forms(session: Session, campaign: Campaign, organisation_ids: Sequence[int]) -> None:
    common = {
        "campaign_id": campaign.id,
        "edition": campaign.edition,
        "state": FormState.FILLING,
    }
    add_all(session, Form, [{"organisation_id": each, **common} for each in organisation_ids])


def touched(session: Session, campaign_id: int) -> int:
    """Forms that anybody has begun, answered, proved or submitted."""
    marks = [
        exists().where(_LOG.c.form_id == _FORMS.c.id),
        exists().where(_USES.c.form_id == _FORMS.c.id),
        exists().where(_SUBMISSIONS.c.form_id == _FORMS.c.id),
    ]
    begun = or_(_FORMS.c.started_at.is_not(None), *marks)
    found = select(func.count()).select_from(_FORMS)
    return session.scalar(found.where(_FORMS.c.campaign_id == campaign_id, begun)) or 0


def remove_forms(session: Session, form_ids: Sequence[int]) -> None:
    """Untouched ones; what the journal and the outbox said of them stays, without the form."""
    session.flush()
    connection = session.connection()
    for table in (_JOURNAL, _OUTBOX):
        connection.execute(update(table).where(table.c.form_id.in_(form_ids)).values(form_id=None))
    for table in (_ANSWERS, rows_of(Adjustment)):
        connection.execute(delete(table).where(table.c.form_id.in_(form_ids)))
    connection.execute(delete(_FORMS).where(_FORMS.c.id.in_(form_ids)))
    session.expire_all()


def forget_announcement(session: Session, campaign_id: int) -> int:
    """What is not sent is not sent any more; who has been told will be told anew some day."""
    mine = (
        _OUTBOX.c.kind == OPENED,
        _OUTBOX.c.form_id.in_(select(_FORMS.c.id).where(_FORMS.c.campaign_id == campaign_id)),
    )
    connection = session.connection()
    gone = connection.execute(delete(_OUTBOX).where(*mine, _OUTBOX.c.ended_at.is_(None)))
    earlier = _OUTBOX.c.once + literal(":") + cast(_OUTBOX.c.id, String)
    connection.execute(update(_OUTBOX).where(*mine).values(once=earlier))
    return gone.rowcount


def announce(session: Session, opening: Opening, now: datetime, at_most: int) -> int:
    """Tell so many of those in charge of a form who have not been told; return how many."""
    said = Said(OPENED, "", {}, reminders.URGENCY, opening.due_at, now)
    rows = (
        reminders.about_forms(said)
        .where(
            _CAMPAIGNS.c.id == opening.campaign_id,
            _PLACES.c.local_zone == opening.zone,
            *concerned(),
            ~exists().where(_OUTBOX.c.once == reminders.key(said)),
        )
        .limit(at_most)
    )
    return reminders.put_in(session, rows)


def reach(session: Session, campaign_id: int, audience: Any, path: str) -> Reach:
    """Of everybody whom a launch would give a form, or a part of one."""
    people = unreached = 0
    for chosen in chosen_ids(session, audience, path):
        told = (
            select(_MEMBERSHIPS.c.organisation_id, _PEOPLE.c.id)
            .select_from(_CAMPAIGNS)
            .join(_MEMBERSHIPS, _MEMBERSHIPS.c.organisation_id.in_(chosen))
            .join(_PEOPLE, _PEOPLE.c.id == _MEMBERSHIPS.c.person_id)
            .where(_CAMPAIGNS.c.id == campaign_id, *concerned())
            .distinct()
        )
        people += session.scalar(select(func.count()).select_from(told.subquery())) or 0
        silent = select(func.count()).select_from(_PLACES)
        silent = silent.where(_PLACES.c.id.in_(chosen), ~_is_reached())
        unreached += session.scalar(silent) or 0
    return Reach(people, unreached)


def unreached(session: Session, audience: Any, path: str, at_most: int) -> list[Unreached]:
    """The first of those in which nobody in charge would be told."""
    known = exists().where(
        _MEMBERSHIPS.c.organisation_id == _PLACES.c.id,
        _MEMBERSHIPS.c.ended_at.is_(None),
        _MEMBERSHIPS.c.role.in_(reminders.FILLING),
    )
    missed: list[Unreached] = []
    for chosen in chosen_ids(session, audience, path):
        found = (
            select(_PLACES.c.id, _PLACES.c.code, _PLACES.c.short_name, known)
            .where(_PLACES.c.id.in_(chosen), ~_is_reached())
            .order_by(_PLACES.c.path)
            .limit(at_most)
        )
        missed += [Unreached(*row) for row in session.execute(found)]
    return missed[:at_most]


def _is_reached() -> ColumnElement[bool]:
    return exists().where(
        _MEMBERSHIPS.c.organisation_id == _PLACES.c.id,
        _PEOPLE.c.id == _MEMBERSHIPS.c.person_id,
        *in_charge(),
    )
