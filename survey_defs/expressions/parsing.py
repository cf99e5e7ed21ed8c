"""Read an expression: Python's own parser finds its structure and sees only signs and numbers.

No word, number or text of the author reaches that parser, so nothing of Python can be reached.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from survey_defs.exact import Exact
from survey_defs.expressions import texts
from survey_defs.expressions.functions import ARITIES, NAMES
from survey_defs.expressions.nodes import (
    Both,
    Call,
    Chain,
    Comparison,
    Literal,
    Name,
    Node,
    Opposite,
    Own,
)
from survey_defs.expressions.tokens import Token, refuse, tokens

_PYTHON = {"=": "==", "<>": "!="}
_SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Eq: "=",
    ast.NotEq: "<>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Not: "not",
    ast.USub: "-",
    ast.UAdd: "+",
}


def read(text: str) -> Node:
    """The whole as one node; BadExpression when it is none."""
    found = tokens(text)
    starts, pieces, length = [], [], 0
    for number, token in enumerate(found):
        piece = _piece(token, number)
        starts.append(length)
        pieces.append(piece)
        length += len(piece) + 1
    try:
        tree = ast.parse(" ".join(pieces), mode="eval")
    except (SyntaxError, MemoryError, RecursionError) as failure:
        column = getattr(failure, "offset", None) or 1
        refuse(text, found[bisect_right(starts, column - 1) - 1].at, texts.NOT_UNDERSTOOD)
    return _Reader(text, found, starts).node(tree.body)


def _piece(token: Token, number: int) -> str:
    """What Python's parser sees of it."""
    match token.kind:
        case "(" | ")" | ",":
            return token.kind
        case "sign" | "before":
            return _PYTHON.get(token.meaning, token.meaning)
        case _:
            return f"t{number}"


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    tokens: list[Token]
    starts: list[int]

    def node(self, tree: ast.expr) -> Node:
        reading = _READING.get(type(tree))
        if reading is None:
            refuse(self.text, self._at(tree), texts.NOT_UNDERSTOOD)
        return reading(self, tree)

    def _at(self, tree: ast.expr) -> int:
        return self.tokens[bisect_right(self.starts, tree.col_offset) - 1].at

    def value(self, tree: ast.Name) -> Node:
        token = self.tokens[int(tree.id[1:])]
        match token.kind:
            case "number":
                return Literal(token.at, Exact(token.meaning))
            case "text":
                return Literal(token.at, token.meaning)
            case "truth":
                return Literal(token.at, bool(token.meaning))
            case "own":
                return Own(token.at)
            case _:
                return Name(token.at, token.meaning)

    def chain(self, tree: ast.BinOp) -> Node:
        """Its left side is walked, not dived into: `a + a + …` is long and not deep."""
        rest: list[tuple[str, Node]] = []
        left: ast.expr = tree
        while isinstance(left, ast.BinOp):
            rest.append((_SIGNS[type(left.op)], self.node(left.right)))
            left = left.left
        return Chain(self._at(tree), self.node(left), tuple(reversed(rest)))

    def comparison(self, tree: ast.Compare) -> Node:
        signs = (_SIGNS[type(sign)] for sign in tree.ops)
        others = (self.node(other) for other in tree.comparators)
        return Comparison(
            self._at(tree), self.node(tree.left), tuple(zip(signs, others, strict=True))
        )

    def both(self, tree: ast.BoolOp) -> Node:
        parts = tuple(self.node(part) for part in tree.values)
        return Both(self._at(tree), isinstance(tree.op, ast.And), parts)

    def opposite(self, tree: ast.UnaryOp) -> Node:
        return Opposite(self._at(tree), _SIGNS[type(tree.op)], self.node(tree.operand))

    def call(self, tree: ast.Call) -> Node:
        token = self.tokens[bisect_right(self.starts, tree.col_offset) - 1]
        if token.kind != "function":
            refuse(self.text, token.at, texts.NOT_UNDERSTOOD)
        function = self._function(token)
        parts = tuple(self.node(part) for part in tree.args)
        if not ARITIES[function].takes(len(parts)):
            wanted = texts.how_many(ARITIES[function].least, ARITIES[function].most)
            refuse(self.text, token.at, texts.wrong_count(token.written, wanted, len(parts)))
        if function in _OF_QUESTIONS:
            parts = (self._named(function, token, parts[0]),)
        return Call(token.at, function, parts)

    def _function(self, token: Token) -> str:
        known = NAMES.get(token.meaning)
        if known is None:
            near = get_close_matches(token.meaning, NAMES, 2)
            sentence = texts.unknown_function(token.written, near, NAMES)
            refuse(self.text, token.at, sentence)
        return known

    def _named(self, function: str, token: Token, part: Node) -> Node:
        """A question named in quotes or without."""
        if isinstance(part, Literal) and isinstance(part.value, str):
            return Name(part.at, part.value)
        if not isinstance(part, Name) and not (isinstance(part, Own) and function == "answered"):
            refuse(self.text, token.at, _OF_QUESTIONS[function])
        return part


_OF_QUESTIONS = {
    "answered": texts.ANSWERED_NEEDS_CODE,
    "previous": texts.PREVIOUS_NEEDS_CODE,
}
_READING: dict[type[ast.expr], Callable[[_Reader, Any], Node]] = {
    ast.Name: _Reader.value,
    ast.BinOp: _Reader.chain,
    ast.Compare: _Reader.comparison,
    ast.BoolOp: _Reader.both,
    ast.UnaryOp: _Reader.opposite,
    ast.Call: _Reader.call,
}
