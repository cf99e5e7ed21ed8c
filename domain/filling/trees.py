"""A form from above: its tree with progress, its gaps, its score so far."""

from __future__ import annotations

from datetime import datetime

from domain.acting import Actor
from domain.filling import texts
from domain.filling.batches import section_codes
from domain.filling.charts import Branching
from domain.filling.counting import Counting
from domain.filling.nothings import nothing_of
from domain.filling.opened import Opened, to_look, why_not
from domain.filling.recording import as_answers, entry_in_words, entry_of
from domain.filling.tallies import States, Tally, gap_places, tally
from domain.filling.views import (
    Branch,
    Contents,
    GapLine,
    Gaps,
    QuestionLine,
    ScoreLine,
    SectionName,
    Summary,
)
from domain.filling.whereabouts import asked_by, line_of_section
from domain.forecasting import Earned, forecast_in_words
from domain.surroundings import around_now
from storage import Session, answers, evidence
from storage.answers import AnswerRow, StateRow
from survey_defs.model import Question
from survey_defs.navigation import is_counted
from survey_defs.scoring import State, pays_salary, salary, units_of

SHORT = 40
"""Characters of an answer in a list."""


def contents(
    session: Session, by: Actor, now: datetime, form_id: int, section: int = 0
) -> Contents:
    """One branch: the sections right below it and its own questions, as far as they are asked."""
    opened = to_look(session, by, form_id, partly=True)
    here = None if section == 0 else opened.branching(section)
    section = here.number if here else 0
    codes = section_codes(opened, section)
    rows = answers.read_all(session, form_id)
    states = {code: _state_of(row) for code, row in rows.items()}
    counted, refusal = (
        tally(states, codes, opened.chart.silent),
        why_not(session, by, now, opened.row),
    )
    return Contents(
        form_id=form_id,
        section=section,
        title=here.section.title if here else opened.survey.title,
        level=here.section.level if here else "",
        parent=here.parent if here else None,
        campaign=opened.row.campaign.title,
        organisation=opened.row.organisation,
        done=counted.done,
        total=counted.total,
        sections=_branches(opened, section, states),
        questions=_questions(session, opened, here, rows) if here else (),
        may_change=not refusal,
        why_not=refusal,
        unanswered=_count_nothing(opened, codes, rows),
        gap=_first_gap(opened, codes, states),
        batch=_last_batch(rows, codes),
        line=_line(opened, here, states) if here else 0,
    )


def _line(opened: Opened, here: Branching, states: States) -> int:
    """Among the branches of what holds it."""
    chart = opened.chart
    above = opened.branching(here.parent).section if here.parent else chart.survey
    marks = {code: row.state for code, row in states.items()}
    return line_of_section(above.sections, here.section, asked_by(marks))


def gaps(session: Session, by: Actor, now: datetime, form_id: int) -> Gaps:
    """Required questions without an answer, in order."""
    opened = to_look(session, by, form_id, partly=True)
    states = answers.read_states(session, form_id)
    lines = gap_lines(opened, states)
    mechanisms = [known for known in opened.chart.mechanisms if opened.only(known.codes)]
    return Gaps(form_id, lines, len(lines), tuple(name_of(known) for known in mechanisms))


def name_of(known: Branching) -> SectionName:
    return SectionName(known.number, known.section.label, known.section.level)


def gap_lines(opened: Opened, states: States) -> tuple[GapLine, ...]:
    questions = opened.survey.questions
    return tuple(
        gap_line(opened, place)
        for place in gap_places(opened.survey, states)
        if opened.has(questions[place].code)
    )


def gap_line(opened: Opened, place: int) -> GapLine:
    question = opened.survey.questions[place]
    chart = opened.chart
    return GapLine(
        place=chart.number(place),
        label=chart.names[question.code],
        where=where(opened, question),
        mechanism=chart.mechanism_of.get(question.code, 0),
    )


def where(opened: Opened, question: Question) -> str:
    """The section that asks it."""
    return opened.survey.section_of(question.code)[-1].label


def summary(session: Session, by: Actor, now: datetime, form_id: int) -> Summary:
    opened = to_look(session, by, form_id)
    return summary_of(session, now, opened, answers.read_all(session, form_id))


def summary_of(
    session: Session, now: datetime, opened: Opened, rows: dict[str, AnswerRow]
) -> Summary:
    """The score so far, by mechanism: earned, lost and still open make up the maximum."""
    survey, chart = opened.survey, opened.chart
    states = {code: _state_of(row) for code, row in rows.items()}
    counting = Counting(chart, states)
    whole = counting.whole()
    return Summary(
        form_id=opened.id,
        campaign=opened.row.campaign.title,
        organisation=opened.row.organisation,
        official=survey.official,
        notice=survey.notice,
        mechanisms=tuple(_score_line(known, counting.of(known)) for known in chart.mechanisms),
        earned=whole.earned,
        lost=whole.lost,
        open=whole.open,
        maximum=whole.maximum,
        threshold=None if survey.threshold is None else units_of(survey.threshold),
        level=counting.level(),
        forecast=_forecast(session, opened, whole),
        salary=_salary(session, now, opened, rows),
    )


def _forecast(session: Session, opened: Opened, whole: Tally) -> str:
    earned = Earned(opened.id, opened.organisation_id, whole.earned, whole.maximum)
    campaign_id = opened.row.campaign.id
    begun = earned if whole.done else None
    return forecast_in_words(session, opened.survey, campaign_id, begun)


def _salary(
    session: Session, now: datetime, opened: Opened, rows: dict[str, AnswerRow]
) -> int | None:
    if not pays_salary(opened.survey):
        return None
    return salary(opened.survey, as_answers(rows), around_now(session, opened.row, now))


def _score_line(branching: Branching, counted: Tally) -> ScoreLine:
    return ScoreLine(
        section=branching.number,
        label=branching.section.label,
        earned=counted.earned,
        lost=counted.lost,
        open=counted.open,
        maximum=counted.maximum,
        done=counted.done,
        total=counted.total,
    )


def _state_of(row: AnswerRow) -> StateRow:
    return StateRow(row.question, row.state, row.points, row.maximum)


def _branches(opened: Opened, section: int, states: States) -> tuple[Branch, ...]:
    below = [branching for branching in opened.chart.sections if branching.parent == section]
    silent = opened.chart.silent
    counted = [(each, tally(states, opened.only(each.codes), silent)) for each in below]
    return tuple(
        Branch(b.number, b.section.label, found.done, found.total, b.section.level)
        for b, found in counted
        if found.total
    )


def _questions(
    session: Session, opened: Opened, here: Branching, rows: dict[str, AnswerRow]
) -> tuple[QuestionLine, ...]:
    counted = evidence.count_of_form(session, opened.id)
    return tuple(
        QuestionLine(
            place=opened.chart.number_of(question.code),
            label=question.label,
            state=State(rows[question.code].state),
            short_answer=_short(question, rows[question.code]),
            evidence=counted.get(question.code, 0),
        )
        for question in here.section.questions
        if is_counted(question)
        and opened.has(question.code)
        and question.code in rows
        and rows[question.code].state != State.NOT_ASKED
    )


def _short(question: Question, row: AnswerRow) -> str:
    if row.state == State.UNANSWERED:
        return ""
    words = entry_in_words(question, entry_of(row)._replace(comment=None))
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + texts.AND_SO_ON


def _first_gap(opened: Opened, codes: frozenset[str] | None, states: States) -> int | None:
    questions, chart = opened.survey.questions, opened.chart
    found = gap_places(opened.survey, states)
    inside = (each for each in found if codes is None or questions[each].code in codes)
    return next(map(chart.number, inside), None)


def _count_nothing(
    opened: Opened, codes: frozenset[str] | None, rows: dict[str, AnswerRow]
) -> int:
    return sum(
        nothing_of(question, rows.get(question.code)) is not None
        for question in opened.survey.questions
        if codes is None or question.code in codes
    )


def _last_batch(rows: dict[str, AnswerRow], codes: frozenset[str] | None) -> str | None:
    """The latest "nothing of this" that touched nothing outside this branch."""
    given = [row for row in rows.values() if row.batch is not None]
    outside = {row.batch for row in given if codes is not None and row.question not in codes}
    inside = [row for row in given if row.batch not in outside]
    latest = max(inside, key=lambda row: str(row.answered_at), default=None)
    return latest and latest.batch
