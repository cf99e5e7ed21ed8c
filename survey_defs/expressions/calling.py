"""What each function wants in its brackets, and what it makes of it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from survey_defs.expressions import texts
from survey_defs.expressions.functions import MOST_DECIMALS
from survey_defs.expressions.nodes import Call, Literal, Name, Node
from survey_defs.expressions.sorts import ANY, DATE, NUMBER, TEXT, TRUTH, Kind, Sort, together

if TYPE_CHECKING:
    from survey_defs.expressions.checking import Examination

_SPOKEN: tuple[Kind, ...] = ("text", "number", "choice", "date")


def call_sort(examination: Examination, node: Call) -> Sort:
    special = _CALLS.get(node.function)
    if special is not None:
        return special(examination, node)
    wanted, found = _SIMPLE[node.function]
    for place, part in enumerate(node.parts):
        examination.expect(part, examination.sort(part), *wanted[min(place, len(wanted) - 1)])
    return found


def date(examination: Examination, node: Call) -> Sort:
    (part,) = node.parts
    if isinstance(part, Literal) and isinstance(part.value, str):
        examination.day(part)
    else:
        examination.each([part], "text", "date")
    return DATE


def rounded(examination: Examination, node: Call) -> Sort:
    examination.each(node.parts[:1], "number")
    for digits in node.parts[1:]:
        value = digits.value if isinstance(digits, Literal) else None
        if value not in range(MOST_DECIMALS + 1) or isinstance(value, bool):
            examination.wrong(digits, texts.ROUND_NEEDS_DIGITS)
    return NUMBER


def selected(examination: Examination, node: Call) -> Sort:
    question, code = node.parts
    sort = examination.sort(question)
    examination.expect(question, sort, "several", "choice")
    examination.expect(code, examination.sort(code, sort), "text", "choice")
    examination.option(sort, code)
    return TRUTH


def answered(examination: Examination, node: Call) -> Sort:
    examination.sort(node.parts[0])
    return TRUTH


def previous(examination: Examination, node: Call) -> Sort:
    (part,) = node.parts
    known = examination.seen.names if examination.seen.before is None else examination.seen.before
    code = part.code if isinstance(part, Name) else ""
    if code not in known:
        return examination.unknown(part, known) if isinstance(part, Name) else ANY
    wanted: tuple[Kind, ...] = ("number", "text", "choice", "several", "truth", "date")
    return known[code] if examination.expect(part, known[code], *wanted) else ANY


def position(examination: Examination, node: Call) -> Sort:
    return NUMBER if examination.row is not None else examination.wrong(node, texts.ROWS_ONLY)


def alike(examination: Examination, node: Call) -> Sort:
    """`if` and `coalesce`: whichever it is, it must be of one sort."""
    parts = node.parts
    if node.function == "if":
        examination.each(parts[:1], "truth")
        parts = parts[1:]
    found = examination.sort(parts[0])
    for part in parts[1:]:
        other = examination.sort(part)
        sort = together(found, other)
        if sort is None:
            return examination.wrong(part, texts.different_branches(found.kind, other.kind))
        found = sort
    return found


def gathered(examination: Examination, node: Call) -> Sort:
    """Several values, or one of every row."""
    wanted: tuple[Kind, ...] = ("number",)
    if node.function in {"min", "max"}:
        wanted = ("number", "date")
    first = examination.sort(node.parts[0])
    if first.kind != "table":
        return _values(examination, node, first, wanted)
    if len(node.parts) == 1:
        return examination.wrong(node, texts.COLUMN_NEEDED)
    part, found = node.parts[1], _of_row(examination, first, node.parts[1])
    for extra in node.parts[2:]:
        examination.wrong(extra, texts.COLUMN_NEEDED)
    return found if examination.expect(part, found, *wanted) else ANY


def _values(examination: Examination, node: Call, first: Sort, wanted: tuple[Kind, ...]) -> Sort:
    examination.expect(node.parts[0], first, *wanted)
    for part in node.parts[1:]:
        other = examination.sort(part)
        if examination.expect(part, other, *wanted) and together(first, other) is None:
            examination.wrong(part, texts.different_branches(first.kind, other.kind))
    return first if first.kind in wanted else ANY


def _of_row(examination: Examination, table: Sort, part: Node) -> Sort:
    inside = examination.inside(table)
    if not isinstance(part, Literal) or not isinstance(part.value, str):
        return inside.sort(part)
    if part.value in table.columns:
        return table.columns[part.value]
    near = get_close_matches(part.value, table.columns, 2)
    return examination.wrong(part, texts.unknown_column(part.value, near, table.columns))


def counted(examination: Examination, node: Call) -> Sort:
    first = examination.sort(node.parts[0])
    if len(node.parts) == 1:
        examination.expect(node.parts[0], first, "table", "several")
    elif examination.expect(node.parts[0], first, "table") and first.kind == "table":
        examination.expect(node.parts[1], _of_row(examination, first, node.parts[1]), "truth")
    return NUMBER


_CALLS: dict[str, Callable[[Examination, Call], Sort]] = {
    "answered": answered,
    "average": gathered,
    "coalesce": alike,
    "count": counted,
    "date": date,
    "if": alike,
    "max": gathered,
    "min": gathered,
    "position": position,
    "previous": previous,
    "round": rounded,
    "selected": selected,
    "sum": gathered,
}
_SIMPLE: dict[str, tuple[tuple[tuple[Kind, ...], ...], Sort]] = {
    "abs": ((("number",),), NUMBER),
    "concat": ((_SPOKEN,), TEXT),
    "contains": ((("text",),), TRUTH),
    "day": ((("date",),), NUMBER),
    "floor": ((("number",),), NUMBER),
    "length": ((("text",),), NUMBER),
    "mod": ((("number",),), NUMBER),
    "month": ((("date",),), NUMBER),
    "number": ((("text", "choice", "truth", "number"),), NUMBER),
    "percent": ((("number",),), NUMBER),
    "today": ((), DATE),
    "year": ((("date",),), NUMBER),
}
"""What each value must be, the last for all that follow, and what comes of them."""
