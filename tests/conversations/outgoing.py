"""Every call that the bot has made is judged by somebody who did not write the stand-in."""

from __future__ import annotations

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod
from teremok.validation import validate_method

from phone import Telegram
from tests.conversations import schema

JUDGED: dict[str, type[TelegramMethod[Any]]] = {
    "sendMessage": SendMessage,
    "editMessageText": EditMessageText,
    "answerCallbackQuery": AnswerCallbackQuery,
}


@cache
def _bot() -> Bot:
    return Bot("42:TEST")


def refuse_bad_calls(telegram: Telegram) -> None:
    """Nothing was refused by the stand-in, and nothing would be by the documented rules."""
    refused = [
        (call.method, call.description, call.params)
        for call in telegram.calls.log
        if not call.ok and "not modified" not in call.description
    ]
    assert refused == []
    for call in telegram.calls.log:
        faults = schema.faults(call.method, call.typed)
        assert not faults, faults
        if call.method in JUDGED:
            validate_method(_bot(), JUDGED[call.method].model_validate(call.typed))
