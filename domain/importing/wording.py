"""What a plan says of its parts: a new organisation, a change, a row in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.attributes import Attribute, Declared
from domain.importing import texts
from domain.importing.lines import Line
from domain.importing.placing import MUNICIPALITY, SCHOOL, Found
from domain.importing.views import NewPlace


def new_place(found: Found, line: Line, facts: Mapping[str, Any]) -> NewPlace:
    name = line.organisation or found.territory
    return NewPlace(
        key=str(found.key),
        parent=found.parent,
        kind=facts.get("kind") or (SCHOOL if line.organisation else MUNICIPALITY),
        name=name,
        short_name=facts.get("short_name") or name,
        code=facts.get("code") or "",
        attributes=attributes_of(facts),
    )


def attributes_of(facts: Mapping[str, Any]) -> dict[str, Attribute]:
    return {each.value: facts[each] for each in Declared if each in facts}


def changes_in_words(changes: Mapping[str, Any]) -> str:
    names: list[str] = []
    for name, value in changes.items():
        if name == "attributes":
            names += [texts.FIELD_NAMES[each.value] for each in Declared if each in value]
        else:
            names.append(texts.FIELD_NAMES.get(name, name))
    return texts.CHANGES.format(what=", ".join(names))


def in_words(line: Line) -> str:
    return " · ".join(
        part for part in (line.territory, line.organisation or line.code, line.person) if part
    )


def branch(path: str) -> str:
    """The branch of the tree directly below its root."""
    return "/".join(path.split("/", 3)[:3])
