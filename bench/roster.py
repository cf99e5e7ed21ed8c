"""A list of 40,000 rows out of Excel: read, laid beside what is known, applied, laid again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import xlsxwriter

from bench.memory import peak
from domain.acting import the_program
from domain.importing.applying import apply, known
from domain.importing.lines import listing, read_book
from domain.importing.planning import plan
from domain.organising import add_organisation
from storage import Database
from storage.migrating import upgrade

ROWS, QUICK = 40_000, 400
SCHOOLS_OF_A_MUNICIPALITY, PEOPLE_OF_A_SCHOOL = 25, 4
T = TypeVar("T")


def measure(*, quick: bool) -> Iterator[dict[str, Any]]:
    rows = QUICK if quick else ROWS
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'svod.db'}"
        upgrade(url)
        database = Database(url)
        try:
            yield {"rows": rows, **_measured(database, _book(Path(folder) / "list.xlsx", rows))}
        finally:
            database.close()


def _measured(database: Database, path: Path) -> dict[str, Any]:
    by, now = the_program(), datetime(2026, 9, 1, tzinfo=UTC)
    region = {"name": "Region", "kind": "region", "zone": "Europe/Moscow"}
    database.change_now(add_organisation, by, now, **region)
    lines, reading = _timed(lambda: listing(read_book(path)))
    before, looking = _timed(lambda: database.look_now(known, by, now))
    made, planning = _timed(lambda: plan(lines, before))
    done, applying = _timed(lambda: database.change_now(apply, by, now, made))
    after = database.look_now(known, by, now)
    again, planning_again = _timed(lambda: plan(lines, after))
    assert again.changes_nothing
    _, writer = _timed(lambda: database.change_now(apply, by, now, again))
    return {
        "organisations": done.organisations,
        "people": done.people,
        "reading_seconds": reading,
        "looking_seconds": looking,
        "planning_seconds": planning,
        "applying_seconds": applying,
        "planning_again_seconds": planning_again,
        "applying_nothing_seconds": writer,
        "peak_megabytes": peak(),
    }


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    result = work()
    return result, round(time.perf_counter() - began, 2)


def _book(path: Path, rows: int) -> Path:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    heads = ("territory", "organisation", "role", "person", "phone")
    for column, head in enumerate(_HEADS[each] for each in heads):
        sheet.write(0, column, head)
    for number in range(rows):
        school = number // PEOPLE_OF_A_SCHOOL
        town = school // SCHOOLS_OF_A_MUNICIPALITY
        cells = (
            f"Rayon {town}", f"Shkola {school}", _ROLES[number % 2],
            f"{_letters(number)} {_letters(number // 7)}", 89_120_000_000 + number,
        )  # fmt: skip
        for column, cell in enumerate(cells):
            sheet.write(number + 1, column, cell)
    book.close()
    return path


_HEADS = {
    "territory": "Муниципалитет",
    "organisation": "Организация",
    "role": "Роль",
    "person": "ФИО",
    "phone": "Телефон",
}
_ROLES = ("директор", "координатор")


def _letters(number: int) -> str:
    """A word for each number, none like another."""
    word = ""
    for _ in range(6):
        number, letter = divmod(number * 7 + 3, 26)
        word += chr(97 + letter)
    return word.title() + str(number).translate(str.maketrans("0123456789", "abcdefghij"))
