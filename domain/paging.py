"""Long lists, a page at a time: all their ids are cheap, the rows are fetched for one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """One page of a list."""

    rows: tuple[T, ...]
    found: int
    """Over all pages."""
    page: int
    pages: int


def cut(
    ids: Sequence[int], page: int, fetch: Callable[[Sequence[int]], Iterable[T]]
) -> Portion[T]:
    """The asked page of what has these ids; beyond the last page, the last one."""
    pages = max(1, -(-len(ids) // PER_PAGE))
    page = min(max(page, 1), pages)
    here = ids[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Portion(tuple(fetch(here)), len(ids), page, pages)
