"""The command line in an empty folder, with settings of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

OPERATOR = {
    "SVOD_OPERATOR": "Центр оценки",
    "SVOD_OPERATOR_ADDRESS": "ул. Мира, 1",
    "SVOD_OPERATOR_PURPOSES": "сбор самооценки",
    "SVOD_OPERATOR_TERM": "один год",
    "SVOD_OPERATOR_WITHDRAWAL": "командой /me",
}


class Shell:
    """Runs `svod …` as a script would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.surroundings: dict[str, str | None] = {"SVOD_DATA_DIR": str(folder / "data")}

    def does(self, *words: str) -> str:
        """What it prints; it must succeed."""
        ended = CliRunner().invoke(app, words, env=self.surroundings)
        assert ended.exit_code == 0, ended.output
        return ended.stdout

    def gives(self, *words: str) -> Any:
        return json.loads(self.does(*words, "--json"))

    def refuses(self, *words: str) -> str:
        """The sentence that it refuses with."""
        ended = CliRunner().invoke(app, words, env=self.surroundings)
        assert (ended.exit_code, ended.stdout) == (1, "")
        return ended.stderr.rstrip("\n")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a region, made once by its commands."""
    shell = Shell(tmp_path_factory.mktemp("furnished"))
    for words in (
        ("Область", "--kind", "region", "--zone", "Asia/Yekaterinburg"),
        ("Северный район", "--kind", "municipality", "--under", "1"),
        ("Школа № 1", "--kind", "school", "--under", "1-01"),
        ("Школа № 2", "--kind", "school", "--under", "1-01", "--zone", "Europe/Moscow"),
    ):
        shell.does("organisation", "add", *words)
    return shell.folder / "data"


@pytest.fixture
def region(shell: Shell, furnished: Path) -> Shell:
    """A region, a municipality, two schools, and somebody who answers for personal data."""
    shutil.copytree(furnished, shell.folder / "data")
    shell.surroundings |= OPERATOR
    return shell
