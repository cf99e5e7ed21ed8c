"""The log of everything that the bot asked of Telegram."""

import contextlib
import json
from collections import deque
from dataclasses import dataclass
from typing import Any

REMEMBERED_CALLS = 100_000
NESTED = {
    "reply_markup",
    "entities",
    "caption_entities",
    "media",
    "link_preview_options",
    "reply_parameters",
    "allowed_updates",
    "commands",
    "scope",
    "menu_button",
    "message_ids",
}
NUMBERS = {
    "chat_id",
    "message_id",
    "offset",
    "limit",
    "timeout",
    "cache_time",
    "max_connections",
    "message_thread_id",
}
FLAGS = {"true": True, "True": True, "false": False, "False": False}


@dataclass(slots=True)
class Call:
    """One call of the Bot API and its answer."""

    method: str
    params: dict[str, Any]
    code: int  # 200 when it went well; 0 when the connection was dropped
    description: str
    result: Any
    at: float  # time.monotonic()
    took: float
    chat_id: int = 0

    @property
    def ok(self) -> bool:
        return self.code == 200  # noqa: PLR2004  HTTP

    @property
    def typed(self) -> dict[str, Any]:
        """The parameters with numbers, flags and nested JSON as the schema has them."""
        return {name: _typed(name, value) for name, value in self.params.items()}


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in NESTED:
        with contextlib.suppress(ValueError):
            return json.loads(value)
    if name in NUMBERS and value.lstrip("-").isdigit():
        return int(value)
    if name not in ("text", "caption"):
        return FLAGS.get(value, value)
    return value


class Calls:
    """The latest calls, oldest first; getUpdates is counted but not kept."""

    def __init__(self) -> None:
        self.log: deque[Call] = deque(maxlen=REMEMBERED_CALLS)
        self.polls = 0

    def add(self, call: Call) -> None:
        if call.method == "getupdates":
            self.polls += 1
        else:
            self.log.append(call)

    def of(self, *methods: str, chat_id: int = 0) -> list[Call]:
        """The calls of some methods: calls.of("sendMessage", chat_id=anna.person_id)."""
        wanted = {method.lower() for method in methods}
        return [
            call
            for call in self.log
            if (not wanted or call.method.lower() in wanted)
            and (not chat_id or call.chat_id == chat_id)
        ]

    def clear(self) -> None:
        self.log.clear()
