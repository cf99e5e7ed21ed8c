"""What `svod doctor` looks at: settings, folders, database, token, webhook."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from bot.commands import texts

if TYPE_CHECKING:
    from bot.settings import Settings

ENOUGH = 2 * 1024**3
"""Bytes of free disk under which documents will soon have no room."""


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    level: Literal["good", "doubtful", "bad"]
    sentence: str

    @property
    def mark(self) -> str:
        return {"good": "✓", "doubtful": "!", "bad": "✗"}[self.level]


def examine(settings: Settings) -> list[Finding]:
    """Everything that can be wrong before a season, each with what to do."""
    return [
        _folder(settings),
        _space(settings),
        _database(settings),
        _operator(settings),
        _public_url(settings),
        *asyncio.run(_telegram(settings)),
    ]


def _folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError:
        return Finding("folder", "bad", texts.UNWRITABLE.format(folder=folder))
    return Finding("folder", "good", texts.FOLDER_GOOD.format(folder=folder))


def _space(settings: Settings) -> Finding:
    try:
        free = shutil.disk_usage(settings.data_dir).free
    except OSError:
        return Finding("space", "bad", texts.SPACE_UNKNOWN)
    sentence = texts.SPACE.format(gigabytes=free // 1024**3)
    return Finding("space", "good" if free > ENOUGH else "doubtful", sentence)


def _database(settings: Settings) -> Finding:
    from storage import Database, DatabaseFault, facts
    from storage.migrating import upgrade

    try:
        upgrade(settings.database_url)
        database = Database(settings.database_url)
        try:
            demonstration = database.look_now(facts.fact, facts.DEMONSTRATION)
        finally:
            database.close()
    except DatabaseFault as error:
        why = str(error).splitlines()[0]
        return Finding("database", "bad", texts.NO_DATABASE.format(why=why))
    if demonstration:
        return Finding("database", "bad", texts.DEMO_DATABASE)
    return Finding("database", "good", texts.DATABASE_GOOD)


def _operator(settings: Settings) -> Finding:
    missing = settings.operator_missing
    if missing:
        names = ", ".join(missing)
        return Finding("operator", "bad", texts.OPERATOR_MISSING.format(names=names))
    return Finding("operator", "good", texts.OPERATOR_GOOD)


def _public_url(settings: Settings) -> Finding:
    url = settings.public_url
    if not url:
        return Finding("public_url", "doubtful", texts.NO_PUBLIC_URL)
    if urlsplit(url).scheme != "https":
        return Finding("public_url", "doubtful", texts.PUBLIC_URL_OPEN.format(url=url))
    return Finding("public_url", "good", texts.PUBLIC_URL_GOOD.format(url=url))


async def _telegram(settings: Settings) -> list[Finding]:
    from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
    from aiogram.utils.token import TokenValidationError

    from bot.app import make_bot

    if not settings.bot_token:
        return [Finding("token", "bad", texts.NO_TOKEN)]
    try:
        bot = make_bot(settings)
    except TokenValidationError:
        return [Finding("token", "bad", texts.TOKEN_BAD)]
    async with bot:
        try:
            me = await bot.get_me()
            webhook = await bot.get_webhook_info()
        except TelegramUnauthorizedError:
            return [Finding("token", "bad", texts.TOKEN_BAD)]
        except TelegramAPIError:
            return [Finding("token", "bad", texts.TELEGRAM_AWAY)]
    token = Finding("token", "good", texts.TOKEN_GOOD.format(name=me.username))
    return [token, _webhook(settings, webhook.url, webhook.last_error_message)]


def _webhook(settings: Settings, url: str, trouble: str | None) -> Finding:
    if not settings.webhook_secret:
        if url:
            return Finding("webhook", "doubtful", texts.WEBHOOK_LEFT)
        return Finding("webhook", "good", texts.POLLING)
    if not settings.public_url:
        return Finding("webhook", "bad", texts.WEBHOOK_NEEDS_URL)
    if trouble:
        return Finding("webhook", "doubtful", texts.WEBHOOK_TROUBLE.format(why=trouble))
    return Finding("webhook", "good", texts.WEBHOOK_GOOD)
