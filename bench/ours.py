"""The bot as it is run, for a measurement: `python -m bench.ours FOLDER URL [--at-once]`.

With `--at-once` it does not pace itself: every drawing goes out as soon as it can.
"""

from __future__ import annotations

import argparse
import socket
from pathlib import Path

import uvloop

from bench.crowd import OPERATOR
from bot import ledger, logs
from bot.commands.house import live
from bot.pacing import Pacing
from bot.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.ours", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("url")
    parser.add_argument("--at-once", action="store_true")
    asked = parser.parse_args()
    settings = Settings(
        bot_token="42:BENCH",
        telegram_api_url=asked.url,
        database_url="",
        data_dir=asked.folder,
        panel_host="127.0.0.1",
        panel_port=_free_port(),
        public_url="",
        webhook_secret="",
        operator=OPERATOR.name,
        operator_address=OPERATOR.address,
        operator_purposes=OPERATOR.purposes,
        operator_term=OPERATOR.term,
        operator_withdrawal=OPERATOR.withdrawal,
        log="warning",
    )
    logs.configure(settings.log)
    pacing = Pacing()
    if asked.at_once:
        pacing, ledger.TOGETHER = Pacing(rate=0), 0.0
    uvloop.run(live(settings, demonstration=False, ready=lambda: None, pacing=pacing))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
