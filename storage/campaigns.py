"""Campaigns: what is asked of whom, and the forms that they are given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    case,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from storage import Session
from storage.organisations import within
from storage.statements import rows_of
from storage.tables import (
    Campaign,
    CampaignState,
    Form,
    FormState,
    Organisation,
    PinnedSurvey,
    Submission,
)


class Owned(NamedTuple):
    """A campaign with the organisation that it belongs to and its survey."""

    campaign: Campaign
    owner: Organisation
    survey_code: str
    survey_title: str


class Counted(NamedTuple):
    """Forms of a campaign in some subtrees."""

    forms: int
    submitted: int


class Special(NamedTuple):
    """A form with dates of its own."""

    form_id: int
    organisation: str
    organisation_code: str
    on_time_at: datetime | None
    locks_at: datetime | None
    extension_reason: str | None
    reopened_until: datetime | None
    reopening_reason: str | None


class Placed(NamedTuple):
    """A form, its campaign, its organisation and the path of the campaign's owner."""

    form: Form
    campaign: Campaign
    organisation: Organisation
    owner_path: str


_OWNED = (
    select(Campaign, Organisation, PinnedSurvey.code, PinnedSurvey.title)
    .join(Organisation, Organisation.id == Campaign.organisation_id)
    .join(PinnedSurvey, PinnedSurvey.fingerprint == Campaign.fingerprint)
)
_FORMS, _PLACES = rows_of(Form), rows_of(Organisation)


def add(session: Session, campaign: Campaign) -> Campaign:
    session.add(campaign)
    session.flush()
    return campaign


def owned(session: Session, campaign_id: int, *, to_change: bool = False) -> Owned | None:
    """`to_change` keeps others from changing the campaign until this transaction ends."""
    found = _OWNED.where(Campaign.id == campaign_id)
    if to_change:
        found = found.with_for_update(of=Campaign).execution_options(populate_existing=True)
    row = session.execute(found).first()
    return row and Owned(*row)


def seen(session: Session, paths: Collection[str]) -> list[Owned]:
    """Those of these subtrees, and those from above with forms in them; the newest first."""
    mine = within(Organisation.path, paths) | _has_forms(paths)
    found = _OWNED.where(mine).order_by(Campaign.opens_at.desc(), Campaign.id.desc())
    return [Owned(*row) for row in session.execute(found)]


def has_forms(session: Session, campaign_id: int, paths: Collection[str]) -> bool:
    found = select(Campaign.id).where(Campaign.id == campaign_id, _has_forms(paths))
    return session.execute(found).first() is not None


def counts(session: Session, paths: Collection[str]) -> dict[int, Counted]:
    """By campaign, of the forms in these subtrees."""
    submitted = func.sum(case((Form.state == FormState.SUBMITTED, 1), else_=0))
    found = (
        select(Form.campaign_id, func.count(), submitted)
        .join(Organisation, Organisation.id == Form.organisation_id)
        .where(within(Organisation.path, paths))
        .group_by(Form.campaign_id)
    )
    return {row[0]: Counted(row[1], row[2]) for row in session.execute(found)}


def due_to_open(session: Session, now: datetime) -> list[int]:
    """Drafts whose hour has come, but for those that were taken back."""
    found = select(Campaign.id).where(
        Campaign.state == CampaignState.DRAFT,
        Campaign.opens_at <= now,
        Campaign.launched_at.is_(None),
        Campaign.held_at.is_(None),
    )
    return list(session.scalars(found.order_by(Campaign.opens_at, Campaign.id)))


def make_form(session: Session, campaign: Campaign, organisation_id: int) -> tuple[int, bool]:
    """The form of one organisation, and whether it is new."""
    found = select(Form.id).where(
        Form.campaign_id == campaign.id, Form.organisation_id == organisation_id
    )
    known = session.scalar(found)
    if known is not None:
        return known, False
    new = Form(
        campaign_id=campaign.id,
        organisation_id=organisation_id,
        edition=campaign.edition,
        state=FormState.FILLING,
    )
    session.add(new)
    session.flush()
    return new.id, True


def lift_extensions(session: Session, campaign: Campaign) -> None:
    """An extension that the campaign's new dates have overtaken gives nothing any more."""
    session.flush()
    mine = update(_FORMS).where(_FORMS.c.campaign_id == campaign.id)
    for name in ("on_time_at", "locks_at"):
        date, general = _FORMS.c[name], getattr(campaign, name)
        session.execute(mine.where(date < general).values({name: general}))
    session.expire_all()


def placed(session: Session, form_id: int, *, to_change: bool = False) -> Placed | None:
    """One form with all that decides who may change its dates."""
    above = aliased(Organisation)
    owner = select(above.path).where(above.id == Campaign.organisation_id)
    found = (
        select(Form, Campaign, Organisation, owner.scalar_subquery())
        .join(Campaign, Campaign.id == Form.campaign_id)
        .join(Organisation, Organisation.id == Form.organisation_id)
        .where(Form.id == form_id)
    )
    if to_change:
        found = found.with_for_update(of=Form).execution_options(populate_existing=True)
    row = session.execute(found).first()
    return None if row is None else Placed(*row)


def special(session: Session, campaign_id: int, paths: Collection[str]) -> list[Special]:
    """Forms of these subtrees that were extended or reopened."""
    found = (
        select(
            Form.id,
            Organisation.short_name,
            Organisation.code,
            Form.on_time_at,
            Form.locks_at,
            Form.extension_reason,
            Form.reopened_until,
            Form.reopening_reason,
        )
        .join(Organisation, Organisation.id == Form.organisation_id)
        .where(
            Form.campaign_id == campaign_id,
            within(Organisation.path, paths),
            or_(Form.on_time_at.is_not(None), Form.reopened_until.is_not(None)),
        )
        .order_by(Organisation.path)
    )
    return [Special(*row) for row in session.execute(found)]


def recall_submission(session: Session, form: Form, now: datetime) -> None:
    """What was submitted stays in history; the form must be submitted again."""
    last = update(Submission).where(
        Submission.form_id == form.id, Submission.recalled_at.is_(None)
    )
    session.execute(last.values(recalled_at=now))
    form.state, form.submitted_at, form.submitted_by_id = FormState.FILLING, None, None
    session.flush()


def later_open(session: Session, campaign: Campaign, survey_code: str) -> list[int]:
    """Open campaigns of the same questionnaire that began after this one was locked."""
    found = (
        select(Campaign.id)
        .join(PinnedSurvey, PinnedSurvey.fingerprint == Campaign.fingerprint)
        .where(
            Campaign.state == CampaignState.OPEN,
            Campaign.id != campaign.id,
            Campaign.opens_at >= campaign.locks_at,
            PinnedSurvey.code == survey_code,
        )
    )
    return list(session.scalars(found.order_by(Campaign.id)))


def _has_forms(paths: Collection[str]) -> ColumnElement[bool]:
    place = rows_of(Organisation).alias("place")
    return exists().where(
        _FORMS.c.campaign_id == Campaign.id,
        _FORMS.c.organisation_id == place.c.id,
        within(place.c.path, paths),
    )
