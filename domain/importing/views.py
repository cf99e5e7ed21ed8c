"""What a list would change, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from domain.attributes import Attribute
from storage.expected import Holder, Named, Place
from storage.tables import Role

Key = int | str
"""Of an organisation: its id, or the name that a new one goes by within the plan."""


class Kind(StrEnum):
    """The order is that of weight: a row of several is of the heaviest."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already, and where the actor may change it."""

    places: tuple[Place, ...]
    named: tuple[Named, ...]
    holders: tuple[Holder, ...]
    managed: tuple[str, ...]

    def may_change(self, path: str) -> bool:
        return path.startswith(self.managed)


@dataclass(frozen=True, slots=True)
class NewPlace:
    key: str
    parent: Key
    kind: str
    name: str
    short_name: str
    code: str
    """Empty: made from its place in the tree."""
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class NewPerson:
    organisation: Key
    role: Role
    name: str
    phone: str | None
    email: str | None
    post: str | None
    person_id: int | None
    """Whoever is here in this role under this name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one row of the workbook."""

    sheet: str
    row: int
    kind: Kind
    remark: str
    words: str
    """What the row speaks of, for a list."""


@dataclass(frozen=True, slots=True)
class Missing:
    """On our side and not in the file: nothing happens to it."""

    organisation: str
    name: str
    """Of the person; empty when it is the organisation itself."""
    role: Role | None


@dataclass(frozen=True, slots=True)
class Plan:
    base: str
    """Of what it was made beside: applied only while nothing of that has changed."""
    verdicts: tuple[Verdict, ...]
    remarks: tuple[str, ...] = ()
    new_places: tuple[NewPlace, ...] = ()
    changed_places: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    new_people: tuple[NewPerson, ...] = ()
    changed_people: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not (
            self.new_places or self.changed_places or self.new_people or self.changed_people
        )

    def counts(self) -> dict[Kind, int]:
        counted = dict.fromkeys(reversed(Kind), 0)
        for verdict in self.verdicts:
            counted[verdict.kind] += 1
        return counted
