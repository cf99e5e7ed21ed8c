"""What the rules of sections make of their points beyond the sums, kept beside the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select

from storage import Session
from storage.organisations import in_batches
from storage.statements import put_all, rows_of
from storage.tables import Adjustment, Answer
from storage.totals import Sums


class Adjusted(NamedTuple):
    """Ten-thousandths of a point; the names are those of the table."""

    points: int
    maximum: int
    open: int


class StateOf(NamedTuple):
    """The score of one answer of one form."""

    state: str
    points: int
    maximum: int


_ANSWERS, _ADJUSTMENTS = rows_of(Answer), rows_of(Adjustment)
_OF_FORMS = select(
    _ANSWERS.c.form_id, _ANSWERS.c.question, *(_ANSWERS.c[name] for name in StateOf._fields)
).where(_ANSWERS.c.form_id.in_(bindparam("forms", expanding=True)))
_EACH = select(
    _ADJUSTMENTS.c.form_id,
    _ADJUSTMENTS.c.section,
    *(_ADJUSTMENTS.c[name] for name in Adjusted._fields),
).where(_ADJUSTMENTS.c.form_id.in_(bindparam("forms", expanding=True)))
_GONE = delete(_ADJUSTMENTS).where(
    _ADJUSTMENTS.c.form_id.in_(bindparam("forms", expanding=True)),
    _ADJUSTMENTS.c.section.not_in(bindparam("sections", expanding=True)),
)


def keep(session: Session, adjusted: Mapping[int, Mapping[str, Adjusted]]) -> None:
    """Of each of these forms, by section."""
    put_all(
        session,
        Adjustment,
        [
            {"form_id": form_id, "section": section, **each._asdict()}
            for form_id, by_section in adjusted.items()
            for section, each in by_section.items()
        ],
    )


def forget_others(session: Session, form_ids: Sequence[int], sections: Sequence[str]) -> None:
    """What belongs to sections that have no rule, or are not there, any more."""
    for some in in_batches(form_ids):
        session.connection().execute(_GONE, {"forms": some, "sections": [*sections]})


def of_each(session: Session, form_ids: Sequence[int]) -> Iterator[tuple[int, str, Sums]]:
    """Of these forms: the form, the section, what its rule adds."""
    for some in in_batches(form_ids):
        for form_id, section, *adjusted in session.connection().execute(_EACH, {"forms": some}):
            yield form_id, section, Sums().adjusted(*adjusted)


def states_of(session: Session, form_ids: Sequence[int]) -> dict[int, dict[str, StateOf]]:
    """The scores of these forms, by form and question."""
    found: dict[int, dict[str, StateOf]] = {form_id: {} for form_id in form_ids}
    for some in in_batches(form_ids):
        for row in session.connection().execute(_OF_FORMS, {"forms": some}):
            found[row[0]][row[1]] = StateOf._make(row[2:])
    return found
