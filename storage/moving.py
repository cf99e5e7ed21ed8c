"""Answers on their way from one survey to another: counted, set aside, brought back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Table,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    select,
    tuple_,
    update,
)

from storage import Session, stamps
from storage.statements import add_all, put_all, rows_of, spelled
from storage.tables import (
    Answer,
    AnswerLog,
    Evidence,
    EvidenceUse,
    Form,
    FormState,
    SetAsideAnswer,
    SetAsideUse,
)

AT_ONCE = 2000
"""Answers in memory at a time."""


class Counted(NamedTuple):
    """Forms of a campaign."""

    forms: int
    begun: int
    submitted: int


class Said(NamedTuple):
    """What a form says of a question; the names are those of the tables."""

    form_id: int
    question: str
    value: Any
    not_applicable: str | None
    comment: str | None
    revision: int
    batch: str | None
    answered_by_id: int | None
    answered_at: datetime | None


class Aside(NamedTuple):
    """An answer that was set aside, and the one that stands where it stood."""

    said: Said
    left: int | None
    fingerprint: str
    now: Said | None
    """None while the question is not asked."""


_FORMS, _ANSWERS, _LOG = rows_of(Form), rows_of(Answer), rows_of(AnswerLog)
_ASIDE, _USES, _USES_ASIDE = rows_of(SetAsideAnswer), rows_of(EvidenceUse), rows_of(SetAsideUse)
_EVIDENCE = rows_of(Evidence)
_SAID = tuple(_ANSWERS.c[name] for name in Said._fields)
_REPLACE = (
    update(_ANSWERS)
    .where(_ANSWERS.c.form_id == bindparam("of_form"), _ANSWERS.c.question == bindparam("one"))
    .values(
        {
            name: bindparam(f"new_{name}", type_=_ANSWERS.c[name].type)
            for name in Said._fields
            if name not in ("form_id", "question")
        }
    )
)
_ASIDE_NAMES = [*Said._fields, "left", "fingerprint"]
_USE_NAMES = [column.name for column in _USES.columns]
_FOLLOW = (
    update(_ASIDE)
    .where(_ASIDE.c.form_id == bindparam("of_form"), _ASIDE.c.question == bindparam("one"))
    .where(_ASIDE.c.left == bindparam("was"))
    .values(left=bindparam("is"))
)
_FORGET = delete(_ASIDE).where(
    _ASIDE.c.form_id == bindparam("of_form"), _ASIDE.c.question == bindparam("one")
)


def counted(session: Session, campaign_id: int) -> Counted:
    begun = func.coalesce(func.sum(case((_FORMS.c.started_at.is_not(None), 1), else_=0)), 0)
    submitted = case((_FORMS.c.state == FormState.SUBMITTED, 1), else_=0)
    found = select(func.count(), begun, func.coalesce(func.sum(submitted), 0))
    row = session.execute(found.where(_FORMS.c.campaign_id == campaign_id)).one()
    return Counted(*row)


def answered(session: Session, campaign_id: int, questions: Collection[str]) -> dict[str, int]:
    """In how many forms each of these questions has an answer."""
    found = (
        select(_ANSWERS.c.question, func.count())
        .where(_of_campaign(_ANSWERS, campaign_id), _has_answer(_ANSWERS))
        .where(_ANSWERS.c.question.in_(questions))
        .group_by(_ANSWERS.c.question)
    )
    return {question: count for question, count in session.execute(found)}  # noqa: C416 -- `dict(rows)` does not type


def said(session: Session, campaign_id: int, questions: Collection[str]) -> Iterator[list[Said]]:
    """The answers to these questions, a portion at a time."""
    for portion in rows_of_questions(session, campaign_id, questions):
        yield [row for row in portion if row[2] is not None or row[3] is not None]


def set_aside(
    session: Session, campaign_id: int, questions: Collection[str]
) -> Iterator[list[Aside]]:
    """Answers to these questions that were set aside, with what stands there now."""
    found = (
        select(*(_ASIDE.c[name] for name in _ASIDE_NAMES), *_SAID)
        .join_from(
            _ASIDE,
            _ANSWERS,
            (_ANSWERS.c.form_id == _ASIDE.c.form_id) & (_ANSWERS.c.question == _ASIDE.c.question),
            isouter=True,
        )
        .where(_of_campaign(_ASIDE, campaign_id), _ASIDE.c.question.in_(questions))
    )
    width = len(Said._fields)
    for portion in _portions(session, found, _ASIDE):
        yield [
            Aside(Said._make(row[:width]), row[width], row[width + 1], _said(row[width + 2 :]))
            for row in portion
        ]


def remove_questions(
    session: Session, campaign_id: int, questions: Collection[str], fingerprint: str
) -> None:
    """Their answers and documents are set aside and leave every sum.

    What nobody has touched since an answer was set aside for it does not take its place.
    """
    session.flush()
    touched = _of_campaign(_ANSWERS, campaign_id) & _ANSWERS.c.question.in_(questions)
    rows = select(*_SAID, cast(null(), Integer), literal(fingerprint))
    kept = spelled(SetAsideAnswer, session.connection().dialect.name).from_select(
        _ASIDE_NAMES, rows.where(touched, _ANSWERS.c.revision > 0)
    )
    keys = ("form_id", "question")
    fresh = {name: kept.excluded[name] for name in _ASIDE_NAMES if name not in keys}
    untouched = _ASIDE.c.left.is_distinct_from(kept.excluded.revision)
    session.execute(kept.on_conflict_do_update(index_elements=keys, set_=fresh, where=untouched))
    session.execute(delete(_ANSWERS).where(touched))
    stamps.renew_all(session, campaign_id)
    mine = _of_campaign(_USES, campaign_id) & _USES.c.question.in_(questions)
    uses = select(*(_USES.c[name] for name in _USE_NAMES)).where(mine)
    session.execute(delete(_USES_ASIDE).where(_same_use().where(mine).exists()))
    session.execute(insert(_USES_ASIDE).from_select(_USE_NAMES, uses))
    session.execute(delete(_USES).where(mine))


def return_documents(session: Session, campaign_id: int, questions: Collection[str]) -> None:
    """Attach again what was attached to these questions, but for what was removed since."""
    alive = select(_EVIDENCE.c.id).where(_EVIDENCE.c.removed_at.is_(None))
    mine = _of_campaign(_USES_ASIDE, campaign_id) & _USES_ASIDE.c.question.in_(questions)
    back = select(*(_USES_ASIDE.c[name] for name in _USE_NAMES)).where(
        mine, _USES_ASIDE.c.evidence_id.in_(alive), ~_same_use().exists()
    )
    session.execute(insert(_USES).from_select(_USE_NAMES, back))
    session.execute(delete(_USES_ASIDE).where(mine))


def count_questions(
    session: Session, campaign_id: int, questions: Collection[str], *, counted: bool
) -> None:
    """Whether progress counts them: notes and computed values it does not."""
    mine = _of_campaign(_ANSWERS, campaign_id) & _ANSWERS.c.question.in_(questions)
    session.execute(update(_ANSWERS).where(mine).values(counted=int(counted)))
    stamps.renew_all(session, campaign_id)


def replace(session: Session, rows: Sequence[Said], by_id: int | None, at: datetime) -> None:
    """These answers now; the history tells who moved them here."""
    if not rows:
        return
    renamed = {"form_id": "of_form", "question": "one"}
    session.connection().execute(
        _REPLACE,
        [
            {renamed.get(name, f"new_{name}"): value for name, value in row._asdict().items()}
            for row in rows
        ],
    )
    stamps.renew(session, {row.form_id for row in rows})
    lines = [
        {
            "form_id": row.form_id,
            "question": row.question,
            "revision": row.revision,
            "value": row.value,
            "not_applicable": row.not_applicable,
            "comment": row.comment,
            "by_id": by_id,
            "at": at,
        }
        for row in rows
    ]
    add_all(session, AnswerLog, lines)


def keep_aside(session: Session, rows: Iterable[Aside]) -> None:
    """Each with the revision that was left in its place."""
    kept = [
        {**aside.said._asdict(), "left": aside.left, "fingerprint": aside.fingerprint}
        for aside in rows
    ]
    put_all(session, SetAsideAnswer, kept)


def follow_aside(session: Session, rows: Iterable[Said]) -> None:
    """These rows have gone one revision on by themselves: nobody has answered in their place."""
    named = [
        {"of_form": row.form_id, "one": row.question, "was": row.revision - 1, "is": row.revision}
        for row in rows
    ]
    if named:
        session.connection().execute(_FOLLOW, named)


def documents(
    session: Session, campaign_id: int, questions: Collection[str]
) -> dict[tuple[int, str], int]:
    """How many support each of these answers, by form and question."""
    found = (
        select(_USES.c.form_id, _USES.c.question, func.count())
        .where(_of_campaign(_USES, campaign_id), _USES.c.question.in_(questions))
        .group_by(_USES.c.form_id, _USES.c.question)
    )
    return {(row[0], row[1]): row[2] for row in session.connection().execute(found)}


def rows_of_questions(
    session: Session, campaign_id: int, questions: Collection[str]
) -> Iterator[list[Said]]:
    """All rows of these questions, answered or not."""
    mine = _of_campaign(_ANSWERS, campaign_id) & _ANSWERS.c.question.in_(questions)
    for portion in _portions(session, select(*_SAID).where(mine), _ANSWERS):
        yield [Said._make(row) for row in portion]


def forget_aside(session: Session, rows: Iterable[Said]) -> None:
    """They are back, or others have taken their place; the history has them all."""
    named = [{"of_form": row.form_id, "one": row.question} for row in rows]
    if named:
        session.connection().execute(_FORGET, named)


def _said(row: Sequence[Any]) -> Said | None:
    return None if row[0] is None else Said._make(row)


def _of_campaign(table: Table, campaign_id: int) -> ColumnElement[bool]:
    return table.c.form_id.in_(select(_FORMS.c.id).where(_FORMS.c.campaign_id == campaign_id))


def _has_answer(table: Table) -> ColumnElement[bool]:
    return table.c.value.is_not(None) | table.c.not_applicable.is_not(None)


def _same_use() -> Select[Any]:
    """The same document on the same answer, there and here."""
    keys = _USES.primary_key.columns.keys()
    return select(_USES.c.form_id).where(*(_USES.c[key] == _USES_ASIDE.c[key] for key in keys))


def _portions(session: Session, found: Select[Any], table: Table) -> Iterator[Sequence[Any]]:
    """In the order of forms and questions; whole again each time, so that rows may change."""
    key = tuple_(table.c.form_id, table.c.question)
    ordered = found.order_by(table.c.form_id, table.c.question).limit(AT_ONCE)
    after: tuple[int, str] = (0, "")
    while portion := session.connection().execute(ordered.where(key > after)).all():
        yield portion
        after = (portion[-1][0], portion[-1][1])
