"""The field in which an organisation is chosen: a list while they are few, else a search."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiohttp import web

from admin.asking import look
from admin.fields import SEARCH_LENGTH, Typed, clean
from domain.choosing import Choice, Choices, choices


@dataclass(frozen=True, slots=True)
class Places:
    """What `place` and `places_found` of the templates draw."""

    field: str
    choices: Choices
    code: str
    """The one that is chosen; empty: none."""
    search: str
    flat: bool = False
    """They stand in another order than that of the tree."""

    @property
    def rows(self) -> tuple[Choice, ...]:
        return self.choices.rows

    def depth(self, row: Choice) -> int:
        """How far it is set in below the topmost of the list."""
        if self.flat:
            return 0
        return row.path.count("/") - min(each.path.count("/") for each in self.rows)

    def without(self, path: str) -> Places:
        """Without one and what is below it, as far as all are shown."""
        rows = tuple(each for each in self.rows if not each.path.startswith(path))
        return replace(self, choices=replace(self.choices, rows=rows))

    def nearest(self, path: str) -> Places:
        """Those side by side with one first."""
        above = path.rstrip("/").rpartition("/")[0]
        rows = sorted(
            self.rows, key=lambda each: each.path.rstrip("/").rpartition("/")[0] != above
        )
        return replace(self, choices=replace(self.choices, rows=tuple(rows)), flat=True)


async def places(
    request: web.Request, typed: Typed, field: str, otherwise: str = "", *, near: str = ""
) -> Places:
    """What was chosen already stays so; the search is a field of the same form.

    Until somebody searches, those whose names tell that they are `near` are found.
    """
    code = clean(typed.given.get(field, otherwise))
    search = clean(typed.given.get(f"{field}-search", "" if code else near))[:SEARCH_LENGTH]
    return Places(field, await look(request, choices, code, search), code, search)
