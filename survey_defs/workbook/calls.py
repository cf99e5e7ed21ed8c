"""The functions of XPath, each said in our own language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from survey_defs.workbook import texts
from survey_defs.workbook.pieces import Piece, Ref, a_number, selecting

if TYPE_CHECKING:
    from survey_defs.workbook.telling import Teller

_NOTHING = {"true", "false", "today", "current", "position", "now"}
"""Functions without anything in their brackets."""
_ALONE = {"abs": 1, "number": 1, "round": 2, "concat": None, "contains": 2}
_MANY = {"min": "min", "max": "max", "sum": "sum", "avg": "average"}


class BadXPath(ValueError):
    """What is not understood; a sentence without its capital letter."""


def called(token: Any) -> tuple[str, list[Any]]:
    """The function and what stands in its brackets; every call is written as one of `concat`."""
    if token.symbol != "concat":
        return "", []
    name, *parts = token
    empty = len(parts) == 1 and parts[0].symbol == "(string)" and not parts[0].value
    return str(name.value), [] if empty and name.value in _NOTHING else parts


def call(teller: Teller, name: str, parts: list[Any], *, exact: bool) -> Piece:
    if name == "selected":
        several, one = _only(name, parts, 2)
        return selecting(teller.value(several), teller.value(one), exact=exact)
    if name in CALLS:
        return CALLS[name](teller, parts)
    if name in _MANY:
        return _many(teller, _MANY[name], parts)
    if name in _ALONE:
        return _alone(teller, name, parts)
    raise BadXPath(texts.function_refused(name))


def _only(name: str, parts: list[Any], count: int = 1) -> list[Any]:
    if len(parts) != count:
        raise BadXPath(texts.function_arguments(name))
    return parts


def _value(teller: Teller, name: str, parts: list[Any]) -> Piece:
    (part,) = _only(name, parts)
    return teller.value(part)


def _not(teller: Teller, parts: list[Any]) -> Piece:
    (part,) = _only("not", parts)
    piece = teller.truth(part, exact=True)
    if piece.constant is not None:
        return Piece("false" if piece.constant else "true", "truth", constant=not piece.constant)
    return Piece(f"not({piece.text})", "truth")


def _boolean(teller: Teller, parts: list[Any]) -> Piece:
    (part,) = _only("boolean", parts)
    return teller.truth(part)


def _alone(teller: Teller, name: str, parts: list[Any]) -> Piece:
    most = _ALONE[name]
    if not parts or (most is not None and len(parts) > most):
        raise BadXPath(texts.function_arguments(name))
    pieces = [teller.value(part) for part in parts]
    if name == "number":
        return a_number(pieces[0])
    if name in {"abs", "round"}:
        pieces = [a_number(piece) for piece in pieces]
    if name == "concat" and len(pieces) == 1:
        pieces.append(Piece.text_of(""))
    kind = {"concat": "text", "contains": "truth"}.get(name, "number")
    return Piece(f"{name}({', '.join(piece.text for piece in pieces)})", kind)


def _if(teller: Teller, parts: list[Any]) -> Piece:
    condition, one, other = _only("if", parts, 3)
    truth = teller.truth(condition, exact=True)
    pieces = teller.value(one), teller.value(other)
    if truth.constant is not None:
        return pieces[0 if truth.constant else 1]
    pieces = _alike(*pieces), _alike(*pieces[::-1])
    kinds = {piece.kind for piece in pieces}
    kind = kinds.pop() if len(kinds) == 1 else "text" if kinds == {"choice", "text"} else "any"
    return Piece(f"if({truth.text}, {pieces[0].text}, {pieces[1].text})", kind)


def _alike(piece: Piece, other: Piece) -> Piece:
    """An empty text beside a number is a number that there is not."""
    return a_number(piece) if piece.literal == "" and other.kind == "number" else piece


def _count_selected(teller: Teller, parts: list[Any]) -> Piece:
    piece = _value(teller, "count-selected", parts)
    if piece.kind != "several":
        raise BadXPath(texts.not_a_list("count-selected"))
    return Piece(f"count({piece.text})", "number", own=piece.own)


def _length(teller: Teller, parts: list[Any]) -> Piece:
    piece = _value(teller, "string-length", parts) if parts else teller.own()
    text = piece.text if piece.kind == "text" else f"concat({piece.text}, '')"
    return Piece(f"length({text})", "number", own=piece.own, measures=piece)


def _date(teller: Teller, parts: list[Any]) -> Piece:
    piece = _value(teller, "date", parts)
    return piece if piece.kind == "date" else Piece(f"date({piece.text})", "date", own=piece.own)


def _coalesce(teller: Teller, parts: list[Any]) -> Piece:
    one, other = (teller.value(part) for part in _only("coalesce", parts, 2))
    if other.literal == "":
        return one
    if one.kind == "number":
        other = a_number(other)
    return Piece(f"coalesce({one.text}, {other.text})", one.kind)


def _int(teller: Teller, parts: list[Any]) -> Piece:
    return Piece(f"floor({a_number(_value(teller, 'int', parts)).text})", "number")


def _string(teller: Teller, parts: list[Any]) -> Piece:
    piece = _value(teller, "string", parts)
    return piece if piece.kind == "text" else Piece(f"concat({piece.text}, '')", "text")


def _many(teller: Teller, name: str, parts: list[Any]) -> Piece:
    """Of several values, or of a column over the rows of a repeat."""
    if not parts:
        raise BadXPath(texts.function_arguments(name))
    ref = _column(teller, parts[0]) if len(parts) == 1 else None
    if ref is not None:
        if ref.table == teller.around.table:
            raise BadXPath(texts.NESTED_SUM)
        value = a_number(Piece(f"${{{ref.code}}}", ref.kind, ref=ref))
        return Piece(f"{name}(${{{ref.table}}}, {value.text})", "number")
    pieces = [a_number(teller.value(part)) for part in parts]
    if len(pieces) == 1:
        return pieces[0]
    return Piece(f"{name}({', '.join(piece.text for piece in pieces)})", "number")


def _count(teller: Teller, parts: list[Any]) -> Piece:
    (part,) = _only("count", parts)
    ref = _column(teller, part)
    if ref is not None and ref.table != teller.around.table:
        return Piece(f"count(${{{ref.table}}}, answered(${{{ref.code}}}))", "number")
    piece = teller.value(part)
    if piece.kind != "table":
        raise BadXPath(texts.function_arguments("count"))
    return Piece(f"count({piece.text})", "number")


def _column(teller: Teller, token: Any) -> Ref | None:
    """The column of a repeat that is meant, when one is."""
    name = ""
    if token.symbol == "$":
        name = teller.name_of(token)
    elif token.symbol == "/" and len(token) and token[-1].symbol == "(name)":
        name = str(token[-1].value)
    ref = teller.around.refs(name) if name else None
    return ref if ref is not None and ref.table else None


CALLS: dict[str, Callable[[Teller, list[Any]], Piece]] = {
    "not": _not,
    "boolean": _boolean,
    "if": _if,
    "count-selected": _count_selected,
    "string-length": _length,
    "true": lambda _, __: Piece("true", "truth", constant=True),
    "false": lambda _, __: Piece("false", "truth", constant=False),
    "today": lambda _, __: Piece("today()", "date"),
    "date": _date,
    "coalesce": _coalesce,
    "int": _int,
    "string": _string,
    "count": _count,
    "current": lambda teller, _: teller.own(),
    "position": lambda _, __: Piece("position()", "number"),
}
KNOWN = CALLS.keys() | _MANY.keys() | _ALONE.keys() | {"selected"}
