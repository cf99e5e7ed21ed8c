"""The forms of a person: what is open, what comes, what is over."""

from __future__ import annotations

from datetime import datetime

from domain.access import (
    FILLING,
    filled_places,
    fully_filled,
    may_fill,
    may_oversee,
    may_see,
    overseen_paths,
    parts_of,
    seen_paths,
)
from domain.acting import Actor
from domain.filling.charts import Chart, chart_of
from domain.filling.counting import Counting, level_in_words
from domain.filling.lines import count_tray
from domain.filling.lists import CampaignLine, FormCard, FormLine, Home
from domain.filling.opened import codes_of, dates_of, may_change, to_look, why_not
from domain.filling.tallies import States, gap_places, introduced, next_gap, tally
from storage import Session, answers, boards, evidence, forms, submissions, values
from storage.answers import StateRow
from storage.forms import OpenForm
from storage.tables import CampaignState, Role
from survey_defs.scoring import State, units_of


def home(session: Session, by: Actor, now: datetime) -> Home:
    """Forms of the organisations where this person fills in, the newest campaign first."""
    whole, mine = fully_filled(by), filled_places(by)
    rows = forms.of_organisations(session, mine) if mine else []
    rows = [row for row in rows if may_fill(by, row.path) or _within(session, by, row)]
    watched = overseen_paths(by)
    opened = [row for row in rows if not _is_over(row) and not _is_to_come(row, now)]
    return Home(
        name=by.name,
        forms=tuple(_line(session, by, now, row) for row in opened),
        upcoming=tuple(_coming(row) for row in rows if _is_to_come(row, now)),
        finished=tuple(_line(session, by, now, row) for row in rows if _is_over(row)),
        tray=evidence.count_tray(session, whole) if whole else 0,
        manages=by.is_program or bool(seen_paths(by)),
        below=bool(watched) and boards.any_asks(session, watched, mine),
    )


def form_card(session: Session, by: Actor, now: datetime, form_id: int) -> FormCard:
    opened = to_look(session, by, form_id, partly=True)
    row = opened.row
    latest = submissions.latest(session, form_id)
    threshold, line = opened.survey.threshold, _line(session, by, now, row)
    return FormCard(
        line=line,
        tray=count_tray(session, by, opened),
        partly=opened.within is not None,
        before=bool(values.last_forms(session, row.campaign.id, [opened.organisation_id])),
        organisation_id=opened.organisation_id,
        campaign_id=row.campaign.id,
        holder=answers.name_of(session, row.form.holder_id) if row.form.holder_id else "",
        submission=latest and latest.number,
        submission_id=latest and latest.id,
        why_not=why_not(session, by, now, row),
        extension_reason=row.form.extension_reason,
        reopened_until=row.form.reopened_until,
        hushed_until=row.form.hushed_until,
        threshold=None if threshold is None else units_of(threshold),
        level=level_in_words(opened.survey, line.points, line.maximum) if line.done else "",
    )


def _within(session: Session, by: Actor, row: OpenForm) -> frozenset[str] | None:
    """The questions of a form that this person fills in; none: all of them."""
    if may_see(by, row.path):
        return None
    chart = chart_of(session, row.campaign.fingerprint, row.campaign.edition)
    return codes_of(chart, parts_of(by, row.path))


def _is_over(row: OpenForm) -> bool:
    return row.campaign.state is CampaignState.CLOSED


def _is_to_come(row: OpenForm, now: datetime) -> bool:
    waits = row.campaign.state is CampaignState.DRAFT or now < row.campaign.opens_at
    return waits and not _is_over(row)


def _coming(row: OpenForm) -> CampaignLine:
    return CampaignLine(
        row.campaign.title, row.organisation, row.campaign.opens_at, dates_of(row).zone
    )


def _line(session: Session, by: Actor, now: datetime, row: OpenForm) -> FormLine:
    chart = chart_of(session, row.campaign.fingerprint, row.campaign.edition)
    survey = chart.survey
    states = answers.read_states(session, row.id)
    within, dates = _within(session, by, row), dates_of(row)
    if within is not None:
        states = {code: _beyond(state, within) for code, state in states.items()}
    whole = Counting(chart, states).whole()
    counted = whole if within is None else tally(states, within, chart.silent)
    last = answers.last_answered(session, row.id)
    return FormLine(
        form_id=row.id,
        campaign=row.campaign.title,
        survey_title=survey.title,
        organisation=row.organisation,
        role=_role(by, row.path),
        official=survey.official,
        notice=survey.notice,
        state=row.form.state,
        done=counted.done,
        total=counted.total,
        on_time_at=dates.on_time_at,
        locks_at=dates.open_until,
        zone=dates.zone,
        submitted_at=row.form.submitted_at,
        may_change=may_change(by, now, row),
        late=not dates.is_on_time(row.form.submitted_at or now),
        go_on=_go_on(chart, states, last),
        points=counted.earned,
        maximum=counted.maximum,
    )


def _beyond(state: StateRow, within: frozenset[str]) -> StateRow:
    """What others answer is not asked of whoever fills in a part."""
    return state if state.question in within else state._replace(state=State.NOT_ASKED.value)


def _go_on(chart: Chart, states: States, last: str | None) -> int | None:
    """After the last answer; what was taken back or given in one go does not count."""
    after = chart.survey.place(last) if last else -1
    gap = next_gap(gap_places(chart.survey, states), after)
    first = introduced(chart.survey, states, gap, after)
    return None if first is None else chart.number(first)


def _role(by: Actor, path: str) -> Role:
    """The one in which the person meets this form: filling in before looking on."""
    own = [grant.role for grant in by.grants if grant.path == path]
    filling = [role for role in own if role in FILLING] or [
        role for role in own if role is Role.EXECUTOR
    ]
    if filling:
        return filling[0]
    return Role.ADMIN if may_oversee(by, path) and by.is_program else next(iter(own), Role.VIEWER)
