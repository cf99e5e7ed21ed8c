"""A regional questionnaire keeps what its template does not leave open.

A part is locked unless `open_to` says otherwise. What a part says holds for everything inside it
that does not say anything itself; `nothing` closes a part inside an open one. Nothing of a
template may be removed, moved or turned into another kind, whatever is open.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from collections.abc import Mapping as Known
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from survey_defs.checking import lock_texts as texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found, Spot, question_spots, section_spots
from survey_defs.exact import plain
from survey_defs.model import Column, Question, Section, Survey

_WORDING = frozenset({"wording"})
_HINT = frozenset({"wording", "hint"})
_POINTS = frozenset({"points"})
_NEVER: frozenset[str] = frozenset()
OPENED_BY: Known[str, frozenset[str]] = {
    **dict.fromkeys(("title", "short", "rule", "constraint_text", "cautions", "label"), _WORDING),
    **dict.fromkeys(("full", "unit", "row", "numerator", "denominator", "void"), _WORDING),
    **dict.fromkeys(("exempt", "text", "source", "sources"), _WORDING),
    "hint": _HINT,
    "evidence": frozenset({"evidence"}),
    "document_classes": frozenset({"evidence"}),
    **dict.fromkeys(("points", "weight", "rungs", "otherwise", "floor", "cap"), _POINTS),
    **dict.fromkeys(("base", "per_unit", "unit_size", "per_row", "aggregate"), _POINTS),
    **dict.fromkeys(("points_better", "points_same", "points_worse", "enough"), _POINTS),
    **dict.fromkeys(("threshold", "rounding", "levels", "payment", "ranking"), _POINTS),
}
"""Which of the openings lets a field change; the fields that are not here never may."""
LISTS = {"options": "options", "items": "options", "columns": "options", "rules": "questions"}
"""Lists of parts with codes, and the opening that lets a region add to them."""
_OWN = frozenset(
    {"code", "version", "title", "official", "notice", "about", "sources", "maximum", "based_on"}
)
"""Of the questionnaire: who made it and what it comes to is always its own."""
_ELSEWHERE = frozenset({"kind", "sections", "questions", "open_to", "code"})
WHOLE = ""
"""Stands for the questionnaire where sections are named."""
_Key = tuple[str, str]
"""Section or question, and its code."""
_Named = TypeVar("_Named", bound=Hashable)
_OFFICIAL = frozenset({"official"})


class _Was(NamedTuple):
    """A section or question of the template: in which section it lies and what is open in it."""

    part: Section | Question
    parent: str
    openings: frozenset[str]


Place = Callable[..., Found]
"""Makes a finding of a sentence and the keys that lead to it."""


def lock_problems(survey: Survey, raw: Mapping, template: Survey) -> Iterator[Found]:
    """What the region changed without being allowed to."""

    def whole(saying: str, *way: str | int) -> Found:
        return Found(at(raw, *way), "", saying)

    openings = _opened(template, _NEVER)
    yield from _compared(survey, template, openings, _OWN, whole)
    was = dict(_parts_of(template, WHOLE, openings))
    spots = {_key(spot.part): spot for spot in _spots(survey, raw)}
    parents = dict(_parents(survey, WHOLE))
    for key, spot in spots.items():
        if key in was:
            yield from _kept(spot, was[key], parents[key])
        else:
            yield from _added(spot, key, parents[key], was, openings)
    yield from (whole(texts.removed(code)) for kind, code in was if (kind, code) not in spots)
    yield from _moved(parents, was, spots)


def _spots(survey: Survey, raw: Mapping) -> Iterator[Spot]:
    yield from section_spots(survey, raw)
    yield from question_spots(survey, raw)


def _key(part: Section | Question | Column) -> _Key:
    return ("section" if isinstance(part, Section) else "question"), part.code


def _parts_of(
    within: Survey | Section, parent: str, above: frozenset[str]
) -> Iterator[tuple[_Key, _Was]]:
    for section in within.sections:
        openings = _opened(section, above)
        yield _key(section), _Was(section, parent, openings)
        yield from _parts_of(section, section.code, openings)
    for question in getattr(within, "questions", ()) if isinstance(within, Section) else ():
        yield _key(question), _Was(question, parent, _opened(question, above))


def _parents(within: Survey | Section, parent: str) -> Iterator[tuple[_Key, str]]:
    yield from ((key, was.parent) for key, was in _parts_of(within, parent, _NEVER))


def _opened(part: Any, above: frozenset[str]) -> frozenset[str]:
    """What is open in a part: what it says itself or, when it is silent, what holds above."""
    said = frozenset(getattr(part, "open_to", ()))
    return said - {"nothing"} if said else above


def _kept(spot: Spot, was: _Was, parent: str) -> Iterator[Found]:
    if parent != was.parent:
        yield spot.found(texts.moved(spot.part.code))
    if type(spot.part) is not type(was.part):
        yield spot.found(texts.locked("kind", getattr(was.part, "kind", "")), "kind")
        return
    yield from _compared(spot.part, was.part, was.openings, _OFFICIAL, spot.found)


def _added(
    spot: Spot, key: _Key, parent: str, was: Known[_Key, _Was], openings: frozenset[str]
) -> Iterator[Found]:
    """Inside what the region has added itself anything may stand."""
    above = was.get(("section", parent))
    if parent != WHOLE and above is None:
        return
    opening = f"{key[0]}s"
    if opening not in (above.openings if above else openings):
        yield spot.found(texts.added(spot.part.code, opening), "code")


def _moved(
    parents: Known[_Key, str], was: Known[_Key, _Was], spots: Known[_Key, Spot]
) -> Iterator[Found]:
    """The order of what the template has, among the parts of one section."""
    now, then = _grouped(parents), _grouped({key: each.parent for key, each in was.items()})
    for group, keys in now.items():
        astray = _first_astray(keys, then.get(group, []))
        if astray is not None:
            yield spots[astray].found(texts.moved(astray[1]))


def _grouped(parents: Known[_Key, str]) -> dict[tuple[str, str], list[_Key]]:
    """Sections and questions apart, by the section that they lie in."""
    found: dict[tuple[str, str], list[_Key]] = {}
    for key, parent in parents.items():
        found.setdefault((key[0], parent), []).append(key)
    return found


def _first_astray(now: Sequence[_Named], was: Sequence[_Named]) -> _Named | None:
    """The first that both have and that stands elsewhere."""
    there, known = set(now), set(was)
    kept = [key for key in now if key in known]
    expected = [key for key in was if key in there]
    pairs = zip(kept, expected, strict=True)
    return next((one for one, other in pairs if one != other), None)


def _compared(
    now: BaseModel, was: BaseModel, openings: frozenset[str], apart: frozenset[str], found: Place
) -> Iterator[Found]:
    """Field by field; a list of parts with codes is compared part by part."""
    for name, field in type(was).model_fields.items():
        one, other = getattr(now, name), getattr(was, name)
        if name in apart or name in _ELSEWHERE or one == other:
            continue
        way = field.alias or name
        if name in LISTS:
            yield from _listed(one, other, openings, LISTS[name], partial(_inside, found, way))
        elif isinstance(other, bool) or not OPENED_BY.get(name, _NEVER) & openings:
            yield found(texts.locked(way, _in_words(other)), way)
    yield from _widened(now, openings, found)


def _inside(found: Place, key: str | int, saying: str, *way: str | int) -> Found:
    return found(saying, key, *way)


def _listed(
    now: Sequence[Any], was: Sequence[Any], openings: frozenset[str], opening: str, found: Place
) -> Iterator[Found]:
    known = {part.code: part for part in was}
    for place, part in enumerate(now):
        here = partial(_inside, found, place)
        if part.code not in known:
            if opening not in openings:
                yield here(texts.added(part.code, opening))
        elif type(part) is not type(known[part.code]):
            yield here(texts.locked("kind", getattr(known[part.code], "kind", "")))
        else:
            inner = _opened(known[part.code], openings)
            yield from _compared(part, known[part.code], inner, _NEVER, here)
    codes = [part.code for part in now]
    yield from (found(texts.removed(code)) for code in known if code not in codes)
    astray = _first_astray(codes, list(known))
    if astray is not None:
        yield found(texts.moved(astray))


def _widened(part: Any, openings: frozenset[str], found: Place) -> Iterator[Found]:
    more = sorted(set(getattr(part, "open_to", ())) - openings - {"nothing"})
    if more:
        yield found(texts.opened(more), "open_to")


def _in_words(was: Any) -> str:
    """A plain value as it stands in the template; nothing of a whole structure."""
    if isinstance(was, Decimal):
        return plain(was)
    if isinstance(was, bool):
        return str(was).lower()
    return texts.excerpt(str(was)) if isinstance(was, str | int) else ""
