"""The svod workbook, read back cell by cell."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.errors import NotFound
from domain.proving import SentFile, set_class, tick_content
from domain.results import Counted, Grouping, Slice, results
from reports import svod
from reports.svod import Asked
from storage import facts
from tests.overseen import County
from tests.reports.conftest import rows


def at(*parts: int) -> datetime:
    """As a cell holds it: without a zone."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)


def test_the_sheets_in_order(filled: County, take) -> None:
    assert take().sheetnames == [
        "Обложка",
        "Сводка",
        "Организации",
        "По механизмам",
        "По критериям",
        "Ответы",
        "Баллы",
        "Документы",
        "Не сдали",
        "О своде",
    ]


def test_the_summary(filled: County, take) -> None:
    found = [tuple(cell for cell in row if cell is not None) for row in rows(take()["Сводка"])]
    assert found == [
        ("Свод: Осень 2026",),
        ("Шкала и перечень позиций — реконструкция",),
        ("Анкета", "Малая анкета"),
        ("Чья кампания", "Приозёрская область"),
        ("Открыта", at(2026, 9, 1, 9), "ЕКБ"),
        ("Сдать вовремя до", at(2026, 9, 30, 18), "ЕКБ"),
        ("Приём закрывается", at(2026, 10, 10, 18), "ЕКБ"),
        ("Свод сделан", at(2026, 9, 1, 14), "ЕКБ"),
        (
            "Что учтено",
            "Учтены все анкеты, и черновики тоже: 3\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3",
        ),
        (),
        ("Анкеты",),
        ("Всего", 3),
        ("Сдали", 1),
        ("из них вовремя", 1),
        ("из них позже срока", 0),
        ("Заполняют", 1),
        ("Не начали", 1),
        ("Не сдали до закрытия приёма", 0),
        ("Не сдали, срок прошёл", 0),
        (),
        ("Баллы учтённых анкет",),
        ("Набрано", 5.75),
        ("Максимум", 19.5),
        ("Осталось без ответа", 10.75),
        ("Процент от максимума", 0.295),
        (),
        ("По территориям",),
        ("Территория", "Анкет учтено", "Набрано", "Максимум", "%"),
        ("Берёзовский район", 2, 5.75, 13.75, 0.418),
        ("Ольховский район", 1, "нет ответа", 5.75, "—"),
    ]


def test_heads_of_numbers_stand_as_the_numbers_do(filled: County, take) -> None:
    heads = take()["Организации"][1]
    assert {each.value: each.alignment.horizontal for each in heads[7:14]} == {
        "В срок": None,
        "Отвечено": "right",
        "Вопросов": "right",
        "Набрано": "right",
        "Максимум": "right",
        "%": "right",
        "Осталось без ответа": "right",
    }


def test_answers_are_a_matrix(filled: County, take) -> None:
    sheet = take()["Ответы"]
    assert ["|".join(str(cell or "") for cell in row) for row in rows(sheet)] == [
        "||||B1.C1|B1.C2|B2.C1|B2.N|B2.C3",
        "№|Код|Организация|Территория|Цель|Показатель|Цель|Сколько школ|Анализ",
        (
            "1|first|Школа № 1|Берёзовский район|отмечено 2 из 2: Записана; Показана|Есть"
            "|отмечено 1 из 1: Записана|нет ответа|нет ответа"
        ),
        (
            "2|second|Школа № 2|Берёзовский район|не применимо: у нас такого нет|Нет"
            "|нет ответа|21 школа|—"
        ),
        "3|lyceum|Лицей|Ольховский район|нет ответа|нет ответа|нет ответа|нет ответа|—",
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E3", "A2:I5")


def test_points_are_exact_numbers_and_never_zero_for_silence(filled: County, take) -> None:
    assert rows(take()["Баллы"]) == [
        (None, None, None, "№ раздела", 1, 1, 2, 2),
        (None, None, None, "№ позиции", None, None, None, None),
        (None, None, None, "№ критерия", 1, 2, 1, 3),
        (None, None, None, None, "B1.C1", "B1.C2", "B2.C1", "B2.C3"),
        ("№", "Код", "Организация", "Территория", "Цель", "Показатель", "Цель", "Анализ"),
        (1, "first", "Школа № 1", "Берёзовский район", 1.75, 3, 1, "нет ответа"),
        (2, "second", "Школа № 2", "Берёзовский район", "не применимо", 0, "нет ответа", "—"),
        (3, "lyceum", "Лицей", "Ольховский район", *("нет ответа",) * 3, "—"),
    ]


def test_mechanisms_and_criteria_equal_the_results(filled: County, take) -> None:
    """One computation: what the panel shows is what the workbook holds."""
    book = take()
    for name, grouping in (("По механизмам", "section"), ("По критериям", "criterion")):
        cut = Slice(grouping=Grouping(grouping), sort="territory")
        shown = filled.see("Раиса", results, filled.campaign, "all", cut)
        found = rows(book[name])[3:]
        for number, (line, result) in enumerate(zip(found, shown.rows, strict=False), 1):
            place = number, result.row.code, result.row.name, result.row.territory
            assert line[:4] == place
            sums = (result.total, *result.cells)
            assert line[4:] == tuple(cell for each in sums for cell in _cells(each))
        assert found[3][4:] == tuple(
            cell for each in (shown.total, *shown.totals) for cell in _cells(each)
        )
        biggest = [column.maximum / 10_000 for column in shown.columns]
        assert found[4][5::3] == (9.75, *biggest)
    sheet = book["По механизмам"]
    assert rows(sheet)[:2] == [
        (*(None,) * 7, 1, None, None, 2, None, None),
        (
            *(None,) * 4,
            "Итого",
            None,
            None,
            "B1 Первый механизм",
            None,
            None,
            "B2 Второй механизм",
            None,
            None,
        ),
    ]
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["E2:G2", "H2:J2", "K2:M2"]


def _cells(sums) -> tuple[object, object, object]:
    if not sums.asked:
        return "—", "—", "—"
    earned = "нет ответа" if sums.is_silent else sums.earned / 10_000
    share = "—" if sums.percent is None else float(sums.percent / 100)
    return earned, sums.maximum / 10_000, share


def test_only_submitted_forms_by_default(filled: County, take) -> None:
    book = take("submitted")
    assert [row[2] for row in rows(book["Организации"])] == [
        "Организация",
        "Школа № 1",
        "Все учтённые",
    ]
    assert len(rows(book["Ответы"])) == 3
    assert [row[1:6] for row in rows(book["Не сдали"])[1:]] == [
        ("second", "Школа № 2", "Берёзовский район", "заполняется", 3),
        ("lyceum", "Лицей", "Ольховский район", "не начата", 0),
    ]


def test_who_submitted_when(filled: County, take) -> None:
    assert rows(take()["Организации"])[1] == (
        1,
        "first",
        "Школа № 1",
        "Берёзовский район",
        "сдана",
        at(2026, 9, 1, 14),
        "ЕКБ",
        "да",
        3,
        5,
        5.75,
        9.75,
        0.59,
        4,
    )


def test_documents_of_the_forms_that_count(filled: County, take) -> None:
    order = filled.send("Глеб", "second", "B2.C1", SentFile("ab" * 32, 7, "pdf", "Приказ.pdf"))
    filled.do("Глеб", set_class, order, "managerial")
    filled.do("Глеб", tick_content, order, "deadlines", True)
    filled.send("Глеб", "second", "B1.C2", "https://example.ru/plan")
    found = rows(take()["Документы"])
    assert [row[4:] for row in found[1:]] == [
        ("B1.C2", "Показатель", None, "ссылка", None, "https://example.ru/plan", *(None,) * 8),
        (
            "B2.C1",
            "Цель",
            None,
            "файл",
            None,
            "Приказ.pdf",
            "Управленческий",
            None,
            None,
            None,
            "Сроки",
            7,
            "ab" * 32,
            "Берёзовский район/B2 Второй механизм/C1 Цель/Школа № 2/Приказ.pdf",
        ),
    ]
    assert len(rows(take("submitted")["Документы"])) == 1


def test_how_it_was_made(filled: County, take) -> None:
    found = {row[0]: row[1] for row in rows(take("submitted")["О своде"]) if row[0]}
    assert (
        found["Что учтено"]
        == "Учтены только сданные анкеты: 1\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3"
    )
    assert found["Свод сделан"] == "01.09.2026 14:00 (ЕКБ)"
    assert (found["Кто сделал свод"], found["Версия"]) == ("Раиса", "3")
    assert found["Шкала"] == "Шкала и перечень позиций — реконструкция"
    assert len(found["Отпечаток текста анкеты"]) == 64
    assert "Демонстрация" not in str(found)


def test_a_long_line_is_given_its_height(filled: County, take) -> None:
    about = take()["О своде"]
    long = [row[1].row for row in about.iter_rows() if len(row[1].value or "") > 100]
    assert long
    assert {about.row_dimensions[row].height >= 30 for row in long} == {True}


def test_a_demonstration_says_so(filled: County, take) -> None:
    filled.database.change_now(facts.note_fact, facts.DEMONSTRATION, "yes")
    words = "Демонстрация: все организации, люди и ответы вымышлены."
    book = take()
    assert book["Сводка"]["A2"].value == words
    assert words in [row[1] for row in rows(book["О своде"])]


def test_each_takes_away_only_their_own_subtree(filled: County, take) -> None:
    assert [row[1] for row in rows(take(who="Борис")["Ответы"])[2:]] == ["first", "second"]
    assert [row[1] for row in rows(take(who="Ольга")["Ответы"])[2:]] == ["lyceum"]
    with pytest.raises(NotFound):
        take(who="Анна")


def test_progress_is_told(filled: County, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    filled.see(
        "Раиса",
        svod.write,
        Asked(filled.campaign, Counted.ALL),
        tmp_path / "x.xlsx",
        lambda *told: heard.append(told),
    )
    assert heard == [(1, 3), (2, 3), (3, 3)]
