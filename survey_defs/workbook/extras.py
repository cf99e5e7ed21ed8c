"""The sheets beside the questions: rungs, cautions, rules, levels, cycle, payment, documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from survey_defs.checking.lines import Mapping
from survey_defs.workbook import texts
from survey_defs.workbook.asking import Reading
from survey_defs.workbook.columns import (
    CAUTIONS,
    CONTENTS,
    CYCLE,
    DOCUMENTS,
    LEVELS,
    PAYMENT,
    RULES,
    RUNGS,
    Column,
)
from survey_defs.workbook.sheets import Sheet
from survey_defs.workbook.values import append, fill, mapping, number, put, sequence

QUARTERS = 4
SheetOf = Callable[[str], Sheet | None]


def add_extras(reading: Reading, raw: Mapping, sheet_of: SheetOf) -> None:
    _under_questions(reading, sheet_of("rungs"), RUNGS, "rungs")
    _under_questions(reading, sheet_of("cautions"), CAUTIONS, "cautions")
    for kind, columns in (("rules", RULES), ("levels", LEVELS), ("cycle", CYCLE)):
        sheet = sheet_of(kind)
        for line in sheet.lines if sheet else ():
            append(raw, kind, fill(mapping(line.row), columns, line), line.row)
    _payment(raw, sheet_of("payment"))
    _documents(reading, raw, sheet_of)


def _under_questions(
    reading: Reading, sheet: Sheet | None, columns: tuple[Column, ...], key: str
) -> None:
    """Each line under its question; without a name, under that of the line above."""
    name = ""
    for line in sheet.lines if sheet else ():
        name = line["name"] or name
        meant = reading.by_key.get(name) or reading.by_code.get(name, [])
        if len(meant) != 1:
            sentence = texts.name_ambiguous(name) if meant else texts.about_unknown(name)
            reading.wrong(line.row, name, sentence)
            continue
        append(meant[0], key, fill(mapping(line.row), columns, line), line.row)


def _payment(raw: Mapping, sheet: Sheet | None) -> None:
    lines = sheet.lines if sheet else []
    if not lines:
        return
    by_quarter: dict[Any, list[Mapping]] = {}
    for line in lines:
        paid = fill(mapping(line.row), PAYMENT, line)
        by_quarter.setdefault(number(line["quarter"]) if line["quarter"] else 0, []).append(paid)
    row = lines[0].row
    tables = {
        at: sequence(row, [(paid, paid.line) for paid in rows]) for at, rows in by_quarter.items()
    }
    if "payment" not in raw or "rule" not in raw["payment"].get("pay", {}):
        rule = "table" if 0 in tables else "quarters"
        put(raw, ("payment", "pay", "rule"), rule, row)
    if 0 in tables:
        put(raw, ("payment", "pay", "rows"), tables[0], row)
    else:
        quarters = [(tables.get(at, sequence(row)), row) for at in range(1, QUARTERS + 1)]
        put(raw, ("payment", "pay", "quarters"), sequence(row, quarters), row)


def _documents(reading: Reading, raw: Mapping, sheet_of: SheetOf) -> None:
    classes: dict[str, Mapping] = {}
    sheet = sheet_of("documents")
    for line in sheet.lines if sheet else ():
        classes[line["name"]] = fill(mapping(line.row), DOCUMENTS, line)
        append(raw, "document_classes", classes[line["name"]], line.row)
    contents, name = sheet_of("contents"), ""
    for line in contents.lines if contents else ():
        name = line["class"] or name
        if name not in classes:
            reading.wrong(line.row, name, texts.about_unknown_class(name))
            continue
        append(classes[name], "contents", fill(mapping(line.row), CONTENTS, line), line.row)
