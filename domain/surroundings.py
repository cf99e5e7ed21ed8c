"""What scoring needs beside the form: values given from outside and those of the last period."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from domain.deadlines import deadlines
from domain.pinned import survey_of
from storage import Session, values
from storage.forms import CampaignRow, FormRow
from storage.tables import FormState
from survey_defs.exact import Exact
from survey_defs.expressions import Value
from survey_defs.model import Change, Comparison, Survey
from survey_defs.plans import plan_of
from survey_defs.surroundings import NOWHERE, Surroundings
from survey_defs.valuing import kept

ALONE = NOWHERE


class Asked(Protocol):
    """A campaign, as a row or as an object."""

    @property
    def id(self) -> int: ...
    @property
    def fingerprint(self) -> str: ...


class Answering(Protocol):
    """A form, as a row or as an object."""

    @property
    def organisation_id(self) -> int: ...


class Placed(Protocol):
    """A form with its campaign, their dates and the zone of its organisation."""

    @property
    def campaign(self) -> CampaignRow: ...
    @property
    def form(self) -> FormRow: ...
    @property
    def zone(self) -> str: ...


class Opened(Protocol):
    """A form with its campaign."""

    @property
    def campaign(self) -> Asked: ...
    @property
    def form(self) -> Answering: ...


@dataclass(frozen=True, slots=True)
class _Wanted:
    changes: frozenset[str]
    comparisons: frozenset[str]
    looked_back_at: frozenset[str]
    """By expressions."""


_wanted: dict[str, _Wanted] = {}
"""By fingerprint, which never changes its meaning."""


def surroundings_of(session: Session, form: Opened) -> Surroundings:
    """Everything beside the form; asks the database nothing for surveys that compare nothing."""
    return surroundings_at(session, form.campaign, form.form.organisation_id)


def surroundings_at(session: Session, campaign: Asked, organisation_id: int) -> Surroundings:
    """The same for an organisation in a campaign."""
    return surroundings_in(session, campaign, [organisation_id])[organisation_id]


def surroundings_in(
    session: Session,
    campaign: Asked,
    organisation_ids: Sequence[int],
    questions: Collection[str] | None = None,
) -> dict[int, Surroundings]:
    """The same for many organisations at once, for these questions or for all."""
    wanted = _wanted_by(session, campaign.fingerprint)
    changes, comparisons = wanted.changes, wanted.comparisons
    if questions is not None:
        changes, comparisons = changes.intersection(questions), comparisons.intersection(questions)
    changes |= wanted.looked_back_at
    if not changes and not comparisons:
        return dict.fromkeys(organisation_ids, ALONE)
    previous = _previous(session, campaign, organisation_ids, changes)
    given = _given(session, campaign, organisation_ids, comparisons)
    return {
        here: Surroundings(given=given.get(here, {}), **_by_nature(previous.get(here, {})))
        for here in organisation_ids
    }


def today_at(form: Placed, now: datetime) -> date:
    """The day where its organisation is; once the form is submitted or shut, the day of that."""
    dates = deadlines(form.campaign, form.form, ZoneInfo(form.zone))
    submitted = form.form.submitted_at if form.form.state is FormState.SUBMITTED else None
    return dates.local(min(now, dates.open_until, submitted or now)).date()


def around_now(session: Session, form: Placed, now: datetime) -> Surroundings:
    """Everything beside the form, with the day if the survey asks for it."""
    around = surroundings_of(session, form)
    if not plan_of(survey_of(session, form.campaign.fingerprint)).asks_today:
        return around
    return replace(around, today=today_at(form, now))


def _by_nature(previous: Mapping[str, Value]) -> dict[str, Any]:
    """Numbers, which changes are judged by, apart from all else."""
    numbers = {code: value for code, value in previous.items() if isinstance(value, Exact)}
    others = {code: value for code, value in previous.items() if code not in numbers}
    return {"previous": numbers, "earlier": others}


def previous_values(session: Session, form: Opened) -> Mapping[str, Exact]:
    """From the last closed campaign of the same questionnaire in which the organisation was."""
    changes = _wanted_by(session, form.campaign.fingerprint).changes
    here = form.form.organisation_id
    before = _previous(session, form.campaign, [here], changes).get(here, {})
    return {code: value for code, value in before.items() if isinstance(value, Exact)}


def compared(survey: Survey) -> tuple[Comparison, ...]:
    """The questions that need a value from outside, in reading order."""
    return tuple(each for each in survey.questions if isinstance(each, Comparison))


def _previous(
    session: Session, campaign: Asked, organisation_ids: Sequence[int], codes: frozenset[str]
) -> dict[int, dict[str, Value]]:
    if not codes:
        return {}
    last = values.last_forms(session, campaign.id, organisation_ids)
    if not last:
        return {}
    answered = values.answered(session, [form.form_id for form in last.values()], sorted(codes))
    return {
        here: _worths(survey_of(session, form.fingerprint), answered[form.form_id])
        for here, form in last.items()
    }


def _worths(survey: Survey, answered: Mapping[str, Any]) -> dict[str, Value]:
    """What the survey of that time was told, in so far as it asked the same."""
    return {
        code: kept(survey.question(code), value)
        for code, value in answered.items()
        if survey.has(code) and value is not None
    }


def _given(
    session: Session, campaign: Asked, organisation_ids: Sequence[int], codes: frozenset[str]
) -> dict[int, dict[str, Exact]]:
    if not codes:
        return {}
    return {
        here: {code: Exact(value) for code, value in entered.items() if code in codes}
        for here, entered in values.given(session, campaign.id, organisation_ids).items()
    }


def _wanted_by(session: Session, fingerprint: str) -> _Wanted:
    known = _wanted.get(fingerprint)
    if known is None:
        survey = survey_of(session, fingerprint)
        questions = survey.questions
        known = _wanted[fingerprint] = _Wanted(
            frozenset(each.code for each in questions if isinstance(each, Change)),
            frozenset(each.code for each in questions if isinstance(each, Comparison)),
            plan_of(survey).asks_previous,
        )
    return known
