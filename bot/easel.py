"""What one chat is shown, and where.

The live screen is edited in place. After anything that the person has sent it goes below as a
new message, and the old one loses its buttons. A press on a message above the live screen edits
the live one; on a message below it, such as a reminder, sends a new one; either way the pressed
message loses its buttons, if it was not the live one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiogram.exceptions import TelegramAPIError

from bot import logs, texts
from bot.errands import Errands
from bot.ledger import Ledger
from bot.pacing import Rank
from bot.screen import Scene, Screen, Setting
from bot.speech import Speech, under
from bot.verdicts import Verdict, verdict
from domain.errors import Refusal
from storage import Database, Session, conversations, people
from storage.conversations import Shown, Standing
from storage.trouble import is_outage

Render = Callable[[Session, Scene], Screen]

QUIET = 1.0
"""An album's items come as messages; they are answered when no more have come for this long."""
GLANCE = 0.2
LONGEST_PAUSE = 30.0
log = logs.get(__name__)


@dataclass(slots=True)
class Studio:
    """What all easels share."""

    database: Database
    speech: Speech
    errands: Errands
    ledger: Ledger
    render: Render
    setting: Setting
    clock: Callable[[], datetime]
    still_coming: Callable[[int], bool] = lambda _: False
    """Whether more of an album from this person waits to be handled."""
    closing: bool = False


class Easel:
    """What one chat still has to be shown. Losing it loses nothing that is saved."""

    def __init__(self, studio: Studio, chat_id: int) -> None:
        self.chat_id = chat_id
        self.wanted = False
        self._studio = studio
        self._quiet_until = 0.0
        self._rest_until = 0.0
        self._remarks: list[str] = []
        self._says: list[Screen] = []
        self._pressed: set[int] = set()
        self._stale: set[int] = set()
        self._below = False
        self._failures = 0
        self._waking: asyncio.Future[None] | None = None

    def remark(self, words: str) -> None:
        """A first line that is not in the row."""
        self._remarks.append(words)

    def say(self, screen: Screen) -> None:
        """A message of its own, before the screen, which then goes below it."""
        self._says.append(screen)

    def pressed(self, message_id: int) -> None:
        self._pressed.add(message_id)

    def album(self) -> None:
        self._quiet_until = _moment() + QUIET

    async def work(self) -> None:
        """Until nothing is wanted; then linger, so that the next drawing keeps its distance."""
        while not self._finished():
            if self.wanted and (self._rested() or self._studio.closing):
                await self._wait_for_the_album()
                await self._try_to_draw()
            elif self._stale and self._studio.speech.pacing.has_room(self.chat_id):
                await self._strip(self._stale.pop())
            else:
                await self._sleep(max(self._rest_until - _moment(), GLANCE))

    def hurry(self) -> None:
        """Do not rest any longer."""
        if self._waking and not self._waking.done():
            self._waking.set_result(None)

    async def _sleep(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._waking = loop.create_future()
        alarm = loop.call_later(seconds, self.hurry)
        try:
            await self._waking
        finally:
            alarm.cancel()

    def _rested(self) -> bool:
        return self._rest_until <= _moment()

    def _finished(self) -> bool:
        if self._studio.closing:
            return not self.wanted or bool(self._failures)
        return self._rested() and not (self.wanted or self._stale)

    async def _wait_for_the_album(self) -> None:
        while not self._studio.closing:
            wait = self._quiet_until - _moment()
            if wait <= 0:
                if not self._quiet_until or not self._studio.still_coming(self.chat_id):
                    break
                wait = GLANCE
            await self._sleep(wait)
        self._quiet_until = 0.0

    async def _try_to_draw(self) -> None:
        """Draw what is true now; what goes wrong decides when to try again."""
        self.wanted = False
        remarks, self._remarks = self._remarks, []
        try:
            await self._say()
            await self._draw(remarks)
        except TelegramAPIError as error:
            self._remarks[:0] = remarks
            await self._failed(error)
        except Exception as error:
            if not is_outage(error):
                log.exception("a screen was not drawn")
                return
            self._remarks[:0] = remarks
            self._try_again()
        else:
            self._failures = 0

    async def _say(self) -> None:
        while self._says:
            try:
                await self._studio.speech.send(self.chat_id, self._says[0], Rank.REPLY)
            except TelegramAPIError as error:
                if verdict(error) is not Verdict.REFUSED:
                    raise
                log.exception("a message was refused")
            self._says.pop(0)
            self._below = True

    async def _draw(self, remarks: list[str]) -> None:
        sheet = await self._studio.database.glancing(self._sheet, self._studio.clock())
        if sheet is None:
            return
        standing, screen = sheet
        below = self._place(standing)
        if standing.shown >= standing.turn and not below and not remarks:
            return
        kept = standing.remark.split("\n") if standing.remark else []
        message_id = await self._put(standing, under(kept + remarks, screen), below=below)
        self._rest_until = _moment() + self._studio.speech.pacing.between_screens
        shown = Shown(self.chat_id, standing.turn, message_id, screen.revision, standing.remark)
        await self._studio.ledger.note(shown)

    def _sheet(self, session: Session, now: datetime) -> tuple[Standing, Screen] | None:
        standing = conversations.standing(session, self.chat_id)
        if standing is None:
            return None
        studio = self._studio
        scene = Scene(self.chat_id, now, standing.place, standing.awaiting, studio.setting)
        try:
            return standing, studio.render(session, scene)
        except Refusal as refusal:
            return standing, Screen(str(refusal))
        except Exception as error:
            if is_outage(error):
                raise
            log.exception("a screen cannot be rendered")
            return standing, Screen(texts.NOT_DRAWN)

    def _place(self, standing: Standing) -> bool:
        """Whether the screen goes below; the other messages that were pressed become stale."""
        live = standing.message_id
        others, self._pressed = self._pressed - {live}, set()
        self._stale |= others
        sent = standing.below > standing.shown
        return sent or self._below or any(live is None or live < one for one in others)

    async def _put(self, standing: Standing, screen: Screen, *, below: bool) -> int:
        live, speech = standing.message_id, self._studio.speech
        if live is not None and not below:
            try:
                await speech.edit(self.chat_id, live, screen)
            except TelegramAPIError as error:
                meaning = verdict(error)
                if meaning is Verdict.DONE:
                    return live
                if meaning is not Verdict.GONE:
                    raise
            else:
                return live
        self._below = True  # also when a second try is needed
        message_id = await speech.send(self.chat_id, screen, Rank.REPLY)
        self._below = False
        if live is not None:
            self._stale.add(live)
        return message_id

    async def _failed(self, error: TelegramAPIError) -> None:
        meaning = verdict(error)
        if meaning is Verdict.BUSY:
            self.wanted = True  # the pacing waits as long as Telegram asks
        elif meaning in {Verdict.NOT_SENT, Verdict.PERHAPS}:
            self._try_again()
        elif meaning is Verdict.UNREACHABLE:
            now = self._studio.clock()
            await self._studio.database.changing(_unreachable, self.chat_id, now)
            await self._give_up()
        else:
            log.error("a screen was refused", error=error)
            await self._say_that_it_is_not_drawn()
            await self._give_up()

    async def _say_that_it_is_not_drawn(self) -> None:
        """In words that nobody can refuse."""
        try:
            await self._studio.speech.send(self.chat_id, Screen(texts.NOT_DRAWN), Rank.REPLY)
        except TelegramAPIError as error:
            log.info("a failure was not told", error=error)

    def _try_again(self) -> None:
        """The line or the database is broken: try with growing pauses, the newest state."""
        self.wanted = True
        self._failures += 1
        self._rest_until = _moment() + min(LONGEST_PAUSE, 0.25 * 2.0 ** min(self._failures, 10))

    async def _give_up(self) -> None:
        """What cannot be shown is not tried again at every start."""
        self._failures = 0
        self._remarks.clear()
        standing = await self._studio.database.glancing(conversations.standing, self.chat_id)
        if standing:
            shown = Shown(self.chat_id, standing.turn, standing.message_id, None)
            await self._studio.ledger.note(shown)

    async def _strip(self, message_id: int) -> None:
        """Buttons that stay by mischance do no harm: every press is checked."""
        try:
            await self._studio.speech.strip(self.chat_id, message_id)
        except TelegramAPIError as error:
            if verdict(error) is Verdict.BUSY and not self._studio.closing:
                self._stale.add(message_id)


def _unreachable(session: Session, telegram_id: int, now: datetime) -> None:
    for known in people.by_telegram_id(session, telegram_id)[:1]:
        people.mark_unreachable(session, known.id, now)


def _moment() -> float:
    return asyncio.get_running_loop().time()
