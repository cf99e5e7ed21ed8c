"""Workbooks made on the spot, as their authors would have made them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwt

Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, sheets: dict[str, Rows]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def xls(path: Path, sheets: dict[str, Rows]) -> Path:
    """As Excel 97 writes it."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in (None, ""):
                    sheet.write(place, column, value)
    book.save(str(path))
    return path


def table(text: str) -> Rows:
    """Rows written as in the documents of XLSForm: `| type | name | label |`."""
    lines = [line.strip() for line in text.strip().splitlines()]
    cut = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    return [[cell.replace("¦", "|") for cell in row] if any(row) else [] for row in cut]


def form(path: Path, survey: str, choices: str = "", settings: str = "") -> Path:
    sheets = {"survey": table(survey)}
    if choices:
        sheets["choices"] = table(choices)
    if settings:
        sheets["settings"] = table(settings)
    return xlsx(path, sheets)
