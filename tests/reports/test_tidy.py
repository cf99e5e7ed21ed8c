"""Data for analysts: a row for each form and question, a dictionary of everything, no names."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from domain import answering
from domain.answering import Spot
from domain.results import Counted, Grouping, Slice, results
from reports import tidy
from reports.gathering import Asked
from reports.tidy import texts
from survey_defs.loading import shipped
from tests.overseen import PLACE, County
from tests.reports.conftest import rows

Table = list[dict[str, str]]


def take(
    county: County, folder: Path, *, bare: bool = False, who: str = "Раиса"
) -> dict[str, Table]:
    target = folder / "tidy.zip"
    write = tidy.write_bare if bare else tidy.write_all
    county.see(who, write, Asked(county.campaign, Counted.ALL), target)
    with ZipFile(target) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        assert archive.namelist() == [*names, "Словарь.xlsx"]
        return {name: read(archive.read(name)) for name in names}


def read(content: bytes) -> Table:
    assert content.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [*csv.DictReader(text, delimiter=";", strict=True)]


@pytest.fixture
def told(county: County) -> County:
    county.answer("Анна", "first", ("B1.C1", "1"), ("B1.C2", "нет"), ("B2.N", "1250"))
    spot = Spot(county.forms["first"], PLACE["B1.C2"], None)
    county.do("Анна", answering.comment, spot, "Спросите Петрову М. И.")
    county.answer("Глеб", "second", ("B1.C1", None))
    return county


def test_a_row_for_each_form_and_question(told: County, tmp_path: Path) -> None:
    found = take(told, tmp_path)["Ответы.csv"]
    assert len(found) == 3 * 5
    shown = ["|".join([*row.values()][6:15]) for row in found[:6]]
    assert shown == [
        "B1.C1|B1|C1|есть ответ|written|отмечено 1 из 2: Записана|1,25|1,75|",
        "B1.C2|B1|C2|есть ответ|no|Нет|0|3|Спросите Петрову М. И.",
        "B2.C1|B2|C1|нет ответа||||1|",
        "B2.N|B2||есть ответ|1250|1\N{NO-BREAK SPACE}250 школ|0|0|",
        "B2.C3|B2|C3|не задаётся||||0|",
        "B1.C1|B1|C1|не применимо||не применимо: у нас такого нет||0|",
    ]


def test_results_are_those_of_the_page(told: County, tmp_path: Path) -> None:
    found = take(told, tmp_path)["Итоги.csv"]
    cut = Slice(grouping=Grouping.SECTION, sort="territory")
    shown = told.see("Раиса", results, told.campaign, "all", cut)
    wanted = [
        (result.row.code, column.code, sums.done, sums.asked, sums.maximum)
        for result in shown.rows
        for column, sums in zip(shown.columns, result.cells, strict=True)
    ]
    assert wanted == [
        (
            row["Код организации"],
            row["Код"],
            int(row["Отвечено"]),
            int(row["Вопросов"]),
            round(float(row["Максимум"].replace(",", ".")) * 10_000),
        )
        for row in found
        if row["Разрез"] == "раздел"
    ]
    whole = [row for row in found if row["Разрез"] == "вся анкета"]
    assert [(row["Баллы"], row["Процент"]) for row in whole] == [
        ("1,25", "21,7"),
        ("0", "0,0"),
        ("", ""),
    ]


def test_the_dictionary_knows_every_column_and_every_question(
    told: County, tmp_path: Path
) -> None:
    found = take(told, tmp_path)
    known = {(row["Файл"], row["Графа или код"]) for row in found["Словарь.csv"]}
    for file in ("Ответы.csv", "Итоги.csv"):
        assert {(file, column) for column in found[file][0]} <= known
    questions = [row for row in found["Словарь.csv"] if row["Файл"] == "вопрос"]
    assert [[*row.values()][1:] for row in questions[:2]] == [
        ["B1.C1", "Цель", "", "отметки", "written — Записана; shown — Показана (0,5)", "", "1,75",
         "B1", "Первый механизм", "C1", "да"],
        ["B1.C2", "Показатель", "", "один вариант", "yes — Есть (3); no — Нет", "", "3",
         "B1", "Первый механизм", "C2", "да"],
    ]  # fmt: skip
    assert questions[3]["Единица"] == "школ"


def test_the_workbook_is_the_same_dictionary(told: County, tmp_path: Path) -> None:
    import openpyxl

    found = take(told, tmp_path)["Словарь.csv"]
    with ZipFile(tmp_path / "tidy.zip") as archive:
        book = openpyxl.load_workbook(io.BytesIO(archive.read("Словарь.xlsx")))
    sheet = rows(book["Словарь"])
    assert sheet[0] == tuple(found[0])
    assert [tuple(cell or "" for cell in row) for row in sheet[1:]] == [
        tuple(row.values()) for row in found
    ]


def test_without_persons_nothing_that_somebody_wrote_is_left(told: County, tmp_path: Path) -> None:
    found = take(told, tmp_path, bare=True)
    said = str(found)
    assert "Петрову" not in said
    assert "у нас такого нет" not in said
    assert "Комментарий" not in found["Ответы.csv"][0]
    assert texts.LEFT_OUT in said
    assert [row["Баллы"] for row in found["Ответы.csv"][:2]] == ["1,25", "0"]
    assert not {"Анна", "Глеб", "Раиса"} & set(said.replace("'", " ").split())


def test_only_ones_own_part(told: County, tmp_path: Path) -> None:
    found = take(told, tmp_path, who="Ольга")
    assert {row["Код организации"] for row in found["Ответы.csv"]} == {"lyceum"}
    assert {row["Код организации"] for row in found["Итоги.csv"]} == {"lyceum"}


def test_every_kind_of_question_has_a_name() -> None:
    from reports.columns import answered_questions

    kinds = {q.kind for survey in shipped().values() for q in answered_questions(survey)}
    assert kinds <= set(texts.KINDS)
