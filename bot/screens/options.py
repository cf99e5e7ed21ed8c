"""Options laid out for a phone: one to a row while the labels fit, else by number and page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from aiogram.filters.callback_data import CallbackData

from bot.screens.layout import PER_PAGE, Row, button, numbers, page_of, pager, row, rows
from bot.screens.widths import FULL, HALF, width

MARK = 3
"""What a mark before a label takes."""
BOTH = 2
Turn = Callable[[int], CallbackData]


@dataclass(frozen=True, slots=True)
class Options:
    """One way to lay the options out: what the text says of them, and the buttons."""

    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


NONE = Options()


@dataclass(frozen=True, slots=True)
class Answering:
    """`wide` is nicer; `narrow` stands in for it when a label or the screen has no room."""

    wide: Options = NONE
    narrow: Options = NONE
    lines: tuple[str, ...] = ()
    rest: tuple[Row, ...] = ()

    def within(self, room: int) -> Options:
        fits = self.wide.rows and len(self.wide.rows + self.rest) <= room
        chosen = self.wide if fits else self.narrow
        return Options((*chosen.lines, *self.lines), (*chosen.rows, *self.rest))


@dataclass(frozen=True, slots=True)
class Offered:
    """An option or a tick by its number on the screen, and the press that chooses it."""

    number: int
    label: str
    full: str
    chosen: bool
    target: CallbackData


@dataclass(frozen=True, slots=True)
class Marks:
    """Before what is chosen, and before what is not."""

    on: str
    off: str

    def of(self, one: Offered) -> str:
        return self.on if one.chosen else self.off


def wide(options: Sequence[Offered], labels: list[str], marks: Marks, *, listed: bool) -> Options:
    """`listed`: the text says the options too, ticks and full wording."""
    if not options or len(options) > PER_PAGE or max(map(width, labels)) > FULL:
        return NONE
    lines = [f"{marks.of(one)} {escape(one.full or one.label)}" for one in options]
    buttons = [button(label, one.target) for label, one in zip(labels, options, strict=True)]
    if len(buttons) == BOTH and max(width(one.label) for one in options) + MARK <= HALF:
        buttons_in_rows: tuple[Row, ...] = (row(*buttons),)  # yes and no, side by side
    else:
        buttons_in_rows = tuple(row(one) for one in buttons)
    return Options(tuple(lines) if listed else (), buttons_in_rows)


@dataclass(frozen=True, slots=True)
class Paging:
    page: int
    turn: Turn
    size: int = PER_PAGE


def narrow(options: Sequence[Offered], marks: Marks, paging: Paging, hint: str = "") -> Options:
    """By number; the text lists them."""
    shown = page_of(options, paging.page, paging.size)
    here = [one for _, one in shown.lines]
    made = numbers((f"{marks.of(one)} {one.number}", one.target) for one in here)
    lines = [f"{marks.of(one)} {one.number}. {escape(one.full or one.label)}" for one in here]
    return Options((*lines, *([hint] if hint else [])), rows(*made, pager(shown, paging.turn)))
