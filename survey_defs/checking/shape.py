"""What pydantic found, as problems with lines and in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from survey_defs.checking import texts
from survey_defs.checking.fields import Way, as_written, kinds_at, words_at
from survey_defs.checking.lines import Mapping, Sequence, at
from survey_defs.checking.spots import Found
from survey_defs.problems import Saying

_SENTENCES = {
    "string_type": texts.NEEDS_TEXT,
    "string_unicode": texts.NEEDS_TEXT,
    "string_too_short": texts.NEEDS_TEXT,
    "string_too_long": texts.TEXT_TOO_LONG,
    "tuple_type": texts.NEEDS_LIST,
    "model_type": texts.NEEDS_FIELDS,
    "model_attributes_type": texts.NEEDS_FIELDS,
    "bool_parsing": texts.NEEDS_BOOL,
    "bool_type": texts.NEEDS_BOOL,
    "too_short": texts.EMPTY_LIST,
    "too_long": texts.LIST_TOO_LONG,
    "decimal_max_places": texts.TOO_MANY_DECIMALS,
    "int_from_float": texts.NEEDS_WHOLE,
    "decimal_max_digits": texts.OUT_OF_RANGE,
    "decimal_whole_digits": texts.OUT_OF_RANGE,
    "int_parsing_size": texts.OUT_OF_RANGE,
}
MOST = 200
_CLOSE = 0.7
"""How alike a word must be to be proposed: from 0 to 1."""
_EXPRESSIONS = {"ask_if", "show_if", "constraint", "formula", "when", "must"}
_DATES = {"at_least", "at_most"}


def shape_problems(error: ValidationError, raw: Mapping) -> Iterator[Found]:
    for found in islice(error.errors(include_url=False), MOST):
        keys = as_written(found["loc"])
        if not _follows_from_others(found["type"], keys, raw):
            where, title = _where(raw, keys)
            yield Found(at(raw, *keys), where, _sentence(found), title=title)


def _walk(raw: Any, keys: Way) -> Iterator[Any]:
    """Each thing on the way, as far as it goes."""
    for key in keys:
        inside = isinstance(raw, Mapping) and key in raw
        if not inside and not (isinstance(raw, Sequence) and isinstance(key, int)):
            return
        raw = raw[key]
        yield raw


def _follows_from_others(kind: str, keys: Way, raw: Mapping) -> bool:
    """A list is called too short when all that stands in it is broken; that is told already."""
    if kind != "too_short":
        return False
    *_, last = (None, *_walk(raw, keys))
    return bool(last)


def _where(raw: Mapping, keys: Way) -> tuple[str, str]:
    """The code and title of the innermost section or question on the way."""
    named = [
        thing
        for thing in _walk(raw, keys)
        if isinstance(thing, Mapping) and "code" in thing and ("title" in thing or "kind" in thing)
    ]
    if not named:
        return "", ""
    short, title = named[-1].get("short"), named[-1].get("title")
    return str(named[-1]["code"]), texts.excerpt(str(short or title or ""))


def _sentence(found: ErrorDetails) -> Saying:
    kind, way = found["type"], found["loc"]
    last = texts.excerpt(str(way[-1])) if way else ""
    match kind:
        case "missing":
            saying = texts.missing(last)
        case "extra_forbidden":
            close = get_close_matches(last, words_at(way), n=1, cutoff=_CLOSE)
            saying = texts.unknown_word(last, close)
        case "union_tag_not_found":
            saying = texts.missing("rule" if "table" in kinds_at(way)[:1] else "kind")
        case "union_tag_invalid":
            saying = texts.unknown_kind(kinds_at(way))
        case "literal_error":
            saying = texts.one_of(last, str(found["ctx"]["expected"]))
        case _:
            saying = texts.about_field(last, _why(kind, last, found["msg"]))
    return saying


def _why(kind: str, key: str, message: str) -> Saying:
    if kind == "string_type" and key in _EXPRESSIONS:
        return texts.NEEDS_EXPRESSION
    if kind == "string_pattern_mismatch":
        return texts.NO_DATE_HERE if key in _DATES else texts.BAD_CODE
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind.startswith(("int_", "decimal_", "is_", "finite")):
        return texts.NEEDS_NUMBER
    if "greater" in kind or "less" in kind:
        return texts.OUT_OF_RANGE
    return texts.does_not_fit(message)
