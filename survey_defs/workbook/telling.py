"""Say what an XPath asks for in our own language, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from survey_defs.workbook import texts
from survey_defs.workbook.calls import CALLS, BadXPath, call, called
from survey_defs.workbook.pieces import (
    Piece,
    Ref,
    a_number,
    answered,
    certain,
    compared,
    literal_truth,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What an expression sees."""

    refs: Callable[[str], Ref | None]
    own: Ref | None = None
    """What the dot is, in a constraint."""
    table: str = ""
    """In whose row it stands."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of an option, while options are chosen from."""
    near: Callable[[str], list[str]] = lambda _: []
    """Names like one that there is not."""


_SIGNS = {"=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_SWAPPED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SUMS = {"+": ("+", 5), "-": ("-", 5), "*": ("*", 6), "div": ("/", 6)}


class Teller:
    """Says one expression; the functions of XPath are in `calls`."""

    def __init__(self, around: Around, names: list[str]) -> None:
        self.around = around
        self.names = names

    # Conditions.

    def truth(self, token: Any, *, exact: bool = False) -> Piece:
        """`exact` when an empty answer must count as it does in XPath, not as unknown."""
        if token.symbol in {"and", "or"}:
            parts = [self.truth(part, exact=exact) for part in token]
            return literal_truth(token.symbol, parts)
        call, parts = called(token)
        if call == "not":
            return CALLS["not"](self, parts)
        piece = self.value(token, exact=exact)
        if piece.literal is not None:
            return certain(piece)
        if piece.ref is not None and piece.kind != "truth":
            return answered(piece)
        if piece.kind == "number":
            return Piece(f"{piece.inside(4)} <> 0", "truth", 4)
        return piece

    # Values.

    def value(self, token: Any, *, exact: bool = False) -> Piece:
        symbol = token.symbol
        if symbol in _SIGNS:
            return self._comparison(token, exact=exact)
        if symbol in _SUMS or symbol == "mod":
            return self._sum(token)
        if symbol in {"and", "or"}:
            return self.truth(token, exact=exact)
        if symbol == "concat":
            name, parts = called(token)
            return call(self, name, parts, exact=exact)
        if symbol == "(":
            return self.value(token[0], exact=exact)
        return self._leaf(token)

    def _leaf(self, token: Any) -> Piece:
        match token.symbol:
            case "$":
                return self._named(self.name_of(token))
            case "(string)":
                return Piece.text_of(str(token.value))
            case "(integer)" | "(decimal)" | "(float)":
                return Piece.number_of(token.value)
            case ".":
                return self.own()
            case "/" | ".." | "(name)":
                return self._path(token)
        raise BadXPath(texts.sign_refused(token.symbol))

    def name_of(self, variable: Any) -> str:
        return self.names[int(str(variable[0].value)[1:])]

    def _named(self, name: str) -> Piece:
        ref = self.around.refs(name)
        if ref is None:
            raise BadXPath(texts.no_such_name(name, self.around.near(name)))
        if ref.formula is not None:
            return ref.formula
        if ref.table and ref.table != self.around.table:
            raise BadXPath(texts.in_a_repeat(name))
        return Piece(f"${{{ref.code}}}", ref.kind, ref=ref)

    def own(self) -> Piece:
        if self.around.own is None:
            raise BadXPath(texts.OWN_HERE)
        return Piece(".", self.around.own.kind, ref=self.around.own, own=True)

    def _path(self, token: Any) -> Piece:
        """`../name`, `current()/.`, or the column of an option."""
        if token.symbol == "(name)":
            return self._column(str(token.value))
        last = token[-1] if token.symbol == "/" and len(token) else None
        if last is not None and last.symbol == ".":
            return self.value(token[0])
        if last is not None and last.symbol == "(name)" and token.symbol == "/":
            return self._named(str(last.value))
        if last is not None and last.symbol == "$":
            return self.value(last)
        raise BadXPath(texts.PATH)

    def _column(self, name: str) -> Piece:
        """Of an option; elsewhere only a cell that Excel took for a truth value."""
        if name in self.around.columns:
            return Piece.text_of(self.around.columns[name])
        if self.around.columns:
            raise BadXPath(texts.no_such_column(name))
        if name in {"TRUE", "FALSE"}:
            return CALLS[name.lower()](self, [])
        raise BadXPath(texts.bare_word(name))

    def _comparison(self, token: Any, *, exact: bool) -> Piece:
        one, other = self.value(token[0]), self.value(token[1])
        sign = _SIGNS[token.symbol]
        if one.is_literal and not other.is_literal:
            one, other, sign = other, one, _SWAPPED[sign]
        return compared(one, sign, other, exact=exact)

    def _sum(self, token: Any) -> Piece:
        if not len(token):
            raise BadXPath(texts.sign_refused(token.symbol))
        if len(token) == 1:
            piece = a_number(self.value(token[0]))
            return Piece(f"{'-' if token.symbol == '-' else ''}{piece.inside(7)}", "number", 7)
        one, other = self.value(token[0]), self.value(token[1])
        if token.symbol == "mod":
            return Piece(f"mod({a_number(one).text}, {a_number(other).text})", "number")
        sign, level = _SUMS[token.symbol]
        days = one.kind == "date" or other.kind == "date"
        kind = "date" if days and one.kind != other.kind else "number"
        if not days:
            one, other = a_number(one), a_number(other)
        return Piece(f"{one.inside(level)} {sign} {other.inside(level + 1)}", kind, level)
