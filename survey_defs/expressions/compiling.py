"""Make closures of an expression once, so that asking it costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from survey_defs.exact import Exact
from survey_defs.expressions.functions import GATHERING, PLAIN
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
from survey_defs.expressions.values import (
    Rows,
    Scope,
    Value,
    at_least,
    at_most,
    equal,
    less,
    minus,
    more,
    opposite,
    over,
    plus,
    times,
    unequal,
)

Asking = Callable[[Scope], Value]
_MEETING: dict[str, Callable[[Value, Value], Value]] = {
    "+": plus,
    "-": minus,
    "*": times,
    "/": over,
    "=": equal,
    "<>": unequal,
    "<": less,
    "<=": at_most,
    ">": more,
    ">=": at_least,
}
_NOUGHT = Exact(0)
PAIR = 2
"""A table and what to take of each row."""


def compiled(node: Node) -> Asking:
    return _COMPILING[type(node)](node)


def _literal(node: Literal) -> Asking:
    value = node.value
    return lambda scope: value


def _own(_: Own) -> Asking:
    return lambda scope: scope.own


def _name(node: Name) -> Asking:
    return _value_of(node.code)


def _value_of(code: str) -> Asking:
    return lambda scope: scope.value(code)


def _some(node: Both) -> Asking:
    return _both([compiled(part) for part in node.parts], every=node.every)


def _opposite(node: Opposite) -> Asking:
    part = compiled(node.part)
    if node.sign == "not":
        return lambda scope: opposite(part(scope))
    if node.sign == "-":
        return lambda scope: minus(_NOUGHT, part(scope))
    return lambda scope: plus(_NOUGHT, part(scope))


def _both(parts: list[Asking], *, every: bool) -> Asking:
    """After Kleene: what decides alone outweighs what is unknown."""

    def asking(scope: Scope) -> Value:
        known = True
        for part in parts:
            truth = part(scope)
            if truth is (not every):
                return truth
            known = known and truth is every
        return every if known else None

    return asking


def _chain(node: Chain) -> Asking:
    first = compiled(node.first)
    rest = [(_MEETING[sign], compiled(part)) for sign, part in node.rest]

    def asking(scope: Scope) -> Value:
        value = first(scope)
        for meeting, part in rest:
            if value is None:
                return None
            value = meeting(value, part(scope))
        return value

    return asking


def _comparison(node: Comparison) -> Asking:
    if len(node.rest) == 1:
        ((sign, other),) = node.rest
        return _pair(_MEETING[sign], compiled(node.first), compiled(other))
    parts = [node.first, *(part for _, part in node.rest)]
    asked = [compiled(part) for part in parts]
    signs = [_MEETING[sign] for sign, _ in node.rest]
    pairs = [_pair(sign, asked[at], asked[at + 1]) for at, sign in enumerate(signs)]
    return _both(pairs, every=True)


def _pair(meeting: Callable[[Value, Value], Value], one: Asking, other: Asking) -> Asking:
    return lambda scope: meeting(one(scope), other(scope))


def _call(node: Call) -> Asking:
    special = _SPECIAL.get(node.function)
    if special is not None:
        return special(node)
    parts = [compiled(part) for part in node.parts]
    if node.function in GATHERING:
        return _gathering(node, parts)
    plain = PLAIN[node.function]
    if len(parts) == 1:
        (only,) = parts
        return lambda scope: plain(only(scope))
    return lambda scope: plain(*[part(scope) for part in parts])


def _of_row(node: Node) -> Asking:
    """A text means the column of that code."""
    code = node.value if isinstance(node, Literal) else None
    return _value_of(code) if isinstance(code, str) else compiled(node)


def _in_rows(table: Rows, scope: Scope, asking: Asking) -> list[Value]:
    return [
        asking(scope.inside(table.columns, row, position))
        for position, row in enumerate(table.rows, 1)
    ]


def _gathering(node: Call, parts: list[Asking]) -> Asking:
    gather, first = GATHERING[node.function], parts[0]
    of_row = _of_row(node.parts[1]) if len(node.parts) == PAIR else None

    def asking(scope: Scope) -> Value:
        value = first(scope)
        if isinstance(value, Rows):
            return gather(_in_rows(value, scope, of_row)) if of_row else None
        return gather([value, *(part(scope) for part in parts[1:])])

    return asking


def _count(node: Call) -> Asking:
    first = compiled(node.parts[0])
    condition = _of_row(node.parts[1]) if len(node.parts) == PAIR else None

    def asking(scope: Scope) -> Value:
        value = first(scope)
        if isinstance(value, frozenset) and condition is None:
            return Exact(len(value))
        if not isinstance(value, Rows):
            return None
        if condition is None:
            return Exact(len(value.rows))
        truths = _in_rows(value, scope, condition)
        return Exact(truths.count(True)) if all(isinstance(t, bool) for t in truths) else None

    return asking


def _if(node: Call) -> Asking:
    condition, one, other = (compiled(part) for part in node.parts)

    def asking(scope: Scope) -> Value:
        truth = condition(scope)
        if truth is True:
            return one(scope)
        return other(scope) if truth is False else None

    return asking


def _coalesce(node: Call) -> Asking:
    parts = [compiled(part) for part in node.parts]

    def asking(scope: Scope) -> Value:
        for part in parts:
            if (value := part(scope)) is not None:
                return value
        return None

    return asking


def _answered(node: Call) -> Asking:
    match node.parts[0]:
        case Name(code=code):
            return lambda scope: scope.is_answered(code)
        case _:
            return lambda scope: scope.own is not None


def _previous(node: Call) -> Asking:
    code = node.parts[0].code if isinstance(node.parts[0], Name) else ""
    return lambda scope: scope.previous.get(code)


def _today(node: Call) -> Asking:
    return lambda scope: scope.today


def _position(node: Call) -> Asking:
    return lambda scope: None if scope.position is None else Exact(scope.position)


_SPECIAL: dict[str, Callable[[Call], Asking]] = {
    "answered": _answered,
    "coalesce": _coalesce,
    "count": _count,
    "if": _if,
    "position": _position,
    "previous": _previous,
    "today": _today,
}
_COMPILING: dict[type[Node], Callable[[Any], Asking]] = {
    Literal: _literal,
    Own: _own,
    Name: _name,
    Opposite: _opposite,
    Both: _some,
    Comparison: _comparison,
    Chain: _chain,
    Call: _call,
}
