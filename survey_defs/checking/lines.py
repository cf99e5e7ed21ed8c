"""YAML 1.2 as plain values that remember their lines; nothing hostile gets through."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from survey_defs.checking import texts

BIGGEST_FILE = 1_000_000
MOST_NODES = 50_000
DEEPEST = 40
LONGEST_NUMBER = 60
_ESCAPES = {"'", "\\"}
_TAG = "tag:yaml.org,2002:"


class Line(int):
    """The number of a line that also knows where in the text its value begins."""

    source: str
    begin: int


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
        self.sentence = sentence
        self.line = line


def read(text: str) -> Mapping:
    """The mapping that a file holds."""
    if len(text) > BIGGEST_FILE:
        raise BadYaml(texts.FILE_TOO_BIG)
    root = _composed(text)
    if not isinstance(root, MappingNode):
        raise BadYaml(texts.NOT_A_MAPPING, _line(root) if root else 1)
    value = _Builder(text).build(root, 0)
    assert isinstance(value, Mapping)
    return value


class _Counting(Composer):
    """Stops at the size that nobody writes by hand, before the memory does."""

    composed = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.composed += 1
        if self.composed > MOST_NODES:
            raise BadYaml(texts.TOO_MANY_VALUES, self.parser.peek_event().start_mark.line + 1)
        return super().compose_node(parent, index)


def _composed(text: str) -> Node | None:
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.max_depth = 2 * DEEPEST
        yaml.Composer = _Counting
        yaml.composer.warn_double_anchors = False
        root: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark, why = error.problem_mark or error.context_mark, error.problem or ""
        said = texts.TOO_DEEP if "maximum depth" in why else texts.bad_yaml(why)
        raise BadYaml(said, mark.line + 1 if mark else 1) from None
    except RecursionError:
        raise BadYaml(texts.TOO_DEEP) from None
    except BadYaml:
        raise
    except (YAMLError, ValueError) as error:
        raise BadYaml(texts.bad_yaml(str(error).partition("\n")[0])) from None
    return root


def at(raw: Any, *keys: str | int) -> int:
    """The line of the innermost thing on this way that is there."""
    line: int = getattr(raw, "line", 1)
    for key in keys:
        match raw:
            case Mapping() if key in raw:
                raw, line = raw[str(key)], raw.lines.get(str(key), line)
            case Sequence() if isinstance(key, int) and key < len(raw):
                raw, line = raw[key], raw.lines[key]
    return line


def character(line: int, text: str, place: int) -> tuple[int, int]:
    """The line and the column of a character of a value, from 1; column 0 when it is not told."""
    source, begin = getattr(line, "source", ""), getattr(line, "begin", 0)
    found = _same_character(source, begin, text, place)
    if found is None:
        return line, 0
    return source.count("\n", 0, found) + 1, found - source.rfind("\n", 0, found)


def _same_character(source: str, begin: int, text: str, place: int) -> int | None:
    """Walk through both: blanks match any blanks, whatever else must be the same."""
    if source[begin : begin + 1] in {"|", ">"}:
        begin = source.find("\n", begin) + 1
    elif source[begin : begin + 1] in {"'", '"'}:
        begin += 1
    for letter in text[: place + 1]:
        if letter.isspace():
            continue
        while source[begin : begin + 1].isspace():
            begin += 1
        if source[begin : begin + 1] in _ESCAPES and source[begin + 1 : begin + 2] == letter:
            begin += 1
        if source[begin : begin + 1] != letter:
            return None
        begin += 1
    return begin - 1 if text else None


def is_kept(letter: str) -> bool:
    """Control characters and halves of characters break what keeps and shows them."""
    return letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


class _Builder:
    """Builds values from nodes; an alias is built anew each time and counted each time."""

    def __init__(self, source: str) -> None:
        self._built = 0
        self._source = source

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
            word = key.value
            if word in value:
                raise BadYaml(texts.twice_in_one_place(word), _line(key))
            value[word] = self.build(inner, depth + 1)
            value.lines[word] = self._remembered(_line(key), inner)
        return value

    def _remembered(self, number: int, node: Node) -> Line:
        line = Line(number)
        line.source, line.begin = self._source, node.start_mark.index
        return line

    def _pairs(self, node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
        for key, inner in node.value:
            if not isinstance(key, ScalarNode) or not all(map(is_kept, key.value)):
                raise BadYaml(texts.KEY_NOT_A_WORD, _line(key))
            yield key, inner

    def _sequence(self, node: SequenceNode, depth: int) -> Sequence:
        value = Sequence(self.build(inner, depth + 1) for inner in node.value)
        value.line = _line(node)
        value.lines = [self._remembered(_line(inner), inner) for inner in node.value]
        return value


def _scalar(node: ScalarNode) -> Any:
    """A number stays as it was written whenever its value alone would lose that."""
    text = str(node.value)
    if not text.isprintable() and not all(map(is_kept, text)):
        raise BadYaml(texts.BAD_CHARACTER, _line(node))
    match str(node.tag).removeprefix(_TAG):
        case "null":
            return None
        case "bool":
            return text.casefold() == "true"
        case "int" | "float":
            return _number(text)
    return text


def _number(text: str) -> int | Decimal | str:
    if len(text) > LONGEST_NUMBER:
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if str(number) != text:
        return text
    return int(text) if text.lstrip("-").isdecimal() else number
