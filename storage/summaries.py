"""Who has not submitted in a territory: counted, named, and told of to those who answer for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, literal, or_, select

from storage import Session, standings
from storage.organisations import folded
from storage.planning import dealt_with
from storage.reminders import (
    CAMPAIGNS,
    FORMS,
    INTO,
    MEMBERSHIPS,
    OUTBOX,
    PEOPLE,
    PLACES,
    URGENCY,
    holding,
    in_charge,
    on_time,
    put_in,
    reachable,
    unsubmitted,
)
from storage.tables import CampaignState, FormState, Role

SUMMARY = "summary"
ANSWERING_FOR = (Role.COORDINATOR, Role.ADMIN)


class Which(IntEnum):
    """Of the forms that are not submitted."""

    ALL = 0
    NOT_STARTED = 1
    FILLING = 2
    LATE = 3


class Asking(NamedTuple):
    """An open campaign, and what its rungs count from."""

    id: int
    on_time_at: datetime
    locks_at: datetime
    ladder: Any


class SummaryPlan(NamedTuple):
    """What to say to those who answer for the territories of one zone."""

    campaign_id: int
    owner: bool
    """To the admins of whose campaign it is, not to each territory of its forms."""
    zone: str
    people_zone: str | None
    """The clock by which they live; none: any."""
    begun_by: datetime
    mark: str
    content: Mapping[str, Any]


class Summarised(NamedTuple):
    """A summary that has not ended, and how things stand now."""

    to_id: int
    content: dict[str, Any]
    on_time_at: datetime
    locks_at: datetime
    ladder: Any
    zone: str
    own_zone: str | None
    path: str
    reaches: bool


class Counts(NamedTuple):
    """The forms of a territory."""

    total: int
    submitted: int
    not_started: int
    late: int

    @property
    def missing(self) -> int:
        return self.total - self.submitted

    @property
    def filling(self) -> int:
        return self.missing - self.not_started


class Lacking(NamedTuple):
    """A form that is not submitted."""

    form_id: int
    organisation: str
    path: str
    started_at: datetime | None
    on_time_at: datetime
    territory: str
    """The organisation right above, for one that has any."""
    people: int
    """In charge of it, who can be reached."""


_above = PLACES.alias("above")
_zone = func.coalesce(PEOPLE.c.zone, _above.c.local_zone)
_person, _place = cast(PEOPLE.c.id, String), cast(_above.c.id, String)


def asking(session: Session, now: datetime) -> list[Asking]:
    found = select(*(CAMPAIGNS.c[name] for name in Asking._fields)).where(
        CAMPAIGNS.c.state == CampaignState.OPEN, CAMPAIGNS.c.opens_at <= now
    )
    return [Asking(*row) for row in session.execute(found.order_by(CAMPAIGNS.c.id))]


def zones(session: Session, campaign_id: int, *, owner: bool) -> list[str]:
    """By which clocks the territories live that still lack something."""
    found = _territories(campaign_id, _above.c.local_zone, owner=owner).distinct()
    return list(session.execute(found.order_by(_above.c.local_zone)).scalars())


def queue(session: Session, plan: SummaryPlan, now: datetime) -> int:
    """One summary for each territory that lacks something and each who answers for it."""
    rows = _rows(plan, now).where(~exists().where(OUTBOX.c.once == _key(plan)))
    return put_in(session, rows, (*INTO, "campaign_id", "organisation_id"))


def unsaid(session: Session, plan: SummaryPlan, now: datetime, by: datetime) -> int:
    """How many summaries of the plan did not go out by then, and do not wait for their hour."""
    gone = exists().where(OUTBOX.c.once == _key(plan), dealt_with(now, by))
    found = _rows(plan, now).where(~gone).order_by(None).subquery()
    return session.execute(select(func.count()).select_from(found)).scalar_one()


def _rows(plan: SummaryPlan, now: datetime) -> Select[Any]:
    moment = OUTBOX.c.due_at.type
    lacking = _territories(plan.campaign_id, _above.c.id, owner=plan.owner)
    rows = (
        select(
            PEOPLE.c.id,
            literal(SUMMARY),
            literal(None, OUTBOX.c.form_id.type),
            literal(dict(plan.content), OUTBOX.c.content.type),
            _key(plan),
            literal(URGENCY),
            literal(now, moment),
            literal(now, moment),
            literal(0),
            literal(plan.campaign_id),
            _above.c.id,
        )
        .select_from(_above)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.organisation_id == _above.c.id)
        .join(PEOPLE, PEOPLE.c.id == MEMBERSHIPS.c.person_id)
        .where(
            _above.c.id.in_(lacking.scalar_subquery()),
            _above.c.local_zone == plan.zone,
            MEMBERSHIPS.c.granted_at < plan.begun_by,
            MEMBERSHIPS.c.role.in_(roles(owner=plan.owner)),
            *reachable(),
        )
        .order_by(_above.c.id)
    )
    return rows if plan.people_zone is None else rows.where(_zone == plan.people_zone)


def _key(plan: SummaryPlan) -> ColumnElement[str]:
    """`summary:{campaign}:{territory}:{person}:{mark}`."""
    key = literal(f"{SUMMARY}:{plan.campaign_id}:") + _place + literal(":") + _person
    return key + literal(f":{plan.mark}")


def roles(*, owner: bool) -> tuple[Role, ...]:
    return (Role.ADMIN,) if owner else ANSWERING_FOR


def summarised(session: Session, notice_id: int) -> Summarised | None:
    """A summary of a campaign that is still open."""
    reaches = exists().where(
        PEOPLE.c.id == OUTBOX.c.to_id,
        MEMBERSHIPS.c.person_id == PEOPLE.c.id,
        MEMBERSHIPS.c.organisation_id == _above.c.id,
        MEMBERSHIPS.c.role.in_(ANSWERING_FOR),
        *reachable(),
    )
    own = select(PEOPLE.c.zone).where(PEOPLE.c.id == OUTBOX.c.to_id).scalar_subquery()
    found = (
        select(
            OUTBOX.c.to_id,
            OUTBOX.c.content,
            *(CAMPAIGNS.c[name] for name in ("on_time_at", "locks_at", "ladder")),
            *(_above.c.local_zone, own, _above.c.path, reaches),
        )
        .select_from(OUTBOX)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == OUTBOX.c.campaign_id)
        .join(_above, _above.c.id == OUTBOX.c.organisation_id)
        .where(
            OUTBOX.c.id == notice_id,
            OUTBOX.c.ended_at.is_(None),
            CAMPAIGNS.c.state == CampaignState.OPEN,
        )
    )
    row = session.execute(found).first()
    return row and Summarised._make(row)


def counts(session: Session, campaign_id: int, path: str, now: datetime) -> Counts:
    """The forms in this subtree, however many."""
    of, filling = func.count().filter, FORMS.c.state == FormState.FILLING
    found = (
        select(
            func.count(),
            of(~filling),
            of(filling, FORMS.c.started_at.is_(None)),
            of(filling, on_time < now),
        )
        .select_from(standings.FORMS)
        .where(FORMS.c.campaign_id == campaign_id, PLACES.c.path.startswith(path))
        .where(standings.EXPECTED)
    )
    return Counts._make(session.execute(found).one())


def lacking(
    campaign_id: int, path: str, which: Which, now: datetime, search: str = ""
) -> Select[Any]:
    """The forms of a subtree that are not submitted, as a query that `named` reads."""
    wanted = {
        Which.ALL: (),
        Which.NOT_STARTED: (FORMS.c.started_at.is_(None),),
        Which.FILLING: (FORMS.c.started_at.is_not(None),),
        Which.LATE: (on_time < now,),
    }
    named_so = [_is_called(word) for word in folded(search).split()]
    return unsubmitted(FORMS.c.id).where(
        FORMS.c.campaign_id == campaign_id,
        PLACES.c.path.startswith(path),
        *wanted[which],
        *named_so,
    )


def _is_called(word: str) -> ColumnElement[bool]:
    """The organisation, or the one right above it."""
    above = exists().where(
        _above.c.id == PLACES.c.parent_id, _above.c.search.contains(word, autoescape=True)
    )
    return or_(PLACES.c.search.contains(word, autoescape=True), above)


def subject(session: Session, notice_id: int) -> tuple[int, int] | None:
    """Which campaign and territory a summary is about."""
    found = select(OUTBOX.c.campaign_id, OUTBOX.c.organisation_id)
    row = session.execute(found.where(OUTBOX.c.id == notice_id)).first()
    return row and (row.campaign_id, row.organisation_id)


def ids(session: Session, forms: Select[Any]) -> list[int]:
    """Of all of them, by name."""
    return list(session.execute(forms.order_by(PLACES.c.sort, FORMS.c.id)).scalars())


def named(session: Session, forms: Select[Any] | Sequence[int], most: int) -> list[Lacking]:
    """These forms, with how many people could be told of each."""
    people = (
        select(func.count(PEOPLE.c.id.distinct()))
        .select_from(MEMBERSHIPS)
        .join(PEOPLE, PEOPLE.c.id == MEMBERSHIPS.c.person_id)
        .where(MEMBERSHIPS.c.organisation_id == FORMS.c.organisation_id, holding(), *in_charge())
        .correlate(FORMS)
        .scalar_subquery()
    )
    place = (PLACES.c.short_name, PLACES.c.path)
    territory = func.coalesce(_above.c.short_name, "")
    names = (FORMS.c.id, *place, FORMS.c.started_at, on_time, territory, people)
    among = forms.scalar_subquery() if isinstance(forms, Select) else forms
    found = unsubmitted(*names).outerjoin(_above, _above.c.id == PLACES.c.parent_id)
    found = found.where(FORMS.c.id.in_(among))
    ordered = found.order_by(PLACES.c.sort, FORMS.c.id).limit(most)
    return [Lacking._make(row) for row in session.execute(ordered)]


def _territories(campaign_id: int, *wanted: ColumnElement[Any], owner: bool) -> Select[Any]:
    above = CAMPAIGNS.c.organisation_id if owner else PLACES.c.parent_id
    return (
        unsubmitted(*wanted)
        .join(_above, _above.c.id == above)
        .where(CAMPAIGNS.c.id == campaign_id)
    )
