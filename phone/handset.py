"""A person with a phone, for tests: what they do and what they see."""

import mimetypes
import re
import time
from collections.abc import Callable, Sequence
from typing import Any

from phone import transcript
from phone.files import grey_png
from phone.people import Event, Message, Person, Press
from phone.telegram import Telegram
from phone.texting import caption_of, formatted
from phone.watching import PATIENCE

_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Phone:
    """One person's phone with the bot's chat open."""

    def __init__(self, telegram: Telegram, person: Person | str, **known: Any) -> None:
        self.telegram = telegram
        self.person = telegram.add_person(person, **known) if isinstance(person, str) else person

    @property
    def person_id(self) -> int:
        return self.person.person_id

    # What the person does: each queues an update at once and returns.

    def types(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Send a text; commands and links are found as Telegram finds them."""
        text, entities = formatted(text, "", None)
        body: dict[str, Any] = {"text": text}
        if entities:
            body["entities"] = entities
        if reply_to is not None:
            body["reply_to_message"] = self.telegram.shape(reply_to)
        return self.telegram.receive(self.person, body, text)

    def starts(self, code: str = "") -> Message:
        """Press Start, or open the bot by a deep link with a code."""
        assert not code or _START.fullmatch(code), f"Telegram opens no such link: {code}"
        if self.person.blocked:
            self.unblocks()
        return self.types(f"/start {code}".rstrip())

    def opens_link(self, link: str) -> Message:
        """Open `https://t.me/bot?start=CODE` (or what follows the `=`)."""
        if "start=" in link or "/" in link:
            return self.starts(link.partition("start=")[2])
        return self.starts(link)

    def presses(self, button: str, *, on: Message | int | None = None) -> Press:
        """Press a button by its label or callback_data: the newest that is on the screen."""
        for message in [self._message(on)] if on is not None else reversed(self.messages):
            found = message.button(button)
            if found is not None:
                assert not found.get("disabled"), f"[{button}] is disabled"
                assert "callback_data" in found, f"[{button}] only opens {found}"
                return self.telegram.press(self.person, message, found)
        raise AssertionError(f"no button {button!r}\n{self.transcript(last=10)}")

    def presses_stale(self, code: str, *, on: Message | int) -> Press:
        """Press what once stood on a message: callback_data that it may no longer carry."""
        button = {"text": code, "callback_data": code}
        return self.telegram.press(self.person, self._message(on), button)

    def _message(self, on: Message | int) -> Message:
        return on if isinstance(on, Message) else self.person.messages[on]

    def sends_file(self, name: str, content: bytes, mime: str = "", caption: str = "") -> Message:
        """Send a file as a document."""
        return self._sends(self._document(name, content, mime), caption)

    def sends_photo(self, content: bytes | None = None, caption: str = "") -> Message:
        """Send a photo as a photo (a grey picture when none is given)."""
        return self._sends(self._photo(content), caption)

    def sends_album(
        self, files: Sequence[tuple[str, bytes]] = (), *, photos: int = 0, caption: str = ""
    ) -> list[Message]:
        """Send files, or some grey photos, as one album: separate messages, one group id."""
        bodies = [self._document(name, content) for name, content in files]
        bodies += [self._photo(grey_png(320 + number, 240)) for number in range(photos)]
        return self.sends_together(bodies, caption)

    def sends_together(self, bodies: list[dict[str, Any]], caption: str = "") -> list[Message]:
        self.telegram.albums += 1
        group = {"media_group_id": str(10**16 + self.telegram.albums)}
        captions = [caption] + [""] * len(bodies)
        return [
            self._sends(body | group, words) for body, words in zip(bodies, captions, strict=False)
        ]

    def _document(self, name: str, content: bytes, mime: str = "") -> dict[str, Any]:
        kind = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        files = self.telegram.files
        return {"document": files.document(files.put(content, name=name, mime=kind))}

    def _photo(self, content: bytes | None = None) -> dict[str, Any]:
        return {"photo": self.telegram.files.photo(content or grey_png(320, 240))}

    def _sends(self, body: dict[str, Any], caption: str) -> Message:
        label = f"📎 {body['document']['file_name']}" if "document" in body else "🖼"
        body |= caption_of(caption, "", None)
        return self.telegram.receive(self.person, body, f"{label} {caption}".strip())

    def sends_link(self, url: str) -> Message:
        """Send a link as a text."""
        return self.types(url)

    def sends_contact(self, number: str = "+79120000000", name: str = "") -> Message:
        """Share a contact; without a name, one's own."""
        contact: dict[str, Any] = {"phone_number": number, "first_name": name or self.person.name}
        if not name:
            contact["user_id"] = self.person_id
        return self.telegram.receive(
            self.person, {"contact": contact}, f"☎ {contact['first_name']} {number}"
        )

    def edits_message(self, message: Message, text: str) -> Message:
        """Edit an own message."""
        text, entities = formatted(text, "", None)
        return self.telegram.change(
            message, {"text": text} | ({"entities": entities} if entities else {})
        )

    def blocks(self) -> None:
        """Block the bot."""
        self.telegram.block(self.person, blocked=True)

    def unblocks(self) -> None:
        """Unblock the bot."""
        self.telegram.block(self.person, blocked=False)

    # What the person sees.

    @property
    def messages(self) -> list[Message]:
        """What the chat shows now, oldest first."""
        return list(self.person.messages.values())

    @property
    def screen(self) -> Message:
        """The bot's latest message."""
        for message in reversed(self.messages):
            if message.by_bot:
                return message
        raise AssertionError(f"the bot has said nothing to {self.person.name}")

    @property
    def said(self) -> list[Message]:
        """The bot's messages, oldest first."""
        return [message for message in self.messages if message.by_bot]

    @property
    def toasts(self) -> list[str]:
        """The texts of all toasts and alerts, oldest first."""
        return [one.text for one in self.person.events if one.kind in ("toast", "alert")]

    @property
    def spinning(self) -> list[Press]:
        """Presses that the bot has not answered yet."""
        return self.telegram.waiting(self.person)

    @property
    def events(self) -> list[Event]:
        return list(self.person.events)

    def transcript(self, *, last: int = 0, since: int = 0) -> str:
        """The chat as plain text; `since` is an earlier len(phone.events)."""
        return transcript.rendered(self.events[-last:] if last else self.events[since:])

    def file(self, message: Message) -> bytes:
        """The bytes of the document or photo of a message."""
        found = message.body.get("document") or message.body["photo"][-1]
        return self.telegram.files.content(self.telegram.files.find(found["file_id"]))

    # Waiting: by conditions, never by sleeping.

    async def until(self, happened: Callable[[], Any], within: float = PATIENCE) -> Any:
        """Wait until a condition on this chat holds; what it gave is returned."""
        try:
            return await self.telegram.watch.until(happened, chat_id=self.person_id, within=within)
        except TimeoutError as late:
            raise AssertionError(f"{late}\n{self.transcript(last=12)}") from None

    async def replied(self, within: float = PATIENCE) -> Message:
        """Wait until the bot has sent or edited something since the person's last act."""
        await self.until(lambda: self.person.heard > self.person.heard_at_act, within)
        return self.screen

    async def sees(self, words: str, within: float = PATIENCE) -> Message:
        """Wait until some message of the bot shows these words; the newest such."""

        def found() -> Message | None:
            return next((one for one in reversed(self.said) if words in one.text), None)

        message: Message = await self.until(found, within)
        return message

    async def answered(self, press: Press, within: float = PATIENCE) -> str:
        """Wait until the spinner of a press stops; its toast is returned."""
        await self.until(lambda: press.answered, within)
        return press.toast

    async def redrawn(self, press: Press, within: float = PATIENCE) -> Message:
        """Wait until the bot has sent or edited something after a press; the screen."""
        await self.until(lambda: self.person.heard > press.heard_before, within)
        return self.person.messages.get(press.message_id, self.screen)

    def idle(self) -> bool:
        """Nothing of this person is queued and no spinner turns."""
        pending = self.telegram.updates.pending.values()
        return not self.spinning and not any(one.chat_id == self.person_id for one in pending)

    def _calm(self) -> bool:
        person = self.person
        owed = person.last_act == "person" and person.heard <= person.heard_at_act
        return self.idle() and not owed

    async def settled(
        self, *, quiet: float = 0.05, replied: bool = True, within: float = PATIENCE
    ) -> Message | None:
        """Wait until the bot has done with this person.

        Nothing is queued, no spinner turns, a message has got its reply (unless replied=False),
        and nothing changed in the chat for `quiet` seconds.
        """
        calm = self._calm if replied else self.idle
        end = time.monotonic() + within
        while True:
            await self.until(calm, max(0.0, end - time.monotonic()))
            if await self.telegram.watch.quiet(self.person_id, quiet) and calm():
                return self.screen if self.said else None
