"""Points as they are kept, read and corrected in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from storage import Session, stamps
from storage.statements import rows_of
from storage.tables import Answer, Campaign, CampaignState, Form, Organisation

FORMS_AT_ONCE = 100


class FormHere(NamedTuple):
    """A form and where it is."""

    id: int
    organisation_id: int


class Corrected(NamedTuple):
    """What stands beside an answer from now on; only a computed value is ever another."""

    form_id: int
    question: str
    value: Any
    state: str
    points: int
    maximum: int


class Kept(NamedTuple):
    """An answer and the score that stands beside it."""

    form_id: int
    question: str
    value: Any
    not_applicable: str | None
    state: str
    points: int
    maximum: int


_FORMS, _ANSWERS, _PLACES = rows_of(Form), rows_of(Answer), rows_of(Organisation)
_KEPT = select(*(_ANSWERS.c[name] for name in Kept._fields)).where(
    _ANSWERS.c.form_id.in_(bindparam("forms", expanding=True))
)
_ANSWERED = _ANSWERS.c.value.is_not(None) | _ANSWERS.c.not_applicable.is_not(None)
_CORRECT = (
    update(_ANSWERS)
    .where(_ANSWERS.c.form_id == bindparam("of_form"), _ANSWERS.c.question == bindparam("one"))
    .values(
        value=bindparam("new_value", type_=_ANSWERS.c.value.type),
        state=bindparam("new_state"),
        points=bindparam("new_points"),
        maximum=bindparam("new_max"),
    )
)


def campaigns_with_forms(session: Session) -> Sequence[Campaign]:
    found = select(Campaign).where(Campaign.state != CampaignState.DRAFT).order_by(Campaign.id)
    return session.scalars(found).all()


def forms_of(
    session: Session, campaign_id: int, path: str = "/", after: int = 0
) -> Iterator[list[FormHere]]:
    """The campaign's forms in the subtree, later than this one, a hundred at a time."""
    found = (
        select(_FORMS.c.id, _FORMS.c.organisation_id)
        .join(_PLACES, _PLACES.c.id == _FORMS.c.organisation_id)
        .where(_FORMS.c.campaign_id == campaign_id, _PLACES.c.path.startswith(path))
        .order_by(_FORMS.c.id)
        .limit(FORMS_AT_ONCE)
    )
    while page := session.execute(found.where(_FORMS.c.id > after)).all():
        yield [FormHere(*row) for row in page]
        after = page[-1][0]


def kept(
    session: Session, form_ids: Collection[int], questions: Collection[str] | None = None
) -> dict[int, dict[str, Kept]]:
    """By form and question: all, or these with everything answered beside them.

    Waits for whoever is answering there at this moment.
    """
    held = select(_FORMS.c.id).where(_FORMS.c.id.in_(form_ids)).with_for_update()
    session.execute(held.order_by(_FORMS.c.id)).all()
    found = _KEPT
    if questions is not None:
        found = found.where(_ANSWERED | _ANSWERS.c.question.in_(questions))
    answers: dict[int, dict[str, Kept]] = {form_id: {} for form_id in form_ids}
    for row in session.execute(found, {"forms": [*form_ids]}).all():
        answers[row[0]][row[1]] = Kept._make(row)
    return answers


def correct(session: Session, rows: Sequence[Corrected]) -> None:
    if rows:
        names = ("of_form", "one", "new_value", "new_state", "new_points", "new_max")
        written = [dict(zip(names, row, strict=True)) for row in rows]
        session.connection().execute(_CORRECT, written)
        stamps.renew(session, {row.form_id for row in rows})
