"""Filters for text: plain words, words without web addresses, and the addresses themselves."""

from __future__ import annotations

import re
from typing import Any

from aiogram.enums import MessageEntityType
from aiogram.filters import Filter
from aiogram.types import Message

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
TRAILING = ".,;:!?»)\"'"
FEW_WORDS = 40
"""Letters beside an address that are its description, not an answer."""


class PlainText(Filter):
    """Typed words; commands are none."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text) and not (message.text or "").startswith("/")


class NoLinks(Filter):
    """Words that are to be read, not followed."""

    async def __call__(self, message: Message) -> bool:
        return not addresses(message)


class Links(Filter):
    """The text is an address or several, with no more than a few words; gives `links`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        found = addresses(message)
        return {"links": found} if found else False


def addresses(message: Message) -> tuple[str, ...]:
    """Each once, in order; none when the addresses only stand within a longer text."""
    text = message.text or ""
    written = [match.rstrip(TRAILING) for match in ADDRESS.findall(text)]
    hidden = [
        entity.url
        for entity in message.entities or ()
        if entity.type == MessageEntityType.TEXT_LINK and entity.url
    ]
    bare = [
        entity.extract_from(text)
        for entity in message.entities or ()
        if entity.type == MessageEntityType.URL
    ]
    without_scheme = [f"https://{one}" for one in bare if not ADDRESS.match(one)]
    found = tuple(dict.fromkeys((*written, *hidden, *without_scheme)))
    rest = ADDRESS.sub("", text)
    for one in bare:
        rest = rest.replace(one, "")
    return found if found and len(rest.strip()) <= FEW_WORDS else ()
