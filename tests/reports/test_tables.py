"""Tables in what is taken away: the matrix, a sheet of rows, the long form, the receipt."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest

from domain import answering, submitting
from domain.results import Counted
from reports import long_form, svod
from reports import receipt as printing
from reports.sheets.tables import LONGEST_NAME, Names
from reports.svod import Asked
from tests.conftest import Clock
from tests.domain.filling.conftest import Region
from tests.domain.filling.rich import LINE, Rich
from tests.planting import Planted
from tests.reports.conftest import HOSTILE, rows

EVIL = '=HYPERLINK("http://evil.example","x")'
HEAD = ("№", "Код", "Организация", "Территория", "Строка", "Название", "Начало", "Конец",
        "Состояние", "Почему", "Уровни", "Участников", "Доля, %")  # fmt: skip


@pytest.fixture
def rich(planted: Planted, clock: Clock) -> Rich:
    rich = Rich(Region.of(planted, "sqlite", clock))
    rich.give(answering.choose_option, "region", 0)
    rich.give(answering.type_answer, "subjects", "математика, физика")
    rich.give(answering.type_answer, "pupils", "200")
    rich.give(answering.type_answer, "events", LINE)
    rich.give(answering.add_row, "events", 2)
    rich.give(answering.type_cell, "events", 2, 0, EVIL)
    return rich


def asked(rich: Rich) -> Asked:
    from storage.tables import Form

    campaign = rich.region.database.look_now(lambda s: s.get(Form, rich.form).campaign_id)
    return Asked(campaign, Counted.ALL)


def book(rich: Rich, folder: Path):
    import openpyxl

    target = folder / "svod.xlsx"
    rich.region.see("Вера", svod.write, asked(rich), target)
    return openpyxl.load_workbook(target)


def test_the_matrix_counts_rows_and_joins_labels(rich: Rich, tmp_path: Path) -> None:
    sheets = book(rich, tmp_path)
    answers = rows(sheets["Ответы"])
    assert answers[0][4:] == (
        "region", "subjects", "clubs", "pupils", "orders", "events", "teams", "total",
    )  # fmt: skip
    assert answers[2][4:] == (
        "Север",
        "Математика; Физика",
        "нет ответа",
        "200",
        "нет ответа",
        "нет ответа",
        "нет ответа",
        "ещё не посчитано",
    )
    rich.give(answering.remove_row, "events", 2)
    sheets = book(rich, tmp_path)
    assert rows(sheets["Ответы"])[2][9:] == (1, "нет ответа", "50 человек")
    points = rows(sheets["Баллы"])
    assert points[3][4:] == ("region", "subjects", "orders", "events")
    assert points[5][4:] == (0, 3, "нет ответа", 1)


def test_every_row_of_a_table_is_a_row_of_its_sheet(rich: Rich, tmp_path: Path) -> None:
    sheets = book(rich, tmp_path)
    assert [name for name in sheets.sheetnames if name.startswith("Таблица")] == [
        "Таблица Мероприятия",
        "Таблица Команды",
    ]
    sheet = sheets["Таблица Мероприятия"]
    found = rows(sheet)
    assert found[0][:2] == ("events", "Мероприятия")
    assert found[1] == HEAD
    place = (1, "school", "Школа № 1", "Район")
    assert found[2] == (
        *place, 1, "Форум", datetime(2026, 5, 12), datetime(2026, 5, 13),  # noqa: DTZ001 -- a cell
        "План", None, None, 50, "25",
    )  # fmt: skip
    assert found[3][:6] == (*place, 2, EVIL)
    assert sheet["F4"].data_type == "s"
    assert len(found) == 4
    assert len(rows(sheets["Таблица Команды"])) == 2


def test_names_of_sheets_are_lawful_and_never_twice() -> None:
    names = Names()
    given = [names.name(title) for title in (*HOSTILE, *HOSTILE, "А/Б", "а\\б", "'")]
    assert len({name.casefold() for name in given}) == len(given)
    assert all(
        0 < len(name) <= LONGEST_NAME and not set(name) & set("[]:*?/\\'") for name in given
    )


def test_a_line_a_cell_in_the_long_form(rich: Rich, tmp_path: Path) -> None:
    target = tmp_path / "long.csv"
    rich.region.see("Вера", long_form.write, asked(rich), target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, delimiter=";"))
    mine = [line for line in found if line[0] == "school" and line[4] == "events"]
    assert [(line[8], line[9], line[10], line[14], line[15]) for line in mine] == [
        ("нет ответа", "", "", "", ""),
        ("есть ответ", "Форум", "", "1", "Название"),
        ("есть ответ", "12.05.2026", "", "1", "Начало"),
        ("есть ответ", "13.05.2026", "", "1", "Конец"),
        ("есть ответ", "План", "", "1", "Состояние"),
        ("есть ответ", "50", "", "1", "Участников"),
        ("есть ответ", "25", "", "1", "Доля, %"),
        ("есть ответ", f"'{EVIL}", "", "2", "Название"),
    ]
    assert {len(line) for line in found} == {16}
    assert "hello" not in {line[4] for line in found}


def test_the_receipt_prints_the_rows(rich: Rich) -> None:
    for column, cell in ((1, "1.06.2026"), (2, "2.06.2026")):
        rich.give(answering.type_cell, "events", 2, column, cell)
    rich.give(answering.choose_cell, "events", 2, 3, 0)
    rich.give(answering.type_answer, "teams", "\n".join(HOSTILE[1:3]))
    made = rich.region.do("Анна", submitting.submit, rich.form)
    page = rich.region.see("Анна", submitting.receipt, made.submission_id)
    said = json.loads(printing.inputs(page)["page"])["rows"]
    table = next(row for row in said if row["kind"] == "table")
    assert table == {
        "kind": "table",
        "heads": ["Название"],
        "rows": [[HOSTILE[1]], [HOSTILE[2]]],
    }
    listed = next(row for row in said if row["kind"] == "list")
    assert listed["rows"][0] == [
        ["Название", "Форум"],
        ["Начало", "12.05.2026"],
        ["Конец", "13.05.2026"],
        ["Состояние", "План"],
        ["Участников", "50"],
        ["Доля, %", "25"],
    ]
    assert [row["answer"] for row in said if row["kind"] == "answer"][5:] == [
        "строк: 2, они ниже",
        "строк: 2, они ниже",
        "ещё не посчитано",
    ]
    assert printing.pdf(page).startswith(b"%PDF")


def test_a_table_of_many_rows_goes_over_pages(rich: Rich) -> None:
    from dataclasses import replace

    rich.give(answering.remove_row, "events", 2)
    made = rich.region.do("Анна", submitting.submit, rich.form)
    page = rich.region.see("Анна", submitting.receipt, made.submission_id)
    events = next(answer for answer in page.answers if answer.question == "events")
    long = events.table._replace(heads=events.table.heads[:3], rows=(("Форум", "—", ""),) * 200)
    many = replace(page, answers=(replace(events, table=long), *page.answers))
    assert b"/Type/Pages/Count 4" in printing.pdf(many)
