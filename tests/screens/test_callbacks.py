"""What a button says fits 64 bytes at its longest, and is read back as it was."""

from __future__ import annotations

import pytest
from aiogram.filters.callback_data import CallbackData

from bot import callbacks as to
from bot.screens.searching import KEPT

LONGEST = {
    "form": 2_147_483_647, "paper": 2_147_483_647, "place": 999_999, "section": 999_999,
    "revision": 99_999, "row": 99_999, "column": 19, "page": 99, "option": 999, "item": 999,
    "number": 999, "sure": 1, "which": 9, "campaign": 2_147_483_647, "days": 99,
    "territory": 2_147_483_647, "standing": 9, "day": 3_652_059, "on": 1, "doubts": 2,
    "version": "0123456789abcdef",
    "batch": "abcdEFG_-12", "words": "ы" * (KEPT // 2), "name": "exempt", "what": "previous",
    "field": "number", "organisation": 2_147_483_647, "person": 2_147_483_647,
    "deputy": 2_147_483_647, "who": -2_147_483_647, "executor": 1,
}  # fmt: skip
"""Of every field that a button may carry; places bear the edition of their survey."""

every = pytest.mark.parametrize(
    "kind", [*to.every(to.Place), *to.every(to.Action)], ids=lambda kind: kind.__name__
)


@every
def test_the_longest_button_fits_and_comes_back(kind: type[CallbackData]) -> None:
    pressed = kind(**{name: LONGEST[name] for name in kind.model_fields})

    packed = pressed.pack()

    assert len(packed.encode()) <= 64
    assert to.unpacked(packed) == pressed


@every
def test_a_button_of_another_shape_is_none(kind: type[CallbackData]) -> None:
    packed = kind(**{name: LONGEST[name] for name in kind.model_fields}).pack()

    assert to.unpacked(f"{packed}:1") is None


def test_no_two_buttons_begin_alike() -> None:
    kinds = [*to.every(to.Place), *to.every(to.Action)]

    assert len({kind.__prefix__ for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("text", [None, "", "q", "q:1", "q:a:b:c", "zz:1", "fi:1:2:3:4:5:а:б"])
def test_what_was_never_a_button_is_none(text: str | None) -> None:
    assert to.unpacked(text) is None
