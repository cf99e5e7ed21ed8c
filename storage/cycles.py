"""What of each form keeps a cycle from closing, gathered into one text a form by SQL.

A form of hundreds of answers comes as one row, which is what makes a region of thousands of forms
quick: neither grouping by section nor reading every answer is.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, case, func, select

from storage import Session
from storage.statements import rows_of
from storage.tables import Answer
from storage.totals import ANSWERED, NOT_ASKED, Scope, ids

NOT_APPLICABLE = "not_applicable"
PASSED, SILENT, PARTIAL, BROKEN = "p", "s", "h", "b"
"""Before the code of a question; of one that holds nothing is said."""
_BETWEEN = " "
"""No code of a question has one."""

_A = rows_of(Answer)
_HELD = and_(_A.c.state == ANSWERED, _A.c.points >= _A.c.maximum)
_STANDS: ColumnElement[str] = case(
    (_HELD, None),
    (_A.c.state.in_((NOT_ASKED, NOT_APPLICABLE)), PASSED),
    (_A.c.state != ANSWERED, SILENT),
    (_A.c.points > 0, PARTIAL),
    else_=BROKEN,
)


def standings(session: Session, scope: Scope) -> Iterator[tuple[int, dict[str, str]]]:
    """By form in scope, of each question that does not hold how it stands."""
    told = func.aggregate_strings(_STANDS.concat(_A.c.question), _BETWEEN)
    found = select(_A.c.form_id, told).where(_A.c.form_id.in_(ids(scope))).group_by(_A.c.form_id)
    for form_id, text in session.connection().execute(found, {"now": scope.now}):
        yield form_id, _parted(text or "")


def standings_of(session: Session, form_id: int) -> dict[str, str]:
    """The same of one form."""
    found = select(_STANDS.concat(_A.c.question)).where(_A.c.form_id == form_id, ~_HELD)
    return _parted(_BETWEEN.join(session.scalars(found)))


def _parted(text: str) -> dict[str, str]:
    return {each[1:]: each[0] for each in text.split(_BETWEEN) if each}
