"""One's own data: seen whole, taken away as a file, one's own name put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain import journal
from domain import owning_texts as words
from domain.acting import Actor
from domain.deadlines import MOSCOW
from domain.errors import NotPossible, Stranger
from domain.importing.values import phone_of
from domain.texts import ROLE
from storage import Session, keeping
from storage.tables import Role

SHORTEST, LONGEST = 2, 100


@dataclass(frozen=True, slots=True)
class Part:
    """A table of what is kept, in words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept about a person."""

    made_at: str
    parts: tuple[Part, ...]


def correct_name(session: Session, by: Actor, now: datetime, name: str) -> str:
    """One's own alone; the journal says that it changed and not what it was."""
    if by.id is None:
        raise Stranger
    name = " ".join(name.split())
    if len(name) < SHORTEST:
        raise NotPossible(words.TOO_SHORT)
    if len(name) > LONGEST:
        raise NotPossible(words.TOO_LONG)
    if not any(letter.isalpha() for letter in name):
        raise NotPossible(words.NO_WORDS)
    if name != by.name:
        keeping.rename(session, by.id, name)
        journal.note(session, by, now, "name_corrected")
    return name


def own_phone(session: Session, by: Actor, now: datetime) -> str:
    return (keeping.phone_of(session, by.id) or "") if by.id else ""


def correct_phone(session: Session, by: Actor, now: datetime, said: str) -> str:
    """One's own telephone number; a dash takes it away. The journal does not say which it is."""
    if by.id is None:
        raise Stranger
    phone = phone_of(said)
    if phone is None and said.strip() not in words.DASHES:
        raise NotPossible(words.NOT_A_PHONE)
    if phone != keeping.phone_of(session, by.id):
        keeping.keep_phone(session, by.id, phone)
        journal.note(session, by, now, "phone_corrected")
    return phone or ""


def own_data(session: Session, by: Actor, now: datetime) -> Kept:
    """Of nobody but oneself: the number is that of the actor."""
    person = by.id and keeping.person(session, by.id)
    if by.id is None or not person:
        raise Stranger
    told = tuple(zip(words.PERSON_ROWS, _row(person), strict=True))
    parts = [Part(words.PERSON, (), told), *_parts(session, by.id)]
    return Kept(words.made_at(_cell(now)), tuple(parts))


def _parts(session: Session, mine: int) -> Iterator[Part]:
    for title, head, found in (
        (words.ROLES, words.ROLES_HEAD, keeping.roles),
        (words.CONSENTS, words.CONSENTS_HEAD, keeping.consents),
        (words.LISTED, words.LISTED_HEAD, keeping.listed),
        (words.ANSWERED, words.ANSWERED_HEAD, keeping.answered),
        (words.DOCUMENTS, words.DOCUMENTS_HEAD, keeping.documents),
        (words.SUBMISSIONS, words.SUBMISSIONS_HEAD, keeping.submissions),
        (words.TOLD, words.TOLD_HEAD, keeping.told),
        (words.SESSIONS, words.SESSIONS_HEAD, keeping.sessions),
        (words.NOTED, words.NOTED_HEAD, keeping.noted),
    ):
        yield Part(title, head, tuple(_row(each) for each in found(session, mine)))


def _row(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(_cell(value) for value in values)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return words.YES if value else words.NO
        case datetime():
            return value.astimezone(MOSCOW).strftime(words.DAY)
        case Role():
            return ROLE[value]
    return str(value)
