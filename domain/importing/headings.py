"""Which column of a sheet holds what, however its author has headed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.importing import texts
from domain.importing.values import folded, role_of

Rows = Sequence[tuple[int, list[str]]]
WITHIN = 20
"""So many rows are looked at for the headings."""
NAMES = {"person", "surname"}
CONTACTS = {"phone", "email", "post", "given", "patronymic"}
"""After a name they are of the same person."""
ENOUGH = 2
IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Column:
    place: int
    field: str
    """What it holds; empty: nothing of use."""
    role: str = ""
    """Of the person it speaks of, where the heading says so."""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    after: int
    """The first row of the list itself."""
    columns: tuple[Column, ...]


def headings_of(rows: Rows) -> Headings | None:
    """The best row, or pair of rows, among the first ones; none when nothing heads a list."""
    best: tuple[tuple[int, int], Headings] | None = None
    for place in range(min(len(rows), WITHIN)):
        for deep in (1, 2):
            found = _read(rows, place, deep)
            fields = {(each.field, each.role) for each in found.columns if each.field}
            worth = len(fields), -deep
            if _heads_a_list(found) and (best is None or worth > best[0]):
                best = (worth, found)
    return best[1] if best else None


def _read(rows: Rows, place: int, deep: int) -> Headings:
    together = [cells for _, cells in rows[place : place + deep]]
    columns: list[Column] = []
    taken: set[tuple[str, str]] = set()
    whose = ""
    for column in range(max(map(len, together))):
        words = list(dict.fromkeys(_cell(cells, column) for cells in together))
        written = " ".join(word for word in words if word)
        if not written:
            continue
        field, role = field_of(written)
        if field in NAMES:
            whose = role
        elif field in CONTACTS:
            role = role or whose
        if (field, role) in taken and field != IGNORED:
            field = ""
        taken.add((field, role))
        columns.append(Column(column, field, role, written))
    return Headings(place + deep, tuple(columns))


def _heads_a_list(found: Headings) -> bool:
    """An organisation, and something more; a heading is short, a row of the list is not."""
    fields = {each.field for each in found.columns if each.field}
    return bool(fields & {"organisation", "code"}) and len(fields) >= ENOUGH


def _cell(cells: Sequence[str], column: int) -> str:
    return " ".join(cells[column].split()) if column < len(cells) else ""


def field_of(written: str) -> tuple[str, str]:
    """The field, and the role where the words name one."""
    words = folded(written)
    if len(words) > 80 or any(letter.isdigit() for letter in words):  # noqa: PLR2004 -- a heading is short
        return "", ""
    role = role_of(words)
    field = _contact(words) or _fact(words) or _person(words) or _place(words)
    if not field and role:
        field = "person"
    if field not in NAMES | CONTACTS:
        return field, ""
    return field, role or ""


def _contact(words: str) -> str:
    for field, signs in (("email", texts.EMAIL), ("phone", texts.PHONE)):
        if _starts(words, signs):
            ours = role_of(words) is None and _starts(words, texts.SCHOOL)
            return "office" if ours else field
    return ""


def _fact(words: str) -> str:
    if _starts(words, texts.IGNORED) or words.startswith(texts.NUMBER):
        return IGNORED
    known = (
        ("pupils", texts.PUPILS),
        ("rural", texts.RURAL),
        ("low_results", texts.LOW),
    )
    for field, signs in known:
        if _starts(words, signs):
            return field
    if _starts(words, texts.CODE):
        return "territory" if _starts(words, texts.TERRITORY) else "code"
    return ""


def _person(words: str) -> str:
    exact = {texts.SURNAME: "surname", texts.GIVEN: "given", texts.PATRONYMIC: "patronymic"}
    bare = " ".join(word for word in words.split() if role_of(word) is None)
    if bare in exact:
        return exact[bare]
    if any(sign in words for sign in texts.PERSON):
        return "person"
    if _starts(words, texts.ROLE):
        return "role"
    return "post" if _starts(words, texts.POST) else ""


def _place(words: str) -> str:
    school = _starts(words, texts.SCHOOLS)
    if words in texts.TERRITORY_EXACT or (_starts(words, texts.TERRITORY) and not school):
        return "territory"
    if role_of(words) is not None:
        return ""
    if _starts(words, texts.TYPE):
        return "type"
    if _starts(words, texts.KIND):
        return "kind"
    if _starts(words, texts.SHORT):
        return "short_name"
    named = words in texts.ORGANISATION_EXACT or _starts(words, texts.ORGANISATION)
    return "organisation" if named else ""


def _starts(words: str, signs: Sequence[str]) -> bool:
    """Whether a word begins so; a sign of several words must stand in the text."""
    return any(sign in words if " " in sign else _word_starts(words, sign) for sign in signs)


def _word_starts(words: str, sign: str) -> bool:
    whole = len(sign) <= 3  # noqa: PLR2004 -- a short sign is a word of its own: «код», not «кодекс»
    return any(word == sign if whole else word.startswith(sign) for word in words.split())
