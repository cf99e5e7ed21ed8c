"""Papers from a script: written, numbered, and found by their number."""

from __future__ import annotations

import zipfile
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
