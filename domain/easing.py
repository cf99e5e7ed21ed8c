"""Exceptions for one form: more time, a second opening; and values that forms compare with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple, TypedDict, Unpack

from domain import access, texts
from domain.acting import Actor
from domain.deadlines import Deadlines, deadlines
from domain.errors import NotFound, NotPossible
from domain.journal import note
from domain.organising import zone_of
from domain.pinned import survey_of
from domain.rescoring import rescore_forms
from domain.seasons import managed_campaign, refuse_unless_open
from domain.surroundings import compared
from storage import Session, campaigns, organisations, reminders, values
from storage.campaigns import Placed
from storage.reminders import News
from storage.tables import FormState
from survey_defs.answers import NotAnAnswer, read_measure

LONGEST_REOPENING = 60
REASON_LENGTH = 500


class Extension(TypedDict, total=False):
    """New dates for one form, one or both, and why."""

    on_time_at: datetime | None
    locks_at: datetime | None
    reason: str


class GivenFor(NamedTuple):
    """Where a value from outside belongs: it holds there and below, unless one nearer does."""

    campaign_id: int
    organisation_id: int
    question: str


def extend_form(
    session: Session, by: Actor, now: datetime, form_id: int, **new: Unpack[Extension]
) -> Deadlines:
    """More time for one organisation. Both dates become its own, so neither can cross."""
    found = _placed(session, by, form_id)
    form, campaign = found.form, found.campaign
    on_time_at, locks_at = new.get("on_time_at"), new.get("locks_at")
    reason = _reason(new.get("reason", ""))
    if on_time_at is None and locks_at is None:
        raise NotPossible(texts.NEEDS_EXTENSION)
    on_time_at = on_time_at or form.on_time_at or campaign.on_time_at
    locks_at = locks_at or form.locks_at or campaign.locks_at
    if on_time_at < campaign.on_time_at:
        raise NotPossible(texts.EXTENSION_NOT_LATER, "on_time_at")
    if locks_at < campaign.locks_at:
        raise NotPossible(texts.EXTENSION_NOT_LATER, "locks_at")
    if on_time_at > locks_at:
        raise NotPossible(texts.ON_TIME_BEFORE_LOCK, "locks_at")
    form.on_time_at, form.locks_at, form.extension_reason = on_time_at, locks_at, reason
    session.flush()
    note(
        session,
        by,
        now,
        "form_extended",
        on_time_at=on_time_at,
        locks_at=locks_at,
        reason=reason,
        **_about(found),
    )
    reminders.tell(session, News(form_id, "extended", {"reason": reason}), now)
    return _deadlines(session, found)


def reopen_form(
    session: Session, by: Actor, now: datetime, form_id: int, days: int, reason: str
) -> Deadlines:
    """Let one form be changed for some days, whatever the lock; it must be submitted again."""
    found = _placed(session, by, form_id)
    if not 1 <= days <= LONGEST_REOPENING:
        raise NotPossible(texts.DAYS_OF_REOPENING, "days")
    why = _reason(reason)
    if found.form.state is FormState.FILLING and _deadlines(session, found).is_open(now):
        raise NotPossible(texts.STILL_OPEN)
    found.form.reopened_until = now + timedelta(days=days)
    found.form.reopening_reason = why
    if found.form.state is FormState.SUBMITTED:
        campaigns.recall_submission(session, found.form, now)
    session.flush()
    note(session, by, now, "form_reopened", days=days, reason=why, **_about(found))
    reminders.tell(session, News(form_id, "reopened", {"reason": why}), now)
    return _deadlines(session, found)


def enter_given_value(session: Session, by: Actor, now: datetime, at: GivenFor, text: str) -> int:
    """Enter a value that forms are compared with; empty takes it back. Returns how many changed.

    The forms that it concerns are scored again in the same transaction.
    """
    found = managed_campaign(session, by, at.campaign_id)
    refuse_unless_open(found.campaign)
    organisation = organisations.get(session, at.organisation_id)
    if organisation is None or not organisation.path.startswith(found.owner.path):
        raise NotFound
    survey = survey_of(session, found.campaign.fingerprint)
    question = next((each for each in compared(survey) if each.code == at.question), None)
    if question is None:
        raise NotPossible(texts.NO_SUCH_VALUE.format(question=at.question))
    if text.strip():
        try:
            value = read_measure(question, text)
        except NotAnAnswer as problem:
            raise NotPossible(str(problem)) from None
        row = {**at._asdict(), "value": value, "entered_by_id": by.id, "entered_at": now}
        values.give(session, row)
    else:
        values.take_back(session, *at)
    note(
        session,
        by,
        now,
        "given_value_entered",
        organisation_id=organisation.id,
        campaign_id=at.campaign_id,
        question=at.question,
    )
    return rescore_forms(session, found.campaign, now, organisation.path, {at.question})


def _placed(session: Session, by: Actor, form_id: int) -> Placed:
    """A form of an open campaign, held, for an admin of the campaign."""
    found = campaigns.placed(session, form_id, to_change=True)
    if found is None or not access.may_see(by, found.organisation.path):
        raise NotFound
    access.to_manage(by, found.owner_path)
    refuse_unless_open(found.campaign)
    return found


def _deadlines(session: Session, found: Placed) -> Deadlines:
    zone = zone_of(session, found.organisation.id)
    return deadlines(found.campaign, found.form, zone)


def _reason(text: str) -> str:
    tidy = " ".join(text.split())[:REASON_LENGTH]
    if not tidy:
        raise NotPossible(texts.NEEDS_REASON, "reason")
    return tidy


def _about(found: Placed) -> dict[str, int]:
    return {
        "organisation_id": found.organisation.id,
        "campaign_id": found.campaign.id,
        "form_id": found.form.id,
    }
