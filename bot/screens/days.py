"""The days that are offered beside typing a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot import callbacks as to
from bot.screens import question_texts as words
from bot.screens.choosing import Spot
from bot.screens.layout import Row, button, row, rows
from survey_defs.model import Date

DAY = timedelta(days=1)


def days(asked: Date, value: Any | None, spot: Spot, today: date | None) -> tuple[Row, ...]:
    """Yesterday and today, as far as they may be given and are not given already."""
    if today is None:
        return ()
    offered = ((words.YESTERDAY, today - DAY), (words.TODAY, today))
    buttons = [
        button(f"{word}, {day:%d.%m}", to.PickDay(**spot.of_cell, day=day.toordinal()))
        for word, day in offered
        if _may_be(asked, day) and day.isoformat() != value
    ]
    return rows(row(*buttons))


def _may_be(asked: Date, day: date) -> bool:
    earliest, latest = asked.at_least or day.isoformat(), asked.at_most or day.isoformat()
    return earliest <= day.isoformat() <= latest
