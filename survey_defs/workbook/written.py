"""A definition as rows of sheets: the opposite of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from survey_defs.workbook.columns import (
    CAUTIONS,
    CHOICES,
    CONTENTS,
    CRITERIA,
    CYCLE,
    DOCUMENTS,
    EVIDENCE,
    LEVELS,
    OF_SECTION,
    PAYMENT,
    POSITIONS,
    QUESTION,
    RULES,
    RUNGS,
    SETTINGS,
    SHEETS,
    Column,
)
from survey_defs.workbook.header_texts import NO, TYPES, YES
from survey_defs.workbook.values import joined

Cell = str | int | Decimal
Cells = dict[str, Cell]
Raw = Mapping[str, Any]
_LISTED = {"choice": "select_one", "multiple": "select_multiple", "checklist": "checklist"}
_TYPES = {"computed": "calculate", "evidence": "file", "table": "begin repeat"}
_OPTIONS = {"options", "items"}
_OF_GROUP = (
    *OF_SECTION,
    *(c for c in QUESTION if c.name in {"name", "label", "short", "relevant", "open_to"}),
)


@dataclass(slots=True)
class Sheets:
    """The rows of every sheet, by the names of its columns."""

    russian: bool = False
    """Say types and choices in Russian, with the list of options in a column of its own."""
    rows: dict[str, list[Cells]] = field(default_factory=lambda: {kind: [] for kind in SHEETS})
    lists: dict[str, Any] = field(default_factory=dict)

    def add(self, kind: str, cells: Cells) -> None:
        self.rows[kind].append(cells)

    def cell(self, column: Column, value: Any) -> Cell:
        match value:
            case bool():
                return (YES if value else NO) if self.russian else ("yes" if value else "no")
            case int() | Decimal():
                return value
            case float():
                return Decimal(str(value))
        if column.sort in {"lines", "words"}:
            return joined(str(self._word(column, part)) for part in value)
        return self._word(column, str(value))

    def _word(self, column: Column, value: Any) -> str:
        return column.words.get(str(value), str(value)) if self.russian else str(value)

    def cells(self, columns: Iterable[Column], raw: Raw) -> Cells:
        """What of these columns is there."""
        found: Cells = {}
        for column in columns:
            value = _at(raw, column.way)
            cell = self.cell(column, value) if column.way and value is not None else ""
            if cell != "":
                found[column.name] = cell
        return found


def written(raw: Raw, *, russian: bool = False) -> Sheets:
    """A raw tree, before or after its lists and its grid are put in place."""
    sheets = Sheets(russian, lists=dict(raw.get("choices") or {}))
    sheets.add("settings", sheets.cells(SETTINGS, raw) | {"expressions": "svod"})
    if raw.get("grid"):
        _positions(sheets, raw["sections"], "", set(_codes(raw["sections"])))
        for section in _every(raw["sections"]):
            if section.get("questions"):
                _group(sheets, {"code": section["code"]}, section["questions"])
    else:
        for section in raw["sections"]:
            _section(sheets, section)
    _criteria(sheets, raw)
    _rest(sheets, raw)
    for name, options in sheets.lists.items():
        for option in options:
            sheets.add("choices", {"list_name": name, **sheets.cells(CHOICES, option)})
    return sheets


def _at(raw: Raw, way: tuple[str, ...]) -> Any:
    found: Any = raw
    for key in way:
        if not isinstance(found, Mapping):
            return None
        found = found.get(key, found.get(f"{key}_"))
    return found


def _every(sections: Iterable[Raw]) -> Iterator[Raw]:
    for section in sections:
        yield section
        yield from _every(section.get("sections") or ())


def _codes(sections: Iterable[Raw]) -> Iterator[str]:
    return (str(section["code"]) for section in _every(sections))


def _positions(sheets: Sheets, sections: Iterable[Raw], parent: str, known: set[str]) -> None:
    for section in sections:
        code = str(section["code"])
        above = {code[:end] for end, letter in enumerate(code) if letter == "."}
        outer = parent or ("-" if above & known else "")
        cells = sheets.cells(POSITIONS, section)
        sheets.add("positions", {**cells, "parent": outer} if outer else cells)
        _positions(sheets, section.get("sections") or (), code, known)


def _section(sheets: Sheets, section: Raw) -> None:
    begin = _type(sheets, "begin group")
    sheets.add("survey", {"type": begin, **sheets.cells(_OF_GROUP, section)})
    for inner in section.get("sections") or ():
        _section(sheets, inner)
    for question in section.get("questions") or ():
        _asked(sheets, question)
    sheets.add("survey", {"type": _type(sheets, "end group")})


def _group(sheets: Sheets, section: Raw, questions: Iterable[Raw]) -> None:
    _section(sheets, {**section, "questions": questions})


def _asked(sheets: Sheets, question: Raw) -> None:
    sheets.add("survey", _question(sheets, question, QUESTION, str(question["code"])))
    _columns(sheets, "survey", question, str(question["code"]))


def _columns(sheets: Sheets, kind: str, table: Raw, key: str) -> None:
    """Of a table, up to the row that ends it."""
    for column in table.get("columns") or ():
        sheets.add(kind, _question(sheets, column, QUESTION, f"{key}/{column['code']}"))
    if table["kind"] == "table":
        sheets.add(kind, {"type": _type(sheets, "end repeat")})


def _question(sheets: Sheets, question: Raw, columns: Sequence[Column], key: str) -> Cells:
    cells: Cells = {"type": _type(sheets, _kind(question))}
    kind = question["kind"]
    if kind in _LISTED:
        name = _list(sheets, question["items" if kind == "checklist" else "options"], key)
        if sheets.russian:
            cells["select_from_list_name"] = name
        else:
            cells["type"] = f"{_LISTED[kind]} {name}"
    _under(sheets, question, key)
    cells |= sheets.cells(columns, question)
    told = any(column.name in cells for column in EVIDENCE)
    if isinstance(question.get("evidence"), Mapping) and not told:
        cells["evidence"] = YES if sheets.russian else "yes"
    return cells


def _kind(question: Raw) -> str:
    kind = str(question["kind"])
    if kind == "number" and int(question.get("decimals") or 0):
        return "decimal"
    return _TYPES.get(kind, "integer" if kind == "number" else kind)


def _type(sheets: Sheets, kind: str) -> str:
    if not sheets.russian:
        return kind
    plain = {
        "integer": "number",
        "calculate": "computed",
        "file": "evidence",
        "begin repeat": "begin repeat",
    }
    return TYPES[plain.get(kind, kind)][0]


def _list(sheets: Sheets, options: Any, key: str) -> str:
    """A list is written once, under the name that it has or the code of its first question."""
    if isinstance(options, str):
        return options
    for name, known in sheets.lists.items():
        if known == options:
            return name
    name = stem = key.replace("/", ".")
    number = 2
    while name in sheets.lists:
        name, number = f"{stem}_{number}", number + 1
    sheets.lists[name] = options
    return name


def _under(sheets: Sheets, question: Raw, key: str) -> None:
    for kind, columns in (("rungs", RUNGS), ("cautions", CAUTIONS)):
        for part in question.get(kind) or ():
            sheets.add(kind, {"name": key, **sheets.cells(columns, part)})


def _criteria(sheets: Sheets, raw: Raw) -> None:
    grid = raw.get("grid") or ()
    codes = [str(criterion["code"]) for criterion in grid]
    others = {str(cells.get("name", "")) for cells in sheets.rows["survey"]}
    for criterion in grid:
        code = str(criterion["code"])
        alone = codes.count(code) == 1 and code not in others
        key = code if alone else f"{criterion['per']}/{code}"
        sheets.add("criteria", _question(sheets, criterion, CRITERIA, key))
        _columns(sheets, "criteria", criterion, key)


def _rest(sheets: Sheets, raw: Raw) -> None:
    for kind, columns in (("rules", RULES), ("levels", LEVELS), ("cycle", CYCLE)):
        for part in raw.get(kind) or ():
            sheets.add(kind, sheets.cells(columns, part))
    pay = (raw.get("payment") or {}).get("pay") or {}
    for row in pay.get("rows") or ():
        sheets.add("payment", sheets.cells(PAYMENT, row))
    for quarter, rows in enumerate(pay.get("quarters") or (), 1):
        for row in rows:
            sheets.add("payment", {"quarter": quarter, **sheets.cells(PAYMENT, row)})
    for known in raw.get("document_classes") or ():
        sheets.add("documents", sheets.cells(DOCUMENTS, known))
        for content in known.get("contents") or ():
            sheets.add("contents", {"class": known["code"], **sheets.cells(CONTENTS, content)})
