"""Random expressions, each written twice: in our language, and as a plain tree."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

CODES = ("a", "b", "c")
SIGNS = ("<", "<=", "=", "<>", ">=", ">")
DEEPEST = 2


class Told(NamedTuple):
    """One expression in both forms."""

    text: str
    tree: tuple[Any, ...]


class Names(NamedTuple):
    """The questions that an expression may name, by kind, or the columns of a row."""

    number: tuple[str, ...] = ()
    choice: tuple[str, ...] = ()
    multiple: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    every: tuple[str, ...] = ()

    def with_(self, code: str, kind: str) -> Names:
        kept = {"computed": "number"}.get(kind, kind)
        more = {kept: (*getattr(self, kept), code)} if kept in self._fields else {}
        return self._replace(every=(*self.every, code), **more)


def some(codes: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(codes)


def told(tree: tuple[Any, ...], text: str, *parts: Told) -> Told:
    """`{0}`, `{1}` in the text are the parts, whose trees come last."""
    return Told(text.format(*(part.text for part in parts)), (*tree, *(p.tree for p in parts)))


def spelled(code: str) -> st.SearchStrategy[str]:
    return st.sampled_from([code, f"${{{{{code}}}}}"])


def numbers(names: Names, depth: int = DEEPEST) -> st.SearchStrategy[Told]:
    ways = [st.integers(0, 6).map(lambda number: told(("literal", number), str(number)))]
    if names.number:
        ways += [some(names.number).flatmap(_named)] * 2
    if not depth:
        return st.one_of(ways)
    part, truth = (st.deferred(lambda way=way: way(names, depth - 1)) for way in (numbers, truths))
    ways += [
        st.builds(lambda a, b: told(("minus",), "({0} - {1})", a, b), part, part),
        st.builds(lambda a, b: told(("over",), "({0}) / ({1})", a, b), part, part),
        st.builds(lambda a, b: told(("otherwise",), "coalesce({0}, {1})", a, b), part, part),
        st.builds(
            lambda t, a, b: told(("either",), "если({0}; {1}, {2})", t, a, b), truth, part, part
        ),
    ]
    if names.multiple + names.table:
        counted = some(names.multiple + names.table)
        ways.append(counted.map(lambda code: told(("count", code), f"count({code})")))
    if names.table:
        columns = st.tuples(some(names.table), st.sampled_from(["n", "more", "twice"]))
        ways.append(columns.map(lambda two: told(("total", *two), "сумма({}, '{}')".format(*two))))
    return st.one_of(ways)


def _named(code: str) -> st.SearchStrategy[Told]:
    return spelled(code).map(lambda text: told(("value", code), text))


def truths(names: Names, depth: int = DEEPEST) -> st.SearchStrategy[Told]:
    part = numbers(names, max(depth - 1, 0))
    ways = [
        st.builds(
            lambda sign, a, b: told(("compare", sign), f"{{0}} {sign} {{1}}", a, b),
            st.sampled_from(SIGNS),
            part,
            part,
        ),
        *_of_answers(names),
    ]
    if not depth:
        return st.one_of(ways)
    truth = st.deferred(lambda: truths(names, depth - 1))
    ways += [
        truth.map(lambda t: told(("no",), "не ({0})", t)),
        st.builds(lambda a, b: told(("all",), "({0}) и ({1})", a, b), truth, truth),
        st.builds(lambda a, b: told(("any",), "({0}) or ({1})", a, b), truth, truth),
    ]
    return st.one_of(ways)


def _of_answers(names: Names) -> list[st.SearchStrategy[Told]]:
    ways = []
    option = some(CODES)
    if names.every:
        asked = some(names.every)
        ways.append(asked.map(lambda code: told(("answered", code), f"отвечено({code})")))
    if names.choice:
        two = st.tuples(some(names.choice), option)
        ways += [two.map(lambda two: told(("chosen", *two), "{} = '{}'".format(*two)))] * 2
    if names.multiple:
        two = st.tuples(some(names.multiple), option)
        ways.append(two.map(lambda two: told(("among", *two), "selected({}, «{}»)".format(*two))))
    if names.table:
        two = st.tuples(some(names.table), st.integers(0, 4))
        ways.append(
            two.map(lambda two: told(("rows", *two), "count({}, n >= {}) > 0".format(*two)))
        )
    return ways
