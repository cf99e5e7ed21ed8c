"""The Bot API as somebody else has written it down, where that file lies beside the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[3] / "shared" / "telegram" / "bot-api-10.1.json"
PLAIN = {"Integer": int, "String": str, "Boolean": bool, "True": bool, "Float": (int, float)}
ARRAY, ATTACHED = "Array of ", "attach://"


def faults(method: str, params: dict[str, Any]) -> list[str]:
    """What the schema does not allow in this call; nothing when there is no schema."""
    schema = _schema()
    if not schema:
        return []
    known = schema["methods"].get(method)
    if known is None:
        return [f"{method}: no such method"]
    fields = {name: value for name, value in params.items() if name not in _parts(params)}
    return list(_object(known.get("fields", []), fields, method))


def _parts(params: dict[str, Any]) -> set[str]:
    """The parts of a multipart body that a field points at."""
    pointers = [value for value in params.values() if isinstance(value, str)]
    return {one.removeprefix(ATTACHED) for one in pointers if one.startswith(ATTACHED)}


@cache
def _schema() -> dict[str, Any]:
    return json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}


def _object(fields: list[dict[str, Any]], given: dict[str, Any], where: str) -> Iterator[str]:
    by_name = {field["name"]: field for field in fields}
    for name, value in given.items():
        if name not in by_name:
            yield f"{where}.{name}: not in the schema"
        elif not any(_fits(kind, value) for kind in by_name[name]["types"]):
            yield f"{where}.{name}: {value!r} is no {by_name[name]['types']}"
    missing = {name for name, field in by_name.items() if field["required"]} - given.keys()
    for name in sorted(missing):
        yield f"{where}.{name}: is required"


def _fits(kind: str, value: Any) -> bool:
    if kind.startswith(ARRAY):
        inner = kind.removeprefix(ARRAY)
        return isinstance(value, list) and all(_fits(inner, each) for each in value)
    if kind in PLAIN:
        return isinstance(value, PLAIN[kind]) and (kind != "Integer" or value is not True)
    if kind == "InputFile" or not isinstance(value, dict):
        return kind == "InputFile"
    known = _schema()["types"].get(kind, {})
    kinds = known.get("subtypes")
    if kinds:
        return any(_fits(each, value) for each in kinds)
    return not list(_object(known.get("fields", []), value, kind))
