"""The same questionnaire over the years: some answers of every form of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from storage import Session
from storage.organisations import within
from storage.statements import rows_of
from storage.tables import Answer, Campaign, Form, FormState, Organisation, PinnedSurvey

_A, _C, _F = rows_of(Answer), rows_of(Campaign), rows_of(Form)
_O, _P = rows_of(Organisation), rows_of(PinnedSurvey)


class Told(NamedTuple):
    """One answer, with the form and the campaign that it was given in."""

    form_id: int
    organisation_id: int
    organisation: str
    campaign_id: int
    campaign: str
    period: str
    opens_at: datetime
    state: FormState
    question: str
    value: Any


def told(
    session: Session, paths: Collection[str], survey: str, questions: Collection[str]
) -> list[Told]:
    """In these subtrees, from the earliest campaign on; what has no value is left out."""
    found = (
        select(
            _F.c.id,
            _O.c.id,
            _O.c.short_name,
            _C.c.id,
            _C.c.title,
            _C.c.period,
            _C.c.opens_at,
            _F.c.state,
            _A.c.question,
            _A.c.value,
        )
        .select_from(_F)
        .join(_C, _C.c.id == _F.c.campaign_id)
        .join(_P, _P.c.fingerprint == _C.c.fingerprint)
        .join(_O, _O.c.id == _F.c.organisation_id)
        .join(_A, _A.c.form_id == _F.c.id)
        .where(
            _P.c.code == survey,
            within(_O.c.path, paths),
            _A.c.question.in_(questions),
            _A.c.state == "answered",
        )
        .order_by(_C.c.opens_at, _C.c.id, _F.c.id)
    )
    return [Told._make(row) for row in session.connection().execute(found)]
