"""Which question leans on which, and the ways that come back to where they began."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable


class Leaning:
    """Whoever leans, on whom; built while the expressions are read."""

    def __init__(self) -> None:
        self._on: dict[str, set[str]] = {}

    def add(self, reader: str, reads: Iterable[str]) -> None:
        self._on.setdefault(reader, set()).update(reads)

    def way(self, begin: str, ends: frozenset[str]) -> tuple[str, ...]:
        """From a question over what it leans on to one of the ends; nothing when there is none."""
        came: dict[str, str | None] = {begin: None}
        waiting = deque([begin])
        while waiting:
            here = waiting.popleft()
            if here in ends:
                return _back(here, came)
            for further in sorted(self._on.get(here, ())):
                if further not in came:
                    came[further] = here
                    waiting.append(further)
        return ()


def _back(end: str, came: dict[str, str | None]) -> tuple[str, ...]:
    """The way from the end and round to it again."""
    way = [end]
    while (before := came[way[-1]]) is not None:
        way.append(before)
    return (end, *reversed(way)) if len(way) > 1 else (end, end)
