"""Somebody does something now: how every way in, chat, panel and command line, begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from domain import texts
from domain.errors import NeedsConsent, Stranger
from storage import Session, people
from storage.people import Known
from storage.tables import Role

P = ParamSpec("P")
T = TypeVar("T")


class Grant(NamedTuple):
    """A role in an organisation; the path says what lies below it."""

    organisation_id: int
    path: str
    role: Role
    parts: frozenset[str] = frozenset()
    """Of an executor: the sections that are theirs, each as `survey/section`."""


class Actor(NamedTuple):
    """Who does it, as far as the rules ask."""

    id: int | None
    """None: the program itself."""
    name: str
    telegram_id: int | None
    grants: tuple[Grant, ...]

    @property
    def is_program(self) -> bool:
        return self.id is None


Operation = Callable[Concatenate[Session, Actor, datetime, P], T]
"""Every operation is told where, who and when, in this order, and then what."""

_PROGRAM = Actor(id=None, name=texts.PROGRAM, telegram_id=None, grants=())


def act(
    session: Session,
    telegram_id: int,
    now: datetime,
    operation: Operation[P, T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Look the person up in the same transaction, so that a role taken away is felt at once.

    Raises Stranger, or NeedsConsent when the consent in force has not been given.
    """
    known = people.by_telegram_id(session, telegram_id)
    if not known:
        raise Stranger
    if not people.agreed(known[0]):
        raise NeedsConsent
    return operation(session, _actor(known), now, *args, **kwargs)


def act_as(
    session: Session,
    person_id: int,
    now: datetime,
    operation: Operation[P, T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """The same for somebody who has signed in to the panel; not everybody there has Telegram."""
    return operation(session, actor_of(session, person_id), now, *args, **kwargs)


def actor_of(session: Session, person_id: int) -> Actor:
    """Who this person is now; raises Stranger when they have left."""
    known = people.by_id(session, person_id)
    if not known:
        raise Stranger
    return _actor(known)


def the_program() -> Actor:
    """The command line and the ticker: may do everything, stands in the journal as nobody."""
    return _PROGRAM


def oneself(session: Session, by: Actor, now: datetime) -> Actor:
    """The smallest operation: who am I."""
    return by


def _actor(known: Sequence[Known]) -> Actor:
    grants = tuple(
        Grant(row.organisation_id, row.path, row.role, frozenset(row.parts or ()))
        for row in known
        if row.organisation_id is not None
    )
    first = known[0]
    return Actor(first.id, first.name, first.telegram_id, grants)
