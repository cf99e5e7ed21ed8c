"""Pieces of our language, put together so that they mean what XPath meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from survey_defs.exact import plain

ATOM, NUMERIC, RELATION, BOTH, EITHER = 9, 7, 4, 2, 1
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ref:
    """A question or column that a name means."""

    code: str
    kind: str
    """number, text, choice, several, truth, date, table or any."""
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of its options: the codes that a name in the form became."""
    table: str = ""
    """In whose rows it stands."""
    formula: Piece | None = None
    """What stands in its place."""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    kind: str
    level: int = ATOM
    """How tightly its outermost sign binds."""
    ref: Ref | None = None
    own: bool = False
    literal: str | None = None
    """What is written, when it is a text or a number as it stands."""
    constant: bool | None = None
    measures: Piece | None = None
    """Whose length it is."""

    @property
    def is_literal(self) -> bool:
        return self.literal is not None

    def inside(self, level: int) -> str:
        return self.text if self.level >= level else f"({self.text})"

    @staticmethod
    def text_of(text: str) -> Piece:
        return Piece(quoted(text), "text", literal=text)

    @staticmethod
    def number_of(value: Any) -> Piece:
        text = plain(Decimal(str(value)))
        return Piece(text, "number", literal=text)


def quoted(text: str) -> str:
    if "'" not in text:
        return f"'{text}'"
    return f'"{text}"' if '"' not in text else f"«{text}»"


def a_number(piece: Piece) -> Piece:
    if piece.literal is not None and _NUMBER.fullmatch(piece.literal.strip()):
        return Piece.number_of(piece.literal.strip())
    if piece.kind in {"text", "choice", "truth"}:
        return Piece(f"number({piece.text})", "number", ref=piece.ref, own=piece.own)
    return piece


def answered(piece: Piece) -> Piece:
    return Piece(f"answered({piece.text})", "truth")


def certain(piece: Piece) -> Piece:
    """What a text or a number as it stands is worth as a condition."""
    literal = piece.literal or ""
    holds = Decimal(literal) != 0 if piece.kind == "number" else bool(literal)
    return Piece("true" if holds else "false", "truth", constant=holds)


def exactly(piece: Piece, *, when_empty: bool = False) -> Piece:
    """An unknown one is what XPath makes of an empty answer."""
    if piece.constant is not None or piece.text.startswith(("answered(", "coalesce(")):
        return piece
    return Piece(f"coalesce({piece.text}, {'true' if when_empty else 'false'})", "truth")


def literal_truth(word: str, parts: list[Piece]) -> Piece:
    """`and`, `or`; what is certain is left out."""
    outweighs = word == "or"
    if any(part.constant is outweighs for part in parts):
        return Piece("true" if outweighs else "false", "truth", constant=outweighs)
    left = [part for part in parts if part.constant is None]
    if len(left) <= 1:
        return left[0] if left else replace(parts[0])
    level = EITHER if outweighs else BOTH
    text = f" {word} ".join(part.inside(level) for part in left)
    return Piece(text, "truth", level)


def compared(one: Piece, sign: str, other: Piece, *, exact: bool) -> Piece:
    """A comparison; the literal, if there is one, stands on the right."""
    if one.literal is not None and other.literal is not None:
        return _folded(one.literal, sign, other.literal)
    if other.literal == "" and sign in {"=", "<>"}:
        there = answered(one)
        return there if sign == "<>" else Piece(f"not({there.text})", "truth")
    if one.measures is not None and (same := _emptiness(one.measures, sign, other)):
        return same
    piece = _meeting(one, sign, other)
    unequal = sign == "<>"
    if piece.constant is None and not (one.own and other.is_literal) and (exact or unequal):
        return exactly(piece, when_empty=unequal)
    return piece


def _emptiness(measured: Piece, sign: str, other: Piece) -> Piece | None:
    """`string-length(x) > 0` asks whether there is an answer."""
    there = answered(measured)
    if (sign, other.literal) in {(">", "0"), ("<>", "0"), (">=", "1")}:
        return there
    if (sign, other.literal) in {("=", "0"), ("<", "1"), ("<=", "0")}:
        return Piece(f"not({there.text})", "truth")
    return None


def _folded(one: str, sign: str, other: str) -> Piece:
    """Two texts or numbers as they stand."""
    if _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other):
        order = (Decimal(one) > Decimal(other)) - (Decimal(one) < Decimal(other))
    else:
        order = 0 if one == other else 2
    found = {
        "=": order == 0,
        "<>": order != 0,
        "<": order == -1,
        "<=": order in {-1, 0},
        ">": order == 1,
        ">=": order in {0, 1},
    }[sign]
    return Piece("true" if found else "false", "truth", constant=found)


def _meeting(one: Piece, sign: str, other: Piece) -> Piece:
    """With what is compared made alike: names of options, texts, days or numbers."""
    equality, literal = sign in {"=", "<>"}, other.literal
    if one.kind in {"choice", "several"} and literal is not None and equality:
        return _option(one, sign, literal)
    if one.kind == "date" and literal is not None:
        other = Piece(f"date({quoted(literal[:10])})", "date")
    elif one.kind == "text" and equality and literal is not None:
        other = Piece.text_of(literal)
    elif not (
        "date" in {one.kind, other.kind}
        or one.kind == "truth"
        or (equality and one.kind in {"choice", "any", "text"} and literal is None)
    ):
        one, other = a_number(one), a_number(other)
    return _plainly(one, sign, other)


def _plainly(one: Piece, sign: str, other: Piece) -> Piece:
    level = RELATION + 1
    return Piece(f"{one.inside(level)} {sign} {other.inside(level)}", "truth", RELATION)


def _option(one: Piece, sign: str, name: str) -> Piece:
    codes = codes_of(one, name)
    if one.kind == "several":
        whole = [
            f"selected({one.text}, {quoted(code)}) and count({one.text}) = 1" for code in codes
        ]
    else:
        whole = [f"{one.text} = {quoted(code)}" for code in codes]
    if sign == "<>" and one.kind == "choice" and len(codes) == 1:
        return Piece(f"{one.text} <> {quoted(codes[0])}", "truth", RELATION)
    level = BOTH if one.kind == "several" else RELATION
    piece = _either(Piece(text, "truth", level) for text in whole)
    return piece if sign == "=" else Piece(f"not({piece.text})", "truth")


def codes_of(piece: Piece, name: str) -> tuple[str, ...]:
    """The options that a name in the form means; a name of none stays as it is."""
    if piece.ref is None:
        return (name,)
    codes: tuple[str, ...] = piece.ref.codes.get(name, (name,))
    return codes


def _either(parts: Iterable[Piece]) -> Piece:
    return literal_truth("or", list(parts))


def selecting(several: Piece, one: Piece, *, exact: bool) -> Piece:
    """`selected(${q}, 'a')`, also with a list of names written out on the left."""
    if several.literal is not None:
        names = several.literal.split()
        if one.literal is not None:
            found = one.literal in names
            return Piece("true" if found else "false", "truth", constant=found)
        found_in = [_option(one, "=", name) for name in names] or [Piece("false", "truth")]
        piece = _either(found_in)
    elif one.literal is None:
        piece = Piece(f"selected({several.text}, {one.text})", "truth")
    else:
        codes = codes_of(several, one.literal)
        asked = [f"selected({several.text}, {quoted(code)})" for code in codes]
        piece = _either(Piece(text, "truth") for text in asked)
    return exactly(piece) if exact and not several.own else piece
