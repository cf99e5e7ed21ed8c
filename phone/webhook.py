"""Webhook delivery: queues by chat and by person, retries from 1 s doubling to 60 s."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any

import aiohttp

from phone.updates import Update, Updates

LONGEST_DELAY = 60.0
MOST_CONNECTIONS = 100
USUAL_CONNECTIONS = 40
ANSWER_WITHIN = 60.0


class Webhook:
    """The address that the bot gave, and what still has to reach it."""

    def __init__(self, updates: Updates) -> None:
        self.updates = updates
        self.url = ""
        self.secret = ""
        self.max_connections = USUAL_CONNECTIONS
        self.first_delay = 1.0
        self.last_error = ""
        self.last_error_date = 0
        self.attempts: list[tuple[int, int]] = []  # update_id and HTTP code, 0 when unreachable
        self._queues: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(USUAL_CONNECTIONS)
        self._session: aiohttp.ClientSession | None = None
        updates.pushed = self.push

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver here from now on, beginning with what is pending."""
        self.stop()
        self.url, self.secret = url, secret
        self.max_connections = min(max(max_connections, 1), MOST_CONNECTIONS)
        self._slots = asyncio.Semaphore(self.max_connections)
        self.last_error, self.last_error_date = "", 0
        self.resume()

    def resume(self) -> None:
        """Begin with what is pending."""
        for update in list(self.updates.pending.values()):
            self.push(update)

    def stop(self) -> None:
        """Deliver nothing any more; what is pending stays pending."""
        self.url = ""
        self._queues.clear()
        for task in self._tasks:
            task.cancel()

    async def close(self) -> None:
        """Let go of the network; the address is remembered."""
        url = self.url
        self.stop()
        self.url = url
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def push(self, update: Update) -> None:
        if not self.url:
            return
        waiting = self._queues.get(update.queue)
        if waiting is not None:
            waiting.append(update)
            return
        self._queues[update.queue] = deque([update])
        self._start(self._drain(update.queue))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, queue: str) -> None:
        """Deliver one queue in order: a failing update holds back what follows it."""
        waiting = self._queues[queue]
        while waiting:
            await self._deliver(waiting[0])
            self.updates.done(waiting.popleft())
        del self._queues[queue]

    async def _deliver(self, update: Update) -> None:
        delay = self.first_delay
        failures = 0
        while update.expires_at > self.updates.clock():
            async with self._slots:
                code = await self._post(update)
            self.attempts.append((update.update_id, code))
            if 200 <= code <= 299:  # noqa: PLR2004  HTTP
                return
            if failures:
                delay = min(delay * 2, LONGEST_DELAY)
            failures += 1
            await asyncio.sleep(delay)

    async def _post(self, update: Update) -> int:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=MOST_CONNECTIONS),
                timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN),
            )
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        try:
            async with self._session.post(
                self.url, data=update.body, headers=headers, allow_redirects=False
            ) as answer:
                await answer.read()
                if answer.status < 300:  # noqa: PLR2004  only 2xx counts
                    return answer.status
                why = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                code = answer.status
        except (aiohttp.ClientError, TimeoutError) as error:
            why, code = f"Can't connect to the webhook: {error}", 0
        self.last_error = why
        self.last_error_date = int(self.updates.clock())
        return code

    def shape(self) -> dict[str, Any]:
        """What getWebhookInfo answers."""
        shape: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
        }
        if self.url:
            shape["max_connections"] = self.max_connections
        if self.last_error:
            shape["last_error_date"] = self.last_error_date
            shape["last_error_message"] = self.last_error
        if self.updates.allowed:
            shape["allowed_updates"] = self.updates.allowed
        return shape
