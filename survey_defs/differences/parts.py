"""What changed in one part of a questionnaire: its fields, and the coded parts inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from survey_defs.differences import texts
from survey_defs.differences.wording import brief, name_of
from survey_defs.parts import Frozen

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


def fields(old: Frozen, new: Frozen, leaving_out: Sequence[str] = ()) -> Iterator[Said]:
    """Field by field; coded parts by their codes."""
    for name in type(new).model_fields:
        if name not in type(old).model_fields:
            continue  # another kind, which is told by itself
        before, after = getattr(old, name), getattr(new, name)
        if name in leaving_out or before == after:
            continue
        if name in CODED:
            yield from _coded(name, before or (), after or ())
        else:
            said = texts.changed(name_of(name), _worded(name, before), _worded(name, after))
            yield Said(GROUP_OF.get(name, "other"), said)


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


def _worded(name: str, value: Any) -> str:
    return texts.KINDS[value] if name == "kind" and value else brief(value)


def _coded(name: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Said]:
    group = GROUP_OF.get(name, "rules")
    before, after = {each.code: each for each in old}, {each.code: each for each in new}
    for code, each in before.items():
        if code not in after:
            yield Said(group, texts.part_gone(name, code, title_of(each)))
    for code, each in after.items():
        if code not in before:
            yield Said(group, texts.part_new(name, code, title_of(each)))
        else:
            for said in fields(before[code], each):
                inside = texts.in_part(name, title_of(before[code]), said.sentence)
                yield Said(said.group, inside)
    kept = [code for code in before if code in after]
    if kept != [code for code in after if code in before]:
        yield Said(group, texts.REORDERED.get(name, texts.REORDERED_OTHERWISE))
