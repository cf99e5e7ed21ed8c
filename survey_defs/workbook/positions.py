"""Positions and criteria: sections on one sheet, what is asked in each of them on another."""

from __future__ import annotations

from survey_defs.checking.lines import Mapping
from survey_defs.workbook import texts
from survey_defs.workbook.asking import Reading, own_question
from survey_defs.workbook.columns import CRITERIA, POSITIONS
from survey_defs.workbook.sections import Sections
from survey_defs.workbook.sheets import Line, Sheet
from survey_defs.workbook.tree import Node, grown
from survey_defs.workbook.values import append, fill, mapping

NOWHERE = {"-", "—", "–"}
"""Written under `parent`: lies in nothing, whatever its code looks like."""
_PER = tuple(column for column in CRITERIA if column.name == "per")


def add_positions(reading: Reading, raw: Mapping, sheet: Sheet) -> dict[str, Mapping]:
    """The tree of sections; each lies in its parent or in the one that its code begins with."""
    sections = {line["name"]: fill(mapping(line.row), POSITIONS, line) for line in sheet.lines}
    parents = {line["name"]: _parent(line, sections) for line in sheet.lines}
    for line in sheet.lines:
        name, section = line["name"], sections[line["name"]]
        parent = parents[name]
        if parent and parent not in sections:
            reading.wrong(line.row, name, texts.SECTION_UNKNOWN)
        elif _in_itself(name, parents):
            reading.wrong(line.row, name, texts.POSITIONS_CIRCLE)
        else:
            append(sections[parent] if parent else raw, "sections", section, line.row)
    return sections


def _parent(line: Line, sections: dict[str, Mapping]) -> str:
    written, code = line["parent"], line["name"]
    if written in NOWHERE:
        return ""
    while not written and "." in code:
        code = code.rpartition(".")[0]
        if code in sections:
            return code
    return written


def _in_itself(name: str, parents: dict[str, str]) -> bool:
    seen = {name}
    while name := parents.get(name, ""):
        if name in seen:
            return True
        seen.add(name)
    return False


def add_criteria(reading: Reading, raw: Mapping, sheet: Sheet) -> None:
    root = grown(sheet.lines, reading.found)
    for node in root.inner:
        node.code = node.name
        criterion = fill(own_question(reading, node), _PER, node.line)
        code, per = str(criterion.get("code", "")), str(criterion.get("per", ""))
        _keep(reading, criterion, per, code)
        append(raw, "grid", criterion, node.row)
        for inner in node.inner:
            inner.code = inner.name
            column = own_question(reading, inner)
            _keep(reading, column, per, f"{code}/{inner.name}")
            append(criterion, "columns", column, inner.row)


def _keep(reading: Reading, criterion: Mapping, per: str, code: str) -> None:
    reading.keep(criterion, f"{per}/{code}")
    reading.by_code.setdefault(code, []).append(criterion)


def add_to_positions(
    reading: Reading, sections: dict[str, Mapping], root: Node, maker: Sections
) -> None:
    """Groups of the survey that are called like a position ask in it."""
    for group in root.inner:
        if not group.is_group:
            reading.wrong(group.row, group.code, texts.OUTSIDE_A_POSITION)
        elif group.code not in sections:
            reading.wrong(group.row, group.code, texts.SECTION_UNKNOWN)
        else:
            for question in maker.questions(group.inner):
                append(sections[group.code], "questions", question, question.line)
