"""The number of a row that knows its sheet."""

from __future__ import annotations

from typing import Self


class Row(int):
    """Row 3 of the sheet `survey`; equal to 3."""

    sheet: str

    def __new__(cls, number: int, sheet: str = "") -> Self:
        row = super().__new__(cls, number)
        row.sheet = sheet
        return row


class BadWorkbook(ValueError):
    """A workbook that cannot be read at all; one sentence says why."""

    def __init__(self, sentence: str, sheet: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.row = Row(1, sheet)
