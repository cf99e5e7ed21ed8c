"""People and what stands in their chats with the bot."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from phone.keyboards import Rows, labels
from phone.markup import slice_units
from phone.refusals import BLOCKED, DEACTIVATED, NEVER_STARTED, Refused

REMEMBERED_EVENTS = 5000


@dataclass(slots=True)
class Message:
    """One message; an edit changes it in place."""

    message_id: int
    chat_id: int
    by_bot: bool
    date: int
    body: dict[str, Any]
    edit_date: int | None = None
    deleted: bool = False
    version: int = 0

    @property
    def text(self) -> str:
        """The text or caption, without tags."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        return list(self.body.get("entities") or self.body.get("caption_entities") or [])

    @property
    def rows(self) -> Rows:
        """The inline buttons, as Telegram keeps them."""
        found: Rows = (self.body.get("reply_markup") or {}).get("inline_keyboard", [])
        return found

    @property
    def buttons(self) -> list[list[str]]:
        """What stands on the inline buttons, row by row."""
        return labels(self.body.get("reply_markup"))

    def marked(self, kind: str) -> list[str]:
        """The parts of the text under one kind of entity, such as "bold"."""
        return [
            slice_units(self.text, one["offset"], one["length"])
            for one in self.entities
            if one["type"] == kind
        ]

    def button(self, label_or_code: str) -> dict[str, Any] | None:
        """The button with this label or callback_data."""
        for row in self.rows:
            for button in row:
                if label_or_code in (button["text"], button.get("callback_data")):
                    return button
        return None


@dataclass(slots=True)
class Press:
    """A pressed button and what became of it."""

    query_id: str
    person_id: int
    message_id: int
    code: str
    label: str
    pressed_at: float
    answered: bool = False
    toast: str = ""
    alert: bool = False
    url: str = ""
    update_id: int = 0
    answered_at: float | None = None
    heard_before: int = 0  # what the bot had done in this chat until then


@dataclass(slots=True)
class Event:
    """One line of the story of a chat."""

    kind: str
    text: str
    rows: list[list[str]] = field(default_factory=list)
    message_id: int = 0


@dataclass(slots=True)
class Person:
    """A person with a phone."""

    person_id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    role: str = ""
    invitation: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    keyboard: dict[str, Any] | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    events: deque[Event] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    presses: deque[Press] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    unanswered: dict[str, Press] = field(default_factory=dict)
    last_act: str = ""
    acted: int = 0  # counts what the person did
    heard: int = 0  # counts what the bot did in this chat: messages, edits, deletions
    heard_at_act: int = 0

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def shape(self) -> dict[str, Any]:
        """The person as `from` of a message."""
        return {"id": self.person_id, "is_bot": False, "language_code": "ru"} | self._names()

    def chat(self) -> dict[str, Any]:
        return {"id": self.person_id, "type": "private"} | self._names()

    def _names(self) -> dict[str, Any]:
        names = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
        }
        return {name: value for name, value in names.items() if value}

    def check_reachable(self) -> None:
        """Refuse when the bot may not write here."""
        if self.deactivated:
            raise Refused(403, DEACTIVATED)
        if self.blocked:
            raise Refused(403, BLOCKED)
        if not self.started:
            raise Refused(403, NEVER_STARTED)

    def act(self, event: Event) -> None:
        self.acted += 1
        self.last_act = event.kind
        self.heard_at_act = self.heard
        self.events.append(event)

    def hear(self, event: Event) -> None:
        self.heard += 1
        self.events.append(event)
