"""What changed in one part of a questionnaire: its fields, and the coded parts inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from survey_defs.differences import texts
from survey_defs.differences.wording import Wording, name_of
from survey_defs.model import Table
from survey_defs.parts import Frozen

AND_SECTION = " · "
"""Between the title of a criterion and the section in which it is asked."""

CODED = ("options", "items", "columns", "contents", "document_classes", "rules")
GROUP_OF = {
    **dict.fromkeys(
        ("title", "short", "hint", "rule", "constraint_text", "unit", "label", "full", "text"),
        "wording",
    ),
    **dict.fromkeys(("numerator", "denominator", "row", "notice", "about", "sources"), "wording"),
    **dict.fromkeys(("ask_if", "constraint", "cautions", "formula", "show_if"), "conditions"),
    **dict.fromkeys(("required", "comment", "not_applicable"), "demand"),
    **dict.fromkeys(("evidence",), "evidence"),
    **dict.fromkeys(("at_least", "at_most", "decimals", "max_length", "over_hundred"), "bounds"),
    **dict.fromkeys(("rows_at_least", "rows_at_most", "entry"), "bounds"),
    **dict.fromkeys(("options", "items", "columns", "alone"), "options"),
    **dict.fromkeys(("points", "base", "per_unit", "unit_size", "floor", "cap"), "points"),
    **dict.fromkeys(("weight", "earns", "better", "points_better", "points_same"), "points"),
    **dict.fromkeys(("points_worse", "zero_is_best", "rungs", "otherwise", "enough"), "points"),
    **dict.fromkeys(("per_row", "void", "exempt", "ranking", "role"), "points"),
    **dict.fromkeys(("kind",), "kind"),
}


class Said(NamedTuple):
    """One change of a part."""

    group: str
    sentence: str


class Renamed(NamedTuple):
    """A coded part that came back under another code."""

    name: str
    title: str
    codes: tuple[str, str]


class Telling(NamedTuple):
    """How the values of the old version are said, and those of the new one."""

    old: Wording
    new: Wording

    def inside(self, old: Frozen, new: Frozen) -> Telling:
        """Of a part: a dot is its answer, and the columns of a table come first."""
        return Telling(_inside(self.old, old), _inside(self.new, new))


def _inside(wording: Wording, part: Frozen) -> Wording:
    inner = wording.inside(part) if isinstance(part, Table) else wording
    return inner.about(part)


def fields(
    telling: Telling, old: Frozen, new: Frozen, leaving_out: Sequence[str] = ()
) -> Iterator[Said]:
    """Field by field; coded parts by their codes."""
    for name in type(new).model_fields:
        if name not in type(old).model_fields:
            continue  # another kind, which is told by itself
        before, after = _bare(name, old), _bare(name, new)
        if name in leaving_out or before == after:
            continue
        if name in CODED:
            yield from _coded(telling, name, before or (), after or ())
        else:
            group = GROUP_OF.get(name, "other")
            yield from (Said(group, said) for said in _field(telling, name, before, after))


def _bare(name: str, part: Frozen) -> Any:
    """The title of a criterion without that of the section in which it is asked."""
    value = getattr(part, name)
    if name == "title" and getattr(part, "criterion", None):
        return value.partition(AND_SECTION)[0]
    return value


def _field(telling: Telling, name: str, before: Any, after: Any) -> Iterator[str]:
    """What changed inside, where both are of one make; else all of it."""
    if isinstance(before, Frozen) and type(before) is type(after):
        for said in fields(telling, before, after):
            yield texts.inside(name_of(name), said.sentence)
        return
    if _of_parts(before) and _of_parts(after):
        before, after = _only(before, after), _only(after, before)
        if not before and not after:
            yield texts.changed_order(name_of(name))
            return
    elif name == "quarters":
        for number, (one, other) in enumerate(zip(before, after, strict=True), 1):
            if one != other:
                rows = _field(telling, "rows", one, other)
                yield from (texts.inside(texts.quarter(number), each) for each in rows)
        return
    yield texts.changed(
        name_of(name), telling.old.brief(name, before), telling.new.brief(name, after)
    )


def _of_parts(value: Any) -> bool:
    """Rungs, rows, levels, cautions: only those that differ are told."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Frozen)


def _only(these: Sequence[Any], others: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(each for each in these if each not in others)


def renamed(old: Frozen, new: Frozen) -> Iterator[Renamed]:
    """Parts with the same words and another code: perhaps a slip of the pen."""
    for name in CODED:
        before = {each.code: each for each in getattr(old, name, ())}
        after = {each.code: each for each in getattr(new, name, ())}
        lost = {title_of(each): code for code, each in before.items() if code not in after}
        for code, each in after.items():
            if code not in before and title_of(each) in lost:
                yield Renamed(name, title_of(each), (lost[title_of(each)], code))


def title_of(part: Any) -> str:
    return str(getattr(part, "label", "") or getattr(part, "title", "") or part.text)


def _coded(telling: Telling, name: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Said]:
    group = GROUP_OF.get(name, "rules")
    before, after = {each.code: each for each in old}, {each.code: each for each in new}
    for code, each in before.items():
        if code not in after:
            yield Said(group, texts.part_gone(name, code, title_of(each)))
    for code, each in after.items():
        if code not in before:
            yield Said(group, texts.part_new(name, code, title_of(each)))
        else:
            inner = telling.inside(before[code], each) if name == "columns" else telling
            for said in fields(inner, before[code], each):
                inside = texts.in_part(name, title_of(before[code]), said.sentence)
                yield Said(said.group, inside)
    kept = [code for code in before if code in after]
    if kept != [code for code in after if code in before]:
        yield Said(group, texts.REORDERED.get(name, texts.REORDERED_OTHERWISE))
