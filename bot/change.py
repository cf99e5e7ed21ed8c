"""The one change that an update makes, tied to the update: both are saved or neither is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from bot.screen import Screen
from domain.acting import act
from storage import Database, Session, conversations, inbox, people
from storage.conversations import Move, Seat

T = TypeVar("T")
Target = CallbackData | str | None
To = Target | Callable[[T], Target]
Says = Screen | None | Callable[[T], Screen | None]
Words = str | None | Callable[[T], str | None]

TOAST = 200
"""Telegram shows no more; a longer outcome becomes the first line of the screen."""


@dataclass(frozen=True, slots=True)
class Next(Generic[T]):
    """Where the conversation goes from here, as values or as functions of the result."""

    place: To[T] = None
    awaiting: To[T] = None
    toast: Words[T] = None
    says: Says[T] = None
    keeps_awaiting: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the person is still to be told after the commit."""

    toast: str | None = None
    says: Screen | None = None


class Change:
    """Given to each handler, which calls it once: `await change(choose_option, ...)`."""

    def __init__(
        self,
        database: Database,
        update_id: int,
        telegram_id: int,
        now: datetime,
        toast_in_time: Callable[[], bool] | None,
    ) -> None:
        """`toast_in_time` says whether a toast can still be shown; none: this is no press."""
        self.database = database
        self.telegram_id = telegram_id
        self.now = now
        self.outcome: Outcome | None = None
        self.draws = True
        self._update_id = update_id
        self._toast_in_time = toast_in_time
        self._seat: Seat | None = None

    async def __call__(
        self,
        operation: Callable[..., T],
        /,
        *args: Any,
        place: To[T] = None,
        awaiting: To[T] = None,
        toast: Words[T] = None,
        says: Says[T] = None,
    ) -> T:
        """Do what a known person asks for; `operation` is told session, actor, now and `args`."""

        def known(session: Session, telegram_id: int, now: datetime) -> T:
            return act(session, telegram_id, now, operation, *args)

        return await self._once(known, Next(place, awaiting, toast, says))

    async def by_newcomer(
        self,
        operation: Callable[..., T],
        /,
        *args: Any,
        place: To[T] = None,
        awaiting: To[T] = None,
        toast: Words[T] = None,
        says: Says[T] = None,
    ) -> T:
        """Do what needs no acquaintance; `operation` is told session, Telegram id, now, `args`."""

        def unknown(session: Session, telegram_id: int, now: datetime) -> T:
            return operation(session, telegram_id, now, *args)

        return await self._once(unknown, Next(place, awaiting, toast, says))

    async def look(
        self,
        place: Target = None,
        *,
        awaiting: Target = None,
        toast: str | None = None,
        says: Screen | None = None,
    ) -> None:
        """Change nothing but what is looked at; without a place, draw the same one again."""
        await self._once(_nothing, Next(place, awaiting, toast, says))

    async def refused(self, refusal: Exception) -> None:
        """Nothing was saved: say why and draw what is true now."""
        place, awaiting = getattr(refusal, "leads_to", None), getattr(refusal, "awaits", None)
        stays = place is None and awaiting is None
        await self._once(_nothing, Next(place, awaiting, str(refusal), keeps_awaiting=stays))

    async def nothing(self) -> None:
        """Tick the update off; there is nothing to say or to draw."""
        await self.database.changing(inbox.drop, self._update_id, self.now)
        self.outcome, self.draws = Outcome(), False

    async def where(self) -> Seat:
        """Where the person is."""
        if self._seat is None:
            self._seat = await self.database.glancing(conversations.seat, self.telegram_id)
        return self._seat

    @property
    def conversation(self) -> Seat:
        """The same, for what was typed or sent: it has been looked up already."""
        assert self._seat is not None, "for a press, `await change.where()`"
        return self._seat

    @property
    def made(self) -> bool:
        return self.outcome is not None

    async def _once(self, work: Callable[[Session, int, datetime], T], to: Next[T]) -> T:
        assert not self.made, "an update changes things once, in one transaction"
        result, outcome = await self.database.changing(self._tied, work, to)
        self.outcome = outcome
        return result

    def _tied(
        self, session: Session, work: Callable[[Session, int, datetime], T], to: Next[T]
    ) -> tuple[T, Outcome]:
        inbox.finish(session, self._update_id, self.now)
        if self._toast_in_time is None:  # they have written, so they can be reached
            people.mark_reachable(session, self.telegram_id)
        result = work(session, self.telegram_id, self.now)
        place, awaiting = _resolved(to.place, result), _resolved(to.awaiting, result)
        toast = to.toast(result) if callable(to.toast) else to.toast
        late = toast if toast and not self._toasts(toast) else None
        move = Move(
            telegram_id=self.telegram_id,
            place=_packed(place),
            awaiting=_packed(awaiting),
            form_id=getattr(place, "form", None),
            below=self._toast_in_time is None,
            remark=late,
            changed_at=self.now,
            keeps_awaiting=to.keeps_awaiting,
        )
        conversations.move(session, move)
        says = to.says(result) if callable(to.says) else to.says
        return result, Outcome(None if late else toast, says)

    def _toasts(self, toast: str) -> bool:
        return (
            self._toast_in_time is not None
            and self._toast_in_time()
            and len(toast.encode("utf-16-le")) // 2 <= TOAST
        )


def _nothing(session: Session, telegram_id: int, now: datetime) -> None:
    """The operation of who only looks."""


def _resolved(target: To[T], result: T) -> Target:
    if target is None or isinstance(target, str | CallbackData):
        return target
    return target(result)


def _packed(target: Target) -> str | None:
    return target.pack() if isinstance(target, CallbackData) else target
