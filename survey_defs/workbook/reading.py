"""A workbook as the raw tree of a definition, with everything that is to be said of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from survey_defs.checking.lines import Mapping
from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.asking import Reading
from survey_defs.workbook.columns import SHEETS, XLSFORM
from survey_defs.workbook.extras import add_extras
from survey_defs.workbook.languages import speak
from survey_defs.workbook.lists import lists_of
from survey_defs.workbook.names import list_of, named
from survey_defs.workbook.opening import Book, close_to, open_book
from survey_defs.workbook.positions import add_criteria, add_positions, add_to_positions
from survey_defs.workbook.rows import BadWorkbook, Row
from survey_defs.workbook.sections import Sections
from survey_defs.workbook.settings import begin, finish, is_own, setting, settings_of
from survey_defs.workbook.sheets import Sheet, sheet_of
from survey_defs.workbook.tree import Node, grown
from survey_defs.workbook.types import row_type
from survey_defs.workbook.values import put

_KNOWN = frozenset(SHEETS)


class Read(NamedTuple):
    raw: Mapping | None
    """Nothing when the workbook cannot be read at all."""
    found: list[Found]
    """What is wrong, and what is only to be known; each with its sheet and row."""


def read(path: Path) -> Read:
    """Never raises: whatever is in the file, it is told."""
    found: list[Found] = []
    try:
        book = open_book(path, _KNOWN)
        return Read(_read(book, path, found), found)
    except BadWorkbook as error:
        return Read(None, [*found, Found(error.row, "", error.sentence)])


def _read(book: Book, path: Path, found: list[Found]) -> Mapping:
    settings, lines = settings_of(book)
    own = is_own(lines)
    sheets = {kind: sheet_of(book, kind) for kind in SHEETS if kind != "settings"}
    _look_over(book, [settings, *sheets.values()], found)
    if not own:
        found += speak((sheets["survey"], sheets["choices"]), setting(lines, "default_language"))
    lists = lists_of(
        sheets["choices"], found, own=own, repeated=setting(lines, "allow_choice_duplicates")
    )
    survey = sheets["survey"]
    root = grown(survey.lines if survey else (), found)
    reading = Reading(own, lists, named(root, lists, found, own=own), found)
    raw = begin(lines, path, found, own=own)
    _share(reading, raw, root, sheets["criteria"])
    _ask(reading, raw, root, sheets)
    add_extras(reading, raw, sheets.get)
    finish(raw)
    return raw


def _look_over(book: Book, sheets: list[Sheet | None], found: list[Found]) -> None:
    """A survey must be there, under its name and with its headings."""
    there = {sheet.name.strip().casefold(): sheet for sheet in sheets if sheet}
    asking = [there[kind] for kind in ("survey", "criteria") if kind in there]
    if not asking:
        names = [name for name in book.names if close_to(name, frozenset({"survey"}))]
        raise BadWorkbook(texts.no_such_sheet(book.names[:10], names))
    for sheet in there.values():
        found += sheet.found
    for sheet in asking:
        if "type" not in sheet.columns:
            raise BadWorkbook(texts.NO_TYPE_COLUMN, sheet.name)
    for name in book.names:
        close = close_to(name, frozenset(XLSFORM))
        if close and close not in there and name not in book.cells:
            found.append(Found(Row(1, name), "", texts.sheet_misspelt(name, close), warning=True))


def _share(reading: Reading, raw: Mapping, root: Node, criteria: Sheet | None) -> None:
    """Lists that stand under several questions unchanged are written once."""
    used = Counter(_plain_list(node) for node in root.every())
    for line in criteria.lines if criteria else ():
        used[row_type(line["type"]).list_name or line["select_from_list_name"]] += 1
    for name, times in used.items():
        if name in reading.lists.entries and times > 1:
            reading.shared.add(name)
            row = reading.lists.entries[name][0].line.row
            put(raw, ("choices", name), reading.lists.options(name, row), row)


def _plain_list(node: Node) -> str:
    return "" if node.line["choice_filter"] or node.type.or_other else list_of(node)


def _ask(reading: Reading, raw: Mapping, root: Node, sheets: dict[str, Sheet | None]) -> None:
    maker = Sections(reading, str(raw.get("title", "")))
    positions, criteria = sheets["positions"], sheets["criteria"]
    if positions:
        add_to_positions(reading, add_positions(reading, raw, positions), root, maker)
    else:
        maker.whole(root, raw)
    if criteria:
        add_criteria(reading, raw, criteria)
    if "sections" not in raw:
        asking = sheets["survey"] or criteria
        raise BadWorkbook(texts.NOTHING_ASKED, asking.name if asking else "")
