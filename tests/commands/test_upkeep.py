"""Backups, and what the doctor says."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from tests.commands.conftest import OPERATOR, Shell


def _rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as database:
        names = [
            row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def test_a_backup_brings_everything_back(region: Shell) -> None:
    document = region.folder / "data" / "files" / "ab" / "abcdef"
    document.parent.mkdir(parents=True)
    document.write_bytes(b"%PDF-1.7")
    region.does("invite", "head", "1-01-01")
    before = _rows(region.folder / "data" / "svod.db")

    region.does("backup", "svod.zip")
    region.surroundings["SVOD_DATA_DIR"] = str(region.folder / "elsewhere")
    restored = region.gives("restore", "svod.zip")

    assert _rows(region.folder / "elsewhere" / "svod.db") == before
    assert restored == {
        "rows": sum(map(len, before.values())) - len(before["alembic_version"]),
        "documents": 1,
    }
    copy = region.folder / "elsewhere" / "files" / "ab" / "abcdef"
    assert copy.read_bytes() == b"%PDF-1.7"
    added = ("organisation", "add", "Школа № 3", "--kind", "school", "--under", "1-01")
    assert region.gives(*added)["code"] == "1-01-03"


def test_a_backup_of_sqlite_goes_into_postgresql(region: Shell, empty_postgres_url: str) -> None:
    region.does("backup", "svod.zip")
    tree = region.gives("organisation", "list")
    region.surroundings["SVOD_DATABASE_URL"] = empty_postgres_url
    region.does("restore", "svod.zip")
    assert region.gives("organisation", "list") == tree
    added = region.gives("organisation", "add", "Юг", "--kind", "municipality", "--under", "1")
    assert added["code"] == "1-02"


def test_a_backup_is_not_restored_over_anything(region: Shell) -> None:
    region.does("backup", "svod.zip")
    assert region.refuses("restore", "svod.zip").startswith("База уже не пустая")
    assert region.refuses("backup", "svod.zip") == ("Файл уже есть: svod.zip. Укажите другое имя.")


def test_what_is_no_backup_is_refused(shell: Shell) -> None:
    (shell.folder / "text.zip").write_text("не архив")
    with zipfile.ZipFile(shell.folder / "other.zip", "w") as box:
        box.writestr("letter.txt", "письмо")
    for name in ("text.zip", "other.zip"):
        assert shell.refuses("restore", name) == f"Это не архив Свода: {name}."
    assert shell.refuses("restore", "none.zip") == "Нет такого файла: none.zip."


def test_the_doctor_names_what_is_missing(shell: Shell) -> None:
    from typer.testing import CliRunner

    from bot.__main__ import app

    ended = CliRunner().invoke(app, ["doctor"], env=shell.surroundings)
    assert ended.exit_code == 1
    marks = [line[0] for line in ended.stdout.splitlines() if line[0] in "✓!✗"]
    assert marks == ["✓", "✓", "✓", "✗", "!", "✗"]
    assert "SVOD_OPERATOR, SVOD_OPERATOR_ADDRESS" in ended.stdout


def test_an_unwritable_folder_is_one_sentence(shell: Shell) -> None:
    (shell.folder / "data").write_text("тут файл")
    assert shell.refuses("organisation", "list") == (
        f"В папку {shell.folder / 'data'} нельзя писать. Укажите другую: SVOD_DATA_DIR."
    )


def test_a_wrong_setting_is_one_sentence(shell: Shell) -> None:
    shell.surroundings["SVOD_PANEL_PORT"] = "восемьдесят"
    assert shell.refuses("organisation", "list").startswith(
        "Настройки не читаются: SVOD_PANEL_PORT:"
    )


def test_run_needs_a_token_and_refuses_a_demonstration(shell: Shell) -> None:
    assert shell.refuses("run").startswith("Не задан SVOD_BOT_TOKEN.")
    shell.surroundings |= OPERATOR | {"SVOD_BOT_TOKEN": "42:TEST"}
    shell.does("organisation", "list")
    with closing(sqlite3.connect(shell.folder / "data" / "svod.db")) as database, database:
        database.execute("INSERT INTO facts VALUES ('demonstration', 'filled')")
    assert shell.refuses("run").startswith("Это демонстрационная база")
