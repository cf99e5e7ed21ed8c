"""The archive of documents: opens, is as long as it said, lists everything, leads nowhere else."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import PurePosixPath
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from domain.errors import NotFound, NotPossible
from domain.proving import SentFile, attach, edit_evidence
from domain.submitting import submit
from reports.documents import Archive, Chosen, Wanted, archive, territories
from reports.documents.naming import Unique, file_name, folder_name
from storage.files import FileStore
from storage.tables import Evidence, Organisation
from tests.overseen import PLACE, County
from tests.reports.conftest import HOSTILE, rows

LISTING = "Опись.xlsx"


@pytest.fixture
def send(county: County, files: FileStore) -> Callable[..., int]:
    def send(who: str, code: str, question: str, content: bytes, name: str = "Приказ.pdf") -> int:
        stored = files.save(content)
        extension = name.rpartition(".")[2]
        return county.send(who, code, question, SentFile(*stored, extension, name))

    return send


@pytest.fixture
def take(county: County, files: FileStore):
    def take(who: str = "Раиса", **more) -> tuple[Archive, ZipFile]:
        made = county.see(who, archive, Wanted(county.campaign, **more), files)
        content = b"".join(made)
        assert len(content) == made.size
        opened = ZipFile(io.BytesIO(content))
        assert opened.testzip() is None
        return made, opened

    return take


def listed(opened: ZipFile):
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(opened.read(LISTING)))["Опись"]


def test_folders_in_words_each_file_once_under_the_first_criterion(
    county: County, send, take
) -> None:
    order = send("Анна", "first", "B2.C1", b"order")
    county.do("Анна", attach, order, county.forms["first"], PLACE["B1.C2"])
    send("Анна", "first", "B2.C1", b"plan")
    send("Лия", "lyceum", "B1.C1", b"order", "Положение.pdf")
    made, opened = take()
    assert {name: opened.read(name) for name in opened.namelist() if name != LISTING} == {
        "Берёзовский район/B1 Первый механизм/C2 Показатель/Школа № 1/Приказ.pdf": b"order",
        "Берёзовский район/B2 Второй механизм/C1 Цель/Школа № 1/Приказ.pdf": b"plan",
        "Ольховский район/B1 Первый механизм/C1 Цель/Лицей/Положение.pdf": b"order",
    }
    assert (made.files, made.name) == (3, "Документы. Осень 2026.zip")
    assert opened.namelist()[0] == LISTING


def test_the_list_has_every_criterion_with_links(county: County, send, take) -> None:
    order = send("Анна", "first", "B2.C1", b"order")
    county.do("Анна", attach, order, county.forms["first"], PLACE["B1.C2"])
    county.do("Анна", edit_evidence, order, "title", "Приказ о плане")
    county.send("Анна", "first", "B1.C2", "https://example.ru/plan?a=1&b=2#part")
    _, opened = take("Борис")
    sheet = listed(opened)
    found = [
        (row[1].value, row[4].value, row[7].value, row[7].hyperlink and row[7].hyperlink.target)
        for row in sheet.iter_rows(min_row=2)
    ]
    link = "Берёзовский район/B1 Первый механизм/C2 Показатель/Школа № 1/Приказ о плане.pdf"
    assert [(*row[:3], row[3] and unquote(row[3])) for row in found] == [
        ("first", "B1.C1", "нет документов", None),
        ("first", "B1.C2", "Приказ о плане", link),
        (
            "first",
            "B1.C2",
            "https://example.ru/plan?a=1&b=2#part",
            "https://example.ru/plan?a=1&b=2",
        ),
        ("first", "B2.C1", "Приказ о плане", link),
        ("first", "B2.N", "нет документов", None),
        ("first", "B2.C3", "нет документов", None),
        *(("second", code, "нет документов", None) for code in PLACE),
    ]
    assert unquote(found[1][3]) in opened.namelist()
    assert "\\" not in found[1][3]


def test_one_municipality_alone(county: County, send, take) -> None:
    send("Анна", "first", "B1.C1", b"12345")
    send("Анна", "first", "B1.C2", b"12345")
    send("Глеб", "second", "B1.C1", b"123")
    send("Лия", "lyceum", "B1.C1", b"1")
    parts = county.see("Раиса", territories, Wanted(county.campaign))
    assert [(part.name, part.forms, part.files, part.size) for part in parts] == [
        ("Берёзовский район", 2, 2, 8),
        ("Ольховский район", 1, 1, 1),
    ]
    made, opened = take(territory_id=parts[1].id)
    assert made.name == "Документы. Ольховский район.zip"
    assert opened.namelist()[1:] == [
        "Ольховский район/B1 Первый механизм/C1 Цель/Лицей/Приказ.pdf"
    ]
    assert listed(opened).max_row == 1 + 5


def test_only_ones_own_subtree(county: County, send, take, files: FileStore) -> None:
    send("Анна", "first", "B1.C1", b"anna")
    send("Лия", "lyceum", "B1.C1", b"lia")
    assert [name for name in take("Ольга")[1].namelist() if "Берёзовский" in name] == []
    theirs = county.see("Раиса", territories, Wanted(county.campaign))[0].id
    with pytest.raises(NotFound):
        county.see("Ольга", archive, Wanted(county.campaign, territory_id=theirs), files)
    with pytest.raises(NotFound):
        county.see("Анна", archive, Wanted(county.campaign), files)


def test_only_forms_that_count(county: County, send, take) -> None:
    send("Анна", "first", "B1.C1", b"anna")
    send("Глеб", "second", "B1.C1", b"gleb")
    county.answer("Анна", "first", ("B1.C1", "все"))
    county.do("Анна", submit, county.forms["first"])
    made, opened = take(which="submitted")
    assert (made.files, len(opened.namelist())) == (1, 2)


def test_only_what_was_chosen(county: County, send, take) -> None:
    from domain.proving import set_class

    order = send("Анна", "first", "B1.C1", b"order")
    county.do("Анна", set_class, order, "managerial")
    send("Анна", "first", "B2.C1", b"plan")
    county.now += timedelta(days=3)
    send("Глеб", "second", "B1.C2", b"late")
    send("Лия", "lyceum", "B1.C1", b"lyceum")
    since = county.now - timedelta(days=1)

    def found(**more) -> list[bytes]:
        _, opened = take(**more)
        return sorted(opened.read(name) for name in opened.namelist() if name != LISTING)

    assert found(chosen=Chosen(document_class="managerial")) == [b"order"]
    assert found(chosen=Chosen(section="B2")) == [b"plan"]
    assert found(chosen=Chosen(since=since)) == [b"late", b"lyceum"]
    assert found(organisations=("second", "first")) == [b"late", b"order", b"plan"]
    assert found(organisations=("second",), chosen=Chosen(section="B1", since=since)) == [b"late"]
    with pytest.raises(NotPossible, match="Документов, которые вы выбрали, нет"):
        take(chosen=Chosen(document_class="none of ours"))
    with pytest.raises(NotPossible, match="с такими кодами здесь нет"):
        take(organisations=("third",))


def test_the_list_of_the_chosen_names_nothing_else(county: County, send, take) -> None:
    from domain.proving import set_class

    order = send("Анна", "first", "B1.C1", b"order")
    county.do("Анна", set_class, order, "managerial")
    send("Анна", "first", "B2.C1", b"plan")
    county.answer("Анна", "first", ("B1.C1", "все"))
    _, opened = take(chosen=Chosen(document_class="managerial"))
    found = rows(listed(opened))[1:]
    digest = hashlib.sha256(b"order").hexdigest()
    assert [(row[1], row[4], row[6], row[7], row[15]) for row in found] == [
        ("first", "B1.C1", "отмечено 2 из 2: Записана; Показана", "Приказ.pdf", digest)
    ]


def test_a_file_that_is_gone_is_named_in_the_list(
    county: County, send, take, files: FileStore
) -> None:
    send("Анна", "first", "B1.C1", b"gone")
    send("Анна", "first", "B1.C2", b"here")
    files.open(files.save(b"gone").sha256).unlink()
    made, opened = take("Борис")
    assert made.files == 1
    cell = listed(opened)["H2"]
    assert (cell.value, cell.hyperlink) == ("Приказ.pdf (файла нет в хранилище)", None)


def test_the_same_name_twice_gets_a_number(county: County, send, take) -> None:
    for content in (b"1", b"2", b"3"):
        send("Анна", "first", "B1.C1", content, "приказ.PDF")
    names = [PurePosixPath(name).name for name in take()[1].namelist()[1:]]
    assert names == ["приказ.PDF", "приказ (2).PDF", "приказ (3).PDF"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_meant_to_do_harm_stay_within_the_archive(
    county: County, send, take, hostile: str
) -> None:
    send("Лия", "lyceum", "B1.C1", b"1")
    send("Лия", "lyceum", "B1.C2", b"2")
    county.database.change_now(_rename, hostile)
    _, opened = take("Ольга")
    for name in opened.namelist():
        assert not name.startswith("/")
        assert not {"..", ".", ""} & set(name.split("/"))
        assert not set('\\:*?"<>|\x00\u202e') & set(name)
        assert all(len(part) <= 80 + 5 for part in name.split("/"))
    assert sorted(opened.read(name) for name in opened.namelist()[1:]) == [b"1", b"2"]
    sheet = listed(opened)
    assert [c for row in sheet.iter_rows() for c in row if c.data_type == "f"] == []
    targets = [unquote(row[7].hyperlink.target) for row in sheet.iter_rows(2, 3)]
    assert targets == opened.namelist()[1:]
    assert len(rows(sheet)) == 6


def _rename(session, name: str) -> None:
    from sqlalchemy import update

    where = update(Organisation).where(Organisation.code.in_(["lyceum", "alder"]))
    session.execute(where.values(name=name, short_name=name))
    session.execute(update(Evidence).values(title=name, name=name))


@pytest.mark.parametrize(
    ("title", "extension", "name"),
    [
        ("Приказ.pdf", "pdf", "Приказ.pdf"),
        ("Приказ.PDF", "pdf", "Приказ.pdf"),
        ("Приказ от 12.04", "docx", "Приказ от 12.04.docx"),
        ("вирус.exe", "pdf", "вирус.exe.pdf"),
        ("CON", "pdf", "CON_.pdf"),
        ("..", "pdf", "без названия.pdf"),
        ("", "pdf", "без названия.pdf"),
        ("100% # 1", "pdf", "100_ № 1.pdf"),
        ("я" * 300, "pdf", "я" * 80 + ".pdf"),
    ],
)
def test_names_of_files(title: str, extension: str, name: str) -> None:
    assert file_name(title, extension) == name


def test_names_that_only_look_different_are_the_same() -> None:
    unique = Unique()
    names = ["Й.pdf", "Й.pdf", "Й.PDF", "й.pdf"]
    assert len({unique.name(name).casefold() for name in names}) == 4
    assert folder_name("  Школа   №\n1. ") == "Школа № 1"
