"""What payment forecasts need beside the points: kept among the given values, under a mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from storage import Session
from storage.organisations import in_batches
from storage.statements import rows_of
from storage.tables import Form, GivenValue, Organisation
from storage.values import MARK

_GIVEN, _FORMS = rows_of(GivenValue), rows_of(Form)
_ABOVE, _HERE = rows_of(Organisation).alias("above"), rows_of(Organisation).alias("here")
_OF_CAMPAIGN = _GIVEN.c.campaign_id == bindparam("campaign")
_MARKED = _GIVEN.c.question.startswith(MARK, autoescape=True)
_FARTHEST_FIRST = (
    select(_HERE.c.id, _GIVEN.c.question, _GIVEN.c.value, _ABOVE.c.id)
    .select_from(_GIVEN)
    .join(_ABOVE, _ABOVE.c.id == _GIVEN.c.organisation_id)
    .join(_HERE, _HERE.c.path.like(_ABOVE.c.path + "%"))
    .where(_OF_CAMPAIGN, _MARKED, _HERE.c.id.in_(bindparam("here", expanding=True)))
    .order_by(func.length(_ABOVE.c.path))
)
_ENTERED = (
    select(
        _ABOVE.c.id, _ABOVE.c.short_name, _ABOVE.c.code, _ABOVE.c.path,
        _GIVEN.c.question, _GIVEN.c.value, _GIVEN.c.entered_at,
    )
    .select_from(_GIVEN)
    .join(_ABOVE, _ABOVE.c.id == _GIVEN.c.organisation_id)
    .where(_OF_CAMPAIGN, _MARKED)
    .order_by(_ABOVE.c.path, _GIVEN.c.question)
)  # fmt: skip
_ORGANISATIONS = select(_FORMS.c.id, _FORMS.c.organisation_id).where(
    _FORMS.c.campaign_id == bindparam("campaign")
)


class Nearest(NamedTuple):
    """A value that holds for an organisation, and which one gives it."""

    value: str
    giver: int


class Entered(NamedTuple):
    """A value where it was entered."""

    organisation_id: int
    organisation: str
    organisation_code: str
    path: str
    question: str
    value: str
    entered_at: datetime


def nearest(
    session: Session, campaign_id: int, organisation_ids: Sequence[int]
) -> dict[int, dict[str, Nearest]]:
    """By organisation and code, from the nearest, itself or above, that has a value."""
    found: dict[int, dict[str, Nearest]] = {here: {} for here in organisation_ids}
    for some in in_batches(organisation_ids):
        asked = {"campaign": campaign_id, "here": some}
        for here, code, value, giver in session.connection().execute(_FARTHEST_FIRST, asked):
            found[here][code] = Nearest(value, giver)  # what comes later is nearer
    return found


def entered(session: Session, campaign_id: int) -> list[Entered]:
    rows = session.connection().execute(_ENTERED, {"campaign": campaign_id})
    return [Entered._make(row) for row in rows]


def organisations_of(session: Session, campaign_id: int) -> dict[int, int]:
    """By form of the campaign, its organisation."""
    rows = session.connection().execute(_ORGANISATIONS, {"campaign": campaign_id})
    return {row[0]: row[1] for row in rows}
