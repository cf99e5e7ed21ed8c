"""A screen: what a person sees in the chat, as a plain value; and what it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.consenting import Operator


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes out with a screen."""

    name: str
    content: bytes | None = None
    file_id: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    document: Document | None = None
    revision: int | None = None
    """Of the answer on it: what the person saw when they type."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What screens must know of the settings."""

    operator: Operator
    panel_url: str | None
    bot_name: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Who stands where."""

    telegram_id: int
    now: datetime
    place: str
    awaiting: str | None
    setting: Setting
