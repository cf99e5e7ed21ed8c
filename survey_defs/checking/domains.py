"""The answers worth trying: every option, and a number from each stretch that can matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from survey_defs.exact import Exact
from survey_defs.expressions import Parsed, Value
from survey_defs.expressions.nodes import Call, Comparison, Literal, Name, Node, inner
from survey_defs.measures import WHOLE
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Column,
    Fraction,
    Ladder,
    Multiple,
    Number,
    PerUnit,
    Question,
)
from survey_defs.model import Comparison as Compared

MOST_TICKS = 5
"""Of which all combinations are tried."""
_Numbers = dict[str, set[Exact] | None]
_Tried = tuple[Value, int | None]
"""An answer and, for a choice, which option it is."""
_SOMETHING: tuple[_Tried, ...] = ((True, None),)
"""Enough where only being answered matters."""


def domains_of(
    questions: Sequence[Question | Column], expressions: Iterable[Parsed]
) -> Mapping[str, tuple[_Tried, ...]]:
    """By question; one that is not in it may be anything."""
    compared = _compared_with([each.root for each in expressions])
    found: dict[str, tuple[_Tried, ...]] = {}
    for question in questions:
        tried = tuple(_domain(question, compared.get(question.code)))
        if not tried and question.code not in compared:
            tried = _SOMETHING
        if tried:
            found[question.code] = tried
    return found


def _domain(question: Question | Column, numbers: set[Exact] | None) -> Iterator[_Tried]:
    match question:
        case Choice(options=options):
            yield from ((option.code, place) for place, option in enumerate(options))
        case Multiple(options=options) if len(options) <= MOST_TICKS:
            yield from _subsets([option.code for option in options])
        case Checklist(items=items) if len(items) <= MOST_TICKS:
            yield from _subsets([item.code for item in items])
        case _ if numbers is not None:
            yield from ((number, None) for number in _numbers(question, sorted(numbers)))


def _subsets(codes: Sequence[str]) -> Iterator[_Tried]:
    for size in range(len(codes) + 1):
        yield from ((frozenset(chosen), None) for chosen in combinations(codes, size))


def _compared_with(roots: Iterable[Node]) -> _Numbers:
    """By name, the numbers that it is compared with; None once it is used in any other way."""
    found: _Numbers = {}
    for root in roots:
        _look(root, found, frozenset())
    return found


def _look(node: Node, found: _Numbers, beside: frozenset[Exact] | None) -> None:
    if isinstance(node, Name):
        known = found.setdefault(node.code, set())
        if beside is None or known is None:
            found[node.code] = None
        else:
            known.update(beside)
        return
    if isinstance(node, Call) and node.function == "answered":
        return
    around = _numbers_in(node) if isinstance(node, Comparison) else None
    for part in inner(node):
        _look(part, found, around)


def _numbers_in(node: Comparison) -> frozenset[Exact] | None:
    """When all but one of what is compared are plain numbers."""
    parts = inner(node)
    numbers = [p.value for p in parts if isinstance(p, Literal) and isinstance(p.value, Exact)]
    return frozenset(numbers) if len(numbers) == len(parts) - 1 else None


def _numbers(question: Question | Column, beside: Sequence[Exact]) -> Iterator[Exact]:
    """One from every stretch between those numbers, and each of them, where it can be."""
    step = _step(question)
    low, high = _limits(question)
    tried = {*beside, *((a + b) / 2 for a, b in pairwise(beside))}
    tried |= {number + step for number in beside} | {number - step for number in beside}
    tried |= {end for end in (low, high) if end is not None} | {Exact(0)}
    for number in sorted(tried):
        fits = (low is None or number >= low) and (high is None or number <= high)
        if fits and (not _is_stepped(question) or (number / step).denominator == 1):
            yield number


def _is_stepped(question: Question | Column) -> bool:
    return isinstance(question, Number | PerUnit) or getattr(question, "entry", "") == "number"


def _step(question: Question | Column) -> Exact:
    return Exact(1, 10 ** int(getattr(question, "decimals", 0)))


def _limits(question: Question | Column) -> tuple[Exact | None, Exact | None]:
    match question:
        case Number(at_least=low, at_most=high):
            return (
                None if low is None else Exact(low),
                None if high is None else Exact(high),
            )
        case Fraction() | Ladder() | Change() | Compared():
            percent = getattr(question, "entry", "percent") != "number"
            return Exact(0), Exact(WHOLE) if percent and not question.over_hundred else None
    return Exact(0), None
