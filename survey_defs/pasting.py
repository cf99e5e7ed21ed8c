"""Rows of a table typed or copied from a spreadsheet: all of them, or none and every bad line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from survey_defs import answer_texts, tables, texts
from survey_defs.model import Table
from survey_defs.reading import NotAnAnswer, clean, fold, tidy
from survey_defs.simple import parse_simple

EXPLAINED = 8
"""So many bad lines are explained; the numbers of the rest are told."""
EMPTY = {"", "-"}
"""A dash of any length in a spreadsheet is no answer: never silently a nought."""
TAB, NEW_LINE = "\t", "\n"
BETWEEN = (";", "|")
"""The first that is in a line parts its cells."""


@dataclass(slots=True)
class Line:
    """One line with the cells that could be read; it is bad once anything is wrong with it."""

    number: int
    """Counted from 1, without empty lines."""
    cells: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def paste(table: Table, current: Any | None, text: str) -> tables.Value:
    """The table with all these rows at its end; «no» says that there are none."""
    if says_no(text):
        return tables.no_rows(table, current)
    lines = read_lines(table, text)
    refuse_bad(table, lines)
    return with_lines(table, current, lines)


def says_no(text: str) -> bool:
    return fold(text) in texts.NOTHING or tidy(text) in texts.NOTHING


def read_lines(table: Table, text: str) -> list[Line]:
    """Every line that is not empty; the head of a spreadsheet, copied along, is left out."""
    records = [record for record in _records(table, text) if any(map(tidy, record))]
    if not records:
        raise NotAnAnswer(answer_texts.NOTHING_PASTED)
    numbered = list(enumerate(records, 1))
    if len(records) > 1 and _is_head(table, records[0]):
        del numbered[0]
    return [_line(table, number, record) for number, record in numbered]


def refuse_bad(table: Table, lines: Sequence[Line]) -> None:
    """Name every line that cannot be read, in one sentence for the person."""
    bad = [line for line in lines if line.problems]
    if not bad:
        return
    told = [answer_texts.bad_line(line.number, line.problems) for line in bad[:EXPLAINED]]
    if rest := [line.number for line in bad[EXPLAINED:]]:
        told.append(answer_texts.other_bad_lines(rest))
    labels = [column.label for _, column in tables.filled(table)]
    order = answer_texts.line_order(labels)
    raise NotAnAnswer("\n".join([answer_texts.PASTED_NOTHING, *told, order]))


def with_lines(table: Table, current: Any | None, lines: Sequence[Line]) -> tables.Value:
    value = current
    for line in lines:
        row = {"id": tables.next_id(value), "cells": line.cells}
        value = tables.put_row(table, value, row)
    assert value is not None
    return tables.bounded(value)


def _line(table: Table, number: int, record: Sequence[str]) -> Line:
    line, columns = Line(number), tables.filled(table)
    if len(record) > len(columns):
        line.problems.append(answer_texts.too_many_cells(len(record), len(columns)))
        return line
    for (_, column), typed in zip(columns, record, strict=False):
        if tidy(typed) in EMPTY:
            continue
        try:
            line.cells[column.code] = parse_simple(column, typed)
        except NotAnAnswer as refusal:
            line.problems.append(answer_texts.bad_cell(column.label, tidy(typed), str(refusal)))
    if not line.cells and not line.problems:
        line.problems.append(answer_texts.NOTHING_IN_LINE)
    return line


def _records(table: Table, text: str) -> Iterator[list[str]]:
    """Tabs as spreadsheets copy them, with their quotes; else semicolons or bars."""
    kept = clean(text).replace("\r\n", NEW_LINE)
    records = _by_tabs(kept) if TAB in kept else _by_marks(table, kept)
    return (_without_empty_end(record) for record in records)


def _by_marks(table: Table, text: str) -> list[list[str]]:
    lines = text.split(NEW_LINE)
    if len(tables.filled(table)) == 1:
        return [[line] for line in lines]
    return [line.split(next((mark for mark in BETWEEN if mark in line), TAB)) for line in lines]


def _by_tabs(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text), delimiter=TAB, strict=True))
    except csv.Error:  # quotes that are no spreadsheet's
        return [line.split(TAB) for line in text.split(NEW_LINE)]


def _without_empty_end(record: Sequence[str]) -> list[str]:
    kept = list(record)
    while kept and not tidy(kept[-1]):
        kept.pop()
    return kept


def _is_head(table: Table, record: Sequence[str]) -> bool:
    columns = tables.filled(table)
    return len(record) <= len(columns) and all(
        fold(typed) in {fold(column.title), fold(column.label)}
        for typed, (_, column) in zip(record, columns, strict=False)
    )
