"""Whether an expression makes sense: its names exist, and like meets like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from survey_defs.exact import Exact
from survey_defs.expressions import texts
from survey_defs.expressions.calling import call_sort
from survey_defs.expressions.nodes import (
    BadExpression,
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
from survey_defs.expressions.parsed import parse
from survey_defs.expressions.sorts import ANY, DATE, NUMBER, TEXT, TRUTH, Kind, Sort, together
from survey_defs.expressions.tokens import fragment
from survey_defs.expressions.values import a_day

_NOWHERE: Mapping[str, Sort] = {}
_ORDERED = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Seen:
    """What an expression may speak of."""

    names: Mapping[str, Sort]
    """Questions that it may look at."""
    own: Sort | None = None
    """The answer that `.` means; None where there is none."""
    row: Mapping[str, Sort] | None = None
    """The columns, where it stands in a table."""
    before: Mapping[str, Sort] | None = None
    """Questions whose answers of the last period it may ask for; None: those of `names`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    problems: tuple[BadExpression, ...]
    sort: Sort
    """`any` when it cannot be told."""
    reads: frozenset[str]
    """The questions that it looks at; columns are none."""


def examine(text: str, seen: Seen, wanted: Sort | None = None) -> Verdict:
    """Everything that is wrong with it; nothing is worked out."""
    try:
        root = parse(text).root
    except BadExpression as refusal:
        return Verdict((refusal,), ANY, frozenset())
    examination = Examination(text, seen, seen.row)
    sort = examination.sort(root)
    if wanted is not None:
        examination.expect(root, sort, wanted.kind)
    return Verdict(tuple(examination.problems), sort, frozenset(examination.reads))


def check(
    text: str,
    names: Mapping[str, Sort],
    wanted: Sort | None = None,
    own: Sort | None = None,
    **more: Mapping[str, Sort] | None,
) -> list[BadExpression]:
    """The problems alone; `row` and `before` as in `Seen`."""
    return list(examine(text, Seen(names, own, **more), wanted).problems)


@dataclass(frozen=True, slots=True)
class Examination:
    text: str
    seen: Seen
    row: Mapping[str, Sort] | None
    problems: list[BadExpression] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)

    def sort(self, node: Node, beside: Sort = ANY) -> Sort:
        """`beside` is what it is compared with, for a better sentence."""
        if isinstance(node, Name):
            return self.name(node, beside)
        return _BY_NODE[type(node)](self, node)

    def wrong(self, node: Node, sentence: str) -> Sort:
        told = texts.at(node.at, fragment(self.text, node.at), sentence)
        self.problems.append(BadExpression(told, node.at))
        return ANY

    def expect(self, node: Node, sort: Sort, *wanted: Kind) -> bool:
        if sort.kind in {*wanted, "any"}:
            return True
        self.wrong(node, texts.wrong_sort(wanted, sort.kind))
        return False

    def each(self, nodes: Iterable[Node], *wanted: Kind) -> None:
        for node in nodes:
            self.expect(node, self.sort(node), *wanted)

    def inside(self, table: Sort) -> Examination:
        """The same where each row of this table is looked at."""
        row = {**(self.row or {}), **table.columns}
        return Examination(self.text, self.seen, row, self.problems, self.reads)

    def name(self, node: Name, beside: Sort) -> Sort:
        if self.row is not None and node.code in self.row:
            return self.row[node.code]
        if node.code not in self.seen.names:
            if node.code in beside.codes:
                return self.wrong(node, texts.quoted(node.code))
            every = [*(self.row or {}), *self.seen.names]
            return self.unknown(node, every)
        self.reads.add(node.code)
        found = self.seen.names[node.code]
        return self.wrong(node, texts.NOTHING_TO_READ) if found.kind == "nothing" else found

    def literal(self, node: Literal) -> Sort:
        if isinstance(node.value, bool):
            return TRUTH
        return NUMBER if isinstance(node.value, Exact) else TEXT

    def own(self, node: Own) -> Sort:
        return self.wrong(node, texts.NO_OWN_HERE) if self.seen.own is None else self.seen.own

    def opposite(self, node: Opposite) -> Sort:
        wanted = TRUTH if node.sign == "not" else NUMBER
        self.each([node.part], wanted.kind)
        return wanted

    def both(self, node: Both) -> Sort:
        self.each(node.parts, "truth")
        return TRUTH

    def chain(self, node: Chain) -> Sort:
        found = self.sort(node.first)
        if not self.expect(node.first, found, "number", "date"):
            found = ANY
        for sign, part in node.rest:
            other = self.sort(part)
            if self.expect(part, other, "number", "date"):
                found = self._met(part, sign, found, other)
        return found

    def _met(self, part: Node, sign: str, one: Sort, other: Sort) -> Sort:
        kinds = (one.kind, other.kind)
        if "any" in kinds or kinds == ("number", "number"):
            return NUMBER if "date" not in kinds else ANY
        if sign == "-" and kinds == ("date", "date"):
            return NUMBER
        if (sign in {"+", "-"} and kinds == ("date", "number")) or (
            sign == "+" and kinds == ("number", "date")
        ):
            return DATE
        return self.wrong(part, texts.not_together(*kinds))

    def comparison(self, node: Comparison) -> Sort:
        one, left = node.first, self.sort(node.first, self._glance(node.rest[0][1]))
        for sign, part in node.rest:
            right = self.sort(part, left)
            self._compared(sign, (one, left), (part, right))
            one, left = part, right
        return TRUTH

    def _glance(self, node: Node) -> Sort:
        """The sort of a name, before anything is said about it."""
        code = node.code if isinstance(node, Name) else ""
        return {**self.seen.names, **(self.row or {})}.get(code, ANY)

    def _compared(self, sign: str, one: tuple[Node, Sort], other: tuple[Node, Sort]) -> None:
        kinds = {one[1].kind, other[1].kind}
        if "any" in kinds:
            return
        for node, sort in (one, other):
            if sort.kind in {"several", "table"}:
                self.wrong(node, texts.mixed(sort.kind, (kinds - {sort.kind} or kinds).pop()))
                return
        if kinds == {"date", "text"}:
            self.day(*(node for node, sort in (one, other) if sort.kind == "text"))
        elif together(one[1], other[1]) is None:
            self.wrong(other[0], texts.mixed(one[1].kind, other[1].kind))
        elif sign in _ORDERED and kinds not in ({"number"}, {"date"}):
            self.wrong(other[0], texts.not_ordered(one[1].kind))
        else:
            self.option(one[1], other[0])
            self.option(other[1], one[0])

    def day(self, node: Node) -> None:
        """A text beside a date must name one."""
        if not isinstance(node, Literal) or a_day(str(node.value)) is None:
            self.wrong(node, texts.NO_SUCH_DATE)

    def option(self, sort: Sort, node: Node) -> None:
        """A text beside a choice must be one of its codes."""
        code = node.value if isinstance(node, Literal) else None
        if sort.codes and isinstance(code, str) and code not in sort.codes:
            near = get_close_matches(code, sort.codes, 2)
            self.wrong(node, texts.unknown_option(code, near, sort.codes))

    def unknown(self, node: Name, every: Iterable[str]) -> Sort:
        known = list(every)
        looks = node.code.translate(texts.LOOKALIKES)
        if any(other.translate(texts.LOOKALIKES) == looks for other in known):
            return self.wrong(node, texts.same_look(node.code))
        return self.wrong(
            node, texts.unknown_name(node.code, get_close_matches(node.code, known, 2))
        )


_BY_NODE: dict[type[Node], Callable[[Examination, Any], Sort]] = {
    Literal: Examination.literal,
    Own: Examination.own,
    Opposite: Examination.opposite,
    Both: Examination.both,
    Chain: Examination.chain,
    Comparison: Examination.comparison,
    Call: call_sort,
}
