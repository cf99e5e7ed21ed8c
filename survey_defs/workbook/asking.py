"""A row of the survey as a question of the definition: what both kinds of workbooks share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from survey_defs.checking.lines import Mapping
from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.columns import EVIDENCE, QUESTION
from survey_defs.workbook.header_texts import FALSE_WORDS
from survey_defs.workbook.lists import Lists
from survey_defs.workbook.names import ACKNOWLEDGED, NOT_ACKNOWLEDGED, Names, list_of
from survey_defs.workbook.proposing import proposed
from survey_defs.workbook.rows import Row
from survey_defs.workbook.sheets import Line, plain
from survey_defs.workbook.tree import Node
from survey_defs.workbook.values import fill, mapping, number, put, sequence

_KINDS = {
    "integer": "number",
    "decimal": "number",
    "range": "number",
    "acknowledge": "choice",
}
_PARAMETER = re.compile(r"(start|end|step)\s*=\s*(-?[\d.]+)")
ANY_DECIMALS = 6


@dataclass(slots=True)
class Reading:
    """A workbook on its way to a definition."""

    own: bool
    """Ours: expressions are in our own language, and nothing is made to fit."""
    lists: Lists
    names: Names
    found: list[Found]
    by_key: dict[str, list[Mapping]] = field(default_factory=dict)
    """Questions, columns and criteria under every name that another sheet may call them by."""
    by_code: dict[str, list[Mapping]] = field(default_factory=dict)
    """Columns and criteria by their bare codes, which others may bear too."""
    shared: set[str] = field(default_factory=set)
    """Lists that several questions use as they are."""

    def wrong(self, row: Row, where: str, sentence: str) -> None:
        self.found.append(Found(row, where, sentence))

    def warned(self, row: Row, where: str, sentence: str) -> None:
        self.found.append(Found(row, where, sentence, warning=True))

    def keep(self, raw: Mapping, *keys: str) -> Mapping:
        for key in dict.fromkeys(keys):
            self.by_key.setdefault(key, []).append(raw)
        return raw


def own_question(reading: Reading, node: Node) -> Mapping:
    """Of our own workbook: as it is written."""
    line, raw = node.line, begun(node)
    fill(raw, QUESTION, line)
    if node.type.kind == "decimal" and "decimals" not in raw:
        put(raw, ("decimals",), 2, node.row)
    bounded(reading, node, raw)
    evidence(raw, line)
    listed(reading, node, raw)
    return raw


def begun(node: Node) -> Mapping:
    raw = mapping(node.row)
    kind = "table" if node.is_repeat else _KINDS.get(node.type.kind, node.type.kind)
    put(raw, ("kind",), kind, node.row)
    return raw


def evidence(raw: Mapping, line: Line) -> None:
    """`yes` asks for documents as the other columns say, a number for at least so many."""
    said = line["evidence"]
    if said and plain(said) not in FALSE_WORDS:
        at_least = number(said)
        if "evidence" not in raw:
            put(raw, ("evidence",), mapping(line.row), line.row)
        if isinstance(at_least, int) and at_least > 1:
            put(raw, ("evidence", "at_least"), at_least, line.row)
    elif said:
        raw.pop("evidence", None)


def has_evidence(line: Line) -> bool:
    return bool(line["evidence"]) or any(line[column.name] for column in EVIDENCE)


def listed(reading: Reading, node: Node, raw: Mapping) -> None:
    """The options of its list: its own, or the name of one that several share."""
    if node.type.kind == "acknowledge":
        put(raw, ("options",), _acknowledging(node.row), node.row)
        return
    if node.type.kind not in {"choice", "multiple", "checklist"}:
        return
    key = "items" if node.type.kind == "checklist" else "options"
    name = list_of(node)
    if not name:
        reading.wrong(node.row, node.code, texts.NO_OPTIONS)
    elif name.startswith("${"):
        reading.wrong(node.row, node.code, texts.CHOICE_OF_ROWS)
    elif name not in reading.lists.entries:
        close = proposed(name, reading.lists.entries, len(reading.found))
        reading.wrong(node.row, node.code, texts.no_such_list(name, close))
    elif name in reading.shared:
        put(raw, (key,), name, node.row)
    else:
        put(raw, (key,), reading.lists.options(name, node.row), node.row)


def _acknowledging(row: Row) -> object:
    options = []
    for code, label in (
        (ACKNOWLEDGED, texts.ACKNOWLEDGED),
        (NOT_ACKNOWLEDGED, texts.NOT_ACKNOWLEDGED),
    ):
        option = mapping(row)
        put(option, ("code",), code, row)
        put(option, ("label",), label, row)
        options.append((option, row))
    return sequence(row, options)


def bounded(reading: Reading, node: Node, raw: Mapping) -> None:
    """`start=0 end=10 step=1` of a range."""
    if node.type.kind != "range":
        return
    said = dict(_PARAMETER.findall(node.line["parameters"].casefold()))
    start, end = said.get("start", "0"), said.get("end", "10")
    step = number(said.get("step", "1"))
    if isinstance(number(start), str) or isinstance(number(end), str) or isinstance(step, str):
        reading.wrong(node.row, node.code, texts.RANGE_UNREADABLE)
        return
    put(raw, ("at_least",), number(start), node.row)
    put(raw, ("at_most",), number(end), node.row)
    decimals = max(_decimals(part) for part in (start, end, said.get("step", "1")))
    if decimals:
        put(raw, ("decimals",), min(ANY_DECIMALS, decimals), node.row)
    if step not in {1, Decimal(1).scaleb(-decimals)}:
        reading.warned(node.row, node.code, texts.STEP_IGNORED)


def _decimals(text: str) -> int:
    return len(text.partition(".")[2].rstrip("0"))
