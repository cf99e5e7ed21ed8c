"""How the program starts: quickly, and with a sentence when it cannot."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from bot.commands.starting import alone_in
from tests.commands.conftest import OPERATOR, Shell

HEAVY = ("aiogram", "aiohttp", "pandas", "sqlalchemy", "typst", "xlsxwriter")


def test_help_loads_nothing_heavy() -> None:
    asked = (
        "import sys; from typer.testing import CliRunner; from bot.__main__ import app; "
        "ended = CliRunner().invoke(app, ['--help']); assert ended.exit_code == 0; "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("command", "setting"), [("run", "SVOD_PANEL_PORT"), ("demo", "SVOD_PHONE_PORT")]
)
def test_a_taken_port_is_one_sentence(shell: Shell, command: str, setting: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"SVOD_PANEL_PORT": _free_port(), "SVOD_PHONE_PORT": _free_port()}
        shell.surroundings |= OPERATOR | ports | {"SVOD_BOT_TOKEN": "42:TEST", setting: port}
        assert shell.refuses(command) == (
            f"Порт {port} занят другой программой. Закройте её или задайте {setting}=…"
        )


def test_a_demonstration_leaves_another_database_alone(shell: Shell) -> None:
    shell.surroundings["SVOD_DATA_DIR"] = "data-demo"
    zone = ("--zone", "Europe/Moscow")
    shell.does("organisation", "add", "Область", "--kind", "region", *zone)
    shell.surroundings |= {"SVOD_PANEL_PORT": _free_port(), "SVOD_PHONE_PORT": _free_port()}
    assert shell.refuses("demo") == (
        "В папке data-demo лежит не демонстрационная база; демо её не тронет."
    )


def test_a_file_in_the_way_of_a_demonstration_is_one_sentence(shell: Shell) -> None:
    (shell.folder / "data-demo").touch()
    assert shell.refuses("demo") == (
        "В папку data-demo нельзя писать. Уберите то, что лежит на её месте, "
        "или запустите демо из другой папки."
    )


def test_ports_that_cannot_be_are_one_sentence(shell: Shell) -> None:
    shell.surroundings |= {"SVOD_PANEL_PORT": "8096", "SVOD_PHONE_PORT": "8096"}
    assert shell.refuses("demo") == (
        "Панели и телефонам нужны разные порты: задайте SVOD_PHONE_PORT, отличный от 8096."
    )
    shell.surroundings["SVOD_PANEL_PORT"] = "восемь"
    assert shell.refuses("demo") == (
        "Настройки не читаются: SVOD_PANEL_PORT: нужно целое число, а стоит «восемь»"
    )


@pytest.mark.parametrize(("command", "folder"), [("run", "data"), ("demo", "data-demo")])
def test_two_of_them_do_not_share_a_folder(shell: Shell, command: str, folder: str) -> None:
    shell.surroundings |= {"SVOD_PANEL_PORT": _free_port(), "SVOD_PHONE_PORT": _free_port()}
    shell.surroundings |= OPERATOR | {"SVOD_BOT_TOKEN": "42:TEST", "SVOD_DATA_DIR": "data"}
    (shell.folder / folder).mkdir()
    with alone_in(shell.folder / folder):
        assert shell.refuses(command) == (
            f"В папке {folder} уже работает Свод: остановите его или укажите другую папку."
        )


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
