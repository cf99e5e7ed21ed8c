"""Papers from a script: written, numbered, and found by their number."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from tests.commands.conftest import Shell
from tests.commands.test_season import CREATE


def test_papers_are_written_and_can_be_checked(region: Shell, tmp_path: Path) -> None:
    region.does(*CREATE, "--for", "school")
    region.gives("campaign", "open", "1")
    one, many, late = (tmp_path / name for name in ("one.docx", "all.zip", "late.pdf"))
    made = region.gives("export", "paper", "1", "1-01-01", "-o", str(one), "--which", "all")
    assert made == {"file": str(one), "numbers": made["numbers"]}
    assert [len(number) for number in made["numbers"]] == [12]
    assert zipfile.is_zipfile(one)
    made = region.gives("export", "papers", "1", "-o", str(many), "--which", "all", "--pdf")
    assert len(made["numbers"]) == 2
    assert sorted(zipfile.ZipFile(many).namelist()) == [
        "Северный район/Школа № 1.pdf",
        "Северный район/Школа № 2.pdf",
    ]
    region.does("export", "absence", "1", "--under", "1-01", "--pdf", "-o", str(late))
    assert late.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_said(region: Shell, tmp_path: Path) -> None:
    region.does(*CREATE, "--for", "school")
    region.gives("campaign", "open", "1")
    file = str(tmp_path / "one.docx")
    nobody = "Бумаг делать не из чего: среди выбранных нет ни одной учтённой анкеты."
    assert region.refuses("export", "paper", "1", "1-01-01", "-o", file) == nobody
    assert region.refuses("export", "paper", "1", "1-77", "-o", file, "--which", "all") == nobody


def test_data_for_analysts_and_a_part_of_the_documents(region: Shell, tmp_path: Path) -> None:
    region.does(*CREATE, "--for", "school")
    region.gives("campaign", "open", "1")
    heads = []
    for name, more in (("all.zip", ()), ("bare.zip", ("--bare",))):
        file = tmp_path / name
        region.does("export", "analysts", "1", "-o", str(file), "--which", "all", *more)
        with zipfile.ZipFile(file) as archive:
            heads.append("Комментарий" in archive.read("Ответы.csv").decode().partition("\n")[0])
    assert heads == [True, False]
    part = ("--organisations", "1-01-01,1-77", "--section", "indicators", "--since", "2026-01-01")
    some, all_ = tmp_path / "some.zip", tmp_path / "documents.zip"
    refused = region.refuses("export", "documents", "1", "-o", str(some), *part)
    assert refused == "Документов, которые вы выбрали, нет: измените условия."
    assert not some.exists()
    made = region.gives("export", "documents", "1", "-o", str(all_), "--under", "1-01")
    assert made == {"file": str(all_), "files": 0, "bytes": all_.stat().st_size}
    assert _rows(all_) == 40
    refused = region.refuses("export", "documents", "1", "-o", str(tmp_path / "x"), "--since", "?")
    assert refused == "«?» — не дата. Нужно так: 2026-09-30 или «2026-09-30 18:00»."


def _rows(archive: Path) -> int:
    """Of the list in it, below its head."""
    import openpyxl

    with zipfile.ZipFile(archive) as opened:
        book = openpyxl.load_workbook(BytesIO(opened.read("Опись.xlsx")))
    return int(book["Опись"].max_row) - 1
