"""All documents at once: looked for by words, class and date, and looked over for what is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from aiohttp import web

from admin import library_texts as words
from admin.asking import look, look_apart
from admin.fields import MAX_ID, SEARCH_LENGTH, Typed, clean
from admin.form_tables import documents_table
from admin.routing import Routes, Rule
from admin.showing import show
from admin.taking import as_file, asked_for
from domain.overview.documents import WITHOUT_CLASS, Search, Which, documents

routes = Routes()
HERE = "/documents"
USES = 3
"""Answers named beside a document; of the rest only how many."""


@routes.get(HERE, Rule.READS)
async def show_documents(request: web.Request) -> web.Response:
    typed = Typed(request.query)
    search = _search(typed)
    if form := asked_for(request):
        every = await look_apart(request, documents, replace(search, page=None))
        return await as_file(request, form, documents_table(request, every, search))
    found = await look(request, documents, search)
    here = _address(typed.given)
    context = {
        "documents": found,
        "search": search,
        "typed": typed,
        "views": [(which.value, words.VIEWS[which], found.counts[which]) for which in Which],
        "about": words.ABOUT[search.which],
        "classes": [*found.classes, (WITHOUT_CLASS, words.WITHOUT_CLASS)],
        "sorts": words.SORTS,
        "uses": USES,
        "here": here,
        "link": lambda **other: HERE + "?" + urlencode(_told({**here, **other})),
    }
    return show(request, "documents.html", context, 200 if typed.fine else 422)


def _search(typed: Typed) -> Search:
    given = typed.given
    which, sort = given.get("which", ""), given.get("sort", "")
    return Search(
        which=Which(which) if which in set(Which) else Which.ALL,
        words=clean(given.get("words", ""))[:SEARCH_LENGTH],
        document_class=clean(given.get("class", ""))[:SEARCH_LENGTH],
        campaign_id=typed.whole("campaign", 1, MAX_ID) if given.get("campaign") else None,
        since=_day(typed, "since"),
        until=_day(typed, "until"),
        sort=sort if sort in dict(words.SORTS) else "added",
        page=typed.page(),
    )


def _day(typed: Typed, name: str) -> date | None:
    text = clean(typed.given.get(name, ""))
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        typed.refuse(name, words.NEEDS_DAY)
        return None


def _address(given: Mapping[str, str]) -> dict[str, str]:
    names = ("which", "words", "class", "campaign", "since", "until", "sort")
    return {name: given[name] for name in names if given.get(name)}


def _told(asked: Mapping[str, str]) -> dict[str, str]:
    """What goes without saying is left out of the address."""
    return {
        name: text for name, text in asked.items() if text and (name, text) != ("which", "all")
    }
