"""Documents out of the chat: downloaded, looked into and stored before anything is said."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import Document, PhotoSize
from aiohttp import ClientError, ClientTimeout

from bot import texts
from domain.accepting import MB, accept
from domain.errors import Refusal
from domain.proving import SentFile
from storage.files import FileStore

LIMIT_MB = 20
"""Telegram gives bots no more; larger files come through the panel."""
PATIENCE = ClientTimeout(total=300, connect=10)
PAUSES = (0.5, 2.0, 5.0)
CHUNK = 1 << 16


class TooBig(Refusal):
    sentence = texts.FILE_TOO_BIG


class NotDownloaded(Refusal):
    """Telegram does not hand it over now."""

    sentence = texts.FILE_NOT_DOWNLOADED


class Files:
    """Given to handlers as `files`."""

    def __init__(self, bot: Bot, store: FileStore) -> None:
        self._bot = bot
        self._store = store

    def kept(self, sha256: str | None) -> str | None:
        """Where the bytes lie, for sending them back; none when they are gone."""
        return str(self._store.open(sha256)) if sha256 and self._store.has(sha256) else None

    async def bring(self, file: Document | PhotoSize, *, caption: str = "") -> SentFile:
        """Into the store; to bring it twice is harmless. Raises refusals."""
        if file.file_size is not None and file.file_size > LIMIT_MB * MB:
            raise TooBig
        name = getattr(file, "file_name", None) or texts.PHOTO_NAME
        with tempfile.TemporaryDirectory(prefix="svod-") as folder:
            arrived = Path(folder) / "arrived"
            await self._download(file.file_id, arrived)
            sent = await asyncio.to_thread(self._take_in, arrived, name)
        return sent._replace(telegram_file_id=file.file_id, caption=caption)

    def _take_in(self, arrived: Path, name: str) -> SentFile:
        accepted = accept(arrived, name, LIMIT_MB * MB)
        stored = self._store.save(arrived)
        return SentFile(stored.sha256, stored.size, accepted.extension, accepted.name)

    async def _download(self, file_id: str, target: Path) -> None:
        for pause in (*PAUSES, None):
            try:
                return await self._once(file_id, target)
            except TelegramBadRequest as refused:
                raise (TooBig if "too big" in refused.message else NotDownloaded) from refused
            except (TelegramAPIError, ClientError, TimeoutError) as trouble:
                if pause is None:
                    raise NotDownloaded from trouble
                await asyncio.sleep(getattr(trouble, "retry_after", pause))
        return None

    async def _once(self, file_id: str, target: Path) -> None:
        found = await self._bot.get_file(file_id)
        assert found.file_path is not None
        url = self._bot.session.api.file_url(self._bot.token, found.file_path)
        line = await self._bot.session.create_session()  # type: ignore[attr-defined] # aiohttp's
        received = 0
        with target.open("wb") as copy:
            async with line.get(url, timeout=PATIENCE, raise_for_status=True) as response:
                async for chunk in response.content.iter_chunked(CHUNK):
                    received += len(chunk)
                    if received > LIMIT_MB * MB:
                        raise TooBig
                    copy.write(chunk)
