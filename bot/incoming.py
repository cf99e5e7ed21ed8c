"""What has come from Telegram, as far as the queue must know it. Reading it cannot fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from storage.inbox import Left, Letter

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
"""What we ask Telegram for."""
PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update on its way through the bot."""

    letter: Letter
    body: dict[str, Any] | None
    """None: not JSON at all."""
    resumed: bool = False
    """Left by an earlier run, which it has perhaps ended."""
    suspect: bool = False
    """Being worked when an earlier run ended, and that run was not its first."""

    @property
    def update_id(self) -> int:
        return self.letter.update_id

    @property
    def telegram_id(self) -> int:
        return self.letter.telegram_id

    @property
    def kind(self) -> str:
        return next((kind for kind in KINDS if kind in (self.body or {})), "")

    @property
    def event(self) -> dict[str, Any]:
        """The message, press or other thing inside."""
        event = (self.body or {}).get(self.kind)
        return event if isinstance(event, dict) else {}

    @property
    def query_id(self) -> str | None:
        """How to answer the press; nothing for what is not a press."""
        query_id = self.event.get("id") if self.kind == "callback_query" else None
        return query_id if isinstance(query_id, str) else None

    @property
    def pressed(self) -> int | None:
        """The message whose button was pressed."""
        number = _inside(self.event, "message").get("message_id")
        return number if isinstance(number, int) else None

    @property
    def is_private(self) -> bool:
        """The bot talks with one person at a time; what groups say is not for it."""
        chat = _inside(self.event, "chat") or _inside(_inside(self.event, "message"), "chat")
        return chat.get("type") == PRIVATE

    @property
    def to_decode(self) -> dict[str, Any] | None:
        """The update; of the screen that a press brings back only which it was.

        It comes in the shape that Telegram has for messages it has forgotten. To read the text
        and all the buttons cost more than anything else that the bot itself does in a press.
        """
        pressed = _inside(self.event, "message")
        if self.query_id is None or not pressed:
            return self.body
        known = {name: pressed[name] for name in ("chat", "message_id") if name in pressed}
        press = self.event | {"message": known | {"date": 0}}
        return (self.body or {}) | {self.kind: press}

    @property
    def in_album(self) -> bool:
        return "media_group_id" in self.event


def from_telegram(update: dict[str, Any]) -> Incoming:
    """Raises KeyError, TypeError or ValueError for what has no number."""
    letter = Letter(int(update["update_id"]), sender_id(update), orjson.dumps(update).decode())
    return Incoming(letter, update)


def from_bytes(update_id: int, raw: bytes) -> Incoming:
    """What Telegram should never have sent; kept as it is, to be set aside in its turn."""
    return Incoming(Letter(update_id, 0, raw.decode(errors="replace").replace("\0", "")), None)


def from_inbox(left: Left) -> Incoming:
    try:
        body = orjson.loads(left.letter.raw)
    except orjson.JSONDecodeError:
        body = None
    known = body if isinstance(body, dict) else None
    return Incoming(left.letter, known, resumed=True, suspect=left.attempts > 0)


def sender_id(update: dict[str, Any]) -> int:
    """Whose queue it belongs to; what comes from nobody queues together."""
    for part in update.values():
        number = _inside(part, "from").get("id") if isinstance(part, dict) else None
        if isinstance(number, int):
            return number
    return 0


def _inside(part: dict[str, Any], name: str) -> dict[str, Any]:
    inner = part.get(name)
    return inner if isinstance(inner, dict) else {}
