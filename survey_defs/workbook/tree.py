"""Rows of the survey as a tree of groups, repeats and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.header_texts import TRUE_WORDS
from survey_defs.workbook.rows import Row
from survey_defs.workbook.sheets import Line, plain
from survey_defs.workbook.types import RowType, close_types, row_type

DEEPEST = 20


@dataclass(eq=False, slots=True)
class Node:
    line: Line
    type: RowType
    inner: list[Node] = field(default_factory=list)
    code: str = ""
    table: str = ""
    """In whose row it stands."""

    @property
    def row(self) -> Row:
        return self.line.row

    @property
    def name(self) -> str:
        return self.line["name"]

    @property
    def is_group(self) -> bool:
        return self.type.fate == "begin" and self.type.kind == "group"

    @property
    def is_repeat(self) -> bool:
        return self.type.fate == "begin" and self.type.kind == "repeat"

    def every(self) -> Iterator[Node]:
        for node in self.inner:
            yield node
            yield from node.every()


def grown(lines: Iterable[Line], found: list[Found]) -> Node:
    """The whole sheet under one root; what is wrong with its shape is added to what is found."""
    root = Node(Line(Row(1), {}), RowType("begin", "group"))
    open_nodes = [root]
    for line in lines:
        if not _counts(line):
            continue
        node = Node(line, _type(line, found))
        if node.type.fate == "begin":
            _begin(node, open_nodes, found)
        elif node.type.fate == "end":
            _end(node, open_nodes, found)
        else:
            open_nodes[-1].inner.append(node)
    found += [Found(node.row, node.name, texts.NEVER_ENDED) for node in open_nodes[1:]]
    return root


def _counts(line: Line) -> bool:
    """Not a row that is switched off, a remark, or one that only looks like a row."""
    if plain(line["disabled"]) in TRUE_WORDS or line["type"].startswith("#"):
        return False
    return bool(line["type"] or line["name"] or line["label"])


def _type(line: Line, found: list[Found]) -> RowType:
    """A row that is refused stays as a text, so that the others may still refer to it."""
    written = line["type"]
    known = row_type(written)
    if not written:
        found.append(Found(line.row, line["name"], texts.NO_TYPE))
    elif known.fate == "unknown":
        close = close_types(written, len(found))
        found.append(Found(line.row, line["name"], texts.unknown_type(written, close)))
    elif known.fate == "refused":
        found.append(Found(line.row, line["name"], texts.refused_type(written)))
        if known.kind == "group":
            return RowType("begin", "group")
    else:
        return known
    return RowType("question", "text")


def _begin(node: Node, open_nodes: list[Node], found: list[Found]) -> None:
    if not node.type.kind:
        node.type = RowType("begin", "group")
    nested = node.is_repeat and any(outer.is_repeat for outer in open_nodes)
    if nested or len(open_nodes) > DEEPEST:
        found.append(Found(node.row, node.name, texts.NESTED_REPEAT))
        node.type = RowType("begin", "group")
    open_nodes[-1].inner.append(node)
    open_nodes.append(node)


def _end(node: Node, open_nodes: list[Node], found: list[Found]) -> None:
    if len(open_nodes) == 1:
        found.append(Found(node.row, node.name, texts.END_WITHOUT_BEGIN))
        return
    begun = open_nodes.pop()
    written = row_type(begun.line["type"])
    if (
        written.fate == "begin"
        and node.type.kind
        and written.kind
        and node.type.kind != written.kind
    ):
        found.append(Found(node.row, node.name, texts.WRONG_END))
