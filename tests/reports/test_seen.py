"""A table of a page as a file: numbers are numbers, days are days, names are only names."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from reports.seen import Column, Form, Kind, Said, SeenTable, written
from tests.reports.conftest import HOSTILE

NOW = datetime(2026, 9, 30, 20, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Yekaterinburg")
KINDS = ("Организация", "Анкет", "Баллы", "Доля", "r", "День", "Когда")


def read(body: bytes):
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(body))


def table(rows, totals=None) -> SeenTable:
    return SeenTable(
        "Ход. Самооценка",
        (Said("Кампания", "Самооценка 2026"), Said("Отбор", "состояние: сдана")),
        tuple(Column(head, kind) for head, kind in zip(KINDS, Kind, strict=True)),
        rows,
        ZONE,
        totals,
    )


FULL = ("Школа № 1", 1234, 25000, Decimal("83.3"), Decimal("-0.707"), date(2026, 9, 1), NOW)
ROWS = [FULL, ("Школа № 2", None, "нет ответов", None, None, NOW, None)]
TOTALS = ("Итого", 1234, -5, Decimal("83.3"), None, None, None)


def test_a_workbook_holds_values_and_not_words_about_them() -> None:
    book = read(written(table(ROWS, TOTALS), Form.XLSX, NOW))
    [sheet] = book.worksheets
    local = datetime(2026, 10, 1, 1, 0)  # noqa: DTZ001 -- a cell has no zone
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows == [
        ("Ход. Самооценка", *[None] * 6),
        ("Кампания: Самооценка 2026. Отбор: состояние: сдана.", *[None] * 6),
        KINDS,
        ("Школа № 1", 1234, 2.5, 0.833, -0.707, datetime(2026, 9, 1), local),  # noqa: DTZ001 -- a cell
        ("Школа № 2", None, "нет ответов", None, None, datetime(2026, 10, 1), None),  # noqa: DTZ001 -- a cell
        ("Итого", 1234, -0.0005, 0.833, None, None, None),
    ]
    formats = [cell.number_format for cell in sheet[4]]
    assert formats == [
        *["General"] * 3, "0.0%", "General", "dd.mm.yyyy", "dd.mm.yyyy hh:mm",
    ]  # fmt: skip
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B4", "A3:G5")
    assert sheet.print_title_rows == "$3:$3"


def test_a_text_file_opens_in_russian_excel_by_a_double_click() -> None:
    text = written(table(ROWS, TOTALS), Form.CSV, NOW).decode("utf-8")
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]), delimiter=";")) == [
        ["Ход. Самооценка"],
        ["Кампания", "Самооценка 2026"],
        ["Отбор", "состояние: сдана"],
        [],
        [*KINDS],
        ["Школа № 1", "1234", "2,5", "83,3%", "-0,707", "01.09.2026", "01.10.2026 01:00"],
        ["Школа № 2", "", "нет ответов", "", "", "01.10.2026", ""],
        ["Итого", "1234", "-0,0005", "83,3%", "", "", ""],
    ]


def test_hostile_names_do_nothing_anywhere() -> None:
    for name in (*HOSTILE, "и" * 40_000):
        evil = SeenTable(
            name, (Said("Отбор", name),), (Column("Кто"), Column("Где")), [(name, name)], ZONE
        )
        book = read(written(evil, Form.XLSX, NOW))
        cells = [cell for row in book.active.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
        lines = [*csv.reader(io.StringIO(written(evil, Form.CSV, NOW).decode()), delimiter=";")]
        assert [cell for line in lines[1:] for cell in line if cell[:1] in set("=+-@")] == []


def test_nothing_found_is_still_a_file() -> None:
    for form in Form:
        assert len(written(table([]), form, NOW)) > 50
