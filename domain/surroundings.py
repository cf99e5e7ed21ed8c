"""What scoring needs beside the form: values given from outside and those of the last period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

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
    wanted = _wanted_by(session, campaign.fingerprint)
    if not wanted.changes and not wanted.comparisons:
        return ALONE
    return Surroundings(
        previous=_previous(session, campaign, organisation_id, wanted.changes),
        given=_given(session, campaign, organisation_id, wanted.comparisons),
    )


def previous_values(session: Session, form: Opened) -> Mapping[str, Exact]:
    """From the last closed campaign of the same questionnaire in which the organisation was."""
    changes = _wanted_by(session, form.campaign.fingerprint).changes
    return _previous(session, form.campaign, form.form.organisation_id, changes)


def compared(survey: Survey) -> tuple[Comparison, ...]:
    """The questions that need a value from outside, in reading order."""
    return tuple(each for each in survey.questions if isinstance(each, Comparison))


def _previous(
    session: Session, campaign: Asked, organisation_id: int, codes: frozenset[str]
) -> dict[str, Exact]:
    if not codes:
        return {}
    last = values.last_form(session, campaign.id, organisation_id)
    if last is None:
        return {}
    then = survey_of(session, last.fingerprint)
    known = {
        code: measured(then.question(code), value)
        for code, value in values.answered(session, last.form_id, sorted(codes)).items()
        if then.has(code)
    }
    return {code: exact for code, exact in known.items() if exact is not None}


def _given(
    session: Session, campaign: Asked, organisation_id: int, codes: frozenset[str]
) -> dict[str, Exact]:
    if not codes:
        return {}
    entered = values.given(session, campaign.id, organisation_id)
    return {code: Exact(value) for code, value in entered.items() if code in codes}


def _wanted_by(session: Session, fingerprint: str) -> _Wanted:
    known = _wanted.get(fingerprint)
    if known is None:
        questions = survey_of(session, fingerprint).questions
        known = _wanted[fingerprint] = _Wanted(
            frozenset(each.code for each in questions if isinstance(each, Change)),
            frozenset(each.code for each in questions if isinstance(each, Comparison)),
        )
    return known
