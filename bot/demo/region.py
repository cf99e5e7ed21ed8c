"""The fictional region: its organisations and people, who have all come and agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import NamedTuple

from bot.demo import texts
from domain import consenting, inviting, organising, team
from domain.acting import the_program
from domain.attributes import Attribute
from domain.consenting import Operator
from storage import Session
from storage.tables import Role

ZONE, WESTERN_ZONE = "Asia/Yekaterinburg", "Europe/Moscow"
REGION = "demo"
HELPED, PARTS = 3, 2
"""The municipality whose coordinator has helpers, and how many mechanisms are the executor's."""
TOWNS = {1, 3, 6, 10}
"""The municipalities that are towns with what lies around them."""
SCHOOLS = 5
"""In each municipality."""
FIRST_TELEGRAM_ID = 1_000_001
OPERATOR = Operator(
    name=texts.OPERATOR,
    address=texts.OPERATOR_ADDRESS,
    purposes=texts.OPERATOR_PURPOSES,
    term=texts.OPERATOR_TERM,
    withdrawal=texts.OPERATOR_WITHDRAWAL,
)


class Somebody(NamedTuple):
    """One person of the demonstration, in the one role they have."""

    telegram_id: int
    name: str
    role: Role
    organisation: str
    """Its code."""


class Cast(NamedTuple):
    coordinators: tuple[Somebody, ...]
    heads: tuple[Somebody, ...]


def settle(session: Session, now: datetime) -> Cast:
    """Invite everybody, let them come in and agree."""
    consenting.put_in_force(session, now, OPERATOR)
    ids, names = count(FIRST_TELEGRAM_ID), _names()
    above = (
        (texts.ADMIN, Role.ADMIN, REGION),
        (texts.VIEWER, Role.VIEWER, REGION),
        (texts.MUNICIPAL_ADMIN, Role.ADMIN, municipality(0)),
    )
    for name, role, code in above:
        _come_in(session, now, Somebody(next(ids), name, role, code))
    places = range(len(texts.MUNICIPALITIES))
    coordinators = [
        Somebody(next(ids), next(names), Role.COORDINATOR, municipality(n)) for n in places
    ]
    heads = [
        Somebody(next(ids), next(names), Role.HEAD, school(n, number))
        for n in places
        for number in range(1, SCHOOLS + 1)
    ]
    for somebody in coordinators + heads:
        _come_in(session, now, somebody)
    _help(session, now, ids, names)
    _leave_some_invited(session, now, names)
    return Cast(tuple(coordinators), tuple(heads))


def _help(session: Session, now: datetime, ids: Iterator[int], names: Iterator[str]) -> None:
    """A deputy, and an executor of two mechanisms, beside one of the coordinators."""
    deputy = Somebody(next(ids), next(names), Role.DEPUTY, municipality(HELPED))
    executor = Somebody(next(ids), next(names), Role.EXECUTOR, municipality(HELPED))
    for somebody in (deputy, executor):
        _come_in(session, now, somebody)
    place = organising.organisation_card(session, the_program(), now, municipality(HELPED))
    view = team.team(session, the_program(), now, place.id)
    who = next(each for each in view.mates if each.role is Role.EXECUTOR)
    keys = [part.key for part in view.parts[:PARTS]]
    team.keep_parts(session, the_program(), now, who.membership_id, keys)


def municipality(number: int) -> str:
    """Its code: the first has number 0."""
    return f"{REGION}-{number + 1:02d}"


def school(place: int, number: int) -> str:
    return f"{municipality(place)}-{number}"


def build(session: Session, now: datetime) -> None:
    """Make the organisations."""
    by = the_program()
    organising.add_organisation(
        session, by, now, name=texts.REGION, short_name=texts.REGION_SHORT,
        kind="region", code=REGION, zone=ZONE,
    )  # fmt: skip
    for n, (name, place) in enumerate(zip(texts.MUNICIPALITIES, texts.PLACES, strict=True)):
        organising.add_organisation(
            session, by, now, name=name, kind="municipality", code=municipality(n),
            under=REGION, zone=WESTERN_ZONE if n in {3, 7} else None,
            attributes={"type": name.partition(" ")[2]},
        )  # fmt: skip
        for number in range(1, SCHOOLS + 1):
            organising.add_organisation(
                session, by, now, name=texts.school(number, place), kind="school",
                code=school(n, number), under=municipality(n), attributes=_known(n, number),
            )  # fmt: skip


def _known(place: int, number: int) -> dict[str, Attribute | None]:
    """Of a school: large in a town, small elsewhere and mostly in a village."""
    town = place in TOWNS
    return {
        "type": texts.SCHOOL_TYPES[number % len(texts.SCHOOL_TYPES)],
        "pupils": (620 if town else 90) + 37 * ((place + 3 * number) % 7),
        "rural": not town and number > 1 + place % 2,
        "low_results": not town and number == 1,
    }


def _come_in(session: Session, now: datetime, somebody: Somebody) -> None:
    """The way of everybody: invitation, "yes, that is me", consent."""
    invitation = inviting.invite(
        session, the_program(), now, somebody.role, somebody.organisation, name=somebody.name
    )
    inviting.look_at_invitation(session, somebody.telegram_id, now, invitation.code)
    inviting.confirm(session, somebody.telegram_id, now)
    consenting.give_consent(session, somebody.telegram_id, now, OPERATOR, somebody.name)


def _leave_some_invited(session: Session, now: datetime, names: Iterator[str]) -> None:
    """Two who have not come yet, so that coming in can be tried."""
    invited = ((Role.COORDINATOR, municipality(1)), (Role.HEAD, school(0, 1)))
    for role, code in invited:
        inviting.invite(session, the_program(), now, role, code, name=next(names))


def _names() -> Iterator[str]:
    """Different for as long as the demonstration needs."""
    surnames = texts.SURNAMES
    for number in count():
        surname = surnames[number % len(surnames)]
        turn = number // len(surnames) + number
        woman = surname.endswith(texts.FEMININE)
        first = (texts.WOMEN if woman else texts.MEN)[turn % 10]
        father = (texts.FATHERS_OF_WOMEN if woman else texts.FATHERS_OF_MEN)[turn % 6]
        yield f"{surname} {first} {father}"
