"""What pydantic found, as problems with lines and in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from survey_defs import model, parts
from survey_defs.checking import texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found

_QUESTION_KINDS: tuple[type[BaseModel], ...] = get_args(get_args(model.Question)[0])
_MODELS: tuple[type[BaseModel], ...] = (
    *_QUESTION_KINDS,
    *(parts.Option, parts.Item, parts.EvidenceRule, parts.Content, parts.DocumentClass),
    *(parts.Condition, parts.Rung, parts.Against, model.Section, model.Survey),
)
KNOWN_WORDS = sorted(
    {field.alias or name for known in _MODELS for name, field in known.model_fields.items()}
    | {"grid", "per", "kind"}
)
KIND_NAMES = [kind.model_fields["kind"].default for kind in _QUESTION_KINDS]
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
    "union_tag_invalid": texts.unknown_kind(KIND_NAMES),
    "decimal_max_places": texts.TOO_MANY_DECIMALS,
}


def shape_problems(error: ValidationError, raw: Mapping) -> Iterator[Found]:
    for found in error.errors(include_url=False):
        keys = found["loc"]
        yield Found(at(raw, *keys), _where(raw, keys), _sentence(found))


def _where(raw: Any, keys: tuple[str | int, ...]) -> str:
    """The code of the innermost section or question on the way."""
    where = ""
    for key in keys:
        try:
            raw = raw[key]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(raw, Mapping) and ("title" in raw or "kind" in raw):
            where = str(raw.get("code", where))
    return where


def _sentence(found: ErrorDetails) -> str:
    kind, last = found["type"], str(found["loc"][-1]) if found["loc"] else ""
    if kind == "missing":
        return texts.missing(last)
    if kind == "extra_forbidden":
        return texts.unknown_word(last, get_close_matches(last, KNOWN_WORDS, n=1))
    if kind == "literal_error":
        return texts.one_of(last, str(found["ctx"]["expected"]))
    return texts.about_field(last, _why(kind, found["msg"]))


def _why(kind: str, message: str) -> str:
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind.startswith(("int_", "decimal_", "is_", "finite")):
        return texts.NEEDS_NUMBER
    if "greater" in kind or "less" in kind:
        return texts.OUT_OF_RANGE
    return texts.does_not_fit(message)
