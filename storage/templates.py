"""The Word templates that organisations have put in the place of the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, select

from storage import Session
from storage.organisations import numbers
from storage.statements import add_all, rows_of
from storage.tables import Organisation, PaperTemplate, Person


class TemplateRow(NamedTuple):
    """Without its bytes."""

    organisation_id: int
    organisation: str
    path: str
    kind: str
    survey_code: str
    name: str
    uploaded_at: datetime
    by: str | None


_T, _O, _P = rows_of(PaperTemplate), rows_of(Organisation), rows_of(Person)


def above(session: Session, path: str) -> list[TemplateRow]:
    """Of the organisation and of all above it, the nearest first."""
    found = (
        select(
            _T.c.organisation_id,
            _O.c.short_name,
            _O.c.path,
            _T.c.kind,
            _T.c.survey_code,
            _T.c.name,
            _T.c.uploaded_at,
            _P.c.name,
        )
        .select_from(
            _T.join(_O, _T.c.organisation_id == _O.c.id).join(
                _P, _T.c.uploaded_by_id == _P.c.id, isouter=True
            )
        )
        .where(_T.c.organisation_id.in_(numbers(path)))
    )
    rows = [TemplateRow._make(row) for row in session.connection().execute(found)]
    return sorted(rows, key=lambda each: -len(numbers(each.path)))


def content(session: Session, organisation_id: int, kind: str, survey_code: str) -> bytes:
    found = select(_T.c.content).where(*_key(organisation_id, kind, survey_code))
    return bytes(session.connection().execute(found).scalar_one())


def remove(session: Session, organisation_id: int, kind: str, survey_code: str) -> bool:
    gone = delete(_T).where(*_key(organisation_id, kind, survey_code))
    return bool(session.connection().execute(gone).rowcount)


def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    add_all(session, PaperTemplate, rows)


def _key(organisation_id: int, kind: str, survey_code: str) -> tuple[Any, ...]:
    return (
        _T.c.organisation_id == organisation_id,
        _T.c.kind == kind,
        _T.c.survey_code == survey_code,
    )
