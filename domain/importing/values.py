"""What people write in cells, made comparable: names, telephones, addresses, roles."""

from __future__ import annotations

import re

from domain.importing import texts
from storage.tables import Role

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_EXTENSION = re.compile(texts.EXTENSION, re.IGNORECASE)
_APART = re.compile(r"[;,/|\n]|\s{2,}")
_NOT_DIGITS = re.compile(r"\D")
_EMAIL = re.compile(r"[^@\s,;<>\"']{1,64}@[^@\s,;<>\"']+\.[^@\s,;<>\"'.]{2,24}")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*\.?")
COUNTRY = "7"
OF_NUMBER = 10
OF_NUMBER_WITH_COUNTRY = 11


def plain(text: str) -> str:
    """One line, no odd spaces."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def folded(text: str) -> str:
    """By this two writings are the same: no case, no ё, no quotes, `№5` as `5`."""
    bare = _PUNCTUATION.sub(" ", plain(text).casefold().replace("ё", "е").replace("№", " "))
    words = _GLUED.sub(" ", bare).split()
    return " ".join(word for word in words if word != "n")


def phone_of(text: str) -> str | None:
    """`+7` and ten digits, the first mobile of several; none when there is no such number."""
    parts = [part for part in _APART.split(_EXTENSION.sub(" ", text)) if part.strip()]
    found = [number for number in map(_number, [*parts, text]) if number]
    mobile = [number for number in found if number.startswith("+79")]
    return next(iter([*mobile, *found]), None)


def email_of(text: str) -> str | None:
    found = _EMAIL.search(plain(text))
    return found.group().casefold() if found else None


def is_name(text: str) -> bool:
    """At least two words of letters."""
    words = plain(text).replace(".", ". ").split()
    return len(words) >= 2 and all(_NAME.fullmatch(word) for word in words)  # noqa: PLR2004 -- a surname and a name


def role_of(text: str) -> Role | None:
    """The role that the words speak of; a deputy director is a deputy."""
    words = folded(text)
    for sign, code in texts.ROLE_WORDS:
        if any(word.startswith(sign) for word in words.split()):
            return next((role for role in Role if role == code), None)
    return None


def _number(text: str) -> str | None:
    digits = _NOT_DIGITS.sub("", _EXTENSION.sub(" ", text))
    if len(digits) == OF_NUMBER_WITH_COUNTRY and digits[0] in "78":
        digits = digits[1:]
    if len(digits) != OF_NUMBER or not digits.startswith(("3", "4", "9", "800")):
        return None
    return f"+{COUNTRY}{digits}"
