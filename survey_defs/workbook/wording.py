"""Labels of forms made elsewhere: without markup, short enough for buttons, told apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from survey_defs.limits import MARKED_WIDTH, shortened

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^\s()]{1,500})\)")
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_BAD_IN_CODE = re.compile(r"[^\w.\-]")
LONGEST_CODE = 64
LONGEST_WORDING = 1000
UNKNOWN = "…"
"""In the place of a value that has no words."""


def cleaned(text: str) -> str:
    """Plain words."""
    bare = _LINK.sub(r"\1 (\2)", _HEADING.sub("", _BOLD.sub(r"\2", _TAG.sub("", text))))
    return html.unescape(bare).replace("\xa0", " ").strip()


def referred(text: str) -> list[str]:
    return _REFERENCE.findall(text)


def with_names(text: str, shown: dict[str, str]) -> str:
    """With words in the place of each reference."""
    quoted = _REFERENCE.sub(lambda found: f"«{shown.get(found[1], found[1])}»", text)
    return quoted.replace("««", "«").replace("»»", "»").replace(f"«{UNKNOWN}»", UNKNOWN)


def joined(text: str) -> str:
    """The text and what it refers to as one XPath; ValueError where no quotes are left for it."""
    words = _REFERENCE.split(" ".join(text.split()))
    said = [f"${{{part}}}" if place % 2 else _literal(part) for place, part in enumerate(words)]
    return f"concat({', '.join(part for part in said if part)})"


def _literal(text: str) -> str:
    for quote in ("'", '"'):
        if quote not in text:
            return f"{quote}{text}{quote}" if text else ""
    raise ValueError(text)


def parted(text: str) -> tuple[str, str]:
    """What fits a title, and the whole when it does not."""
    if len(text) <= LONGEST_WORDING:
        return text, ""
    return shortened(text, LONGEST_WORDING // 4), text


def code_of(name: str) -> str:
    """A code that is as near to the name as codes may be."""
    code = _BAD_IN_CODE.sub("_", name.strip())
    if len(code) > LONGEST_CODE:
        marks = sum(place * ord(letter) for place, letter in enumerate(code, 1)) % 0xFFFFFF
        code = f"{code[: LONGEST_CODE - 7]}_{marks:06x}"
    return code


class Codes:
    """Codes that are taken; what comes twice gets a number, without counting from 2 each time."""

    joint = "_"

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {self.folded(text) for text in taken}
        self._numbers: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The text itself or, when it is taken, with the next number."""
        new, stem = wanted, self.cut(wanted, 2)
        while self.folded(new) in self._taken:
            self._numbers[stem] = self._numbers.get(stem, 1) + 1
            ending = f"{self.joint}{self._numbers[stem]}"
            new = self.cut(wanted, len(ending)) + ending
        self._taken.add(self.folded(new))
        return new

    def folded(self, text: str) -> str:
        return text

    def cut(self, text: str, room: int) -> str:
        """With room left for a number."""
        return text[: LONGEST_CODE - room]


class Labels(Codes):
    """Of the buttons of a list: short enough, and each unlike those before it."""

    joint = " "

    def take(self, wanted: str) -> str:
        return super().take(shortened(" ".join(wanted.split()), MARKED_WIDTH))

    def folded(self, text: str) -> str:
        return text.casefold()

    def cut(self, text: str, room: int) -> str:
        return shortened(text, MARKED_WIDTH - room)
