"""A reader of workbooks that forgives nothing: what it finds, Excel would offer to repair."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetProtection", "autoFilter", "mergeCells", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "rowBreaks", "colBreaks", "drawing", "legacyDrawing", "tableParts"),
)
LONGEST = {"name": 31, "cell": 32_767, "formula": 8_192, "foot": 255, "links": 65_530}
NAME = re.compile(r"^(_xlnm\.)?[^\W\d][\w.]*$")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
CORNER = re.compile(r"([A-Z]{1,3})(\d+)")
Box = tuple[int, int, int, int]


def troubles(book: Path) -> list[str]:
    with ZipFile(book) as parts:
        return [*_package(parts), *_workbook(parts), *_sheets(parts)]


def _package(parts: ZipFile) -> Iterator[str]:
    names = parts.namelist()
    yield from (f"twice: {name}" for name, times in Counter(names).items() if times > 1)
    if parts.testzip():
        yield "a part is damaged"
    types = ET.fromstring(parts.read("[Content_Types].xml"))
    known = {each.get("PartName", "")[1:] for each in types.iter(f"{TYPES}Override")}
    endings = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    yield from (f"declared and not there: {name}" for name in known - set(names))
    for name in names:
        ET.fromstring(parts.read(name))  # well-formed
        if name not in known and name.rpartition(".")[2] not in endings:
            yield f"of no declared kind: {name}"
        if name.endswith(".rels"):
            yield from _relations(parts, name)


def _relations(parts: ZipFile, name: str) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    ids = Counter()
    for each in ET.fromstring(parts.read(name)).iter(LINKS):
        ids[each.get("Id")] += 1
        target = each.get("Target", "")
        path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        if each.get("TargetMode") != "External" and path not in parts.namelist():
            yield f"{name} leads nowhere: {target}"
    yield from (f"{name}: {one} twice" for one, times in ids.items() if times > 1)


def _workbook(parts: ZipFile) -> Iterator[str]:
    root = ET.fromstring(parts.read("xl/workbook.xml"))
    sheets = [each.get("name", "") for each in root.iter(f"{MAIN}sheet")]
    folded = Counter(name.casefold() for name in sheets)
    yield from (f"two sheets are called {name}" for name, times in folded.items() if times > 1)
    for name in sheets:
        if (
            not 0 < len(name) <= LONGEST["name"]
            or FORBIDDEN.search(name)
            or name.strip("'") != name
        ):
            yield f"no name of a sheet: {name!r}"
    defined = Counter()
    for each in root.iter(f"{MAIN}definedName"):
        name, text = each.get("name", ""), each.text or ""
        defined[name.casefold(), each.get("localSheetId")] += 1
        if not NAME.match(name) or re.fullmatch(r"[A-Za-z]{1,3}\d+|[rRcC]", name):
            yield f"no name of cells: {name!r}"
        for part in re.findall(r"(?:'((?:[^']|'')+)'|([\w.]+))!", text):
            if (part[0].replace("''", "'") or part[1]) not in sheets:
                yield f"{name} looks at no sheet: {text}"
        if "#REF" in text:
            yield f"{name} looks nowhere"
    yield from (f"{name} is defined twice" for name, times in defined.items() if times > 1)


def _sheets(parts: ZipFile) -> Iterator[str]:
    styles = ET.fromstring(parts.read("xl/styles.xml"))
    looks = len(styles.find(f"{MAIN}cellXfs") or ())
    for name in parts.namelist():
        if name.startswith("xl/worksheets/sheet"):
            root = ET.fromstring(parts.read(name))
            found = [*_order(root), *_cells(root, looks), *_areas(root), *_limits(root)]
            rels = f"xl/worksheets/_rels/{posixpath.basename(name)}.rels"
            known = set()
            if rels in parts.namelist():
                known = {each.get("Id") for each in ET.fromstring(parts.read(rels)).iter(LINKS)}
            wanted = {each.get(RID) for each in root.iter() if each.get(RID)}
            yield from (f"{name}: {trouble}" for trouble in found)
            yield from (f"{name}: no relation {each}" for each in wanted - known)


def _order(root: ET.Element) -> Iterator[str]:
    tags = [each.tag.removeprefix(MAIN) for each in root]
    places = [ORDER.index(tag) for tag in tags]
    if places != sorted(set(places)):
        yield f"parts out of order: {tags}"


def _cells(root: ET.Element, looks: int) -> Iterator[str]:
    last_row = 0
    for row in root.iter(f"{MAIN}row"):
        number, last = int(row.get("r", "0")), 0
        if number <= last_row:
            yield f"row {number} after {last_row}"
        last_row = number
        for cell in row:
            column, at, *_ = _box(cell.get("r", ""))
            if at != number or column <= last:
                yield f"{cell.get('r')} out of order"
            last = column
            if int(cell.get("s", "0")) >= looks:
                yield f"{cell.get('r')} has no look"
            text = "".join(cell.itertext())
            if len(text.encode("utf-16-le")) // 2 > LONGEST["cell"]:
                yield f"{cell.get('r')} is too long"
            formula = cell.find(f"{MAIN}f")
            if formula is not None and len(formula.text or "") > LONGEST["formula"]:
                yield f"{cell.get('r')}: the formula is too long"


def _areas(root: ET.Element) -> Iterator[str]:
    merged = [_box(each.get("ref", "")) for each in root.iter(f"{MAIN}mergeCell")]
    filters = [_box(each.get("ref", "")) for each in root.iter(f"{MAIN}autoFilter")]
    for one, other in combinations([*merged, *filters], 2):
        if _overlap(one, other):
            yield f"areas overlap: {one} and {other}"
    columns = sorted((int(c.get("min", 0)), int(c.get("max", 0))) for c in root.iter(f"{MAIN}col"))
    for (_, end), (begin, _) in pairwise(columns):
        if begin <= end:
            yield f"widths overlap at column {begin}"


def _overlap(one: Box, other: Box) -> bool:
    apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    return not apart


def _limits(root: ET.Element) -> Iterator[str]:
    if len(list(root.iter(f"{MAIN}hyperlink"))) > LONGEST["links"]:
        yield "too many links"
    for foot in root.iter(f"{MAIN}oddFooter"):
        if len(foot.text or "") > LONGEST["foot"]:
            yield "the foot is too long"


def _box(reference: str) -> Box:
    """`B2:D5` as its first column and row and its last."""
    corners = [(_column(letters), int(row)) for letters, row in CORNER.findall(reference)]
    return *corners[0], *corners[-1]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
