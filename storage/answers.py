"""Answers as they stand, and every answer ever given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, select, update

from storage import Session
from storage.statements import add, add_all, put, put_all, rows_of
from storage.tables import Answer, AnswerLog, Person


class AnswerRow(NamedTuple):
    """One question of a form as it stands; the names are those of the table."""

    question: str
    value: Any
    not_applicable: str | None
    comment: str | None
    state: str
    points: int
    maximum: int
    revision: int
    batch: str | None
    answered_by_id: int | None
    answered_at: datetime | None


class StateRow(NamedTuple):
    """What progress and totals are made of."""

    question: str
    state: str
    points: int
    maximum: int


class Past(NamedTuple):
    """One line of the history of an answer."""

    revision: int
    value: Any
    not_applicable: str | None
    comment: str | None
    by_id: int | None
    at: datetime


_ANSWERS, _LOG, _PEOPLE = rows_of(Answer), rows_of(AnswerLog), rows_of(Person)
_OF_FORM = _ANSWERS.c.form_id == bindparam("form")


def _rows(kind: type[NamedTuple], *where: ColumnElement[bool]) -> Select[Any]:
    return select(*(_ANSWERS.c[name] for name in kind._fields)).where(_OF_FORM, *where)


_ALL = _rows(AnswerRow)
_ONE = _rows(AnswerRow, _ANSWERS.c.question == bindparam("one"))
_SOME = _rows(AnswerRow, _ANSWERS.c.question.in_(bindparam("some", expanding=True)))
_BATCH = _rows(AnswerRow, _ANSWERS.c.batch == bindparam("batch"))
_STATES = _rows(StateRow)
_MARKS = select(_ANSWERS.c.question, _ANSWERS.c.state).where(_OF_FORM)
_SINCE = (
    select(*(_LOG.c[name] for name in Past._fields))
    .where(
        _LOG.c.form_id == bindparam("form"),
        _LOG.c.question == bindparam("one"),
        _LOG.c.revision >= bindparam("revision"),
    )
    .order_by(_LOG.c.revision)
)
_LATELY = (
    select(_LOG.c.value)
    .where(_LOG.c.form_id == bindparam("form"), _LOG.c.question == bindparam("one"))
    .order_by(_LOG.c.revision.desc())
    .limit(bindparam("most"))
)
_SCORE = (
    update(_ANSWERS)
    .where(_ANSWERS.c.form_id == bindparam("of_form"), _ANSWERS.c.question == bindparam("one"))
    .values(
        state=bindparam("new_state"), points=bindparam("new_points"), maximum=bindparam("new_max")
    )
)
_COMPUTED = (
    update(_ANSWERS)
    .where(_ANSWERS.c.form_id == bindparam("of_form"), _ANSWERS.c.question == bindparam("one"))
    .values(value=bindparam("new_value", type_=_ANSWERS.c.value.type))
)
_LATEST = (
    select(_ANSWERS.c.question)
    .where(
        _OF_FORM,
        _ANSWERS.c.answered_at.is_not(None),
        _ANSWERS.c.batch.is_(None),
        _ANSWERS.c.state.not_in(("unanswered", "not_asked")),
    )
    .order_by(_ANSWERS.c.answered_at.desc())
    .limit(1)
)
_NAME = select(_PEOPLE.c.name).where(_PEOPLE.c.id == bindparam("person"))


def read(session: Session, form_id: int, questions: Collection[str]) -> dict[str, AnswerRow]:
    """The rows of these questions, of those that have any."""
    asked: dict[str, Any] = {"form": form_id}
    if len(questions) == 1:
        statement = _ONE
        asked["one"] = next(iter(questions))
    else:
        statement = _SOME
        asked["some"] = [*questions]
    return _by_question(session.connection().execute(statement, asked))


def read_all(session: Session, form_id: int) -> dict[str, AnswerRow]:
    return _by_question(session.connection().execute(_ALL, {"form": form_id}).all())


def read_batch(session: Session, form_id: int, batch: str) -> dict[str, AnswerRow]:
    return _by_question(session.connection().execute(_BATCH, {"form": form_id, "batch": batch}))


def read_states(session: Session, form_id: int) -> dict[str, StateRow]:
    rows = session.connection().execute(_STATES, {"form": form_id}).all()
    return {row[0]: StateRow._make(row) for row in rows}


def read_marks(session: Session, form_id: int) -> dict[str, str]:
    """The state of every question, in as little time as possible."""
    rows = session.connection().execute(_MARKS, {"form": form_id}).all()
    return {question: state for question, state in rows}  # noqa: C416 -- `dict(rows)` does not type


def last_answered(session: Session, form_id: int) -> str | None:
    """The question that was answered last, by anybody, by itself; what was taken back is none."""
    return session.connection().execute(_LATEST, {"form": form_id}).scalar_one_or_none()


def since(session: Session, form_id: int, question: str, revision: int) -> list[Past]:
    """The history of an answer from this revision on; revision 0 has no line of its own."""
    asked = {"form": form_id, "one": question, "revision": revision}
    return [Past._make(row) for row in session.connection().execute(_SINCE, asked)]


def lately(session: Session, form_id: int, question: str, most: int) -> list[Any]:
    """The values that the answer has had, the newest first."""
    asked = {"form": form_id, "one": question, "most": most}
    return list(session.connection().execute(_LATELY, asked).scalars())


def keep(session: Session, form_id: int, row: AnswerRow) -> None:
    """Make this the answer and add one line to its history."""
    put(session, Answer, {"form_id": form_id, **row._asdict()})
    add(session, AnswerLog, _line(form_id, row))


def keep_all(session: Session, form_id: int, rows: Sequence[AnswerRow]) -> None:
    """The same for many answers at once."""
    put_all(session, Answer, [{"form_id": form_id, **row._asdict()} for row in rows])
    add_all(session, AnswerLog, [_line(form_id, row) for row in rows])


def _line(form_id: int, row: AnswerRow) -> dict[str, Any]:
    return {
        "form_id": form_id,
        "question": row.question,
        "revision": row.revision,
        "value": row.value,
        "not_applicable": row.not_applicable,
        "comment": row.comment,
        "by_id": row.answered_by_id,
        "at": row.answered_at,
    }


def keep_scores(session: Session, form_id: int, scores: Iterable[StateRow]) -> None:
    """Points that follow from another answer."""
    rows = [
        {
            "of_form": form_id,
            "one": score.question,
            "new_state": score.state,
            "new_points": score.points,
            "new_max": score.maximum,
        }
        for score in scores
    ]
    if rows:
        session.connection().execute(_SCORE, rows)


def keep_computed(session: Session, form_id: int, values: Mapping[str, Any]) -> None:
    """Values that follow from answers: nobody gave them, so they have no history."""
    rows = [
        {"of_form": form_id, "one": question, "new_value": value}
        for question, value in values.items()
    ]
    if rows:
        session.connection().execute(_COMPUTED, rows)


def name_of(session: Session, person_id: int | None) -> str:
    if person_id is None:
        return ""
    return session.connection().execute(_NAME, {"person": person_id}).scalar_one_or_none() or ""


def _by_question(rows: Iterable[Any]) -> dict[str, AnswerRow]:
    return {row[0]: AnswerRow._make(row) for row in rows}
