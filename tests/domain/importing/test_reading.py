"""Lists as people keep them in Excel: what is read of each cell, heading and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import NotPossible
from domain.importing.headings import field_of
from domain.importing.lines import listing, read_book
from domain.importing.values import email_of, folded, is_name, phone_of, role_of
from reports.texts import ROSTER_REMARKS
from tests.domain.importing.books import USUAL, book


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("8 (912) 345-67-89", "+79123456789"), ("+7 912 345 67 89", "+79123456789"),
        ("9123456789", "+79123456789"), ("89123456789", "+79123456789"),
        ("7-912-345-67-89", "+79123456789"), ("8(34384)2-15-80, 8 912 345 67 89", "+79123456789"),
        ("8 343 222-33-44 доб. 12", "+73432223344"), ("тел.: 8 912 345‑67‑89", "+79123456789"),
        ("2-15-80", None), ("нет", None), ("", None), ("8 912 345 67 8", None),
        ("+1 912 345 67 89 00", None),
    ],
)  # fmt: skip
def test_a_telephone_is_read_however_it_is_written(written: str, phone: str | None) -> None:
    assert phone_of(written) == phone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("МБОУ «СОШ № 5» п. Ёлкино", 'мбоу "сош №5" П. Елкино'), ("Школа N 5", "школа №5"),
        ("  Лицей\xa0 имени  Пушкина ", "лицей имени пушкина"), ("СОШ-5", "СОШ 5"),
    ],
)  # fmt: skip
def test_two_writings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Муниципалитет", ("territory", "")), ("Наименование муниципалитета", ("territory", "")),
        ("МУНИЦИПАЛЬНОЕ  ОБРАЗОВАНИЕ", ("territory", "")), ("МО", ("territory", "")),
        ("Район (город)", ("territory", "")), ("Городской округ", ("territory", "")),
        ("Наименование ОО", ("organisation", "")), ("Школа", ("organisation", "")),
        ("Полное наименование образовательной организации", ("organisation", "")),
        ("Муниципальное общеобразовательное учреждение", ("organisation", "")),
        ("Краткое наименование", ("short_name", "")), ("Код ОО", ("code", "")),
        ("ФИО", ("person", "")), ("Ф.И.О. директора", ("person", "head")),
        ("Директор", ("person", "head")), ("Фамилия, имя, отчество", ("person", "")),
        ("Фамилия", ("surname", "")), ("Имя", ("given", "")), ("Отчество", ("patronymic", "")),
        ("Ответственный за заполнение", ("person", "coordinator")),
        ("Телефон руководителя", ("phone", "head")), ("Сот. тел.", ("phone", "")),
        ("Контактный телефон", ("phone", "")), ("Телефон приёмной", ("office", "")),
        ("Адрес эл. почты", ("email", "")), ("e-mail", ("email", "")),
        ("Должность", ("post", "")), ("Роль", ("role", "")),
        ("Кол-во обучающихся", ("pupils", "")), ("Тип ОО", ("type", "")),
        ("Сельская/городская", ("rural", "")), ("ШНОР", ("low_results", "")),
        ("№ п/п", ("ignored", "")), ("ИНН", ("ignored", "")), ("Аттестат", ("", "")),
    ],
)  # fmt: skip
def test_a_heading_is_known_however_it_is_spelled(heading: str, field: tuple[str, str]) -> None:
    assert field_of(heading) == field


def test_small_words_are_understood() -> None:
    assert [is_name(name) for name in ("Иванова А. П.", "Иванова А.П.", "Иванова", "12 а")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [role_of(word) for word in ("Директор", "координатор ОО", "повар")] == [
        "head", "coordinator", None,
    ]  # fmt: skip
    assert email_of(" Школа <Anna.P@Mail.ru>; ") == "anna.p@mail.ru"


def test_a_list_under_a_title_with_columns_anyhow(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {
            "Заметки": [("позвонить", "в понедельник")],
            "Список": [
                ("Сведения о школах области",),
                (),
                ("№", "ТЕЛЕФОН", "Ф.И.О.", "Школа", "муниципальный район", "Роль"),
                (1, 2, 3, 4, 5, 6),
                (1, 89123456789, "Иванова Анна", "Школа № 1", "Северный", "директор"),
                (2, None, None, "Школа № 2", "Северный", None),
                ("Итого", 2),
            ],
        },
    )
    found = listing(read_book(path))
    assert [
        (line.row, line.territory, line.organisation, line.person, line.phone, line.role)
        for line in found.lines
    ] == [
        (5, "Северный", "Школа № 1", "Иванова Анна", "89123456789", "директор"),
        (6, "Северный", "Школа № 2", "", "", ""),
    ]
    assert found.remarks == ("Лист «Заметки» не прочитан: в нём нет понятной строки заголовков.",)


def test_a_book_with_our_own_remarks_comes_back(tmp_path: Path) -> None:
    head = ("Муниципалитет", "Школа", "ФИО", "Примечание", *ROSTER_REMARKS)
    row = ("Северный", "Школа № 1", "Иванова Анна", "звонить утром", "сомнительно", "что-то")
    missing = [("Организация", "Человек", "Роль"), ("Школа № 2", "Петров Пётр", "директор")]
    path = book(tmp_path / "a.xlsx", {"Список": [head, row], "Нет в файле": missing})
    found = listing(read_book(path))
    assert [line.organisation for line in found.lines] == ["Школа № 1"]
    assert found.remarks == ()


def test_merged_headings_say_whose_telephone_it_is(tmp_path: Path) -> None:
    path = book(
        tmp_path / "b.xlsx",
        {
            "Лист1": [
                ("",),
                ("", "", "ФИО", "Телефон", "ФИО", "Телефон"),
                ("", "Школа № 1", "Иванова Анна", "8 912 000-00-01", "Петров Пётр", "89120000002"),
                ("", "Школа № 2", "Сидорова Вера", "8 912 000-00-03"),
            ],
        },
        {
            "Лист1": [
                (0, 0, 1, 0, "Муниципалитет"), (0, 1, 1, 1, "Школа"),
                (0, 2, 0, 3, "Руководитель"), (0, 4, 0, 5, "Ответственный"),
                (2, 0, 3, 0, "Северный район"),
            ]
        },
    )  # fmt: skip
    assert [
        (line.row, line.territory, line.organisation, line.role, line.person, line.phone)
        for line in listing(read_book(path)).lines
    ] == [
        (3, "Северный район", "Школа № 1", "head", "Иванова Анна", "8 912 000-00-01"),
        (3, "Северный район", "Школа № 1", "coordinator", "Петров Пётр", "89120000002"),
        (4, "Северный район", "Школа № 2", "head", "Сидорова Вера", "8 912 000-00-03"),
    ]


def test_a_row_may_head_the_schools_of_a_municipality(tmp_path: Path) -> None:
    path = book(
        tmp_path / "c.xlsx",
        {
            "Лист1": [
                ("Организация", "ФИО директора", "Телефон"),
                ("Северный район",),
                ("Школа № 1", "Иванова Анна", "89120000001"),
                ("г. Южный",),
                ("Школа № 1", "Петров Пётр", "89120000002"),
            ]
        },
    )
    assert [
        (line.territory, line.person, line.phone) for line in listing(read_book(path)).lines
    ] == [
        ("Северный район", "Иванова Анна", "89120000001"),
        ("г. Южный", "Петров Пётр", "89120000002"),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Это не книга Excel, хотя имя файла такое."),
        (b"a;b\r\n1;2\r\n", "Это текст (CSV), а не книга Excel. Откройте файл в Excel"),
        (b"PK\x03\x04" + bytes(100), "Книга повреждена и не читается."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Книга повреждена и не читается."),
    ],
)
def test_whatever_the_file_is_one_sentence_says_so(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotPossible) as refused:
        read_book(path)
    assert refused.value.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("Первый", "второй"), (1, 2)], "В книге нет листа со списком:"),
        ([USUAL], "Под заголовками нет ни одной строки."),
    ],
)
def test_a_book_without_a_list_is_refused(tmp_path: Path, rows, sentence: str) -> None:
    with pytest.raises(NotPossible) as refused:
        listing(read_book(book(tmp_path / "x.xlsx", {"Лист1": rows})))
    assert refused.value.sentence.startswith(sentence)
