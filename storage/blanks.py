"""How the questions of a form begin: a row for each, without an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    String,
    column,
    exists,
    func,
    insert,
    literal,
    select,
    values,
)

from storage import Session, stamps
from storage.statements import rows_of
from storage.tables import Answer, Form, SetAsideAnswer


class Blank(NamedTuple):
    """How a question begins in a new form."""

    question: str
    state: str
    maximum: int
    counted: int = 1
    """1, or 0 where there is nothing to answer."""


_FORMS, _ANSWERS, _ASIDE = rows_of(Form), rows_of(Answer), rows_of(SetAsideAnswer)


def make_answers(
    session: Session, campaign_id: int, blanks: Sequence[Blank], after: int = 0
) -> None:
    """A row for each question of every form of the campaign, later than this, that has none."""
    blank = _table(blanks)
    empty = ~exists().where(_ANSWERS.c.form_id == _FORMS.c.id)
    rows = _rows(campaign_id, blank, literal(0)).where(empty, _FORMS.c.id > after)
    _insert(session, rows)


def add_questions(session: Session, campaign_id: int, blanks: Sequence[Blank]) -> None:
    """Rows for questions that are new; one that returns goes on counting its changes."""
    if not blanks:
        return
    blank = _table(blanks)
    earlier = (
        select(func.coalesce(_ASIDE.c.left, _ASIDE.c.revision))
        .where(_ASIDE.c.form_id == _FORMS.c.id, _ASIDE.c.question == blank.c.question)
        .correlate(_FORMS, blank)
        .scalar_subquery()
    )
    _insert(session, _rows(campaign_id, blank, func.coalesce(earlier, 0)))
    stamps.renew_all(session, campaign_id)


def _table(blanks: Sequence[Blank]) -> CTE:
    columns = (
        column("question", String),
        column("state", String),
        column("maximum", Integer),
        column("counted", Integer),
    )
    return values(*columns).data([tuple(each) for each in blanks]).cte("blank")


def _rows(campaign_id: int, blank: CTE, revision: ColumnElement[Any]) -> Select[Any]:
    score = blank.c.state, literal(0), blank.c.maximum, blank.c.counted
    return (
        select(_FORMS.c.id, blank.c.question, *score, revision)
        .join_from(_FORMS, blank, literal(1) == literal(1))
        .where(_FORMS.c.campaign_id == campaign_id)
        .order_by(_FORMS.c.id)
    )


def _insert(session: Session, rows: Select[Any]) -> None:
    session.flush()
    into = ["form_id", "question", "state", "points", "maximum", "counted", "revision"]
    session.execute(insert(_ANSWERS).from_select(into, rows))
