"""Cells as values of the definition, and trees of them that remember their rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from survey_defs.checking.lines import Mapping, Sequence
from survey_defs.workbook.columns import Column
from survey_defs.workbook.header_texts import FALSE_WORDS, TRUE_WORDS
from survey_defs.workbook.sheets import Line, plain

INNER_BREAK = "\u2028"
"""A line break inside one of several texts of a cell."""
_NUMBER = re.compile(r"-?\d{1,18}(?:[.,]\d{1,12})?", re.ASCII)
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)


def mapping(row: int) -> Mapping:
    new = Mapping()
    new.line, new.lines = row, {}
    return new


def sequence(row: int, values: Iterable[tuple[Any, int]] = ()) -> Sequence:
    listed = list(values)
    new = Sequence(value for value, _ in listed)
    new.line, new.lines = row, [place for _, place in listed]
    return new


def put(into: Mapping, way: tuple[str, ...], value: Any, row: int) -> None:
    """Under these keys, each opened when it is not there yet."""
    *outer, last = way
    for key in outer:
        if key not in into:
            put(into, (key,), mapping(row), row)
        into = into[key]
    into[last] = value
    into.lines[last] = row


def append(into: Mapping, key: str, value: Any, row: int) -> None:
    if key not in into:
        put(into, (key,), sequence(row), row)
    into[key].append(value)
    into[key].lines.append(row)


def fill(into: Mapping, columns: Iterable[Column], line: Line, *, strip: bool = False) -> Mapping:
    """With what stands in the columns that have a way."""
    for column in columns:
        written = line.written(column.name)
        if column.way and written:
            put(into, column.way, value(column, written, line.row, strip=strip), line.row)
    return into


def value(column: Column, written: str, row: int, *, strip: bool = False) -> Any:
    """What cannot be understood stays as it is written: the check says what is wrong with it."""
    text = written.strip()
    match column.sort:
        case "number":
            return number(text.removesuffix("%")) if _DAY.fullmatch(text) is None else day(text)
        case "flag":
            return flag(text)
        case "word":
            return word(column, text)
        case "lines" | "words":
            parts = [
                word(column, part) if column.sort == "words" else part for part in split(written)
            ]
            return sequence(row, [(part, row) for part in parts])
        case "code" | "expression":
            return text
    return text if strip else written


def number(text: str) -> int | Decimal | str:
    bare = text.replace(" ", "").replace("\u2212", "-")
    if not _NUMBER.fullmatch(bare):
        return text
    found = Decimal(bare.replace(",", "."))
    return int(found) if found == found.to_integral_value() else found


def day(text: str) -> str:
    """31.12.2026 as definitions write it."""
    return _DAY.sub(lambda found: f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}", text)


def flag(text: str) -> bool | str:
    folded = plain(text)
    if folded in TRUE_WORDS:
        return True
    return False if folded in FALSE_WORDS else text


def word(column: Column, text: str) -> str:
    """The word of the definition for a Russian one."""
    wanted = plain(text)
    for meant, russian in column.words.items():
        if wanted in {plain(meant), plain(russian)}:
            return meant
    return text


def split(written: str) -> list[str]:
    """Several texts of one cell: a line each or, on one line, parted by semicolons."""
    parts = written.split("\n" if "\n" in written else ";")
    return [part.strip().replace(INNER_BREAK, "\n") for part in parts if part.strip()]


def joined(parts: Iterable[str]) -> str:
    """The opposite; a semicolon inside a text does not part it."""
    listed = [part.strip().replace("\n", INNER_BREAK) for part in parts]
    text = "\n".join(listed)
    return text + "\n" if len(listed) == 1 and ";" in text else text
