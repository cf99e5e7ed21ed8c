"""The stand-in by itself: python -m phone --port 8081 --token 123:ABC."""

import argparse
import asyncio
import contextlib
import signal
import sys
from pathlib import Path

from phone.serving import serve
from phone.telegram import Telegram


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m phone", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="", help="the only token let in (default: any)")
    parser.add_argument("--username", default="svod_demo_bot")
    parser.add_argument("--folder", type=Path, help="keep chats and files here")
    parser.add_argument("--unpaced", action="store_true", help="never answer 429 by itself")
    return parser.parse_args()


async def _run(asked: argparse.Namespace) -> None:
    telegram = Telegram(
        token=asked.token,
        username=asked.username,
        paced=not asked.unpaced,
        folder=asked.folder,
    )
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with serve(telegram, asked.host, asked.port) as served:
        sys.stdout.write(f"{served.url}\n")
        sys.stdout.flush()
        await stopped.wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(_asked()))
