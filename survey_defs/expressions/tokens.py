"""Cut an expression into signs, names and values, and refuse what cannot follow one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, NoReturn

from survey_defs.expressions import texts
from survey_defs.expressions.nodes import BadExpression
from survey_defs.limits import shortened

LONGEST = 1000
MOST_TOKENS = 400
DEEPEST = 16
"""Brackets in brackets."""
MOST_BEFORE = 2
"""Signs in front of one value."""
MOST_DIGITS = 15
MOST_DECIMALS = 6
_SHOWN = 40

Kind = Literal[
    "number", "text", "name", "function", "truth", "own", "sign", "before", "(", ")", ","
]
"""`sign` stands between two values, `before` in front of one."""


class Token(NamedTuple):
    kind: Kind
    at: int
    written: str
    meaning: str
    """A canonical sign, the code in `${}`, the text without its quotes."""


_SIGNS = {
    **{sign: sign for sign in ("<=", ">=", "<>", "=", "<", ">", "+", "-", "*", "/")},
    "!=": "<>",
    "==": "=",
    "≤": "<=",
    "≥": ">=",
    "≠": "<>",
    "−": "-",
    "–": "-",
    "×": "*",
    "÷": "/",
}
_PLAIN: dict[str, Kind] = {"(": "(", ")": ")", ",": ",", ";": ",", ".": "own"}
_PIECE = re.compile(
    r"(?P<space>\s+)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[^\W\d]\w*(?:\.\w+)*)"
    r"|(?P<code>\$\{)|(?P<quote>['\"«“„‘])|(?P<sign><=|>=|<>|!=|==|[=<>+\-*/≤≥≠−–×÷])"
    r"|(?P<plain>[(),;.])"
)
_CODE = re.compile(r"\$\{\s*([\w.\-]{1,64})\s*\}")
_VALUES = frozenset({"number", "text", "name", "truth", "own"})


def tokens(text: str) -> list[Token]:
    """All of them, already known to alternate as they should and to close their brackets."""
    if len(text) > LONGEST:
        raise BadExpression(texts.too_long(LONGEST, len(text)), LONGEST)
    found = list(_named(list(_pieces(text)), text))
    if not found:
        raise BadExpression(texts.EMPTY, 0)
    if len(found) > MOST_TOKENS:
        refuse(text, found[MOST_TOKENS].at, texts.TOO_MANY_PARTS)
    return _in_order(found, text)


def refuse(text: str, at: int, sentence: str) -> NoReturn:
    raise BadExpression(texts.at(at, fragment(text, at), sentence), at)


def fragment(text: str, at: int) -> str:
    """What stands there, as short as it can be told apart."""
    found = _PIECE.match(text, at)
    if found is None:
        return text[at : at + 1]
    closing = texts.QUOTES.get(found[0], "}" if found["code"] else "")
    end = text.find(closing, at + 1) if closing else -1
    whole = found[0] if end < 0 else text[at : end + 1]
    return shortened(whole, _SHOWN)


def _pieces(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            refuse(text, at, texts.bad_character(text[at]))
        token = _token(text, at, found)
        if token is not None:
            yield token
        at += len(found[0] if token is None else token.written)


def _token(text: str, at: int, found: re.Match[str]) -> Token | None:
    written, kind = found[0], found.lastgroup
    if kind == "space":
        return None
    reading = _READING.get(kind or "")
    if reading is not None:
        return reading(text, at, written)
    return Token(_PLAIN[written], at, written, written)


def _number(text: str, at: int, written: str) -> Token:
    whole, _, rest = written.partition(".")
    if len(whole.lstrip("0")) > MOST_DIGITS or len(rest) > MOST_DECIMALS:
        refuse(text, at, texts.TOO_BIG)
    return Token("number", at, written, written)


def _name(_: str, at: int, written: str) -> Token:
    return Token("name", at, written, written)


def _sign(_: str, at: int, written: str) -> Token:
    return Token("sign", at, written, _SIGNS[written])


def _code(text: str, at: int, _: str) -> Token:
    found = _CODE.match(text, at)
    if found is None:
        refuse(text, at, texts.UNCLOSED_NAME)
    return Token("name", at, found[0], found[1])


def _quoted(text: str, at: int, _: str) -> Token:
    end = text.find(texts.QUOTES[text[at]], at + 1)
    if end < 0:
        refuse(text, at, texts.UNCLOSED_TEXT)
    return Token("text", at, text[at : end + 1], text[at + 1 : end])


_READING: dict[str, Callable[[str, int, str], Token]] = {
    "number": _number,
    "name": _name,
    "code": _code,
    "quote": _quoted,
    "sign": _sign,
}


def _named(pieces: list[Token], text: str) -> Iterator[Token]:
    """With the words that mean a sign, a truth or a function told from the codes of questions."""
    for place, token in enumerate(pieces):
        if token.kind != "name" or token.written.startswith("${"):
            yield token
            continue
        called = place + 1 < len(pieces) and pieces[place + 1].kind == "("
        yield _word(token, called=called)


def _word(token: Token, *, called: bool) -> Token:
    word = token.written.casefold()
    if word in texts.NOT:
        return token._replace(kind="before", meaning="not")
    if word in texts.AND:
        return token._replace(kind="sign", meaning="and")
    if word in texts.OR:
        return token._replace(kind="sign", meaning="or")
    if called:
        return token._replace(kind="function", meaning=word)
    if word in texts.TRUE or word in texts.FALSE:
        return token._replace(kind="truth", meaning="true" if word in texts.TRUE else "")
    return token


def _in_order(found: list[Token], text: str) -> list[Token]:
    """Values and signs take turns; signs where a value must stand are those before it."""
    ordered: list[Token] = []
    run = 0
    for token in found:
        after_value = bool(ordered) and ordered[-1].kind in {*_VALUES, ")"}
        placed = token
        if not after_value and token.kind == "sign" and token.meaning in {"+", "-"}:
            placed = token._replace(kind="before")
        _may_follow(ordered[-1] if ordered else None, placed, text, after_value=after_value)
        run = run + 1 if placed.kind == "before" else 0
        if run > MOST_BEFORE:
            refuse(text, token.at, texts.TOO_DEEP)
        ordered.append(placed)
    _match_brackets(ordered, text)
    if ordered[-1].kind not in {*_VALUES, ")"}:
        refuse(text, len(text), texts.NEEDS_VALUE)
    return ordered


def _match_brackets(ordered: list[Token], text: str) -> None:
    """Every bracket is closed, few stand in one another, and commas only in those of functions."""
    open_at: list[tuple[int, bool]] = []
    for before, token in pairwise([None, *ordered]):
        match token:
            case Token(kind="("):
                open_at.append((token.at, before is not None and before.kind == "function"))
            case Token(kind=")") if not open_at:
                refuse(text, token.at, texts.EXTRA_BRACKET)
            case Token(kind=")"):
                open_at.pop()
            case Token(kind=",") if not open_at or not open_at[-1][1]:
                refuse(text, token.at, texts.COMMA)
        if token is not None and len(open_at) > DEEPEST:
            refuse(text, token.at, texts.TOO_DEEP)
    if open_at:
        refuse(text, open_at[-1][0], texts.UNCLOSED_BRACKET)


def _may_follow(last: Token | None, token: Token, text: str, *, after_value: bool) -> None:
    if token.kind in {*_VALUES, "function", "before", "("}:
        if after_value:
            refuse(text, token.at, texts.NEEDS_OPERATOR)
        return
    empty_call = token.kind == ")" and last is not None and last.kind == "("
    if not after_value and not empty_call:
        refuse(text, token.at, texts.NEEDS_VALUE)
