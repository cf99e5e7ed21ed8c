"""Read the cells of a workbook in a process of its own, which may die of it.

Run as a script with nothing of ours imported: the reader of Excel files ends the whole process
when a sheet claims more cells than there is memory, whatever Python says.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

MOST_MERGED = 200_000
"""Cells that lie under merged ones, of one sheet."""

WRITTEN_OUT = 1e18
"""Numbers below this stand without an exponent."""


def main() -> None:
    asked = json.loads(sys.argv[1])
    _bound(asked["memory"], asked["seconds"])
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 -- only within the bounds

    book = CalamineWorkbook.from_path(asked["path"])
    _say({"sheets": book.sheet_names})
    for name in book.sheet_names:
        if asked["wanted"] is None or name.strip().casefold() in asked["wanted"]:
            _say({"reading": name})
            _say({"sheet": name, **_cells(book.get_sheet_by_name(name), asked)})
    _say({"done": True})


def _bound(memory: int, seconds: int) -> None:
    """Where the system knows such bounds."""
    try:
        import resource  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _cells(sheet: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """The rows that hold something, each with its number.

    A single text that a million cells share is small only in the file: letters are counted.
    """
    if sheet.total_height > asked["rows"] or sheet.total_width > asked["columns"]:
        return {"height": sheet.total_height, "width": sheet.total_width}
    under = _merged(sheet) if asked["merged"] else {}
    kept, left, said = [], asked["letters"], {}
    for number, row in enumerate(sheet.iter_rows(), 1):
        texts = [_text(value) for value in row]
        for column, (top, first) in under.get(number - 1, ()):
            if (number - 1, column) == (top, first):
                said[top, first] = texts[column] if column < len(texts) else ""
            elif column < len(texts):
                texts[column] = said.get((top, first), "")
        left -= sum(map(len, texts))
        if left < 0:
            return {"letters": asked["letters"]}
        if any(texts):
            kept.append([number, texts])
    return {"rows": kept}


def _merged(sheet: Any) -> dict[int, list[tuple[int, tuple[int, int]]]]:
    """Of each row the cells that are merged, with the place that speaks for them."""
    under: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    left = MOST_MERGED
    for top, bottom in sheet.merged_cell_ranges or ():
        left -= (bottom[0] - top[0] + 1) * (bottom[1] - top[1] + 1)
        if left < 0:
            break
        for row in range(top[0], bottom[0] + 1):
            for column in range(top[1], bottom[1] + 1):
                under.setdefault(row, []).append((column, top))
    return under


def _text(value: Any) -> str:
    """As the cell shows it: fifteen digits, no idle zeros, days as 2026-05-01."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return _number(value)
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return "" if value is None else str(value)


def _number(value: float) -> str:
    text = format(value, ".15g")
    if "e" in text:
        return format(value, "f").rstrip("0").rstrip(".") if abs(value) < WRITTEN_OUT else text
    return text


def _say(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
