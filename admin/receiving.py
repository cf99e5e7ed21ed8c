"""A file on its way in: the token of its form first, then its bytes, never more than allowed."""

from __future__ import annotations

import asyncio
from typing import IO

from aiohttp import BodyPartReader, MultipartReader

from domain.errors import Refusal

TOKEN_LENGTH = 200
AT_ONCE = 1 << 20


async def token_of(reader: MultipartReader) -> str:
    """The first part of the form, written there by our own page."""
    part = await reader.next()
    if not isinstance(part, BodyPartReader) or part.name != "csrf":
        return ""
    return (await part.read_chunk(TOKEN_LENGTH)).decode(errors="replace")


async def pour(part: BodyPartReader, file: IO[bytes], most: int, too_large: Refusal) -> None:
    """The bytes of this part into the file; raises `too_large` beyond `most` of them."""
    size = 0
    while chunk := await part.read_chunk(AT_ONCE):
        size += len(chunk)
        if size > most:
            raise too_large
        await asyncio.to_thread(file.write, chunk)
    await asyncio.to_thread(file.flush)
