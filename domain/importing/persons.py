"""The people of a list: read, joined where rows repeat them, and laid beside those known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from domain.importing import texts
from domain.importing.lines import Line
from domain.importing.placing import LONGEST, Doubt, close
from domain.importing.values import email_of, folded, is_name, phone_of, plain, role_of
from domain.importing.views import Key, Known, NewPerson
from storage.expected import Named
from storage.tables import Role

FIELDS = ("phone", "email", "post")
Whose = tuple[Key, Role, str]
"""Organisation, role and folded name: by these a person of a list is known."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a line says of a person."""

    whose: Whose
    name: str
    phone: str | None
    email: str | None
    post: str | None


class Matched(NamedTuple):
    """What becomes of one person: known with what changes, or new; or the doubt about them."""

    expected_id: int | None = None
    changes: Mapping[str, str] = {}
    new: NewPerson | None = None
    doubt: str = ""


def read(line: Line, organisation: Key, otherwise: Role | None) -> Read | None:
    """Raises the doubt about what is written; none when the line is only of an organisation."""
    if not (line.person or line.phone or line.email or line.post):
        return None
    if not line.person:
        raise Doubt(texts.NO_PERSON)
    if len(line.person) > LONGEST or len(line.post) > LONGEST:
        raise Doubt(texts.LONG_NAME.format(most=LONGEST))
    if not is_name(line.person):
        raise Doubt(texts.ODD_NAME.format(name=line.person))
    phone, email = phone_of(line.phone), email_of(line.email)
    if line.phone and phone is None:
        raise Doubt(texts.ODD_PHONE.format(phone=line.phone[:60]))
    if line.email and email is None:
        raise Doubt(texts.ODD_EMAIL.format(email=line.email[:60]))
    role = _role(line, otherwise)
    name = _calm(plain(line.person))
    return Read((organisation, role, folded(name)), name, phone, email, line.post or None)


def _calm(name: str) -> str:
    """Nobody is shouted at on a card because a list was typed in capitals."""
    return name.title() if name.isupper() else name


def _role(line: Line, otherwise: Role | None) -> Role:
    said = next((role for role in Role if role == line.role), None) or role_of(line.role)
    role = said or role_of(line.post) or (None if line.role else otherwise)
    if role is Role.HEAD and line.post and not (said or role_of(line.post)):
        raise Doubt(texts.ROLE_UNCLEAR.format(post=line.post))
    if role is None:
        raise Doubt(texts.UNKNOWN_ROLE.format(role=line.role or line.post))
    if role is Role.ADMIN:
        raise Doubt(texts.NO_ADMINS)
    return role


def conflicting(reads: Iterable[Read]) -> set[str]:
    """The fields that several rows about one person fill otherwise."""
    every = list(reads)
    return {
        name
        for name in FIELDS
        if len({value for each in every if (value := getattr(each, name)) is not None}) > 1
    }


def joined(reads: Iterable[Read]) -> Read:
    """What the rows about one person say together; written alike in any order."""
    every = sorted(reads, key=lambda each: each.name)
    said = {
        name: next((value for each in every if (value := getattr(each, name))), None)
        for name in FIELDS
    }
    return Read(every[0].whose, every[0].name, said["phone"], said["email"], said["post"])


def matched(people: Mapping[Whose, Read], known: Known) -> dict[Whose, Matched]:
    """First by name; then by a telephone that exactly one of either side has."""
    by_name = {(each.organisation_id, each.role, folded(each.name)): each for each in known.named}
    answers: dict[Whose, Matched] = {
        whose: _known(by_name[whose], each) for whose, each in people.items() if whose in by_name
    }
    met = {answer.expected_id for answer in answers.values()}
    left: dict[tuple[Key, Role], list[Named]] = defaultdict(list)
    for named in known.named:
        if named.id not in met:
            left[named.organisation_id, named.role].append(named)
    here: dict[Whose, int] = {
        (each.organisation_id, each.role, folded(each.name)): each.person_id
        for each in known.holders
    }
    unmet = [each for whose, each in people.items() if whose not in answers]
    calls: dict[tuple[Key, Role, str | None], int] = defaultdict(int)
    for each in unmet:
        calls[*each.whose[:2], each.phone] += 1
    for each in unmet:
        alone = calls[*each.whose[:2], each.phone] == 1
        answers[each.whose] = _other(each, left.get(each.whose[:2], []), here, alone=alone)
    return answers


def _known(named: Named, said: Read, *, renamed: bool = False) -> Matched:
    changes = {
        name: value
        for name in FIELDS
        if (value := getattr(said, name)) is not None and value != getattr(named, name)
    }
    if renamed:
        changes["name"] = said.name
    return Matched(named.id, changes)


def _other(said: Read, left: list[Named], here: Mapping[Whose, int], *, alone: bool) -> Matched:
    """Somebody under a new name: the same person by telephone, a doubt, or a new person."""
    same = [each for each in left if said.phone and each.phone == said.phone]
    if len(same) == 1 and alone:
        return _known(same[0], said, renamed=True)
    near = min(
        (each.name for each in left if _alike(said.whose[2], folded(each.name))), default=""
    )
    if near:
        return Matched(doubt=texts.PERSON_LOOKS_LIKE.format(known=near))
    organisation, role, _ = said.whose
    person_id = here.get(said.whose)
    return Matched(
        new=NewPerson(organisation, role, said.name, said.phone, said.email, said.post, person_id)
    )


def _alike(one: str, other: str) -> bool:
    """A letter apart, or the same with a patronymic left out."""
    words, others = set(one.split()), set(other.split())
    return words < others or others < words or close(one, other)
