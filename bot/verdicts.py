"""What an error of the Bot API means for the one who spoke."""

from __future__ import annotations

from enum import Enum, auto

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError


class Verdict(Enum):
    DONE = auto()
    """It already was as it should be."""
    BUSY = auto()
    """Not now: after the time that Telegram names."""
    UNREACHABLE = auto()
    """This person will not get anything until they write again."""
    GONE = auto()
    """There is no such message to change."""
    TOO_LATE = auto()
    """The press is too old to be answered."""
    NOT_SENT = auto()
    """It has surely not arrived; worth trying again."""
    PERHAPS = auto()
    """The line broke after sending: it may have arrived."""
    REFUSED = auto()
    """What we sent is wrong; trying again is of no use."""


_SENTENCES = {
    "message is not modified": Verdict.DONE,
    "query is too old": Verdict.TOO_LATE,
    "query id is invalid": Verdict.TOO_LATE,
    "message to edit not found": Verdict.GONE,
    "message can't be edited": Verdict.GONE,
    "message_id_invalid": Verdict.GONE,
    "message to be replied not found": Verdict.GONE,
    "chat not found": Verdict.UNREACHABLE,
    "user is deactivated": Verdict.UNREACHABLE,
    "peer_id_invalid": Verdict.UNREACHABLE,
}
_NEVER_LEFT = (ClientConnectorError,)


def verdict(error: Exception) -> Verdict:
    match error:
        case TelegramRetryAfter():
            return Verdict.BUSY
        case TelegramForbiddenError():
            return Verdict.UNREACHABLE
        case TelegramNetworkError():
            return _of_the_line(error)
        case TelegramServerError() | TelegramUnauthorizedError() | TelegramNotFound():
            return Verdict.NOT_SENT  # Telegram's trouble, or a token that will be put right
        case TelegramBadRequest():
            return _of_the_words(error.message.casefold())
    return Verdict.REFUSED


def _of_the_line(error: TelegramNetworkError) -> Verdict:
    """A connection that was never made has carried nothing."""
    return Verdict.NOT_SENT if isinstance(error.__cause__, _NEVER_LEFT) else Verdict.PERHAPS


def _of_the_words(said: str) -> Verdict:
    found = (meaning for words, meaning in _SENTENCES.items() if words in said)
    return next(found, Verdict.REFUSED)
