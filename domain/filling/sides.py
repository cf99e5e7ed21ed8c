"""The form beside that of the last closed campaign of the same questionnaire, by section."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.errors import NotFound
from domain.filling import texts
from domain.filling.charts import Chart
from domain.filling.counting import Counting
from domain.filling.opened import Opened, opened_of, to_look
from domain.filling.tallies import Tally
from storage import Session, answers, forms, values


@dataclass(frozen=True, slots=True)
class Side:
    """A section then and now; ten-thousandths of a point."""

    label: str
    then: Tally | None
    """None: it was not asked then."""
    now: Tally


@dataclass(frozen=True, slots=True)
class Sides:
    form_id: int
    organisation: str
    then: str
    """The title of that campaign."""
    now: str
    whole: Side
    sections: tuple[Side, ...]
    official: bool
    notice: str


def has_before(session: Session, by: Actor, now: datetime, form_id: int) -> bool:
    return _before(session, to_look(session, by, form_id)) is not None


def side_by_side(session: Session, by: Actor, now: datetime, form_id: int) -> Sides:
    """Refuses when there was no such campaign."""
    opened = to_look(session, by, form_id)
    before = _before(session, opened)
    if before is None:
        raise NotFound(texts.NOTHING_BEFORE)
    then, here = _counting(session, before), _counting(session, opened)
    return Sides(
        form_id=form_id,
        organisation=opened.row.organisation,
        then=before.row.campaign.title,
        now=opened.row.campaign.title,
        whole=Side("", then.whole(), here.whole()),
        sections=tuple(
            Side(each.section.label, _of(then, before.chart, each.section.code), here.of(each))
            for each in opened.chart.mechanisms
        ),
        official=opened.survey.official,
        notice=opened.survey.notice,
    )


def _of(counting: Counting, chart: Chart, code: str) -> Tally | None:
    number = chart.numbers.get(code)
    return None if number is None else counting.of(chart.sections[number - chart.first - 1])


def _before(session: Session, opened: Opened) -> Opened | None:
    """Of the same organisation: whoever may see the one may see the other."""
    here = opened.organisation_id
    last = values.last_forms(session, opened.row.campaign.id, [here]).get(here)
    row = last and forms.find_open(session, last.form_id)
    return opened_of(session, row) if row else None


def _counting(session: Session, opened: Opened) -> Counting:
    return Counting(opened.chart, answers.read_states(session, opened.id))
