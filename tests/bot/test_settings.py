"""Settings come from the surroundings, and from nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in list(os.environ):
        if name.startswith("SVOD_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_what_is_there_when_nothing_is_set() -> None:
    settings = Settings()
    assert settings.database_url == "sqlite:///data/svod.db"
    assert settings.data_dir == Path("data")
    assert settings.files_dir == Path("data/files")
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert (settings.panel_port, settings.phone_port) == (8080, 8081)
    assert (settings.bot_token, settings.webhook_secret, settings.public_url) == ("", "", "")


def test_variables_and_the_file_beside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SVOD_BOT_TOKEN=1:FILE\nSVOD_DATA_DIR=there\n", "utf-8")
    monkeypatch.setenv("SVOD_BOT_TOKEN", "2:VARIABLE")
    monkeypatch.setenv("SVOD_PUBLIC_URL", "https://svod.example/")
    settings = Settings()
    assert settings.bot_token == "2:VARIABLE"
    assert settings.database_url == "sqlite:///there/svod.db"
    assert settings.public_url == "https://svod.example"


def test_blank_is_the_same_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SVOD_PANEL_PORT", "SVOD_DATABASE_URL", "SVOD_DATA_DIR"):
        monkeypatch.setenv(name, "")
    assert Settings().database_url == "sqlite:///data/svod.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SVOD_PANEL_PORT", "70000"),
        ("SVOD_LOG", "loud"),
        ("SVOD_WEBHOOK_SECRET", "with spaces"),
        ("SVOD_WEBHOOK_SECRET", "no-public-url"),
    ],
)
def test_what_cannot_be_is_refused(monkeypatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings(bot_token="1:SECRET", database_url="postgresql://x:SECRET@y/z"))
    assert "SECRET" not in shown


def test_the_operator_is_missing_until_all_is_said() -> None:
    settings = Settings(operator="Министерство", operator_term=" ")
    assert settings.operator_missing == [
        "SVOD_OPERATOR_ADDRESS",
        "SVOD_OPERATOR_PURPOSES",
        "SVOD_OPERATOR_TERM",
        "SVOD_OPERATOR_WITHDRAWAL",
    ]
    assert settings.operator_facts.name == "Министерство"


def test_reading_settings_does_not_load_telegram() -> None:
    root = Path(__file__).parents[2]
    code = "import sys, bot.settings; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
