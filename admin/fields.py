"""What was typed into a page's form: cleaned, understood, or sent back with a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from admin import texts

T = TypeVar("T")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")
"""Among them those that turn the direction of what follows, far beyond their own line."""
_RUSSIAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}),?\s+(\d{1,2})[:.](\d{2})")
MOST = 300
SEARCH_LENGTH = 100
MAX_ID = 10**9


def clean(text: str) -> str:
    """One line without control characters: PostgreSQL refuses NUL, people never mean it."""
    return _CONTROL.sub(" ", text).strip()


class Typed:
    """The fields of one form. Ask for each; then `fine` says whether all were understood."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = {name: text for name, text in given.items() if isinstance(text, str)}
        self.problems: dict[str, str] = {}

    @property
    def fine(self) -> bool:
        return not self.problems

    def refuse(self, name: str, sentence: str) -> None:
        self.problems.setdefault(name, sentence)

    def optional(self, name: str, most: int = MOST) -> str | None:
        text = clean(self.given.get(name, ""))
        if len(text) > most:
            self.refuse(name, texts.too_long(most, len(text)))
        return text or None

    def text(self, name: str, most: int = MOST) -> str:
        text = self.optional(name, most)
        if text is None:
            self.refuse(name, texts.FILL_IN)
        return text or ""

    def page(self) -> int:
        """The page of a list that is asked for; anything odd is the first."""
        text = self.given.get("page", "")
        return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 1

    def among(self, name: str, known: Collection[str]) -> str:
        text = self.given.get(name, "")
        if text not in known:
            self.refuse(name, texts.CHOOSE)
        return text

    def whole(self, name: str, least: int, most: int) -> int:
        text = clean(self.given.get(name, ""))
        if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        self.refuse(name, texts.whole_between(least, most))
        return least

    def moment(self, name: str, zone: ZoneInfo) -> datetime:
        """A local date and time, as a browser's field or a person writes it."""
        local = _local(clean(self.given.get(name, "")))
        if local is None:
            self.refuse(name, texts.NEEDS_MOMENT)
            return datetime(1970, 1, 1, tzinfo=UTC)
        return local.replace(tzinfo=zone).astimezone(UTC)

    def understood(self, name: str, reading: Callable[[str], T], otherwise: T) -> T:
        """What `reading` makes of the text; its ValueError is the sentence to show."""
        try:
            return reading(clean(self.given.get(name, "")))
        except ValueError as error:
            self.refuse(name, str(error))
            return otherwise


def _local(text: str) -> datetime | None:
    match = _RUSSIAN.fullmatch(text)
    try:
        if match:
            day, month, year, hour, minute = map(int, match.groups())
            return datetime(year, month, day, hour, minute)  # noqa: DTZ001 -- its zone is put on by `moment`
        local = datetime.fromisoformat(text)
    except ValueError:
        return None
    return local if local.tzinfo is None and 2000 <= local.year <= 2100 else None  # noqa: PLR2004 -- years that people mean


def for_field(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as `<input type="datetime-local">` wants it."""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")
