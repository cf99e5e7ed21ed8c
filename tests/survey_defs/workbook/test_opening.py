"""Files that would hurt are refused in a sentence; the program lives on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs import workbook
from survey_defs.checking import check
from survey_defs.workbook import reading
from survey_defs.workbook.opening import Book
from tests.survey_defs.workbook.books import form, xls

SURVEY = "|type|name|label|\n|text|q|Вопрос|"


def said(path: Path) -> str:
    read = workbook.read(path)
    assert read.raw is None
    (found,) = [one for one in read.found if not one.warning]
    return found.sentence


HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def with_sheet(path: Path, body: bytes) -> Path:
    """A workbook whose first sheet is this XML."""
    form(path, SURVEY)
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members["xl/worksheets/sheet1.xml"] = HEAD + body + TAIL
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return path


def test_a_cell_far_away(tmp_path):
    near = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert said(with_sheet(tmp_path / "far.xlsx", near + far)) == (
        "Лист «survey» не помещается в память: проверьте, нет ли заполненных ячеек далеко внизу."
    )


def test_a_million_rows(tmp_path):
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001)
    )
    assert said(with_sheet(tmp_path / "million.xlsx", rows)) == (
        "На листе «survey» слишком большая занятая область (можно 20000 строк и 500 столбцов)."
        " Удалите лишние строки и столбцы."
    )


def test_a_bomb(tmp_path):
    assert said(with_sheet(tmp_path / "bomb.xlsx", b" " * 70_000_000)) == (
        "Книга распаковывается в слишком большой объём. Скопируйте листы анкеты в новую книгу."
    )


def test_one_long_text_that_many_cells_share(tmp_path):
    import xlsxwriter

    path = tmp_path / "shared.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        for row in range(200):
            sheet.write_row(row, 0, ["note", "q", "я" * 30_000])
    assert said(path) == "На листе «survey» слишком много текста. Оставьте на нём только анкету."


def test_a_password(tmp_path):
    path = tmp_path / "locked.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + name + bytes(1000))
    assert said(path) == "Книга закрыта паролем. Снимите пароль в Excel и сохраните её заново."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"type,name,label\ntext,q,Question\n", "Это текст (CSV), а не книга Excel"),
        ("type;name\ntext;вопрос\n".encode("cp1251"), "Это текст (CSV), а не книга Excel"),
        (b"", "Это не книга Excel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "Это не книга Excel"),
        (b"PK\x03\x04" + bytes(50), "Книга повреждена"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "Книга повреждена"),
    ],
)
def test_what_is_no_workbook(tmp_path, content, sentence):
    path = tmp_path / "not.xlsx"
    path.write_bytes(content)
    assert said(path).startswith(sentence)


def test_another_archive(tmp_path):
    path = tmp_path / "word.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert said(path) == (
        "Это другой документ (архив или Word), а не книга Excel. Выберите книгу .xlsx."
    )


def test_too_big_a_file(tmp_path):
    path = tmp_path / "big.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(10_000_001))
    assert said(path).startswith("Файл больше 10 МБ.")


def test_no_file(tmp_path):
    assert said(tmp_path / "none.xlsx") == (
        "Файл не открылся: No such file or directory. Проверьте путь."
    )


def test_numbers_are_as_the_cell_shows_them(tmp_path):
    path = xls(
        tmp_path / "numbers.xls",
        {
            "survey": [["type", "name", "label"], ["select_one l", "q", "Вопрос"]],
            "choices": [
                ["list_name", "name", "label", "points"],
                ["l", 1, "Один", 0.1 + 0.2],
                ["l", 2.0, "Два", 1 / 3],
                ["l", True, "Три", 10],
            ],
            "settings": [["form_title", "form_id", "maximum"], ["Проба", "numbers", 10]],
        },
    )
    raw = workbook.read(path).raw
    assert raw is not None
    options = raw["sections"][0]["questions"][0]["options"]
    assert [(o["code"], str(o["points"])) for o in options] == [
        ("1", "0.3"),
        ("2", "0.333333333333333"),
        ("TRUE", "10"),
    ]


def test_a_workbook_is_told_by_its_content(tmp_path):
    path = form(tmp_path / "form.xlsx", SURVEY)
    renamed = path.rename(tmp_path / "form.yaml")
    assert workbook.is_workbook(renamed)
    assert workbook.read(renamed).raw is not None


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    path = form(
        tmp_path_factory.mktemp("whole") / "w.xlsx",
        "|type|name|label|relevant|\n|select_one l|q|Вопрос||\n|integer|n|Число|${q}='a'|",
        "|list_name|name|label|\n|l|a|А|\n|l|b|Б|",
    )
    return path.read_bytes()


@given(data=st.data())
def test_a_spoilt_workbook_is_told_and_never_a_crash(tmp_path_factory, whole, data):
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(content) // 2, len(content)))
    path = tmp_path_factory.mktemp("spoilt") / "spoilt.xlsx"
    path.write_bytes(content[:cut])
    assert isinstance(check(path), list)


CELLS = st.one_of(
    st.sampled_from(
        [
            *("text", "select_one l", "begin group", "end group", "begin repeat", "end repeat"),
            *(
                "calculate",
                "note",
                "q",
                "l",
                "${q} = 'a'",
                "sum(${q})",
                ". > 1",
                "yes",
                "((((",
                "ы",
            ),
            *(
                "лестница",
                "начало таблицы",
                "10",
                "0,5",
                "=1+1",
                "${",
                "select_multiple l or_other",
            ),
        ]
    ),
    st.text(max_size=6).map(lambda text: "".join(c for c in text if c.isprintable())),
)
NAMES = ["survey", "choices", "settings", "rungs", "positions", "criteria", "payment", "cautions"]
HEADINGS = st.sampled_from(
    [
        *("type", "name", "label", "relevant", "constraint", "calculation", "list_name", "points"),
        *(
            "choice_filter",
            "required",
            "parent",
            "per",
            "from",
            "expressions",
            "form_id",
            "version",
        ),
        *("Тип", "Код", "label::ru", "hint::en", "maximum", "quarter", "pays", "when", "evidence"),
    ]
)


@given(
    sheets=st.dictionaries(
        st.sampled_from(NAMES),
        st.tuples(
            st.lists(HEADINGS, min_size=1, max_size=6),
            st.lists(st.lists(CELLS, max_size=6), max_size=8),
        ),
        min_size=1,
    )
)
def test_any_cells_are_told_and_never_a_crash(sheets):
    book = Book(
        tuple(sheets), {"survey": [(1, ["type", "name", "label"]), (2, ["text", "q", "В"])]}
    )
    for name, (headings, body) in sheets.items():
        book.cells[name] = list(enumerate([headings, *body], 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "open_book", lambda path, wanted: book)
        assert isinstance(check(Path("any.xlsx")), list)
