"""The tree of organisations: find, add, change, close."""

from __future__ import annotations

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look, look_apart
from admin.attributes import attributes_of, written_out
from admin.fields import SEARCH_LENGTH, Typed, clean
from admin.places import places
from admin.routing import Routes, Rule, number
from admin.showing import link_of, show, went
from admin.tables import organisations_table
from admin.taking import as_file, asked_for
from admin.words import texts as names
from domain.attributes import in_words, label
from domain.errors import NotFound
from domain.organising import (
    OrganisationRow,
    add_organisation,
    change_organisation,
    close_organisation,
    organisation_line,
    organisation_page,
)
from domain.overview import forms_of
from domain.zone_texts import ZONES

routes = Routes()
HERE = "/organisations"
PLACE_FIELDS = ("under", "into", "organisation")


@routes.get(HERE, Rule.READS)
async def tree(request: web.Request) -> web.Response:
    typed = Typed(request.query)
    search = clean(typed.given.get("search", ""))[:SEARCH_LENGTH]
    if form := asked_for(request):
        every = await look_apart(request, organisation_page, search, None)
        return await as_file(request, form, organisations_table(request, every.rows, search))
    found = await look(request, organisation_page, search, typed.page())
    context = {
        "found": found,
        "search": search,
        "kinds": dict(names.KINDS),
        "link": link_of(HERE, search=search),
    }
    return show(request, "organisations.html", context)


@routes.get(HERE + "/found", Rule.MANAGES)
async def found_by_words(request: web.Request) -> web.Response:
    """The answers to a search of the field in which an organisation is chosen."""
    typed = Typed(request.query)
    said = typed.given.get("field", "")
    field = said if said in PLACE_FIELDS else PLACE_FIELDS[0]
    context = {"places": await places(request, typed, field)}
    return show(request, "places_found.html", context)


@routes.get(HERE + "/new", Rule.MANAGES)
async def ask_for_new(request: web.Request) -> web.Response:
    return await _new_page(request, Typed(request.query))


@routes.post(HERE + "/new", Rule.MANAGES)
async def add(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    name, kind = typed.text("name"), typed.text("kind", 40)
    added = await attempt(
        request,
        typed,
        add_organisation,
        name=name,
        kind=_kind_of(kind),
        under=typed.text("under"),
        code=typed.optional("code", 32),
        zone=_zone_of(typed.optional("zone")),
        short_name=typed.optional("short_name"),
        attributes=attributes_of(typed, {}),
    )
    if added is None:
        return await _new_page(request, typed)
    return went(f"{HERE}/{added.id}", texts.organisation_added(name))


@routes.get(HERE + "/{organisation_id}", Rule.READS)
async def one(request: web.Request) -> web.Response:
    row = await look(request, organisation_line, number(request, "organisation_id"))
    return await _one_page(request, row, Typed({}))


@routes.post(HERE + "/{organisation_id}", Rule.MANAGES)
async def save(request: web.Request) -> web.Response:
    row = await look(request, organisation_line, number(request, "organisation_id"))
    typed = Typed(await request.post())
    changed = await attempt(
        request,
        typed,
        change_organisation,
        row.code,
        name=typed.text("name"),
        kind=_kind_of(typed.text("kind", 40)),
        new_code=typed.text("code", 32),
        zone=_zone_of(typed.optional("zone")),
        short_name=typed.optional("short_name") or "",
        attributes=attributes_of(typed, row.attributes),
    )
    if changed is None:
        return await _one_page(request, row, typed)
    return went(f"{HERE}/{row.id}", texts.SAVED)


@routes.get(HERE + "/{organisation_id}/close", Rule.MANAGES)
async def ask_to_close(request: web.Request) -> web.Response:
    row = await look(request, organisation_line, number(request, "organisation_id"))
    context = {
        "title": texts.close_organisation(row.short_name),
        "sentence": texts.CLOSE_ORGANISATION,
        "button": texts.CLOSE_ORGANISATION_BUTTON,
        "back": f"{HERE}/{row.id}",
        "section": HERE,
    }
    return show(request, "confirm.html", context)


@routes.post(HERE + "/{organisation_id}/close", Rule.MANAGES)
async def close(request: web.Request) -> web.Response:
    row = await look(request, organisation_line, number(request, "organisation_id"))
    await change(request, close_organisation, row.code)
    return went(HERE, texts.organisation_closed(row.short_name))


async def _new_page(request: web.Request, typed: Typed) -> web.Response:
    found = await places(request, typed, "under")
    context = {"typed": typed, "places": found, "section": HERE}
    return show(request, "organisation_new.html", context, 200 if typed.fine else 422)


async def _one_page(request: web.Request, row: OrganisationRow, typed: Typed) -> web.Response:
    joined = row.joined_id and await _seen_at_least(request, row.joined_id)
    context = {
        "row": row,
        "typed": typed,
        "section": HERE,
        "kinds": dict(names.KINDS),
        "known": [(label(name), in_words(name, row.attributes[name])) for name in row.attributes],
        "words": {each: in_words(each, row.attributes[each]) for each in row.attributes},
        "free": written_out(row.attributes),
        "joined": joined,
        "forms": await look(request, forms_of, row.id),
    }
    return show(request, "organisation.html", context, 200 if typed.fine else 422)


async def _seen_at_least(request: web.Request, organisation_id: int) -> OrganisationRow | None:
    """It may have gone to where this person sees nothing."""
    try:
        return await look(request, organisation_line, organisation_id)
    except NotFound:
        return None


def _kind_of(word: str) -> str:
    """The field takes a known kind by its Russian name, or a kind of the customer's own."""
    known = {name.casefold(): kind for kind, name in names.KINDS}
    return known.get(word.casefold(), word)


def _zone_of(word: str | None) -> str:
    """A zone may be called as Russians call it: by its city, with or without the hours."""
    if not word:
        return ""
    wanted = word.casefold()
    for zone, name in ZONES:
        if wanted in (name.casefold(), name.split(" (")[0].casefold()):
            return zone
    return word
