"""Updates on their way to the bot: numbered, queued, handed out, confirmed, expired."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from phone.refusals import OTHER_POLLER, WEBHOOK_SET_MEANWHILE, Refused

FIRST_UPDATE = 500_000_001
LONGEST_BATCH = 100
LONGEST_POLL = 50
KEPT_SECONDS = 24 * 3600
QUERY_SECONDS = 150
# What Telegram leaves out unless the bot asks for it by name.
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True)
class Update:
    """One update, already written as JSON."""

    update_id: int
    kind: str
    queue: str
    chat_id: int
    body: bytes
    expires_at: float
    repeated: bool = False


class Updates:
    """The queue of the bot."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.next_id = FIRST_UPDATE
        self.pending: dict[int, Update] = {}
        self.recent: dict[int, Update] = {}
        self.repeats: list[Update] = []
        self.allowed: list[str] = []
        self.holding: list[Update] | None = None
        self.pushed: Callable[[Update], None] = lambda update: None
        self.confirmed: Callable[[Update], None] = lambda update: None
        self._wake: asyncio.Future[str] | None = None
        self._closed = False

    def push(self, kind: str, shape: dict[str, Any], queue: str, chat_id: int) -> Update | None:
        """Queue an update, unless the bot has not asked for its kind."""
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return None
        body = json.dumps({"update_id": self.next_id, kind: shape}, ensure_ascii=False)
        lifetime = QUERY_SECONDS if kind == "callback_query" else KEPT_SECONDS
        update = Update(self.next_id, kind, queue, chat_id, body.encode(), self.clock() + lifetime)
        self.next_id += 1
        self.recent[update.update_id] = update
        if len(self.recent) > LONGEST_BATCH * 10:
            del self.recent[next(iter(self.recent))]
        if self.holding is not None:
            self.holding.append(update)
        else:
            self._enqueue(update)
        return update

    def _enqueue(self, update: Update) -> None:
        self.pending[update.update_id] = update
        self._rouse("")
        self.pushed(update)

    def repeat(self, update_id: int) -> None:
        """Deliver once more an update that may have been confirmed already."""
        update = self.recent[update_id]
        again = Update(
            update.update_id,
            update.kind,
            update.queue,
            update.chat_id,
            update.body,
            update.expires_at,
            repeated=True,
        )
        self.repeats.append(again)
        self._rouse("")
        self.pushed(again)

    def hold(self) -> None:
        """Keep updates back until they are released."""
        self.holding = []

    def release(self, order: Callable[[list[Update]], Iterable[Update]] = list) -> None:
        """Let go what was kept back, in some order, as in `release(reversed)`."""
        held, self.holding = self.holding or [], None
        for update in order(held):
            self._enqueue(update)

    def raw(self, body: bytes, chat_id: int = 0) -> int:
        """Queue bytes as they are, to see what the bot makes of a strange update."""
        update_id = self.next_id
        self.next_id += 1
        self._enqueue(
            Update(update_id, "raw", f"m{chat_id}", chat_id, body, self.clock() + KEPT_SECONDS)
        )
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset."""
        for update in [one for one in self.pending.values() if one.update_id < offset]:
            self.done(update)

    def done(self, update: Update) -> None:
        if update.repeated:
            if update in self.repeats:
                self.repeats.remove(update)
        elif self.pending.pop(update.update_id, None) is not None:
            self.confirmed(update)

    def drop_all(self) -> None:
        for update in list(self.pending.values()):
            self.done(update)
        self.repeats.clear()

    def batch(self, offset: int, limit: int) -> list[Update]:
        """What is ready; expired updates vanish."""
        self._expire()
        ready, self.repeats = list(self.repeats), []
        for update in self.pending.values():
            if len(ready) >= limit:
                break
            if update.update_id >= offset:
                ready.append(update)
        return ready

    def _expire(self) -> None:
        now = self.clock()
        for update in [one for one in self.pending.values() if one.expires_at <= now]:
            self.done(update)

    def _rouse(self, why: str) -> None:
        wake, self._wake = self._wake, None
        if wake is not None and not wake.done():
            wake.set_result(why)

    def close(self) -> None:
        """End a long poll with nothing: the stand-in stops."""
        self._closed = True
        self._rouse("")

    def interrupt(self, why: str = WEBHOOK_SET_MEANWHILE) -> None:
        """End a long poll with a conflict."""
        self._rouse(why)

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Update]:  # noqa: ASYNC109  the Bot API's own parameter
        """Hand out updates, waiting for the first; a second poller ends this one."""
        self._rouse(OTHER_POLLER)
        if offset > 0:
            self.confirm(offset)
        elif offset < 0:
            self._keep_last(-offset)
        loop = asyncio.get_running_loop()
        until = loop.time() + min(max(timeout, 0), LONGEST_POLL)
        limit = min(max(limit, 1), LONGEST_BATCH)
        while not (ready := self.batch(offset, limit)):
            left = until - loop.time()
            if left <= 0 or self._closed:
                break
            wake: asyncio.Future[str] = loop.create_future()
            self._wake = wake
            await asyncio.wait([wake], timeout=left)
            if wake.done() and (why := wake.result()):
                raise Refused(409, why)
        return ready

    def _keep_last(self, count: int) -> None:
        for update in list(self.pending.values())[:-count]:
            self.done(update)
