"""The state of the stand-in: one bot, its people, their chats, and the rules of the house."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from phone.calls import Calls
from phone.faults import Fault, Faults
from phone.files import Shelf
from phone.keyboards import Button
from phone.pacing import Pacing
from phone.people import Event, Message, Person, Press
from phone.refusals import QUERY_TOO_OLD, bad_request, too_many_requests
from phone.updates import QUERY_SECONDS, Updates
from phone.watching import Watch
from phone.webhook import Webhook

FIRST_PERSON = 700_000_001
BOT_WITHOUT_TOKEN = 7_000_000_001
REMEMBERED_PRESSES = 20_000


class Telegram:
    """Everything that Telegram would know about this bot."""

    def __init__(
        self,
        *,
        token: str = "",
        username: str = "svod_demo_bot",
        title: str = "Svod",
        paced: bool = True,
        folder: Path | None = None,
    ) -> None:
        self.token = token
        self.username = username
        self.title = title
        self.folder = folder
        self.bot_id = _bot_id(token)
        self.clock: Callable[[], float] = time.time
        self.people: dict[int, Person] = {}
        self.next_person = FIRST_PERSON
        self.next_message = 1
        self.next_query = time.time_ns()
        self.presses: dict[str, Press] = {}
        self.profile: dict[str, Any] = {}
        self.albums = 0
        self.pacing = Pacing()
        self.pacing.on = paced
        self.faults = Faults()
        self.calls = Calls()
        self.files = Shelf(folder / "files" if folder else None)
        self.watch = Watch()
        self.updates = Updates(self.now)
        self.updates.confirmed = lambda update: self.watch.pulse(update.chat_id)
        self.webhook = Webhook(self.updates)

    def now(self) -> float:
        """Seconds since 1970, by the clock that a test may replace."""
        return self.clock()

    # People

    def add_person(self, name: str, *, person_id: int = 0, **known: Any) -> Person:
        """A person with a phone; an id that is there already keeps its chat."""
        first_name, _, last_name = name.partition(" ")
        person = self.people.get(person_id)
        if person is None:
            person = Person(person_id or self.next_person, first_name, last_name)
        self.next_person = max(self.next_person, person.person_id + 1)
        person.first_name, person.last_name = first_name, last_name
        for field, value in known.items():
            setattr(person, field, value)
        self.people[person.person_id] = person
        self.watch.pulse(person.person_id, {"people": True})
        return person

    def bot(self) -> dict[str, Any]:
        """The bot as `from` of a message."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.title,
            "username": self.username,
        }

    def chat(self, chat_id: str) -> Person:
        """The chat that a call names, if the bot may know it."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        digits = chat_id.lstrip("-")
        person = self.people.get(int(chat_id)) if digits.isdigit() else None
        if person is None:
            raise bad_request("chat not found")
        return person

    def shape(self, message: Message) -> dict[str, Any]:
        """A message as the Bot API shows it."""
        person = self.people[message.chat_id]
        shape = {
            "message_id": message.message_id,
            "from": self.bot() if message.by_bot else person.shape(),
            "chat": person.chat(),
            "date": message.date,
        }
        if message.edit_date is not None:
            shape["edit_date"] = message.edit_date
        return shape | message.body

    def _keep(self, person: Person, body: dict[str, Any], *, by_bot: bool) -> Message:
        now = int(self.clock())
        message = Message(self.next_message, person.person_id, by_bot, now, body)
        self.next_message += 1
        person.messages[message.message_id] = message
        return message

    # What the bot does

    def pace(self, person: Person, messages: int = 1) -> None:
        """Refuse what comes too fast."""
        wait = self.pacing.wait(person.person_id, time.monotonic(), messages)
        if wait:
            raise too_many_requests(wait)

    def send(self, person: Person, body: dict[str, Any]) -> Message:
        """A message of the bot."""
        message = self._keep(person, body, by_bot=True)
        person.hear(Event("bot", told(body), message.buttons, message.message_id))
        self.watch.pulse(person.person_id)
        return message

    def edit(self, message: Message, body: dict[str, Any]) -> Message:
        """The bot changes its message in place."""
        person = self.people[message.chat_id]
        same_words = told(body) == told(message.body)
        message.body = body
        message.edit_date = int(self.clock())
        message.version += 1
        kind = "markup" if same_words else "edit"
        person.hear(Event(kind, told(body), message.buttons, message.message_id))
        self.watch.pulse(person.person_id)
        return message

    def delete(self, message: Message) -> None:
        person = self.people[message.chat_id]
        message.deleted = True
        del person.messages[message.message_id]
        person.hear(Event("deleted", message.text, [], message.message_id))
        self.watch.pulse(person.person_id)

    def answer(self, query_id: str, *, toast: str, alert: bool, url: str) -> None:
        """The bot answers a press: the spinner stops, a toast may appear."""
        press = self.presses.get(query_id)
        if press is None or press.answered or self._expired(press):
            raise bad_request(QUERY_TOO_OLD)
        press.answered = True
        press.answered_at = time.monotonic()
        press.toast, press.alert, press.url = toast, alert, url
        person = self.people[press.person_id]
        person.unanswered.pop(query_id, None)
        news: dict[str, Any] = {}
        if toast:
            person.events.append(Event("alert" if alert else "toast", toast))
            news = {"toast": toast, "alert": alert}
        self.watch.pulse(person.person_id, news)

    def _expired(self, press: Press) -> bool:
        return self.clock() - press.pressed_at > QUERY_SECONDS

    def waiting(self, person: Person) -> list[Press]:
        """Presses whose spinner still turns."""
        for press in list(person.unanswered.values()):
            if self._expired(press):
                del person.unanswered[press.query_id]
        return list(person.unanswered.values())

    # What people do

    def receive(self, person: Person, body: dict[str, Any], label: str) -> Message:
        """A message of a person."""
        assert not person.blocked, f"{person.name} has blocked the bot: unblocks() first"
        person.started = True
        message = self._keep(person, body, by_bot=False)
        person.act(Event("person", label, [], message.message_id))
        self._push("message", self.shape(message), person)
        return message

    def change(self, message: Message, body: dict[str, Any]) -> Message:
        """A person edits an own message."""
        person = self.people[message.chat_id]
        message.body = body
        message.edit_date = int(self.clock())
        message.version += 1
        person.act(Event("changed", told(body), [], message.message_id))
        self._push("edited_message", self.shape(message), person)
        return message

    def press(self, person: Person, message: Message, button: Button) -> Press:
        """A person presses an inline button."""
        assert not person.blocked, f"{person.name} has blocked the bot: unblocks() first"
        self.next_query += 1
        code = str(button["callback_data"])
        press = Press(
            str(self.next_query),
            person.person_id,
            message.message_id,
            code,
            str(button["text"]),
            self.clock(),
            heard_before=person.heard,
        )
        self.presses[press.query_id] = press
        if len(self.presses) > REMEMBERED_PRESSES:
            del self.presses[next(iter(self.presses))]
        person.presses.append(press)
        person.unanswered[press.query_id] = press
        person.act(Event("press", press.label, [], message.message_id))
        query = {
            "id": press.query_id,
            "from": person.shape(),
            "message": self.shape(message),
            "chat_instance": str(-person.person_id * 7919),
            "data": code,
        }
        update = self.updates.push(
            "callback_query", query, f"c{person.person_id}", person.person_id
        )
        press.update_id = update.update_id if update else 0
        self.watch.pulse(person.person_id)
        return press

    def block(self, person: Person, *, blocked: bool) -> None:
        """A person blocks or unblocks the bot; the bot hears of it."""
        if person.blocked == blocked:
            return
        person.blocked = blocked
        person.act(Event("blocked" if blocked else "unblocked", ""))
        states = ("member", "kicked") if blocked else ("kicked", "member")
        old, new = (self._member(status) for status in states)
        (new if blocked else old)["until_date"] = 0
        change = {
            "chat": person.chat(),
            "from": person.shape(),
            "date": int(self.clock()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self._push("my_chat_member", change, person)

    def _member(self, status: str) -> dict[str, Any]:
        return {"user": self.bot(), "status": status}

    def _push(self, kind: str, shape: dict[str, Any], person: Person) -> None:
        self.updates.push(kind, shape, f"m{person.person_id}", person.person_id)
        self.watch.pulse(person.person_id)

    def fails(self, fault: Fault) -> Fault:
        """Let coming calls fail, as in `fails(Fault("sendMessage", code=502, times=2))`."""
        return self.faults.add(fault)


def _bot_id(token: str) -> int:
    digits = token.partition(":")[0]
    return int(digits) if digits.isdigit() else BOT_WITHOUT_TOKEN


def told(body: dict[str, Any]) -> str:
    """A message in words: its text, or the file with its caption."""
    if "text" in body:
        return str(body["text"])
    caption = str(body.get("caption", ""))
    if "document" in body:
        what = f"📎 {body['document']['file_name']}"
    elif "photo" in body:
        what = "🖼"
    elif "contact" in body:
        what = f"☎ {body['contact']['first_name']} {body['contact']['phone_number']}"
    else:
        what = "?"
    return f"{what} {caption}".strip()
