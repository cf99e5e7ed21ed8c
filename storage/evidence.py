"""Documents and links of organisations, and the answers that they support."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, delete, exists, func, insert, select, update

from storage import Session
from storage.organisations import folded
from storage.statements import add_new, rows_of
from storage.tables import Evidence, EvidenceKind, EvidenceUse, Form, Person, StoredFile


class EvidenceRow(NamedTuple):
    """The names are those of the table."""

    id: int
    organisation_id: int
    kind: EvidenceKind
    sha256: str | None
    name: str
    telegram_file_id: str | None
    document_class: str | None
    title: str | None
    dated: date | None
    number: str | None
    page: str | None
    contents: list[str] | None
    added_by_id: int | None
    added_at: datetime
    removed_at: datetime | None


class UseRow(NamedTuple):
    evidence_id: int
    form_id: int
    question: str


class StoredRow(NamedTuple):
    sha256: str
    size: int
    extension: str


class Wanted(NamedTuple):
    """What an answer may be supported with, for looking among what is there already."""

    organisation_id: int
    form_id: int
    question: str
    classes: tuple[str, ...]
    kinds: tuple[EvidenceKind, ...]


SEARCHED = frozenset({"name", "title", "number"})
"""What a document is looked for by."""
_EVIDENCE, _USES = rows_of(Evidence), rows_of(EvidenceUse)
_FILES, _FORMS, _PEOPLE = rows_of(StoredFile), rows_of(Form), rows_of(Person)
_COLUMNS = tuple(_EVIDENCE.c[name] for name in EvidenceRow._fields)
_COUNTED = _USES.alias("counted")
_HERE = (
    select(func.count())
    .where(_COUNTED.c.evidence_id == _EVIDENCE.c.id, _COUNTED.c.form_id == bindparam("form"))
    .correlate(_EVIDENCE)
    .scalar_subquery()
)
_LAST_USED = (
    select(func.max(_USES.c.attached_at))
    .where(_USES.c.evidence_id == _EVIDENCE.c.id, _USES.c.form_id == bindparam("form"))
    .correlate(_EVIDENCE)
    .scalar_subquery()
)
_KEPT = _EVIDENCE.c.removed_at.is_(None)
_OF_ORGANISATION = (_EVIDENCE.c.organisation_id == bindparam("organisation")) & _KEPT
_UNUSED = ~exists().where(_USES.c.evidence_id == _EVIDENCE.c.id)
_OF_FORM = (
    select(_USES.c.question, *_COLUMNS, _HERE)
    .join_from(_USES, _EVIDENCE, _USES.c.evidence_id == _EVIDENCE.c.id)
    .where(_USES.c.form_id == bindparam("form"))
    .order_by(_USES.c.question, _USES.c.attached_at, _EVIDENCE.c.id)
)
_OF_QUESTION = _OF_FORM.where(_USES.c.question == bindparam("question"))
_TRAY = select(*_COLUMNS).where(_OF_ORGANISATION, _UNUSED).order_by(_EVIDENCE.c.id.desc())
_EVERYTHING = select(*_COLUMNS, _HERE).where(_OF_ORGANISATION).order_by(_EVIDENCE.c.id.desc())
_COUNT_TRAY = (
    select(func.count())
    .select_from(_EVIDENCE)
    .where(
        _EVIDENCE.c.organisation_id.in_(bindparam("organisations", expanding=True)), _KEPT, _UNUSED
    )
)
_COUNT_OF_FORM = (
    select(_USES.c.question, func.count())
    .where(_USES.c.form_id == bindparam("form"))
    .group_by(_USES.c.question)
)
_ELSEWHERE = (
    _OF_ORGANISATION
    & _EVIDENCE.c.kind.in_(bindparam("kinds", expanding=True))
    & ~exists().where(
        _USES.c.evidence_id == _EVIDENCE.c.id,
        _USES.c.form_id == bindparam("form"),
        _USES.c.question == bindparam("question"),
    )
)
_REUSABLE = (
    select(*_COLUMNS, _HERE)
    .where(_ELSEWHERE)
    .order_by(
        case((_EVIDENCE.c.document_class.in_(bindparam("classes", expanding=True)), 0), else_=1),
        case((_LAST_USED.is_(None), 1), else_=0),
        _LAST_USED.desc(),
        _EVIDENCE.c.added_at.desc(),
        _EVIDENCE.c.id.desc(),
    )
    .limit(bindparam("most"))
)
_COUNT_REUSABLE = select(func.count()).select_from(_EVIDENCE).where(_ELSEWHERE)
_ONE = select(*_COLUMNS).where(_EVIDENCE.c.id == bindparam("one"), _KEPT)
_TO_CHANGE = _ONE.with_for_update()
_ALIKE = (
    select(*_COLUMNS)
    .where(_OF_ORGANISATION, _EVIDENCE.c.kind == bindparam("kind"))
    .order_by(_EVIDENCE.c.id.desc())
    .limit(1)
)
_SAME_BYTES = _ALIKE.where(_EVIDENCE.c.sha256 == bindparam("same"))
_SAME_ADDRESS = _ALIKE.where(_EVIDENCE.c.name == bindparam("same"))
_USES_OF = (
    select(_USES.c.evidence_id, _USES.c.form_id, _USES.c.question)
    .where(_USES.c.evidence_id == bindparam("one"))
    .order_by(_USES.c.form_id, _USES.c.question)
)
_LIVE = select(_EVIDENCE.c.sha256).where(_EVIDENCE.c.sha256.is_not(None), _KEPT).distinct()


def of_question(session: Session, form_id: int, question: str) -> list[tuple[EvidenceRow, int]]:
    """In the order of attaching, each with how many answers of the form it supports."""
    asked = {"form": form_id, "question": question}
    return [_counted(row[1:]) for row in session.connection().execute(_OF_QUESTION, asked)]


def of_form(session: Session, form_id: int) -> list[tuple[str, EvidenceRow]]:
    """Every use in the form: the code of the question and the evidence."""
    rows = session.connection().execute(_OF_FORM, {"form": form_id})
    return [(row[0], _counted(row[1:])[0]) for row in rows]


def count_of_form(session: Session, form_id: int) -> dict[str, int]:
    """How many pieces of evidence each answer has."""
    rows = session.connection().execute(_COUNT_OF_FORM, {"form": form_id})
    return {row[0]: row[1] for row in rows}


def tray(session: Session, organisation_id: int) -> list[EvidenceRow]:
    """What the organisation has sent and not placed yet, the newest first."""
    rows = session.connection().execute(_TRAY, {"organisation": organisation_id})
    return [EvidenceRow._make(row) for row in rows]


def of_organisation(
    session: Session, organisation_id: int, form_id: int
) -> list[tuple[EvidenceRow, int]]:
    """Everything it has given, the newest first, each with its uses in the form."""
    asked = {"organisation": organisation_id, "form": form_id}
    return [_counted(row) for row in session.connection().execute(_EVERYTHING, asked)]


def count_tray(session: Session, organisation_ids: Collection[int]) -> int:
    asked = {"organisations": [*organisation_ids]}
    return session.connection().execute(_COUNT_TRAY, asked).scalar_one()


def reusable(session: Session, wanted: Wanted, most: int) -> list[tuple[EvidenceRow, int]]:
    """Given already and not attached here: fitting classes first, then the latest used."""
    asked = {**_asked(wanted), "classes": [*wanted.classes], "most": most}
    return [_counted(row) for row in session.connection().execute(_REUSABLE, asked)]


def count_reusable(session: Session, wanted: Wanted) -> int:
    return session.connection().execute(_COUNT_REUSABLE, _asked(wanted)).scalar_one()


def find(session: Session, evidence_id: int, *, to_change: bool = False) -> EvidenceRow | None:
    """None when there is none or it has been removed."""
    statement = _TO_CHANGE if to_change else _ONE
    row = session.connection().execute(statement, {"one": evidence_id}).first()
    return None if row is None else EvidenceRow._make(row)


def find_alike(
    session: Session, organisation_id: int, kind: EvidenceKind, same: str
) -> EvidenceRow | None:
    """The organisation's evidence with these bytes (SHA-256) or this address."""
    statement = _SAME_BYTES if kind is EvidenceKind.FILE else _SAME_ADDRESS
    asked = {"organisation": organisation_id, "kind": kind, "same": same}
    row = session.connection().execute(statement, asked).first()
    return None if row is None else EvidenceRow._make(row)


def uses_of(session: Session, evidence_id: int) -> list[UseRow]:
    rows = session.connection().execute(_USES_OF, {"one": evidence_id})
    return [UseRow._make(row) for row in rows]


def add(session: Session, row: Mapping[str, Any]) -> int:
    """Insert it and tell its number."""
    found = {"search": _search(row), **row}
    statement = insert(_EVIDENCE).values(**found).returning(_EVIDENCE.c.id)
    number: int = session.connection().execute(statement).scalar_one()
    return number


def change(session: Session, evidence_id: int, news: Mapping[str, Any]) -> None:
    if not SEARCHED.isdisjoint(news) and (row := find(session, evidence_id)):
        news = {**news, "search": _search({**row._asdict(), **news})}
    statement = update(_EVIDENCE).where(_EVIDENCE.c.id == evidence_id).values(**news)
    session.connection().execute(statement)


def _search(row: Mapping[str, Any]) -> str:
    return folded(*(row.get(name) or "" for name in sorted(SEARCHED)))


def attach(session: Session, use: UseRow, by_id: int | None, now: datetime) -> None:
    """Let it support the answer; it may do so already."""
    row = {**use._asdict(), "attached_by_id": by_id, "attached_at": now}
    add_new(session, EvidenceUse, [row])


def detach(session: Session, evidence_id: int, forms: Collection[int], question: str = "") -> None:
    """From one answer or, without a question, from every answer of these forms."""
    statement = delete(_USES).where(
        _USES.c.evidence_id == evidence_id, _USES.c.form_id.in_([*forms])
    )
    if question:
        statement = statement.where(_USES.c.question == question)
    session.connection().execute(statement)


def move_uses(session: Session, old: int, new: int, forms: Collection[int]) -> None:
    """What the old evidence supported in these forms, the new one supports from now on."""
    statement = update(_USES).where(_USES.c.evidence_id == old, _USES.c.form_id.in_([*forms]))
    session.connection().execute(statement.values(evidence_id=new))


def keep_file(session: Session, stored: StoredRow, now: datetime) -> None:
    """Note the bytes, once; they are in the store already."""
    add_new(session, StoredFile, [{**stored._asdict(), "stored_at": now}])


def find_file(session: Session, sha256: str) -> StoredRow | None:
    found = select(*(_FILES.c[name] for name in StoredRow._fields))
    row = session.connection().execute(found.where(_FILES.c.sha256 == sha256)).first()
    return None if row is None else StoredRow._make(row)


def find_files(session: Session, hashes: Collection[str]) -> dict[str, StoredRow]:
    """By SHA-256."""
    found = select(*(_FILES.c[name] for name in StoredRow._fields))
    rows = session.connection().execute(found.where(_FILES.c.sha256.in_([*hashes])))
    return {row[0]: StoredRow._make(row) for row in rows}


def live_files(session: Session) -> set[str]:
    """The bytes that some evidence still needs."""
    return set(session.connection().execute(_LIVE).scalars())


def _asked(wanted: Wanted) -> dict[str, Any]:
    return {
        "organisation": wanted.organisation_id,
        "form": wanted.form_id,
        "question": wanted.question,
        "kinds": [*wanted.kinds],
    }


def _counted(row: Sequence[Any]) -> tuple[EvidenceRow, int]:
    return EvidenceRow._make(row[:-1]), row[-1]
