"""Read what a person typed: numbers, parts of a whole and dates, forgivingly but exactly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from survey_defs import texts
from survey_defs.exact import Exact

LONGEST_NUMBER = 60
MOST_DIGITS = 12
MOST_DECIMALS = 6
EARLIEST_SHORT_YEAR = 70
YEARS = range(1900, 2101)

_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?", re.ASCII)
_CUT_UNIT = re.compile(r"(.*[0-9]) ?([^\W\d_]{3,})\.?")
_OUT_OF = re.compile(
    rf"(.+?)\s*(?:[/:\\]|\b(?:{'|'.join(texts.OUT_OF_WORDS)})\b)\s*(.+)", re.IGNORECASE
)
_DIGIT_DATE = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORD_DATE = re.compile(r"([0-9]{1,2}) ([^\W\d_]+)\.? ([0-9]{4}|[0-9]{2})")
_BETWEEN_PLACES = re.compile(rf"(?:[\s,;.+]|\b{texts.AND_WORD}\b)+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


class NotAnAnswer(ValueError):
    """The input does not answer the question; the message is shown to the person."""


def clean(text: str) -> str:
    """Text that any store keeps: no control characters, no halves of characters."""
    kept = "".join(letter for letter in text if letter in "\n\t" or _can_be_kept(letter))
    return unicodedata.normalize("NFC", kept).strip()


def _can_be_kept(letter: str) -> bool:
    return letter == "\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}


def tidy(text: str) -> str:
    """One line with single ordinary spaces and ordinary hyphens."""
    return " ".join(clean(text).translate(_DASHES).split())


def fold(text: str) -> str:
    """For comparing words: case, the two dots of one letter and edge punctuation forgotten."""
    return tidy(text).casefold().replace("ё", "е").strip(" .,;:!?«»\"'()")


def number(text: str, units: Iterable[str] = ()) -> Exact:
    """A typed number: `94,5`, `1 250`, `12 чел.`; a refusal says what is wrong with it."""
    line = _without_ending(tidy(text).casefold(), units)
    if not line:
        raise NotAnAnswer(texts.EMPTY if not tidy(text) else texts.NEEDS_NUMBER)
    found = _NUMBER.fullmatch(line) if len(line) <= LONGEST_NUMBER else None
    if found is None:
        raise NotAnAnswer(_why_not_a_number(line))
    sign, whole, rest = found[1], found[2].replace(" ", "").lstrip("0") or "0", found[3] or ""
    if len(whole) > MOST_DIGITS:
        raise NotAnAnswer(texts.TOO_BIG)
    rest = rest.rstrip("0")
    if len(rest) > MOST_DECIMALS:
        raise NotAnAnswer(texts.too_many_decimals(MOST_DECIMALS))
    exact = Exact(f"{whole}.{rest or '0'}")
    return -exact if sign == "-" else exact


def _why_not_a_number(line: str) -> str:
    if len(line) > LONGEST_NUMBER and re.fullmatch(r"[+-]?[\d ]+([.,]\d*)?", line, re.ASCII):
        return texts.TOO_BIG
    if any(letter.isnumeric() and not letter.isascii() for letter in line):
        return texts.NEEDS_PLAIN_DIGITS
    if re.fullmatch(r"\d[\d .,;]*", line, re.ASCII):
        return texts.NEEDS_ONE_NUMBER
    return texts.NEEDS_NUMBER


def _without_ending(line: str, endings: Iterable[str]) -> str:
    """Without the unit, also when that is cut short: `12 чел.` of `человек`."""
    folded = [ending.casefold() for ending in endings if ending]
    for ending in folded:
        if line.endswith(ending):
            return line.removesuffix(ending).strip()
    cut = _CUT_UNIT.fullmatch(line)
    known = cut is not None and any(ending.startswith(cut[2]) for ending in folded)
    return cut[1] if cut and known else line


def percent(text: str) -> Exact:
    return number(text, texts.PERCENT_WORDS)


def two_numbers(text: str) -> tuple[str, str] | None:
    """The two halves of `45 из 50` or `45/50`, still as text."""
    found = _OUT_OF.fullmatch(tidy(text))
    return (found[1], found[2]) if found else None


def units(unit: str) -> tuple[str, ...]:
    """The forms of a unit that may follow a number, longest first."""
    forms = [*unit.split("|"), unit.rstrip(".")]
    return tuple(sorted({form for form in forms if form}, key=len, reverse=True))


def a_date(text: str) -> date:
    line = _without_ending(tidy(text).casefold(), texts.YEAR_WORDS).strip(" .")
    parts = _digit_parts(line) or _word_parts(line)
    if parts is None:
        digits = any(letter.isnumeric() and not letter.isascii() for letter in line)
        raise NotAnAnswer(texts.NEEDS_PLAIN_DIGITS if digits else texts.NEEDS_DATE)
    try:
        day = date(*parts)
    except ValueError:
        raise NotAnAnswer(texts.NO_SUCH_DATE) from None
    if day.year not in YEARS:
        raise NotAnAnswer(texts.NO_SUCH_YEAR)
    return day


def _digit_parts(line: str) -> tuple[int, int, int] | None:
    if iso := _ISO_DATE.fullmatch(line):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if usual := _DIGIT_DATE.fullmatch(line):
        return _year(usual[3]), int(usual[2]), int(usual[1])
    return None


def _word_parts(line: str) -> tuple[int, int, int] | None:
    found = _WORD_DATE.fullmatch(line)
    month = _month(found[2]) if found else None
    return (_year(found[3]), month, int(found[1])) if found and month else None


def _month(word: str) -> int | None:
    places = [place for place, forms in enumerate(texts.MONTHS, 1) if word in forms]
    return places[0] if places else None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == len("2026"):
        return year
    return year + (1900 if year >= EARLIEST_SHORT_YEAR else 2000)


def places(text: str, count: int) -> tuple[int, ...] | None:
    """The numbers in `1 3`, `1,3`, `1 и 3`; None when the text is something else."""
    words = _BETWEEN_PLACES.split(tidy(text).strip(" .,;"))
    if not words or not all(re.fullmatch(r"\d{1,4}", word, re.ASCII) for word in words):
        return None
    found = tuple(int(word) for word in words)
    for place in found:
        if not 1 <= place <= count:
            raise NotAnAnswer(texts.no_such_place(place, count))
    return found


def matching(text: str, labels: Sequence[str]) -> tuple[int, ...]:
    """The places whose label is this text or, failing that, begins with it as whole words."""
    wanted = fold(text)
    folded = [fold(label) for label in labels]
    exactly = tuple(place for place, label in enumerate(folded) if label == wanted)
    if exactly or not wanted:
        return exactly
    return tuple(
        place
        for place, label in enumerate(folded)
        if label.startswith(wanted) and not label[len(wanted) :][:1].isalnum()
    )
