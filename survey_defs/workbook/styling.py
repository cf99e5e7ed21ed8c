"""How our workbooks look: widths, formats, drop-down lists."""

from __future__ import annotations

from typing import Any

from survey_defs.workbook.columns import Column
from survey_defs.workbook.header_texts import (
    CHOOSE,
    NO,
    RUSSIAN_CRITERIA,
    RUSSIAN_KINDS,
    YES,
)

WIDTHS = {
    "type": 22,
    "name": 16,
    "label": 52,
    "hint": 40,
    "rule": 40,
    "short": 24,
    "full": 48,
    "relevant": 34,
    "constraint": 30,
    "constraint_message": 34,
    "calculation": 34,
    "select_from_list_name": 18,
    "list_name": 18,
    "evidence_documents": 34,
    "documents": 44,
    "message": 48,
    "when": 34,
    "must": 44,
    "title": 40,
    "form_title": 44,
    "form_id": 22,
    "about": 44,
    "notice": 30,
    "sources": 44,
    "show_if": 28,
    "numerator": 24,
    "denominator": 24,
}
OFTEN = {
    "survey": {
        "type",
        "select_from_list_name",
        "name",
        "label",
        "hint",
        "required",
        "relevant",
        "points",
        "rule",
        "evidence",
        "evidence_documents",
        "not_applicable",
        "at_least",
        "at_most",
        "unit",
    },
    "settings": {
        "form_title",
        "form_id",
        "version",
        "expressions",
        "official",
        "maximum",
        "threshold",
        "notice",
        "about",
        "sources",
    },
}
OFTEN["criteria"] = OFTEN["survey"] | {"per"}
"""Columns that stay in sight of who fills the workbook."""
_LISTS = {"survey": "select_from_list_name", "criteria": "select_from_list_name"}
LIST_NAMES = "=choices!$A$3:$A$2000"


class Styles:
    def __init__(self, book: Any) -> None:
        plain = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        self.body = book.add_format({**plain, "num_format": "@"})
        self.number = book.add_format(plain)
        bold = {**plain, "bold": True, "border": 1}
        self.heading = book.add_format({**bold, "bg_color": "#1F4E78", "font_color": "#FFFFFF"})
        self.russian = book.add_format({**bold, "bg_color": "#DDEBF7"})
        self.title = book.add_format({**plain, "bold": True, "font_size": 14})
        self.words = book.add_format(plain)
        self.strong = book.add_format({**plain, "bold": True})


def add_choices(sheet: Any, kind: str, columns: list[Column], last: int, *, russian: bool) -> None:
    """Drop-down lists; something else may be typed, for XLSForm has many more words."""
    for place, column in enumerate(columns):
        source = _choices(kind, column, russian=russian)
        if source:
            rule = {"validate": "list", "source": source, "error_type": "information"}
            sheet.data_validation(2, place, last, place, {**rule, **CHOOSE})


def _choices(kind: str, column: Column, *, russian: bool) -> list[str] | str:
    if column.name == _LISTS.get(kind):
        return LIST_NAMES
    if column.name == "type" and russian:
        return RUSSIAN_CRITERIA if kind == "criteria" else RUSSIAN_KINDS
    if column.sort == "flag" or column.name == "evidence":
        return [YES, NO] if russian else ["yes", "no"]
    if column.sort == "word":
        return [*(column.words.values() if russian else column.words)]
    return ""
