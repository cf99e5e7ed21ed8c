"""The long form: a row an answer, opened by a double click in Russian Excel, nothing runs."""

from __future__ import annotations

import csv
from pathlib import Path

from domain.results import Counted
from reports import long_form
from reports.svod import Asked
from tests.overseen import County


def take(county: County, folder: Path) -> tuple[bytes, list[list[str]]]:
    target = folder / "long.csv"
    county.see("Раиса", long_form.write, Asked(county.campaign, Counted.ALL), target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return target.read_bytes(), list(csv.reader(file, delimiter=";"))


def test_every_answer_is_a_row(county: County, tmp_path: Path) -> None:
    county.answer("Анна", "first", ("B1.C1", "1"), ("B1.C2", "нет"), ("B2.N", "1250"))
    raw, found = take(county, tmp_path)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(found) == 1 + 3 * 5
    assert ["|".join(row[:2] + row[4:12]) for row in found[1:6]] == [
        (
            "first|Школа № 1|B1.C1|C1|Первый механизм|Цель|есть ответ"
            "|отмечено 1 из 2: Записана|1,25|1,75"
        ),
        "first|Школа № 1|B1.C2|C2|Первый механизм|Показатель|есть ответ|Нет|0|3",
        "first|Школа № 1|B2.C1|C1|Второй механизм|Цель|нет ответа|||1",
        (
            "first|Школа № 1|B2.N||Второй механизм|Сколько школ|есть ответ"
            "|1\N{NO-BREAK SPACE}250 школ|0|0"
        ),
        "first|Школа № 1|B2.C3|C3|Второй механизм|Анализ|не задаётся|||0",
    ]
    assert [row[13] for row in found[1:4]] == ["2026-09-01 09:00:00"] * 2 + [""]


def test_formulas_stay_text(county: County, tmp_path: Path) -> None:
    from domain import answering
    from domain.answering import Spot
    from tests.overseen import PLACE

    spot = Spot(county.forms["first"], PLACE["B1.C2"], None)
    county.answer("Анна", "first", ("B1.C2", "есть"))
    county.do("Анна", answering.comment, spot, '=HYPERLINK("http://evil.example")')
    _, found = take(county, tmp_path)
    assert found[2][12] == '\'=HYPERLINK("http://evil.example")'
