"""A raw tree as YAML that people enjoy reading; the same questionnaire is read back from it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarfloat import ScalarFloat
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from survey_defs.exact import plain

WIDTH = 99
_SIMPLE = re.compile(r"[^\W_]([\w «»—–%/().;+-]*[\w»%).;])?")
_SIGNS = set("?-:,[]{}#&*!|>%@`")
_SAID = re.compile(r"[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\U00010000-\U0010ffff]*")
_IDLE = re.compile(r" +$", re.MULTILINE)
"""Spaces that the writer leaves where it breaks a long line."""
_BLOCK = re.compile(r"\|[-+]?\d?[-+]?$", re.MULTILINE)
"""Where the spaces at the end of a line count."""
_FLOW_WIDTH = 90
_FIRST = (
    *("code", "per", "kind", "version", "title", "label", "short", "level", "full", "official"),
    *("notice", "sources", "about", "hint", "rule", "based_on", "open_to", "ask_if", "role"),
    *("when", "must", "text", "points", "formula", "better", "rungs", "otherwise"),
)
_LAST = ("options", "items", "evidence", "columns", "cautions", "document_classes", "choices")
_VERY_LAST = ("grid", "sections", "questions")
_APART = {"sections", "questions", "grid", "document_classes", "choices", "rules", "payment"}


def to_yaml(raw: Mapping[str, Any]) -> str:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda _: True
    yaml.representer.add_representer(Decimal, _decimal)
    into = io.StringIO()
    yaml.dump(_readable(raw), into)
    text = into.getvalue()
    return text if _BLOCK.search(text) else _IDLE.sub("", text)


def _decimal(representer: Any, number: Decimal) -> Any:
    text = plain(number)
    tag = "float" if "." in text else "int"
    return representer.represent_scalar(f"tag:yaml.org,2002:{tag}", text)


def _readable(value: Any) -> Any:
    match value:
        case str():
            return _text(value)
        case bool() | int() | Decimal() | ScalarFloat() | None:
            return value
        case float():
            return Decimal(str(value))
        case Mapping():
            return _mapping(value)
        case Sequence():
            return _sequence(value)
    return str(value)


def _text(value: str) -> Any:
    """Quoted where it begins with a sign that could mean something."""
    if "\n" in value.strip():
        return LiteralScalarString(value)
    return _quoted(value) if value[:1] in _SIGNS else str(value)


def _mapping(value: Mapping[str, Any]) -> CommentedMap:
    ordered = CommentedMap()
    for key in sorted(value, key=_place):
        ordered[key.removesuffix("_") if key == "from_" else key] = _readable(value[key])
    for key in ordered:
        if key in _APART and "code" in ordered and "version" in ordered:
            ordered.yaml_set_comment_before_after_key(key, before="\n")
    if _is_short(ordered) and "kind" not in ordered:
        ordered.fa.set_flow_style()
        for key, inner in ordered.items():
            ordered[key] = _in_a_line(inner)
    return ordered


def _sequence(value: Sequence[Any]) -> CommentedSeq:
    listed = CommentedSeq([_readable(inner) for inner in value])
    for place, inner in enumerate(listed):
        if place and isinstance(inner, CommentedMap) and not inner.fa.flow_style():
            listed.yaml_set_comment_before_after_key(place, before="\n")
    if all(not isinstance(inner, CommentedMap | CommentedSeq) for inner in listed) and _is_short(
        listed
    ):
        listed.fa.set_flow_style()
        listed[:] = [_in_a_line(inner) for inner in listed]
    return listed


def _in_a_line(value: Any) -> Any:
    """Between braces some signs mean more than they do elsewhere."""
    if type(value) is not str or _SIMPLE.fullmatch(value):
        return value
    return _quoted(value)


def _quoted(value: str) -> Any:
    simple = _SAID.fullmatch(value)
    return SingleQuotedScalarString(value) if simple else DoubleQuotedScalarString(value)


def _place(key: str) -> tuple[int, int]:
    key = key.removesuffix("_")
    for rank, known in enumerate((_FIRST, (), _LAST, _VERY_LAST)):
        if key in known:
            return rank, known.index(key)
    return 1, 0


def _is_short(value: CommentedMap | CommentedSeq) -> bool:
    """Whether it fits a line: only plain values, without line breaks."""
    inner = list(value.values()) if isinstance(value, CommentedMap) else list(value)
    if any(isinstance(part, CommentedMap | LiteralScalarString) for part in inner):
        return False
    if any(isinstance(part, CommentedSeq) and not part.fa.flow_style() for part in inner):
        return False
    keys = list(value) if isinstance(value, CommentedMap) else []
    return sum(len(str(part)) + 4 for part in [*inner, *keys]) < _FLOW_WIDTH
