"""Workbooks as people keep them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

Cells = Sequence[object]
USUAL = ("Муниципалитет", "Организация", "Роль", "ФИО", "Телефон", "Эл. почта", "Число учеников")


def book(
    path: Path,
    sheets: dict[str, Iterable[Cells]],
    merged: dict[str, Iterable[tuple[int, int, int, int, str]]] | None = None,
) -> Path:
    made = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None and cell != "":
                    sheet.write(number, column, cell)
        for place in (merged or {}).get(name, ()):
            sheet.merge_range(*place)
    made.close()
    return path
