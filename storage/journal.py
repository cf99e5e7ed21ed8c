"""The journal: who did what in the running of things. Only ever added to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, select

from storage import Session
from storage.organisations import folded, within
from storage.statements import Row, add, rows_of
from storage.tables import JournalEntry, Organisation, Person


class Noted(NamedTuple):
    """One line of the journal as it is read."""

    id: int
    at: datetime
    by: str | None
    """None: the program."""
    what: str
    organisation: str | None
    campaign_id: int | None
    form_id: int | None
    details: dict[str, Any]


class Sought(NamedTuple):
    """Which lines of all; without anything said, every one."""

    who: str = ""
    """In the names of people."""
    where: str = ""
    """In the names and codes of organisations."""
    what: str = ""
    campaign_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Before this moment."""
    before: int | None = None
    """Only lines older than this one."""


EVERYTHING = Sought()
WHOM = ("person", "deputy", "before")
"""Details that number a person."""
_JOURNAL, _PEOPLE, _ORGANISATIONS = rows_of(JournalEntry), rows_of(Person), rows_of(Organisation)
_READ = (
    select(
        _JOURNAL.c.id,
        _JOURNAL.c.at,
        _PEOPLE.c.name,
        _JOURNAL.c.what,
        _ORGANISATIONS.c.short_name,
        _JOURNAL.c.campaign_id,
        _JOURNAL.c.form_id,
        _JOURNAL.c.details,
    )
    .select_from(_JOURNAL)
    .outerjoin(_PEOPLE, _PEOPLE.c.id == _JOURNAL.c.by_id)
    .outerjoin(_ORGANISATIONS, _ORGANISATIONS.c.id == _JOURNAL.c.organisation_id)
    .order_by(_JOURNAL.c.id.desc())
)


def write(session: Session, entry: Row) -> None:
    add(session, JournalEntry, entry)


def read(
    session: Session, paths: Collection[str], limit: int, sought: Sought = EVERYTHING
) -> Sequence[Noted]:
    """The newest lines about the organisations of these subtrees."""
    found = _READ.where(within(_ORGANISATIONS.c.path, paths))
    found = found.where(*_sought(sought))
    return _noted(session, found.limit(limit))


def _sought(sought: Sought) -> list[ColumnElement[bool]]:
    wanted = []
    if sought.what:
        wanted.append(_JOURNAL.c.what == sought.what)
    if sought.campaign_id is not None:
        wanted.append(_JOURNAL.c.campaign_id == sought.campaign_id)
    if sought.since is not None:
        wanted.append(_JOURNAL.c.at >= sought.since)
    if sought.until is not None:
        wanted.append(_JOURNAL.c.at < sought.until)
    if sought.before is not None:
        wanted.append(_JOURNAL.c.id < sought.before)
    named = (_PEOPLE.c.search, sought.who), (_ORGANISATIONS.c.search, sought.where)
    for column, words in named:
        wanted += [column.contains(word, autoescape=True) for word in folded(words).split()]
    return wanted


def of_campaign(
    session: Session, paths: Collection[str], campaign_id: int, limit: int = 50
) -> Sequence[Noted]:
    """The newest lines about a campaign as a whole, within these subtrees."""
    found = _READ.where(
        _JOURNAL.c.campaign_id == campaign_id,
        _JOURNAL.c.form_id.is_(None),
        within(_ORGANISATIONS.c.path, paths),
    )
    return [Noted._make(row) for row in session.execute(found.limit(limit)).all()]


def of_form(session: Session, form_id: int, limit: int = 50) -> Sequence[Noted]:
    """The newest lines about one form."""
    return _noted(session, _READ.where(_JOURNAL.c.form_id == form_id).limit(limit))


def _noted(session: Session, found: Select[Any]) -> Sequence[Noted]:
    """With the names, as they are now, of those whom the details number."""
    rows = [Noted._make(row) for row in session.execute(found).all()]
    ids = {number for each in rows for number in _whom(each.details).values()}
    if not ids:
        return rows
    known = session.execute(select(_PEOPLE.c.id, _PEOPLE.c.name).where(_PEOPLE.c.id.in_(ids)))
    names = {row.id: row.name for row in known}
    return [each._replace(details=_with_names(each.details, names)) for each in rows]


def _with_names(details: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    told = {f"{key}_name": names.get(number) for key, number in _whom(details).items()}
    return {**details, **{key: name for key, name in told.items() if name}}


def _whom(details: dict[str, Any]) -> dict[str, int]:
    """The same words also hold dates and other things."""
    return {key: number for key in WHOM if isinstance(number := details.get(key), int)}


def has(session: Session, what: str, campaign_id: int) -> bool:
    """Whether this has been noted of the campaign."""
    noted = select(_JOURNAL.c.id).where(
        _JOURNAL.c.what == what, _JOURNAL.c.campaign_id == campaign_id
    )
    return session.execute(noted.limit(1)).first() is not None
