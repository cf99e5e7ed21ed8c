"""What pydantic found, as problems with lines and in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from survey_defs import model
from survey_defs.checking import texts
from survey_defs.checking.lines import Mapping, Sequence, at
from survey_defs.checking.spots import Found

_KINDS: tuple[type[BaseModel], ...] = get_args(get_args(model.Question)[0])
_BY_KIND = {str(kind.model_fields["kind"].default): kind for kind in _KINDS}
_BY_PLACE: dict[str, type[BaseModel]] = {
    **_BY_KIND,
    "": model.Survey,
    "sections": model.Section,
    "options": model.Option,
    "items": model.Item,
    "evidence": model.EvidenceRule,
    "ask_if": model.Condition,
    "document_classes": model.DocumentClass,
    "contents": model.Content,
}
"""What stands where: under the kind of a question, under a key, at the top."""
_Way = tuple[str | int, ...]
_SENTENCES = {
    "string_type": texts.NEEDS_TEXT,
    "string_too_short": texts.NEEDS_TEXT,
    "string_too_long": texts.TEXT_TOO_LONG,
    "string_pattern_mismatch": texts.BAD_CODE,
    "tuple_type": texts.NEEDS_LIST,
    "model_type": texts.NEEDS_FIELDS,
    "model_attributes_type": texts.NEEDS_FIELDS,
    "bool_parsing": texts.NEEDS_BOOL,
    "bool_type": texts.NEEDS_BOOL,
    "too_short": texts.EMPTY_LIST,
    "union_tag_not_found": texts.missing("kind"),
    "union_tag_invalid": texts.unknown_kind(list(_BY_KIND)),
    "decimal_max_places": texts.TOO_MANY_DECIMALS,
}


def shape_problems(error: ValidationError, raw: Mapping) -> Iterator[Found]:
    for found in error.errors(include_url=False):
        keys = _as_written(found["loc"])
        if not _follows_from_others(found, raw):
            yield Found(at(raw, *keys), _where(raw, keys), _sentence(found))


def _as_written(keys: _Way) -> _Way:
    """Without the kind that pydantic puts after the place of a question."""
    kinds = {place + 2 for place, key in enumerate(keys) if key == "questions"}
    return tuple(key for place, key in enumerate(keys) if place not in kinds)


def _walk(raw: Any, keys: _Way) -> Iterator[Any]:
    """Each thing on the way, as far as it goes."""
    for key in keys:
        inside = isinstance(raw, Mapping) and key in raw
        if not inside and not (isinstance(raw, Sequence) and isinstance(key, int)):
            return
        raw = raw[key]
        yield raw


def _follows_from_others(found: ErrorDetails, raw: Mapping) -> bool:
    """A list is called too short when all that stands in it is broken; that is told already."""
    if found["type"] != "too_short":
        return False
    *_, last = _walk(raw, _as_written(found["loc"]))
    return bool(last)


def _where(raw: Mapping, keys: _Way) -> str:
    """The code of the innermost section or question on the way."""
    named = [
        str(thing["code"])
        for thing in _walk(raw, keys)
        if isinstance(thing, Mapping) and "code" in thing and ("title" in thing or "kind" in thing)
    ]
    return named[-1] if named else ""


def _sentence(found: ErrorDetails) -> str:
    kind, last = found["type"], str(found["loc"][-1]) if found["loc"] else ""
    if kind == "missing":
        return texts.missing(last)
    if kind == "extra_forbidden":
        return texts.unknown_word(last, get_close_matches(last, _words(found["loc"]), n=1))
    if kind == "literal_error":
        return texts.one_of(last, str(found["ctx"]["expected"]))
    return texts.about_field(last, _why(kind, found["msg"]))


def _words(keys: _Way) -> list[str]:
    """What may be written where this unknown word stands."""
    around = [key for key in keys[:-1] if isinstance(key, str)]
    known = _BY_PLACE.get(around[-1] if around else "", model.Survey)
    return [field.alias or name for name, field in known.model_fields.items()]


def _why(kind: str, message: str) -> str:
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind.startswith(("int_", "decimal_", "is_", "finite")):
        return texts.NEEDS_NUMBER
    if "greater" in kind or "less" in kind:
        return texts.OUT_OF_RANGE
    return texts.does_not_fit(message)
