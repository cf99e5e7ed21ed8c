"""What scoring needs beside the form: values given from outside and those of the last period."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from domain.pinned import survey_of
from storage import Session, values
from survey_defs.exact import Exact
from survey_defs.model import Change, Comparison, Survey
from survey_defs.scoring import Surroundings, measured

ALONE = Surroundings()


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
    if not changes and not comparisons:
        return dict.fromkeys(organisation_ids, ALONE)
    previous = _previous(session, campaign, organisation_ids, changes)
    given = _given(session, campaign, organisation_ids, comparisons)
    return {
        here: Surroundings(previous=previous.get(here, {}), given=given.get(here, {}))
        for here in organisation_ids
    }


def previous_values(session: Session, form: Opened) -> Mapping[str, Exact]:
    """From the last closed campaign of the same questionnaire in which the organisation was."""
    changes = _wanted_by(session, form.campaign.fingerprint).changes
    here = form.form.organisation_id
    return _previous(session, form.campaign, [here], changes).get(here, {})


def compared(survey: Survey) -> tuple[Comparison, ...]:
    """The questions that need a value from outside, in reading order."""
    return tuple(each for each in survey.questions if isinstance(each, Comparison))


def _previous(
    session: Session, campaign: Asked, organisation_ids: Sequence[int], codes: frozenset[str]
) -> dict[int, dict[str, Exact]]:
    if not codes:
        return {}
    last = values.last_forms(session, campaign.id, organisation_ids)
    if not last:
        return {}
    answered = values.answered(session, [form.form_id for form in last.values()], sorted(codes))
    return {
        here: _measures(survey_of(session, form.fingerprint), answered[form.form_id])
        for here, form in last.items()
    }


def _measures(survey: Survey, answered: Mapping[str, Any]) -> dict[str, Exact]:
    """What the survey of that time measured, in so far as it asked the same."""
    known = {
        code: measured(survey.question(code), value)
        for code, value in answered.items()
        if survey.has(code)
    }
    return {code: exact for code, exact in known.items() if exact is not None}


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
        questions = survey_of(session, fingerprint).questions
        known = _wanted[fingerprint] = _Wanted(
            frozenset(each.code for each in questions if isinstance(each, Change)),
            frozenset(each.code for each in questions if isinstance(each, Comparison)),
        )
    return known
