"""Labels of forms made elsewhere: without markup, short enough for buttons, told apart."""

from __future__ import annotations

import html
import re

from survey_defs.limits import MARKED_WIDTH, shortened

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_BAD_IN_CODE = re.compile(r"[^\w.\-]")
LONGEST_CODE = 64
LONGEST_WORDING = 1000
UNKNOWN = "…"
"""In the place of a value that has no words."""


def cleaned(text: str) -> str:
    """Plain words."""
    bare = _HEADING.sub("", _BOLD.sub(r"\2", _TAG.sub("", text)))
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


def free(code: str, taken: set[str]) -> str:
    """The code itself or, when it is taken, with a number."""
    number, new = 2, code
    while new in taken:
        ending = f"_{number}"
        new, number = code[: LONGEST_CODE - len(ending)] + ending, number + 1
    return new


def on_button(label: str, taken: set[str]) -> str:
    """Short enough, and unlike those before it."""
    short = shortened(" ".join(label.split()), MARKED_WIDTH)
    number, new = 2, short
    while new.casefold() in taken:
        ending = f" {number}"
        new, number = shortened(short, MARKED_WIDTH - len(ending)) + ending, number + 1
    taken.add(new.casefold())
    return new
