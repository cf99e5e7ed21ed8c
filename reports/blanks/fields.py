"""What a blank consists of, whatever it is printed with: headings, questions, room for answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick, each with its words and what it earns."""

    how: str
    options: tuple[tuple[str, str], ...]
    kind: Literal["boxes"] = "boxes"


@dataclass(frozen=True, slots=True)
class Line:
    """Room for something short between words."""

    before: str = ""
    after: str = ""
    wide: bool = False
    kind: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Two:
    """So many out of so many."""

    numerator: str
    denominator: str
    kind: Literal["two"] = "two"


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on."""

    lines: int
    kind: Literal["room"] = "room"


@dataclass(frozen=True, slots=True)
class Said:
    """Words alone."""

    words: str
    kind: Literal["said"] = "said"


Field = Boxes | Line | Two | Room | Said


@dataclass(frozen=True, slots=True)
class Cards:
    """A table lying on its side: a line for each column, a column for each row to come."""

    names: tuple[str, ...]
    """What the rows to come are called: `Event 1`, `Event 2`."""
    rows: tuple[tuple[str, str, Field], ...]
    """The column of the questionnaire, a remark on it, room for the answer."""
    kind: Literal["cards"] = "cards"


@dataclass(frozen=True, slots=True)
class Heading:
    level: Level
    words: str
    condition: str = ""
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question."""

    number: str
    title: str
    points: str
    remarks: tuple[str, ...]
    """When it is asked, what it means, what earns what."""
    fields: tuple[Field | Cards, ...]
    evidence: str
    """Empty: nothing is attached."""
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class Blank:
    title: str
    notice: str
    about: str
    size: str
    edition: str
    """Code, version."""
    parts: tuple[Heading | Ask, ...]
    sources: tuple[str, ...]
