"""YAML 1.2 as plain values that remember their lines; nothing hostile gets through."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from survey_defs.checking import texts

BIGGEST_FILE = 1_000_000
MOST_NODES = 100_000
DEEPEST = 40
_TAG = "tag:yaml.org,2002:"


class Mapping(dict[str, Any]):
    """A mapping that knows on which line it and each of its keys stand."""

    line: int = 1
    lines: dict[str, int]


class Sequence(list[Any]):
    line: int = 1
    lines: list[int]


class BadYaml(ValueError):
    """The text is no YAML that we read; carries the line."""

    def __init__(self, sentence: str, line: int = 1) -> None:
        super().__init__(sentence)
        self.line = line


def read(text: str) -> Mapping:
    """The mapping that a file holds."""
    if len(text) > BIGGEST_FILE:
        raise BadYaml(texts.FILE_TOO_BIG)
    root = _composed(text)
    if not isinstance(root, MappingNode):
        raise BadYaml(texts.NOT_A_MAPPING, _line(root) if root else 1)
    value = _Builder().build(root, 0)
    assert isinstance(value, Mapping)
    return value


def _composed(text: str) -> Node | None:
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.max_depth = 2 * DEEPEST
        yaml.composer.warn_double_anchors = False
        root: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(texts.bad_yaml(error.problem or ""), mark.line + 1 if mark else 1) from None
    except RecursionError:
        raise BadYaml(texts.TOO_DEEP) from None
    except (YAMLError, ValueError) as error:
        raise BadYaml(texts.bad_yaml(str(error).partition("\n")[0])) from None
    return root


def at(raw: Any, *keys: str | int) -> int:
    """The line of the innermost thing on this way that is there."""
    line = int(getattr(raw, "line", 1))
    for key in keys:
        match raw:
            case Mapping() if key in raw:
                raw, line = raw[str(key)], raw.lines[str(key)]
            case Sequence() if isinstance(key, int) and key < len(raw):
                raw, line = raw[key], raw.lines[key]
    return line


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


class _Builder:
    """Builds values from nodes; an alias is built anew each time and counted each time."""

    def __init__(self) -> None:
        self._built = 0

    def build(self, node: Node, depth: int) -> Any:
        self._built += 1
        if self._built > MOST_NODES:
            raise BadYaml(texts.TOO_MANY_VALUES, _line(node))
        if depth > DEEPEST:
            raise BadYaml(texts.TOO_DEEP, _line(node))
        match node:
            case MappingNode():
                return self._mapping(node, depth)
            case SequenceNode():
                return self._sequence(node, depth)
            case ScalarNode():
                return _scalar(node)
        raise BadYaml(texts.NOT_A_MAPPING, _line(node))

    def _mapping(self, node: MappingNode, depth: int) -> Mapping:
        value = Mapping()
        value.line, value.lines = _line(node), {}
        for key, inner in self._pairs(node):
            if key.value in value:
                raise BadYaml(texts.twice_in_one_place(key.value), _line(key))
            value[key.value] = self.build(inner, depth + 1)
            value.lines[key.value] = _line(key)
        return value

    def _pairs(self, node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
        for key, inner in node.value:
            if not isinstance(key, ScalarNode):
                raise BadYaml(texts.KEY_NOT_A_WORD, _line(key))
            yield key, inner

    def _sequence(self, node: SequenceNode, depth: int) -> Sequence:
        value = Sequence(self.build(inner, depth + 1) for inner in node.value)
        value.line = _line(node)
        value.lines = [_line(inner) for inner in node.value]
        return value


def _scalar(node: ScalarNode) -> Any:
    """A number stays as it was written whenever its value alone would lose that."""
    text = str(node.value)
    match str(node.tag).removeprefix(_TAG):
        case "null":
            return None
        case "bool":
            return text.casefold() == "true"
        case "int" | "float":
            return _number(text)
    return text


def _number(text: str) -> int | Decimal | str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if str(number) != text:
        return text
    return int(text) if text.lstrip("-").isdecimal() else number
