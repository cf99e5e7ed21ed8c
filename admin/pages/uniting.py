"""An organisation moves in the tree, comes back, or becomes a part of another."""

from __future__ import annotations

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look
from admin.fields import Typed
from admin.places import places
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from domain.errors import NotAllowed, NotFound, Refusal
from domain.organising import OrganisationRow, organisation_line
from domain.relocating import move_organisation, reopen_organisation
from domain.uniting import Fate, Parting, join_organisation, look_at_joining

routes = Routes()
HERE = "/organisations/{organisation_id}"
SECTION = "/organisations"


@routes.get(HERE + "/move", Rule.MANAGES)
async def ask_where(request: web.Request) -> web.Response:
    return await _move_page(request, await _row(request), Typed({}))


@routes.post(HERE + "/move", Rule.MANAGES)
async def move(request: web.Request) -> web.Response:
    row, typed = await _row(request), Typed(await request.post())
    under = typed.text("under")
    if await attempt(request, typed, move_organisation, row.code, under=under) is None:
        return await _move_page(request, row, typed)
    return went(f"{SECTION}/{row.id}", texts.ORGANISATION_MOVED)


@routes.post(HERE + "/reopen", Rule.MANAGES)
async def reopen(request: web.Request) -> web.Response:
    row = await _row(request)
    await change(request, reopen_organisation, row.code)
    return went(f"{SECTION}/{row.id}", texts.ORGANISATION_REOPENED)


@routes.get(HERE + "/join", Rule.MANAGES)
async def ask_into(request: web.Request) -> web.Response:
    """First the other one is chosen; then what would be left is shown, form by form."""
    row, typed = await _row(request), Typed(request.query)
    seen = None
    if typed.given.get("into"):
        seen = await _seen(request, row, typed, typed.text("into"))
    return await _join_page(request, row, typed, seen)


@routes.post(HERE + "/join", Rule.MANAGES)
async def join(request: web.Request) -> web.Response:
    row, typed = await _row(request), Typed(await request.post())
    into = typed.text("into")
    seen = await _seen(request, row, typed, into)
    if seen is None:
        return await _join_page(request, row, typed, None)
    fates: dict[int, Fate] = {}
    for each in seen.forms:
        said = typed.given.get(f"form-{each.form_id}", "")
        if said not in set(Fate):
            typed.refuse(f"form-{each.form_id}", texts.DECIDE_FORM)
        else:
            fates[each.form_id] = Fate(said)
    done = await attempt(request, typed, join_organisation, row.code, into, fates=fates)
    if done is None:
        return await _join_page(request, row, typed, seen)
    return went(f"{SECTION}/{row.id}", texts.ORGANISATION_JOINED)


async def _row(request: web.Request) -> OrganisationRow:
    return await look(request, organisation_line, number(request, "organisation_id"))


async def _seen(
    request: web.Request, row: OrganisationRow, typed: Typed, into: str
) -> Parting | None:
    try:
        return await look(request, look_at_joining, row.code, into)
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        typed.refuse("into", refusal.sentence)
        return None


async def _move_page(request: web.Request, row: OrganisationRow, typed: Typed) -> web.Response:
    above = await _above(request, row)
    found = await places(request, typed, "under", above.code if above else "")
    context = {"row": row, "typed": typed, "places": found.without(row.path), "section": SECTION}
    return show(request, "organisation_move.html", context, 200 if typed.fine else 422)


async def _join_page(
    request: web.Request, row: OrganisationRow, typed: Typed, seen: Parting | None
) -> web.Response:
    above = await _above(request, row)
    found = await places(request, typed, "into", near=above.short_name if above else "")
    others = found.without(row.path).nearest(row.path)
    context = {"row": row, "typed": typed, "seen": seen, "places": others, "section": SECTION}
    return show(request, "organisation_join.html", context, 200 if typed.fine else 422)


async def _above(request: web.Request, row: OrganisationRow) -> OrganisationRow | None:
    """The one that it is in, for who may see it."""
    if row.parent_id is None:
        return None
    try:
        return await look(request, organisation_line, row.parent_id)
    except NotFound:
        return None
