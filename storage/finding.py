"""Documents and links of many organisations, as their overseers look for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, and_, cast, exists, false, func, or_, select

from storage import Session
from storage.organisations import folded, in_batches, within
from storage.statements import rows_of
from storage.tables import (
    Campaign,
    Evidence,
    EvidenceKind,
    EvidenceUse,
    Form,
    Organisation,
    Person,
    StoredFile,
)


class Wanted(NamedTuple):
    """Which of all: everything that is said must hold."""

    paths: tuple[str, ...]
    words: str = ""
    """Each of them in the name, the title, the number or the organisation."""
    document_class: str | None = None
    """Its code; empty: none was said; None: any."""
    campaign_id: int | None = None
    """It supports an answer of this campaign."""
    since: date | None = None
    until: date | None = None
    outside: bool = False
    """Dated, and not within those days."""
    shared: bool = False
    """A file whose very bytes several organisations have given."""
    lacking: Mapping[str, Sequence[str]] | None = None
    """By class, the contents of which one at least is not ticked."""


class Found(NamedTuple):
    """One document or link."""

    id: int
    kind: EvidenceKind
    name: str
    title: str | None
    sha256: str | None
    size: int | None
    extension: str | None
    document_class: str | None
    dated: date | None
    number: str | None
    contents: list[str] | None
    organisation_id: int
    organisation: str
    added_by: str | None
    added_at: datetime


class Use(NamedTuple):
    """An answer that a document supports."""

    form_id: int
    campaign: str
    question: str


_E, _O, _U = rows_of(Evidence), rows_of(Organisation), rows_of(EvidenceUse)
_F, _C, _P, _B = rows_of(Form), rows_of(Campaign), rows_of(Person), rows_of(StoredFile)
_OF_THEIRS = _E.join(_O, _O.c.id == _E.c.organisation_id)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "added": (_E.c.added_at.desc(), _E.c.id.desc()),
    "organisation": (_O.c.sort, _E.c.id),
    "dated": (_E.c.dated.desc().nulls_last(), _E.c.id.desc()),
    "shared": (_E.c.sha256, _O.c.sort, _E.c.id),
}
SORTS = tuple(_ORDERS)
_LINES = (
    select(
        _E.c.id,
        _E.c.kind,
        _E.c.name,
        _E.c.title,
        _E.c.sha256,
        _B.c.size,
        _B.c.extension,
        _E.c.document_class,
        _E.c.dated,
        _E.c.number,
        _E.c.contents,
        _O.c.id,
        _O.c.short_name,
        _P.c.name,
        _E.c.added_at,
    )
    .select_from(_OF_THEIRS)
    .outerjoin(_B, _B.c.sha256 == _E.c.sha256)
    .outerjoin(_P, _P.c.id == _E.c.added_by_id)
)
_USES = (
    select(_U.c.evidence_id, _U.c.form_id, _C.c.title, _U.c.question)
    .join_from(_U, _F, _F.c.id == _U.c.form_id)
    .join(_C, _C.c.id == _F.c.campaign_id)
    .order_by(_U.c.form_id.desc(), _U.c.question)
)


def ids(session: Session, wanted: Wanted, order: str = "added") -> list[int]:
    found = select(_E.c.id).select_from(_OF_THEIRS).where(*_conditions(wanted))
    return [*session.connection().execute(found.order_by(*_ORDERS[order])).scalars()]


def count(session: Session, wanted: Wanted) -> int:
    found = select(func.count()).select_from(_OF_THEIRS).where(*_conditions(wanted))
    return session.connection().execute(found).scalar_one()


def lines(session: Session, evidence_ids: Sequence[int]) -> list[Found]:
    """In the order of the ids."""
    found: dict[int, Found] = {}
    for some in in_batches(evidence_ids):
        for row in session.connection().execute(_LINES.where(_E.c.id.in_(some))):
            found[row[0]] = Found._make(row)
    return [found[each] for each in evidence_ids if each in found]


def uses(session: Session, evidence_ids: Sequence[int]) -> dict[int, list[Use]]:
    """What each of them supports, in the newest form first."""
    found: dict[int, list[Use]] = {each: [] for each in evidence_ids}
    for some in in_batches(evidence_ids):
        for row in session.connection().execute(_USES.where(_U.c.evidence_id.in_(some))):
            found[row[0]].append(Use._make(row[1:]))
    return found


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    kept = [_E.c.removed_at.is_(None), within(_O.c.path, wanted.paths)]
    for word in folded(wanted.words).split():
        named = _E.c.search.contains(word, autoescape=True)
        kept.append(named | _O.c.search.contains(word, autoescape=True))
    if wanted.document_class is not None:
        kept.append(_E.c.document_class.is_not_distinct_from(wanted.document_class or None))
    if wanted.campaign_id is not None:
        kept.append(_supports(wanted.campaign_id))
    if wanted.shared:
        kept.append(_E.c.sha256.in_(_of_several(wanted.paths)))
    if wanted.lacking is not None:
        kept.append(or_(false(), *(_lacks(*each) for each in wanted.lacking.items())))
    return [*kept, *_dated(wanted)]


def _dated(wanted: Wanted) -> list[ColumnElement[bool]]:
    early = [] if wanted.since is None else [_E.c.dated < wanted.since]
    late = [] if wanted.until is None else [_E.c.dated > wanted.until]
    if wanted.outside:
        return [or_(false(), *early, *late)]
    return [~each for each in (*early, *late)]


def _supports(campaign_id: int) -> ColumnElement[bool]:
    used = select(_U.c.evidence_id).join(_F, _F.c.id == _U.c.form_id)
    return exists(used.where(_U.c.evidence_id == _E.c.id, _F.c.campaign_id == campaign_id))


def _of_several(paths: tuple[str, ...]) -> Any:
    other, owner = _E.alias("other"), _O.alias("owner")
    return (
        select(other.c.sha256)
        .join(owner, owner.c.id == other.c.organisation_id)
        .where(
            other.c.removed_at.is_(None), other.c.sha256.is_not(None), within(owner.c.path, paths)
        )
        .group_by(other.c.sha256)
        .having(func.count(other.c.organisation_id.distinct()) > 1)
    )


def _lacks(document_class: str, contents: Sequence[str]) -> ColumnElement[bool]:
    """The contents are a list of codes as JSON; a code stands there between quotes."""
    ticked = func.coalesce(cast(_E.c.contents, String), "")
    missing = (~ticked.contains(f'"{code}"', autoescape=True) for code in contents)
    return and_(_E.c.document_class == document_class, or_(false(), *missing))
