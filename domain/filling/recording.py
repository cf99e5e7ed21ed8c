"""Record one answer: the hot path of a press, a handful of prepared statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from domain.acting import Actor
from domain.adjusting import keep_adjustments
from domain.filling import texts
from domain.filling.judging import Judge, of_whole
from domain.filling.opened import Opened, to_change
from domain.filling.refusals import CannotChange, Changed, Side, WrongAnswer
from domain.filling.seeing import Seen
from domain.filling.spots import Spot
from domain.filling.views import Recorded
from domain.surroundings import around_now
from storage import Session, answers, forms
from storage.answers import AnswerRow, Past, StateRow
from survey_defs.answers import Answers, Given, NotAnAnswer, hints, in_words
from survey_defs.evaluating import walk_to
from survey_defs.model import Computed, Question
from survey_defs.plans import plan_of
from survey_defs.scoring import Score, State, score_in
from survey_defs.surroundings import NOWHERE

OWN_RACE = timedelta(seconds=30)
"""Quick presses on a screen that has not been drawn again yet are one person's own business."""


class Entry(NamedTuple):
    """What a person can change of an answer."""

    value: Any | None = None
    not_applicable: str | None = None
    comment: str | None = None


Changing = Callable[[Seen, Entry], Entry]


def record(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    changing: Changing,
    judge: Judge = of_whole,
) -> Recorded:
    """Give the answer that `changing` makes of the present one, in the caller's transaction."""
    opened = to_change(session, by, now, spot.form_id, partly=True)
    question = opened.question_to_answer(spot.place)
    rows = answers.read(session, opened.id, opened.chart.touched(question.code).needed)
    current = rows.get(question.code) or blank(question)
    if current.state == State.NOT_ASKED:
        raise CannotChange(texts.NOT_ASKED)
    seen = Seen(session, now, opened, question, current.value)
    entry = _made(seen, entry_of(current), changing)
    if entry == entry_of(current):
        return _recorded(session, opened, current, changed=False)
    told = _judged(seen, entry, judge)
    if spot.revision not in (None, current.revision):
        since = answers.since(session, opened.id, question.code, (spot.revision or 0) + 1)
        if not _is_own_race(since, by, now):
            raise _changed(session, opened, current, entry)
    fresh = current._replace(
        **entry._asdict(),
        revision=current.revision + 1,
        batch=None,
        answered_by_id=by.id,
        answered_at=now,
    )
    rows[question.code] = fresh
    written = _write(session, opened, now, rows, fresh)
    forms.touch(session, opened.id, now)
    return _recorded(session, opened, written, changed=True, told=told)


def entry_of(row: AnswerRow | Past) -> Entry:
    return Entry(row.value, row.not_applicable, row.comment)


def blank(question: Question) -> AnswerRow:
    return AnswerRow(
        question.code, None, None, None, State.UNANSWERED.value, 0, 0, 0, None, None, None
    )


def given_of(row: AnswerRow) -> Given:
    return Given(row.value, row.not_applicable is not None)


def as_answers(rows: dict[str, AnswerRow]) -> Answers:
    return {code: given_of(row) for code, row in rows.items()}


def entry_in_words(question: Question, entry: Entry) -> str:
    words = in_words(question, entry.value)
    if entry.not_applicable is not None:
        words = texts.not_applicable(entry.not_applicable)
    return texts.with_comment(words, entry.comment) if entry.comment else words


def write_batch(
    session: Session,
    opened: Opened,
    now: datetime,
    rows: dict[str, AnswerRow],
    fresh: list[AnswerRow],
) -> None:
    """Many answers at once; `rows` are all of the form."""
    rows |= {row.question: row for row in fresh}
    scores = _scores(session, opened, now, rows, [row.question for row in fresh])
    answers.keep_all(session, opened.id, [_scored(row, scores.pop(row.question)) for row in fresh])
    _keep_scores(session, opened, rows, scores)


def _write(
    session: Session,
    opened: Opened,
    now: datetime,
    rows: dict[str, AnswerRow],
    fresh: AnswerRow,
) -> AnswerRow:
    """Keep the answer with its score, and the scores of the questions that hang on it."""
    scores = _scores(session, opened, now, rows, [fresh.question])
    written = _scored(fresh, scores.pop(fresh.question))
    answers.keep(session, opened.id, written)
    _keep_scores(session, opened, rows, scores)
    return written


class _Outcome(NamedTuple):
    score: Score
    value: Any | None
    """Of a computed question."""


def _scores(
    session: Session,
    opened: Opened,
    now: datetime,
    rows: dict[str, AnswerRow],
    changed: list[str],
) -> dict[str, _Outcome]:
    """What the one scoring function says of these questions and of those that hang on them."""
    touched = [opened.chart.touched(code) for code in changed]
    questions = {question.code: question for each in touched for question in each.scored}
    around = NOWHERE
    if any(each.beyond for each in touched) or plan_of(opened.survey).asks_today:
        around = around_now(session, opened.row, now)
    given = as_answers(rows)
    walked = walk_to(opened.survey, questions, given, around)
    return {
        code: _Outcome(
            score_in(walked, question, given, around),
            walked.computed_at_rest(code) if isinstance(question, Computed) else None,
        )
        for code, question in questions.items()
    }


def _keep_scores(
    session: Session, opened: Opened, rows: dict[str, AnswerRow], outcomes: dict[str, _Outcome]
) -> None:
    """What has become different of the questions that hang on those answered."""
    scores, computed = [], {}
    for code, (score, value) in outcomes.items():
        row, right = rows.get(code), (score.state.value, score.points, score.maximum)
        if row is None or (row.state, row.points, row.maximum) != right:
            scores.append(StateRow(code, *right))
        if isinstance(opened.survey.question(code), Computed) and (not row or row.value != value):
            computed[code] = value
    answers.keep_scores(session, opened.id, scores)
    answers.keep_computed(session, opened.id, computed)
    keep_adjustments(session, opened.survey, opened.id)


def _scored(row: AnswerRow, outcome: _Outcome) -> AnswerRow:
    right = outcome.score
    return row._replace(state=right.state.value, points=right.points, maximum=right.maximum)


def _made(seen: Seen, entry: Entry, changing: Changing) -> Entry:
    try:
        return changing(seen, entry)
    except NotAnAnswer as refusal:
        raise WrongAnswer(str(refusal)) from None


def _judged(seen: Seen, entry: Entry, judge: Judge) -> tuple[str, ...]:
    """What the rules have to say of a new value; an old one that they call false may stay."""
    if entry.value == seen.value:
        return ()
    verdict = judge(seen.question, seen.remarks_with(entry.value))
    if verdict.refusal:
        raise WrongAnswer(verdict.refusal)
    return verdict.told


def _is_own_race(since: list[Past], by: Actor, now: datetime) -> bool:
    """One's own quick presses pass; what anybody else, or long ago oneself, did stands."""
    own = bool(since) and all(line.by_id == by.id for line in since)
    return own and now - since[0].at <= OWN_RACE


def _changed(session: Session, opened: Opened, current: AnswerRow, mine: Entry) -> Changed:
    """Both answers, and who gave the other one."""
    question = opened.survey.question(current.question)
    return Changed(
        form_id=opened.id,
        place=opened.chart.number_of(question.code),
        revision=current.revision,
        my_side=_side(question, mine),
        their_side=_side(question, entry_of(current)),
        their_name=answers.name_of(session, current.answered_by_id),
        at=current.answered_at,
    )


def _side(question: Question, entry: Entry) -> Side:
    return Side(*entry, words=entry_in_words(question, entry))


def _recorded(
    session: Session,
    opened: Opened,
    row: AnswerRow,
    *,
    changed: bool,
    told: tuple[str, ...] = (),
) -> Recorded:
    question = opened.survey.question(row.question)
    following = _next(session, opened, opened.survey.place(row.question))
    return Recorded(
        form_id=opened.id,
        place=opened.chart.number_of(row.question),
        revision=row.revision,
        next=None if following is None else opened.chart.number(following),
        hint=" ".join((*hints(question, row.value)[:1], *told)),
        changed=changed,
    )


def _next(session: Session, opened: Opened, place: int) -> int | None:
    """The place of the next question asked; with conditions, the states tell which."""
    survey = opened.survey
    if place + 1 >= len(survey.questions):
        return None
    following = survey.questions[place + 1].code
    if following in plan_of(survey).free and opened.has(following):
        return place + 1
    marks = answers.read_marks(session, opened.id)
    return next(
        (
            later
            for later in range(place + 1, len(survey.questions))
            if marks[survey.questions[later].code] != State.NOT_ASKED
            and opened.has(survey.questions[later].code)
        ),
        None,
    )
