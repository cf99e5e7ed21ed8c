"""The state in a folder, so that a restarted demo shows the same chats."""

import asyncio
import base64
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from phone.people import Event, Message, Person, Press
from phone.telegram import Telegram
from phone.updates import Update

WRITE_AFTER = 1.0
KEPT_EVENTS = 500
PLAIN = [
    field.name
    for field in fields(Person)
    if field.name not in ("messages", "events", "presses", "unanswered")
]


class Keeper:
    """Writes the state a second after it changed."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self._due: asyncio.TimerHandle | None = None

    def watch(self) -> None:
        self.telegram.watch.changed = self.soon

    def soon(self) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(WRITE_AFTER, self._write)

    def _write(self) -> None:
        self._due = None
        save(self.telegram)


def _file(telegram: Telegram) -> Path:
    assert telegram.folder is not None
    return telegram.folder / "phones.json"


def save(telegram: Telegram) -> None:
    """Write everything; a crash in between leaves the earlier file."""
    file = _file(telegram)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(_dump(telegram), ensure_ascii=False), "utf-8")
    draft.replace(file)


def load(telegram: Telegram) -> None:
    """Read what an earlier run wrote; people who are there already are kept."""
    file = _file(telegram)
    if not file.exists():
        return
    saved = json.loads(file.read_text("utf-8"))
    for one in saved["people"]:
        person = _person(one)
        fresh = telegram.people.get(person.person_id)
        if fresh is not None:  # registered anew by the demo: its name and role win
            person.first_name, person.last_name = fresh.first_name, fresh.last_name
            person.role, person.invitation = fresh.role, fresh.invitation
            _pour(person, fresh)
            person = fresh
        telegram.people[person.person_id] = person
        telegram.presses |= {press.query_id: press for press in person.presses}
    telegram.next_person = max(saved["next_person"], telegram.next_person)
    telegram.next_message = saved["next_message"]
    telegram.albums = saved["albums"]
    telegram.profile = saved["profile"]
    telegram.files.load(saved["files"])
    _load_updates(telegram, saved)


def _pour(source: Person, target: Person) -> None:
    for field in fields(Person):
        setattr(target, field.name, getattr(source, field.name))


def _dump(telegram: Telegram) -> dict[str, Any]:
    updates = telegram.updates
    return {
        "people": [_dumped(person) for person in telegram.people.values()],
        "next_person": telegram.next_person,
        "next_message": telegram.next_message,
        "albums": telegram.albums,
        "profile": telegram.profile,
        "files": telegram.files.dump(),
        "next_update": updates.next_id,
        "allowed": updates.allowed,
        "pending": [_dumped_update(update) for update in updates.pending.values()],
        "webhook": {
            "url": telegram.webhook.url,
            "secret": telegram.webhook.secret,
            "max_connections": telegram.webhook.max_connections,
        },
    }


def _dumped(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PLAIN} | {
        "messages": [asdict(message) for message in person.messages.values()],
        "events": [asdict(event) for event in list(person.events)[-KEPT_EVENTS:]],
        "presses": [asdict(press) for press in person.presses if not press.answered],
    }


def _person(saved: dict[str, Any]) -> Person:
    person = Person(**{name: saved[name] for name in PLAIN})
    for one in saved["messages"]:
        person.messages[one["message_id"]] = Message(**one)
    person.events.extend(Event(**one) for one in saved["events"])
    person.presses.extend(Press(**one) for one in saved["presses"])
    person.unanswered = {press.query_id: press for press in person.presses}
    return person


def _dumped_update(update: Update) -> dict[str, Any]:
    return asdict(update) | {"body": base64.b64encode(update.body).decode()}


def _load_updates(telegram: Telegram, saved: dict[str, Any]) -> None:
    updates = telegram.updates
    updates.next_id = saved["next_update"]
    updates.allowed = saved["allowed"]
    for one in saved["pending"]:
        update = Update(**one | {"body": base64.b64decode(one["body"])})
        updates.pending[update.update_id] = update
        updates.recent[update.update_id] = update
    webhook = saved["webhook"]
    telegram.webhook.url = webhook["url"]
    telegram.webhook.secret = webhook["secret"]
    telegram.webhook.max_connections = webhook["max_connections"]
