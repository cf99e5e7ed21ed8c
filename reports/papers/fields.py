"""The fields of each kind of paper under the names that templates use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from domain.papers import Kind
from reports.papers.field_texts import FIELDS
from reports.papers.lines import one_line
from reports.papers.sample_texts import SAMPLES
from reports.papers.views import Paper

CHART, QR = "chart", "qr"
PICTURES = (CHART, QR)
FLAT = ("stamp", "chain", "beside")
"""What is grouped in code, and is not in a template."""


class FieldShown(NamedTuple):
    name: str
    meaning: str
    inside: tuple[FieldShown, ...] = ()
    """What each row of a list has."""


class Drawn:
    """Stands for a picture where only words are looked at."""

    def __str__(self) -> str:
        return ""


def said(paper: Paper) -> dict[str, Any]:
    """Everything that the paper says, without its pictures."""
    return _flat(paper)


def with_pictures(told: Mapping[str, Any], pictures: Mapping[str, object]) -> dict[str, Any]:
    return {**told, **{FIELDS[name][0]: picture for name, picture in pictures.items()}}


def pictures_of(paper: Paper) -> tuple[str, ...]:
    """Those that a paper of its kind may have."""
    return tuple(name for name in PICTURES if name == QR or hasattr(paper, name))


def sample(kind: Kind) -> dict[str, Any]:
    """A paper in which every field says something."""
    paper = SAMPLES[kind]
    return with_pictures(said(paper), {name: Drawn() for name in pictures_of(paper)})


@cache
def fields_of(kind: Kind) -> tuple[FieldShown, ...]:
    """For people who write a template; lists come last."""
    meanings = dict(FIELDS.values())
    found = []
    for name, value in sample(kind).items():
        rows = value[0] if isinstance(value, list) else {}
        inside = tuple(FieldShown(each, meanings[each]) for each in rows)
        found.append(FieldShown(name, meanings[name], inside))
    return tuple(sorted(found, key=lambda each: bool(each.inside)))


def _flat(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(value):
        inside = getattr(value, field.name)
        if field.name in FLAT:
            found |= _flat(inside)
        elif field.name not in PICTURES:
            found[FIELDS[field.name][0]] = _plain(inside)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_flat(each) for each in value]
    return one_line(value)
