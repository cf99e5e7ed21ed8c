"""Papers that were made to be carried away, found again by their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select

from storage import Session
from storage.statements import add_all, rows_of
from storage.tables import Campaign, Form, Organisation, Paper, PinnedSurvey, Submission


class PaperRow(NamedTuple):
    number: str
    kind: str
    made_at: datetime
    made_by_id: int | None
    campaign_id: int | None
    campaign: str | None
    organisation: str
    path: str
    zone: str
    survey: str | None
    version: int | None
    sha256: str
    points: int | None
    maximum: int | None


class SubmissionFound(NamedTuple):
    """A submission with the organisation that made it."""

    id: int
    form_id: int
    number: str
    at: datetime
    by_id: int | None
    points: int
    maximum: int
    content: dict[str, Any]
    digest: str
    recalled_at: datetime | None
    path: str
    zone: str


_P, _C, _O, _S = (rows_of(each) for each in (Paper, Campaign, Organisation, PinnedSurvey))
_B, _F = rows_of(Submission), rows_of(Form)
_PAPER: Select[Any] = (
    select(
        _P.c.number,
        _P.c.kind,
        _P.c.made_at,
        _P.c.made_by_id,
        _P.c.campaign_id,
        _C.c.title,
        _O.c.name,
        _O.c.path,
        _O.c.local_zone,
        _S.c.title,
        _S.c.version,
        _P.c.sha256,
        _P.c.points,
        _P.c.maximum,
    )
    .select_from(
        _P.join(_O, _P.c.organisation_id == _O.c.id)
        .join(_C, _P.c.campaign_id == _C.c.id, isouter=True)
        .join(_S, _P.c.fingerprint == _S.c.fingerprint, isouter=True)
    )
    .where(_P.c.number == bindparam("number"))
)
_SUBMITTED: Select[Any] = (
    select(*(_B.c[name] for name in SubmissionFound._fields[:-2]), _O.c.path, _O.c.local_zone)
    .select_from(_B.join(_F, _B.c.form_id == _F.c.id).join(_O, _F.c.organisation_id == _O.c.id))
    .where(_B.c.id == bindparam("submission"))
)


def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    add_all(session, Paper, rows)


def find(session: Session, number: str) -> PaperRow | None:
    row = session.connection().execute(_PAPER, {"number": number}).first()
    return None if row is None else PaperRow._make(row)


def submission(session: Session, submission_id: int) -> SubmissionFound | None:
    row = session.connection().execute(_SUBMITTED, {"submission": submission_id}).first()
    return None if row is None else SubmissionFound._make(row)
