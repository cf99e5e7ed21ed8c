"""Values of a definition in a few words, for telling an old one from a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from survey_defs.differences import texts
from survey_defs.exact import in_russian
from survey_defs.limits import shortened
from survey_defs.parts import Bounds, Frozen

LONGEST = 120


def brief(value: Any) -> str:
    """One value, whatever it is."""
    match value:
        case None | "" | ():
            said = texts.NOTHING
        case bool():
            said = texts.YES if value else texts.NO
        case Decimal() | int():
            said = in_russian(Decimal(value))
        case str():
            said = f"«{shortened(value, LONGEST)}»"
        case Bounds():
            said = _bounds(value)
        case Frozen():
            said = texts.COMMA.join(_fields(value)) or texts.YES
        case Sequence():
            said = "; ".join(map(brief, value))
        case _:
            said = str(value)
    return said


def name_of(field: str) -> str:
    field = field.rstrip("_")
    return texts.FIELDS.get(field, field)


def _bounds(stretch: Bounds) -> str:
    ends = (
        (texts.FROM, stretch.from_),
        (texts.ABOVE, stretch.above),
        (texts.UPTO, stretch.to),
        (texts.BELOW, stretch.below),
    )
    said = " ".join(form.format(in_russian(end)) for form, end in ends if end is not None)
    rest = [brief(value) for name, value in _own(stretch) if name not in Bounds.model_fields]
    return f"{said or texts.ANYTHING} — {', '.join(rest)}"


def _fields(part: Frozen) -> Iterator[str]:
    """What is not as it would be by itself."""
    for name, value in _own(part):
        field = type(part).model_fields[name]
        if field.is_required() or value != field.get_default(call_default_factory=True):
            yield f"{name_of(name)} {brief(value)}"


def _own(part: Frozen) -> Iterator[tuple[str, Any]]:
    for name in type(part).model_fields:
        yield name, getattr(part, name)
