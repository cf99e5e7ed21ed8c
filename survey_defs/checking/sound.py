"""What is wrong with the sound parts of a file whose other parts do not read: all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from survey_defs.checking.fields import Way, as_written
from survey_defs.checking.lines import Mapping, Sequence
from survey_defs.checking.rules import broken_rules
from survey_defs.checking.spots import Found
from survey_defs.model import Survey

ROUNDS = 3
"""Each takes away what the one before has laid bare."""
_Tree = TypeVar("_Tree", bound=Mapping | Sequence)


def problems_of_the_rest(error: ValidationError, raw: Mapping) -> Iterator[Found]:
    """What is wrong where `error` is not; silent about whatever the broken parts may explain."""
    lost: set[str] = set()
    for _ in range(ROUNDS):
        for found in error.errors(include_url=False):
            if found["type"] != "too_short":  # of broken things alone; those go one by one
                raw = _without(raw, as_written(found["loc"]), lost)
        try:
            survey = Survey.model_validate(raw)
        except ValidationError as again:
            error = again
            continue
        yield from _of_the_sound(survey, raw, lost)
        return


def _of_the_sound(survey: Survey, raw: Mapping, lost: set[str]) -> Iterator[Found]:
    for found in broken_rules(survey, raw):
        code = found.where.partition(".")[0]
        if survey.has(code) and code not in lost and not _mentions(raw, code, lost):
            yield found


def _mentions(raw: Mapping, code: str, lost: set[str]) -> bool:
    """Whether a question speaks of one that was taken away."""
    written = next((each for each in _questions(raw) if str(each.get("code")) == code), None)
    return any(re.search(rf"(?<![\w.]){re.escape(word)}(?![\w.])", str(written)) for word in lost)


def _questions(raw: Any) -> Iterator[Mapping]:
    for section in raw.get("sections") or ():
        yield from _questions(section)
        yield from section.get("questions") or ()


def _without(raw: Mapping, way: Way, lost: set[str]) -> Mapping:
    """The same, with a note in the place of a broken question, or without a broken field."""
    keys = [*way]
    if "questions" in keys[:-1]:
        keys = keys[: keys.index("questions") + 2]
    changed = _changed(raw, keys, lost)
    assert isinstance(changed, Mapping)
    return changed


def _changed(tree: Any, keys: list[str | int], lost: set[str]) -> Any:
    if not keys or not isinstance(tree, Mapping | Sequence):
        return tree
    key, *inner = keys
    there = key in tree if isinstance(tree, Mapping) else isinstance(key, int) and key < len(tree)
    if not there:
        return tree
    changed = _copy(tree)
    if inner:
        changed[key] = _changed(tree[key], inner, lost)  # type: ignore[index] # `there` says it fits
    elif isinstance(key, int):
        changed[key] = _note(tree[key], lost)  # type: ignore[index] # a place in a list
    else:
        del changed[key]  # type: ignore[arg-type] # a word of a mapping
    return changed


def _note(question: Any, lost: set[str]) -> Any:
    if not isinstance(question, Mapping):
        return question
    lost.add(str(question.get("code")))
    note = _copy(question)
    for word in [*note]:
        if word not in {"code", "title"}:
            del note[word]
    note["kind"] = "note"
    return note


def _copy(tree: _Tree) -> _Tree:
    copied = copy(tree)
    copied.line, copied.lines = tree.line, tree.lines
    return copied
