"""JSON Schema of a questionnaire as it is written in YAML, for editors that complete and check.

`python -m survey_defs.schema > docs/questionnaire.schema.json` after a change of the model.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from survey_defs import kinds, model, parts, rules, scaled

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LEVELS = ["block", "mechanism", "position", "group"]
_Schema = dict[str, Any]


def schema() -> _Schema:
    """Of the whole file: with the grid of criteria and the shared lists, which the model lacks."""
    made = model.Survey.model_json_schema(schema_generator=_AsWritten)
    definitions: _Schema = made.pop("$defs")
    for described in _models():
        _describe(definitions.get(described.__name__, made), described)
    _name_kinds(definitions)
    _share_lists(definitions)
    _write_once(made, definitions)
    _say_plainly({**made, "$defs": definitions})
    return {"$schema": DIALECT, "title": "Svod questionnaire", **made, "$defs": definitions}


def as_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=False) + "\n"


class _AsWritten(GenerateJsonSchema):
    """A number may stand where a text is meant, and a decimal is a plain number."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        bounds = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
        bounds["lt"] = "exclusiveMaximum"
        given: _Schema = dict(schema)
        found = {new: float(given[old]) for old, new in bounds.items() if old in given}
        return {"type": "number", **found}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _say_plainly(written: Any) -> None:
    """Defaults of numbers are numbers; a code is any word, whatever an editor takes for one."""
    if isinstance(written, dict):
        if written.get("type") == "number" and isinstance(written.get("default"), str):
            written["default"] = float(written["default"])
        if str(written.get("pattern", "")).startswith(r"^[\w"):
            written["pattern"] = r"^\S{1,64}$"
        for inner in written.values():
            _say_plainly(inner)
    elif isinstance(written, list):
        for inner in written:
            _say_plainly(inner)


def _models() -> Iterator[type[BaseModel]]:
    for module in (parts, rules, kinds, scaled, model):
        for found in vars(module).values():
            if inspect.isclass(found) and issubclass(found, BaseModel):
                yield found


def _describe(definition: _Schema, described: type[BaseModel]) -> None:
    """The words under a field in the source are what an editor shows beside it."""
    definition.pop("title", None)
    if definition.get("description", "").startswith("!!! abstract"):
        del definition["description"]
    for owner in reversed(described.__mro__):
        if owner.__module__.startswith("survey_defs."):
            for name, words in _words_of(owner):
                field = described.model_fields.get(name)
                written = definition.get("properties", {}).get((field and field.alias) or name)
                if written is not None:
                    written["description"] = words


def _words_of(owner: type) -> Iterator[tuple[str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
    assert isinstance(tree, ast.ClassDef)
    for one, following in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            match following:
                case ast.Expr(value=ast.Constant(value=str() as words)):
                    yield one.target.id, " ".join(words.split())


def _kinds(definitions: _Schema) -> dict[str, str]:
    """The definition of each kind of question, by the name of the kind."""
    return {
        definition["properties"]["kind"]["const"]: name
        for name, definition in definitions.items()
        if "const" in definition.get("properties", {}).get("kind", {})
    }


def _name_kinds(definitions: _Schema) -> None:
    """What tells the kinds apart must be written."""
    for definition in definitions.values():
        for key in ("kind", "rule"):
            written = definition.get("properties", {}).get(key, {})
            if "const" in written:
                written.pop("default", None)
                definition["required"] = [key, *definition.get("required", [])]


def _share_lists(definitions: _Schema) -> None:
    """Options may be the name of a list in `choices`."""
    name = {"type": "string", "description": "The name of a list in `choices`."}
    for kind in _kinds(definitions).values():
        for key in ("options", "items"):
            written = definitions[kind]["properties"].get(key)
            if written is not None:
                definitions[kind]["properties"][key] = {"anyOf": [written, name]}


def _write_once(made: _Schema, definitions: _Schema) -> None:
    """`grid`: questions that are asked in every section of a level; `choices`: shared lists."""
    per = {"enum": LEVELS, "description": "Asked in every section of this level."}
    criteria = []
    for name in list(_kinds(definitions).values()):
        criterion = deepcopy(definitions[name])
        criterion["properties"] = {"per": per, **criterion["properties"]}
        criterion["required"] = ["per", *criterion["required"]]
        definitions[f"{name}Criterion"] = criterion
        criteria.append({"$ref": f"#/$defs/{name}Criterion"})
    made["properties"]["grid"] = {
        "type": "array",
        "items": {"oneOf": criteria},
        "description": "Questions written once; `{section}` in their texts is the section's code.",
    }
    lists = {"type": "array", "items": {"$ref": "#/$defs/Listed"}}
    listed = {"anyOf": [{"$ref": "#/$defs/Option"}, {"$ref": "#/$defs/Item"}]}
    definitions["Listed"] = listed
    made["properties"]["choices"] = {
        "type": "object",
        "additionalProperties": lists,
        "description": "Lists of options by name, for questions that say `options: NAME`.",
    }


if __name__ == "__main__":
    sys.stdout.write(as_text())
