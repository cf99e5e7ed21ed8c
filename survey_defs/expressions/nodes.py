"""What an expression is made of once it has been read; every part knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from survey_defs.exact import Exact


class BadExpression(ValueError):
    """An expression that means nothing; the sentence says where and how to mend it."""

    def __init__(self, sentence: str, at: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.at = at
        """The character, from 0."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a text, or true and false."""

    at: int
    value: Exact | str | bool


@dataclass(frozen=True, slots=True)
class Name:
    at: int
    code: str


@dataclass(frozen=True, slots=True)
class Own:
    """The answer itself, written as a dot."""

    at: int


@dataclass(frozen=True, slots=True)
class Chain:
    """First, then each further part with the sign before it: `a + b - c`, `a < b <= c`."""

    at: int
    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Comparison(Chain):
    pass


@dataclass(frozen=True, slots=True)
class Both:
    """`and` when all of them must hold, else `or`."""

    at: int
    every: bool
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """`not`, or the minus before a number."""

    at: int
    sign: str
    part: Node


@dataclass(frozen=True, slots=True)
class Call:
    at: int
    function: str
    parts: tuple[Node, ...]


Node = Literal | Name | Own | Chain | Comparison | Both | Opposite | Call


def inner(node: Node) -> tuple[Node, ...]:
    match node:
        case Chain():
            return (node.first, *(part for _, part in node.rest))
        case Both() | Call():
            return node.parts
        case Opposite():
            return (node.part,)
    return ()


def every(node: Node) -> Iterator[Node]:
    yield node
    for part in inner(node):
        yield from every(part)
