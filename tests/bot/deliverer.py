"""A process that does nothing but deliver, by a clock that goes faster."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot import logs
from bot.app import make_bot
from bot.delivery import Delivery
from bot.pacing import Pacing
from bot.screen import Screen, Setting
from bot.session import Line
from bot.settings import Settings
from bot.speech import Speech
from storage import Database, Session
from storage.outbox import Waiting
from tests.bot import little

FASTER = 24
"""A lease of two minutes is over in five seconds."""


def clock_since(begin: datetime) -> Callable[[], datetime]:
    return lambda: begin + (little.clock() - begin) * FASTER


async def live(name: str, url: str, database_url: str, begin: str) -> None:
    """Until SIGTERM; each message bears the name of who has sent it."""
    logs.configure("warning", sys.stderr)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = Database(database_url)
    settings = Settings(bot_token=little.TOKEN, telegram_api_url=url, data_dir=Path("unused"))
    bot = make_bot(settings)

    def tell(session: Session, notice: Waiting, now: datetime, setting: Setting) -> Screen:
        return Screen(f"{name} {notice.content['number']}")

    clock = clock_since(datetime.fromisoformat(begin))
    speech = Speech(bot, Line(bot), Pacing())
    delivery = Delivery(database, speech, tell, little.always_due, little.SETTING, clock)
    async with bot.session:
        work = asyncio.create_task(delivery.work())
        await stop.wait()
        delivery.close()
        await work
    await database.aclose()


if __name__ == "__main__":
    asyncio.run(live(*sys.argv[1:]))
