"""What a template may say: fields, lists and conditions, and nothing that runs or grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from domain.errors import Refusal
from reports.papers import language_texts as texts

DEEPEST = 2
"""Lists within lists: more would take for ever on a long paper."""
LOOP = "loop"
FILTERS = frozenset({"default", "length", "upper", "lower", "capitalize", "first", "last", "trim"})
TESTS = frozenset({"defined", "undefined", "none"})
PLAIN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
)
Scope = Mapping[str, Any]


class BadTemplate(Refusal):
    """What is wrong in it, in a sentence."""


class Silent(Undefined):
    """A field that is not there prints nothing."""


def environment(*, for_word: bool) -> ImmutableSandboxedEnvironment:
    """Values become text, never markup; for Word they are escaped for its XML."""
    made = ImmutableSandboxedEnvironment(autoescape=for_word, undefined=Silent)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in (*TESTS, *_COMPARING) if name in made.tests}
    return made


_COMPARING = ("eq", "ne", "lt", "le", "gt", "ge", "in", "==", "!=", "<", "<=", ">", ">=")


def check(source: str, known: Scope) -> None:
    """Refuses what is not understood, with the word that is wrong and where it stands."""
    try:
        tree = environment(for_word=True).parse(source)
    except TemplateSyntaxError as error:
        raise BadTemplate(texts.not_understood(_near(source, error.lineno))) from None
    for node, problem in _problems(tree, known, 0):
        raise BadTemplate(texts.beside(problem, _near(source, node.lineno)))


def _problems(node: nodes.Node, known: Scope, depth: int) -> Iterator[tuple[nodes.Node, str]]:
    if isinstance(node, nodes.For):
        yield from _of_list(node, known, depth)
        return
    problem = _wrong_in(node, known)
    if problem:
        yield node, problem
        return
    for inner in node.iter_child_nodes():
        yield from _problems(inner, known, depth)


def _wrong_in(node: nodes.Node, known: Scope) -> str:
    """Of this node alone; empty when nothing is wrong."""
    match node:
        case nodes.Name():
            return "" if node.name in known else _unknown(node.name, known)
        case nodes.Getattr():
            return _wrong_part(node, known)
        case nodes.Filter():
            return "" if node.name in FILTERS else texts.forbidden(node.name)
        case nodes.Test():
            return "" if node.name in TESTS else texts.forbidden(node.name)
    return "" if isinstance(node, PLAIN) else texts.FORBIDDEN


def _of_list(node: nodes.For, known: Scope, depth: int) -> Iterator[tuple[nodes.Node, str]]:
    if depth == DEEPEST or node.recursive or node.test is not None:
        yield node, texts.TOO_DEEP
        return
    yield from _problems(node.iter, known, depth)
    rows = _value(node.iter, known)
    if not isinstance(rows, list) or not isinstance(node.target, nodes.Name):
        yield node, texts.not_a_list(_named(node.iter))
        return
    inside = {**known, node.target.name: rows[0], LOOP: {"first": "", "last": "", "index": ""}}
    for inner in (*node.body, *node.else_):
        yield from _problems(inner, inside, depth + 1)


def _wrong_part(node: nodes.Getattr, known: Scope) -> str:
    value = _value(node.node, known)
    if isinstance(value, dict):
        return "" if node.attr in value else _unknown(node.attr, value)
    if value is not None or not isinstance(node.node, nodes.Name | nodes.Getattr):
        return texts.no_parts(_named(node.node), node.attr)
    return ""


def _value(node: nodes.Node, known: Scope) -> Any:
    """None: nothing is known of it, or it is no field at all."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr):
        above = _value(node.node, known)
        return above.get(node.attr) if isinstance(above, dict) else None
    return None


def _named(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_named(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


def _unknown(name: str, known: Scope) -> str:
    return texts.no_field(name, get_close_matches(name, known, n=1))


def _near(source: str, line: int) -> str:
    """The words of the paragraph."""
    lines = source.splitlines()
    return texts.plain(lines[line - 1]) if 0 < line <= len(lines) else ""
