"""What overseers read of campaigns, forms and evidence beside sums: heads, histories, files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import exists, func, or_, select

from storage import Session
from storage.organisations import within
from storage.statements import rows_of
from storage.tables import (
    Answer,
    AnswerLog,
    Campaign,
    CampaignState,
    Evidence,
    EvidenceKind,
    EvidenceUse,
    Form,
    Organisation,
    Person,
    PinnedSurvey,
    StoredFile,
)


class Head(NamedTuple):
    """A campaign with its owner and its survey."""

    id: int
    title: str
    path: str
    organisation: str
    organisation_code: str
    zone: str
    fingerprint: str
    survey_code: str
    survey_title: str
    version: int
    state: CampaignState
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    closed_at: datetime | None
    period: str
    launched_at: datetime | None
    held_at: datetime | None


class EvidenceLine(NamedTuple):
    """Evidence with the facts of its file and who added it."""

    id: int
    kind: EvidenceKind
    name: str
    sha256: str | None
    size: int | None
    extension: str | None
    document_class: str | None
    title: str | None
    dated: date | None
    number: str | None
    page: str | None
    contents: list[str] | None
    added_by: str | None
    added_at: datetime


class Owned(NamedTuple):
    """Evidence with its owner, for a download."""

    path: str
    organisation: str
    evidence: EvidenceLine


class Given(NamedTuple):
    """An answer as it was given once."""

    revision: int
    value: Any
    not_applicable: str | None
    comment: str | None


class PastLine(NamedTuple):
    """One change of an answer."""

    id: int
    question: str
    at: datetime
    by_name: str | None
    given: Given
    before: Given | None
    """None: it was the first."""


_C, _O, _F, _S = (rows_of(table) for table in (Campaign, Organisation, Form, PinnedSurvey))
_A, _L, _P = (rows_of(table) for table in (Answer, AnswerLog, Person))
_E, _U, _B = (rows_of(table) for table in (Evidence, EvidenceUse, StoredFile))
_HEADS = (
    select(
        _C.c.id,
        _C.c.title,
        _O.c.path,
        _O.c.short_name,
        _O.c.code,
        _O.c.local_zone,
        _C.c.fingerprint,
        _S.c.code,
        _S.c.title,
        _S.c.version,
        _C.c.state,
        _C.c.opens_at,
        _C.c.on_time_at,
        _C.c.locks_at,
        _C.c.closed_at,
        _C.c.period,
        _C.c.launched_at,
        _C.c.held_at,
    )
    .join_from(_C, _O, _C.c.organisation_id == _O.c.id)
    .join(_S, _C.c.fingerprint == _S.c.fingerprint)
)
EVIDENCE = (
    _E.c.id,
    _E.c.kind,
    _E.c.name,
    _E.c.sha256,
    _B.c.size,
    _B.c.extension,
    _E.c.document_class,
    _E.c.title,
    _E.c.dated,
    _E.c.number,
    _E.c.page,
    _E.c.contents,
    _P.c.name,
    _E.c.added_at,
)
EVIDENCE_WITH_FILES = _E.outerjoin(_B, _E.c.sha256 == _B.c.sha256).outerjoin(
    _P, _E.c.added_by_id == _P.c.id
)


def heads(session: Session, paths: Collection[str], campaign_id: int | None = None) -> list[Head]:
    """Campaigns of these subtrees, and those that ask anybody in them; the newest first."""
    forms = _F.join(_asked := _O.alias("asked"), _F.c.organisation_id == _asked.c.id)
    asks = exists(
        select(_F.c.id)
        .select_from(forms)
        .where(_F.c.campaign_id == _C.c.id, within(_asked.c.path, paths))
    )
    found = _HEADS.where(or_(within(_O.c.path, paths), asks))
    if campaign_id is not None:
        found = found.where(_C.c.id == campaign_id)
    rows = session.connection().execute(found.order_by(_C.c.opens_at.desc(), _C.c.id.desc()))
    return [Head._make(row) for row in rows]


def evidence_of_form(session: Session, form_id: int) -> list[tuple[str, EvidenceLine]]:
    """Every use in the form: the question's code and the evidence, in the order of attaching."""
    used = (
        select(_U.c.question, *EVIDENCE)
        .select_from(_U.join(EVIDENCE_WITH_FILES, _U.c.evidence_id == _E.c.id))
        .where(_U.c.form_id == form_id, _E.c.removed_at.is_(None))
        .order_by(_U.c.attached_at, _E.c.id)
    )
    rows = session.connection().execute(used)
    return [(row[0], EvidenceLine._make(row[1:])) for row in rows]


def evidence(session: Session, evidence_id: int) -> Owned | None:
    """None when there is none or it has been removed."""
    found = (
        select(_O.c.path, _O.c.short_name, *EVIDENCE)
        .select_from(EVIDENCE_WITH_FILES.join(_O, _E.c.organisation_id == _O.c.id))
        .where(_E.c.id == evidence_id, _E.c.removed_at.is_(None))
    )
    row = session.connection().execute(found).first()
    return None if row is None else Owned(row[0], row[1], EvidenceLine._make(row[2:]))


def history(
    session: Session,
    form_id: int,
    question: str | None,
    limit: int | None = None,
    before: int | None = None,
) -> list[PastLine]:
    """Every answer ever given to the question, or to all of them, the newest first."""
    given = [_L.c[name] for name in Given._fields]
    ordered: dict[str, Any] = {"partition_by": _L.c.question, "order_by": _L.c.id}
    last = [
        func.lag(column, type_=column.type).over(**ordered).label(f"last_{column.name}")
        for column in given
    ]
    every = select(_L.c.id, _L.c.question, _L.c.at, _L.c.by_id, *given, *last)
    every = every.where(_L.c.form_id == form_id)
    if question is not None:
        every = every.where(_L.c.question == question)
    each = every.subquery("each")
    changes = [each.c[name] for name in ("id", "question", "at")]
    both = [each.c[f"{side}{name}"] for side in ("", "last_") for name in Given._fields]
    found = (
        select(*changes, _P.c.name, *both)
        .select_from(each.outerjoin(_P, each.c.by_id == _P.c.id))
        .order_by(each.c.id.desc())
        .limit(limit)
    )
    if before is not None:
        found = found.where(each.c.id < before)
    return [_past(row) for row in session.connection().execute(found)]


def _past(row: Sequence[Any]) -> PastLine:
    number, question, at, by_name, *both = row
    here = len(Given._fields)
    given, last = Given._make(both[:here]), Given._make(both[here:])
    return PastLine(number, question, at, by_name, given, None if last.revision is None else last)


def answerers(session: Session, form_id: int) -> dict[str, str]:
    """Who gave the present answer to each question."""
    named = (
        select(_A.c.question, _P.c.name)
        .join_from(_A, _P, _A.c.answered_by_id == _P.c.id)
        .where(_A.c.form_id == form_id)
    )
    return {row[0]: row[1] for row in session.connection().execute(named)}


def count_unplaced(session: Session, organisation_id: int) -> int:
    """Evidence of the organisation that supports no answer yet."""
    unplaced = select(func.count()).where(
        _E.c.organisation_id == organisation_id,
        _E.c.removed_at.is_(None),
        ~exists().where(_U.c.evidence_id == _E.c.id),
    )
    return session.connection().execute(unplaced).scalar_one()
