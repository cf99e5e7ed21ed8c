"""How results are looked at, as it stands in the address: read once for every page of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from admin import result_texts as texts
from admin.fields import MAX_ID, clean
from admin.words import texts as names
from domain.columns import Grouping
from domain.counting import Counted

LONGEST = 100
LONGEST_CODE = 64
SORTS = ("name", "points")
SILENT = {
    "which": Counted.SUBMITTED.value,
    "by": Grouping.SECTION.value,
    "view": "table",
    "sort": "name",
}
"""What goes without saying is left out of the address."""


@dataclass(frozen=True, slots=True)
class Look:
    which: Counted
    by: Grouping
    inside: str
    under: int | None
    view: str
    search: str
    sort: str
    page: int

    def asked(self) -> dict[str, str]:
        return {
            "which": self.which.value,
            "by": self.by.value,
            "in": self.inside,
            "under": "" if self.under is None else str(self.under),
            "view": self.view,
            "search": self.search,
            "sort": self.sort,
        }

    def link(self, **other: str) -> str:
        """The same with something else; `within` stands for `in`, a word of Python."""
        if "within" in other:
            other["in"] = other.pop("within")
        said = {**self.asked(), **other}
        return "?" + urlencode(
            {name: text for name, text in said.items() if text and SILENT.get(name) != text}
        )

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """What a form of the page carries on."""
        return [
            (name, text)
            for name, text in self.asked().items()
            if text and SILENT.get(name) != text and name not in without
        ]


def look_of(request: web.Request) -> Look:
    """Anything odd is what goes without saying."""
    asked = request.query
    which, by = asked.get("which", ""), asked.get("by", "")
    view, sort = asked.get("view", ""), asked.get("sort", "")
    return Look(
        which=Counted(which) if which in set(Counted) else Counted.SUBMITTED,
        by=Grouping(by) if by in set(Grouping) else Grouping.SECTION,
        inside=clean(asked.get("in", ""))[:LONGEST_CODE],
        under=number_of(asked.get("under", "")),
        view=view if view in dict(texts.VIEWS) else "table",
        search=clean(asked.get("search", ""))[:LONGEST],
        sort=sort if sort in SORTS else "name",
        page=number_of(asked.get("page", "")) or 1,
    )


def number_of(text: str) -> int | None:
    known = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ID))
    return min(int(text), MAX_ID) if known else None


def around(look: Look, tab: str, steps: list[tuple[str, str]]) -> dict[str, Any]:
    """What every page of results shows above its own."""
    return {
        "look": look,
        "link": look.link,
        "results_tab": tab,
        "results_tabs": texts.TABS,
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "steps": steps,
        "r": texts,
    }
