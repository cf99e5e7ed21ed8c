"""Open a form: find it, check who may see or change it, and say why not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import access
from domain.acting import Actor
from domain.deadlines import Deadlines, deadlines
from domain.errors import NotFound
from domain.filling import texts
from domain.filling.charts import EDITION, Branching, Chart, chart_of
from domain.filling.refusals import CannotChange, Renewed
from storage import Session, editions, forms
from storage.forms import OpenForm
from storage.tables import CampaignState, FormState
from survey_defs.model import Question, Survey


@dataclass(frozen=True, slots=True)
class Opened:
    """A form that this person may at least see, with its survey."""

    row: OpenForm
    chart: Chart
    session: Session = field(repr=False, compare=False)
    within: frozenset[str] | None = None
    """The questions that this person fills in, if not all."""

    @property
    def id(self) -> int:
        return self.row.form.id

    @property
    def survey(self) -> Survey:
        return self.chart.survey

    @property
    def organisation_id(self) -> int:
        return self.row.form.organisation_id

    def question(self, number: int) -> Question:
        """The question that the button meant, also one from before the survey was renewed."""
        question = self._question(number)
        if not self.has(question.code):
            raise NotFound(texts.OTHERS_PART)
        return question

    def has(self, code: str) -> bool:
        """Whether the question is among those that this person may see."""
        return self.within is None or code in self.within

    def only(self, codes: frozenset[str] | None) -> frozenset[str] | None:
        """Those of them that this person may see; none means all."""
        if self.within is None:
            return codes
        return self.within if codes is None else self.within & codes

    def _question(self, number: int) -> Question:
        place = number - self.chart.first
        if 0 <= place < len(self.survey.questions):
            return self.survey.questions[place]
        code = self._as_it_was(number).code
        if not self.survey.has(code):
            raise Renewed(texts.QUESTION_GONE, self.id)
        return self.survey.question(code)

    def question_to_answer(self, number: int) -> Question:
        """The same; refuses when it is not the question any more that the person has seen."""
        question = self.question(number)
        if not self.is_of_now(number) and self._as_it_was(number) != question:
            raise Renewed(texts.QUESTION_CHANGED, self.id, self.chart.number_of(question.code))
        return question

    def place(self, number: int) -> int:
        """Counted from 0 in the survey as it is now."""
        return self.survey.place(self.question(number).code)

    def branching(self, number: int) -> Branching:
        """The section that the button meant."""
        branching = self._branching(number)
        if self.within is not None and self.within.isdisjoint(branching.codes):
            raise NotFound(texts.OTHERS_PART)
        return branching

    def _branching(self, number: int) -> Branching:
        index = number - self.chart.first - 1
        if 0 <= index < len(self.chart.sections):
            return self.chart.sections[index]
        before = self._chart_before(number)
        sections, index = before.sections if before else (), number % EDITION - 1
        if not 0 <= index < len(sections):
            raise NotFound(texts.NO_SUCH_SECTION)
        code = sections[index].section.code
        if code not in self.chart.numbers:
            raise Renewed(texts.SECTION_GONE, self.id)
        return self.chart.sections[self.chart.numbers[code] - self.chart.first - 1]

    def is_of_now(self, number: int) -> bool:
        """Whether the button was drawn from the survey as it is now."""
        return number // EDITION == self.chart.edition

    def _as_it_was(self, number: int) -> Question:
        before = self._chart_before(number)
        questions, place = before.survey.questions if before else (), number % EDITION
        if place >= len(questions):
            raise NotFound(texts.NO_SUCH_QUESTION)
        return questions[place]

    def _chart_before(self, number: int) -> Chart | None:
        """Of the edition that the number is of, when it has been and is over."""
        edition, before = number // EDITION, None
        if 0 <= edition < self.chart.edition:
            before = editions.fingerprint_of(self.session, self.row.campaign.id, edition)
        return None if before is None else chart_of(self.session, before, edition)


def to_look(
    session: Session, by: Actor, form_id: int, *, to_change: bool = False, partly: bool = False
) -> Opened:
    """Whether there is no such form or it may not be seen is not told apart.

    `to_change` holds it until the transaction ends; `partly` takes also whoever fills in only
    some sections, and whatever is done then keeps within them.
    """
    row = forms.find_open(session, form_id, to_change=to_change)
    if row is None:
        raise NotFound
    opened = opened_of(session, row)
    if access.may_see(by, row.path):
        return opened
    within = codes_of(opened.chart, access.parts_of(by, row.path))
    if not within:
        raise NotFound
    if not partly:
        raise CannotChange(texts.WHOLE_IS_OTHERS)
    return replace(opened, within=within)


def codes_of(chart: Chart, parts: Collection[str]) -> frozenset[str]:
    """The questions of these sections, each as `survey/section`."""
    survey = chart.survey
    mine = [each for each in chart.sections if f"{survey.code}/{each.section.code}" in parts]
    return frozenset().union(*(each.codes for each in mine))


def opened_of(session: Session, row: OpenForm) -> Opened:
    campaign = row.campaign
    return Opened(row, chart_of(session, campaign.fingerprint, campaign.edition), session)


def to_change(
    session: Session, by: Actor, now: datetime, form_id: int, *, partly: bool = False
) -> Opened:
    """The form, held until the transaction ends; refuses unless this person may change it now."""
    opened = to_look(session, by, form_id, to_change=True, partly=partly)
    if not may_change(by, now, opened.row):
        raise CannotChange(why_not(session, by, now, opened.row))
    return opened


def may_change(by: Actor, now: datetime, row: OpenForm) -> bool:
    return (
        row.form.state is FormState.FILLING
        and access.may_fill_some(by, row.path)
        and dates_of(row).is_open(now)
    )


def dates_of(row: OpenForm) -> Deadlines:
    """The dates that hold for the form, with the zone in which to say them."""
    return deadlines(row.campaign, row.form, ZoneInfo(row.zone))


def why_not(session: Session, by: Actor, now: datetime, row: OpenForm) -> str:
    """Why this person may not change the form now, with whom to ask; empty when they may."""
    if may_change(by, now, row):
        return ""
    if not access.may_fill_some(by, row.path):
        return texts.OTHERS_FILL
    return why_shut(session, now, row)


def why_shut(session: Session, now: datetime, row: OpenForm) -> str:
    """Why nobody may change it now; empty when those who fill it in may."""
    dates = dates_of(row)
    if not dates.is_open(now):
        return _why_closed(session, now, row, dates)
    if row.form.state is FormState.SUBMITTED:
        return texts.submitted(in_words(dates, dates.open_until))
    return ""


def whom_to_ask(session: Session, row: OpenForm) -> str:
    return texts.ask(forms.admins_above(session, row.path))


def in_words(dates: Deadlines, moment: datetime) -> str:
    local = dates.local(moment)
    return f"{local.strftime(texts.DATE_FORMAT)} ({dates.zone_label(moment)})"


def _why_closed(session: Session, now: datetime, row: OpenForm, dates: Deadlines) -> str:
    if now < dates.opens_at:
        return texts.not_open_yet(in_words(dates, dates.opens_at))
    whom = whom_to_ask(session, row)
    if dates.state is CampaignState.DRAFT:
        return texts.not_opened(whom)
    return _why_ended(row, dates, whom)


def _why_ended(row: OpenForm, dates: Deadlines, whom: str) -> str:
    """With the last words of the campaign, if it has any."""
    last = f"\n{row.campaign.closing_text}" if row.campaign.closing_text else ""
    if dates.state is CampaignState.CLOSED:
        return texts.closed(whom) + last
    until = in_words(dates, dates.open_until)
    if row.form.state is FormState.SUBMITTED:
        return texts.locked_submitted(until, whom) + last
    return texts.locked(until, whom) + last
