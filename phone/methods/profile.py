"""What the bot says of itself: commands, descriptions, the menu button."""

import json
import re
from collections.abc import Callable
from typing import Any

from phone.methods.params import Params
from phone.refusals import bad_request
from phone.telegram import Telegram

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")


def _scope(params: Params) -> str:
    scope = params.nested("scope") or {"type": "default"}
    return "commands:" + json.dumps(scope, sort_keys=True) + params.text("language_code")


def set_my_commands(telegram: Telegram, params: Params) -> bool:
    commands = params.nested("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse bot commands JSON object")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not _COMMAND.fullmatch(str(one.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", ""))) <= LONGEST_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    telegram.profile[_scope(params)] = commands
    telegram.watch.pulse(0, {"people": True})
    return True


def get_my_commands(telegram: Telegram, params: Params) -> list[Any]:
    return list(telegram.profile.get(_scope(params), []))


def delete_my_commands(telegram: Telegram, params: Params) -> bool:
    telegram.profile.pop(_scope(params), None)
    return True


def described(name: str, longest: int) -> Callable[[Telegram, Params], bool]:
    """A method that keeps one text of the profile."""

    def keep(telegram: Telegram, params: Params) -> bool:
        text = params.text(name)
        if len(text) > longest:
            raise bad_request(f"bot {name.replace('_', ' ')} is too long")
        telegram.profile[name] = text
        telegram.watch.pulse(0, {"people": True})
        return True

    return keep


def set_chat_menu_button(telegram: Telegram, params: Params) -> bool:
    telegram.profile["menu_button"] = params.nested("menu_button") or {"type": "default"}
    return True


def get_chat(telegram: Telegram, params: Params) -> dict[str, Any]:
    return telegram.chat(params.text("chat_id")).chat() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
