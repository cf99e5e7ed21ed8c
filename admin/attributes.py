"""The attributes of an organisation as a form of the panel takes and shows them."""

from __future__ import annotations

from collections.abc import Mapping

from admin import texts
from admin.fields import Typed, clean
from domain.attributes import Attribute, Declared, in_words, named, understood
from domain.errors import NotPossible


def attributes_of(typed: Typed, known: Mapping[str, Attribute]) -> dict[str, Attribute | None]:
    """What was typed; what is known and was not typed is taken away."""
    found: dict[str, Attribute | None] = dict.fromkeys(known)
    for each in Declared:
        found[each.value] = _one(typed, each, each, clean(typed.given.get(each, "")))
    for line in typed.given.get("attributes", "").splitlines():
        if not clean(line):
            continue
        name, colon, text = clean(line).partition(":")
        if not colon:
            typed.refuse("attributes", texts.ATTRIBUTE_LINE)
            continue
        _free(typed, found, name, text)
    return found


def written_out(known: Mapping[str, Attribute]) -> str:
    """Those that are not declared, a line each."""
    free = (name for name in known if name not in set(Declared))
    return "\n".join(f"{name}: {in_words(name, known[name])}" for name in free)


def _free(typed: Typed, found: dict[str, Attribute | None], name: str, text: str) -> None:
    try:
        code = named(name)
    except NotPossible as refusal:
        typed.refuse("attributes", refusal.sentence)
        return
    found[code] = _one(typed, "attributes", code, text)


def _one(typed: Typed, where: str, name: str, text: str) -> Attribute | None:
    try:
        return understood(name, text)
    except NotPossible as refusal:
        typed.refuse(where, refusal.sentence)
        return None
