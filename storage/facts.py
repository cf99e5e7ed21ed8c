"""A few words about this database itself: whether it is a demonstration, where it is reached."""

from __future__ import annotations

from storage import Session
from storage.statements import put
from storage.tables import Fact

DEMONSTRATION = "demonstration"
BOT_USERNAME = "bot_username"
PUBLIC_URL = "public_url"
"""Where people reach the panel; empty when nobody has said so."""


def fact(session: Session, name: str) -> str | None:
    found = session.get(Fact, name)
    return found.value if found else None


def note_fact(session: Session, name: str, value: str) -> None:
    put(session, Fact, {"name": name, "value": value})
