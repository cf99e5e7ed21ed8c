"""How a paper is laid out: the same blocks make the Word template and the PDF.

Words in a block may name fields, as they do in a template: `{{ … }}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal["plain", "pale", "note", "strong", "signed", "right"]


@dataclass(frozen=True, slots=True)
class Title:
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Never alone at the foot of a page."""

    words: str


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    look: Look = "plain"
    when: str = ""
    """The field that must say something; none: always."""
    keeps: bool = False
    """Never parted from what follows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are; a fact that is empty is left out."""

    rows: tuple[tuple[str, str], ...]
    """The name, and the field."""


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    words: str
    share: int
    """Of the width, beside the others."""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A row for each of a list; its heads come again on every page."""

    rows: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """A paragraph for each of a list, its name in bold."""

    rows: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    field: str
    width: int
    """Millimetres."""


@dataclass(frozen=True, slots=True)
class Check:
    """Where the paper is checked, with the QR beside it."""


Block = Title | Heading | Line | Facts | Table | Each | Picture | Check


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that belong together, and are left out together when there is nothing to say."""

    blocks: tuple[Block, ...]
    when: str = ""
    """The field that must say something; none: always."""
    unless: str = ""
    """The field that must say nothing."""


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    """Of the kind of paper, at the top of every page."""
    parts: tuple[Part, ...]
