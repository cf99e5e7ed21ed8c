"""The whole house as a process of its own: real handlers, panel and ticker."""

from __future__ import annotations

import socket
from pathlib import Path

from bench.crowd import OPERATOR
from bot import logs
from bot.commands.house import live as whole
from bot.settings import Settings
from tests.bot.little import TOKEN


async def live(url: str, database_url: str, folder: Path) -> None:
    """Until SIGTERM."""
    logs.configure("warning")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(
        bot_token=TOKEN,
        telegram_api_url=url,
        database_url=database_url,
        data_dir=folder,
        panel_port=port,
        operator=OPERATOR.name,
        operator_address=OPERATOR.address,
        operator_purposes=OPERATOR.purposes,
        operator_term=OPERATOR.term,
        operator_withdrawal=OPERATOR.withdrawal,
    )
    await whole(settings, demonstration=False, ready=lambda: None)
