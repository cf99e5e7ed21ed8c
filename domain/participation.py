"""The agglomeration over the years: who takes part, what was agreed, what was done.

It reads the questions of the questionnaire `agglomeration` by their codes; a version without one
of them simply tells nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.access import seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.overview import CampaignHead, seen_campaign
from storage import Session, yearly
from storage.tables import FormState
from storage.yearly import Told
from survey_defs.reading import fold
from survey_defs.tables import rows_of

SURVEY = "agglomeration"
YEAR, REGION, MEMBERS = "year", "municipalities", "members"
EVENTS, GROUPS, SESSION = "events", "project_groups", "session_on"
ASKED = (YEAR, REGION, MEMBERS, EVENTS, GROUPS, SESSION)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one agglomeration, as its form tells it."""

    year: int
    form_id: int
    campaign: str
    submitted: bool
    members: tuple[str, ...]
    joined: tuple[str, ...]
    """Who was not there the year before; of the first year nobody is known to have joined."""
    left: tuple[str, ...]
    contracts: int
    planned: int
    """Events of the road map, whatever has become of them."""
    done: int
    moved: int
    groups: tuple[str, ...]
    ready: int
    """Groups whose result is ready."""
    session: str
    """The day of the yearly session, as `2018-05-20`; empty when none is told."""
    region: int | None
    """How many municipalities the region has."""


@dataclass(frozen=True, slots=True)
class Participation:
    campaign: CampaignHead
    organisation: str
    others: tuple[tuple[int, str], ...]
    """The organisations to choose from, when several tell of agglomerations of their own."""
    chosen: int
    years: tuple[Year, ...]
    twice: tuple[int, ...] = ()
    """Years that several forms tell of: the latest campaign holds."""


@dataclass(slots=True)
class _Form:
    told: Told
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """As answered; before that question is answered there is no year."""
        return int(self.values[YEAR])


def participation(
    session: Session, by: Actor, now: datetime, campaign_id: int, organisation_id: int = 0
) -> Participation:
    """Over all campaigns of the questionnaire that the actor oversees."""
    campaign = seen_campaign(session, by, campaign_id)
    if campaign.survey_code != SURVEY:
        raise NotFound
    forms = _forms(yearly.told(session, seen_paths(by), SURVEY, ASKED))
    names = {form.told.organisation_id: form.told.organisation for form in forms}
    chosen = organisation_id if organisation_id in names else next(iter(names), 0)
    mine = [form for form in forms if form.told.organisation_id == chosen]
    latest = {form.year: form for form in mine}
    years = [form.year for form in mine]
    return Participation(
        campaign,
        names.get(chosen, ""),
        tuple(names.items()) if len(names) > 1 else (),
        chosen,
        tuple(_years([latest[year] for year in sorted(latest)])),
        tuple(sorted({year for year in years if years.count(year) > 1})),
    )


def _forms(told: Sequence[Told]) -> list[_Form]:
    forms: dict[int, _Form] = {}
    for each in told:
        forms.setdefault(each.form_id, _Form(each)).values[each.question] = each.value
    return [form for form in forms.values() if str(form.values.get(YEAR, "")).isdigit()]


def _years(forms: Sequence[_Form]) -> list[Year]:
    years: list[Year] = []
    for form in forms:
        before = years[-1].members if years else None
        years.append(_year(form, before))
    return years


def _year(form: _Form, before: tuple[str, ...] | None) -> Year:
    rows = {code: _cells(form.values.get(code)) for code in (MEMBERS, EVENTS, GROUPS)}
    members = tuple(dict.fromkeys(_said(row, "name") for row in rows[MEMBERS]))
    region = str(form.values.get(REGION, ""))
    return Year(
        year=form.year,
        form_id=form.told.form_id,
        campaign=form.told.campaign,
        submitted=form.told.state is FormState.SUBMITTED,
        members=members,
        joined=() if before is None else _without(members, before),
        left=() if before is None else _without(before, members),
        contracts=_count(rows[MEMBERS], "contract", "signed"),
        planned=len(rows[EVENTS]),
        done=_count(rows[EVENTS], "state", "done"),
        moved=_count(rows[EVENTS], "state", "moved"),
        groups=tuple(_said(row, "theme") for row in rows[GROUPS]),
        ready=_count(rows[GROUPS], "state", "ready"),
        session=str(form.values.get(SESSION, "")),
        region=int(region) if region.isdigit() else None,
    )


def _cells(value: Any) -> list[Mapping[str, Any]]:
    return [row["cells"] for row in rows_of(value)]


def _said(row: Mapping[str, Any], name: str) -> str:
    return " ".join(str(row.get(name, "")).split())


def _count(rows: Sequence[Mapping[str, Any]], name: str, value: str) -> int:
    return sum(row.get(name) == value for row in rows)


def _without(these: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Compared as people mean them: no case, no ё, single spaces."""
    known = {fold(other) for other in others}
    return tuple(each for each in these if fold(each) not in known)
