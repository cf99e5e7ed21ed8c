"""Long lists, a page at a time: all their ids are cheap, the rows are fetched for one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

PER_PAGE = 100
AT_ONCE = 1000
"""Rows in one question to the database, when all of them are wanted."""


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """One page of a list."""

    rows: tuple[T, ...]
    found: int
    """Over all pages."""
    page: int
    pages: int


def cut(
    ids: Sequence[int], page: int | None, fetch: Callable[[Sequence[int]], Iterable[T]]
) -> Portion[T]:
    """The asked page of what has these ids; beyond the last page, the last one; None: all."""
    if page is None:
        parts = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
        return Portion(tuple(row for part in parts for row in fetch(part)), len(ids), 1, 1)
    pages = max(1, -(-len(ids) // PER_PAGE))
    page = min(max(page, 1), pages)
    here = ids[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Portion(tuple(fetch(here)), len(ids), page, pages)
