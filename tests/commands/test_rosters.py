"""A list out of Excel from a script: checked, applied, and applied again."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Shell
from tests.domain.importing.books import book

ROWS = [
    ("Муниципалитет", "Организация", "Роль", "ФИО"),
    ("Северный район", "Школа № 1", "директор", "Иванова Анна"),
    ("Северный район", "Школа № 9", "директор", "Петров"),
]


def test_a_list_is_checked_applied_and_applied_again(region: Shell, tmp_path: Path) -> None:
    path = str(book(tmp_path / "list.xlsx", {"Лист1": ROWS}))
    found = region.gives("roster", "check", path)
    assert [(row["row"], row["kind"], row["remark"]) for row in found["rows"]] == [
        (2, "new", "новый человек: руководитель"),
        (3, "doubtful", "«Петров» не похоже на фамилию, имя и отчество."),
    ]
    assert found["missing"] == [{"organisation": "Школа № 2", "name": ""}]
    assert region.gives("roster", "apply", path) == {
        "organisations": 0,
        "people": 1,
        "altered": 0,
    }
    assert region.gives("roster", "apply", path)["people"] == 0


def test_what_is_no_list_is_refused_in_a_sentence(region: Shell, tmp_path: Path) -> None:
    path = str(book(tmp_path / "list.xlsx", {"Лист1": [("Первый", "второй"), (1, 2)]}))
    assert region.refuses("roster", "check", path).startswith("В книге нет листа со списком")
