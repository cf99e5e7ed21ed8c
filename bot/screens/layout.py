"""The frame of every screen: paragraphs that fit a message, rows that fit a phone, pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from bot.screen import Button, Screen
from bot.screens import texts
from bot.screens.widths import ELLIPSIS, LIMITS, MESSAGE, clip, units

T = TypeVar("T")
Row = tuple[Button, ...]
PER_PAGE = 6
REMARK = 250
"""Room for the line that the drawing may put on top."""
TAG = re.compile(r"<[^>]*>")
SHORTEST = 80


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: at most six, each with its number in the whole list from 1."""

    lines: tuple[tuple[int, T], ...]
    number: int
    pages: int


def page_of(lines: Sequence[T], number: int, size: int = PER_PAGE) -> Page[T]:
    """A page that no longer exists is the last one: the list may have become shorter."""
    pages = max(1, -(-len(lines) // size))
    number = min(max(number, 0), pages - 1)
    first = number * size
    shown = tuple(enumerate(lines[first : first + size], start=first + 1))
    return Page(shown, number, pages)


def button(label: str, target: CallbackData) -> Button:
    return Button(label, target.pack())


def row(*buttons: Button | None) -> Row:
    """Buttons side by side, each label cut to its share of the width."""
    present = [one for one in buttons if one is not None]
    limit = LIMITS.get(len(present), 3)
    return tuple(Button(clip(one.label, limit), one.data, one.url) for one in present)


def rows(*given: Row | None) -> tuple[Row, ...]:
    return tuple(one for one in given if one)


def numbers(targets: Iterable[tuple[str, CallbackData]]) -> tuple[Row, ...]:
    """Short labels, three in a row."""
    made = [button(label, target) for label, target in targets]
    return tuple(row(*made[first : first + 3]) for first in range(0, len(made), 3))


def pager(page: Page[T], turn: Callable[[int], CallbackData]) -> Row | None:
    if page.pages == 1:
        return None
    number, last = page.number, page.pages - 1
    return row(
        button(texts.EARLIER, turn(number - 1)) if number else None,
        button(texts.page(number + 1, page.pages), turn(number)),
        button(texts.LATER, turn(number + 1)) if number < last else None,
    )


def screen(
    lines: Iterable[str], buttons: tuple[Row, ...] = (), *, revision: int | None = None
) -> Screen:
    return Screen(fitted(list(lines)), buttons, revision=revision)


def fitted(lines: list[str]) -> str:
    """Join the lines; while they are too long for a message, shorten the longest one."""
    limit = MESSAGE - REMARK
    while (over := parsed_length("\n".join(lines)) - limit) > 0:
        longest = max(range(len(lines)), key=lambda place: len(lines[place]))
        plain = unescape(TAG.sub("", lines[longest]))
        keep = max(SHORTEST, len(plain) - over - 1)
        if keep >= len(plain):
            break
        lines[longest] = escape(plain[:keep]) + ELLIPSIS
    return "\n".join(lines).strip()


def parsed_length(text: str) -> int:
    return units(unescape(TAG.sub("", text)))


def bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def italic(text: str) -> str:
    return f"<i>{escape(text)}</i>"


def quoted(text: str, limit: int) -> str:
    """Somebody's own words, cut when long."""
    return escape(clip(text, limit))
