"""Invitations for a whole list, what is printed of them, and who cannot be reached."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from admin import people_texts, texts
from admin.asking import attempt, change, look, look_apart
from admin.fields import Typed
from admin.places import Places, places
from admin.routing import Routes, Rule, number
from admin.showing import link_of, show, wants_fragment, went
from admin.tables import reach_table, reach_territories_table
from admin.taking import as_file, asked_for
from admin.words import texts as names
from admin.working import work_asked_for
from domain import jobs
from domain.inviting import DAYS, LONGEST
from domain.jobs import Kind
from domain.reaching import Reach, Sought, reachability
from domain.summoning import Chosen, invite_all, outlook, renew_invitation
from storage.tables import Role

routes = Routes()
SECTION = "/people"
MANY = SECTION + "/invitations/many"
FILES = SECTION + "/files"
WORK = f"{FILES}/work"
REACH = SECTION + "/reach"
TERRITORIES = "territories"
LISTED = (Role.HEAD, Role.COORDINATOR, Role.VIEWER)
ASKED_FOR = {
    "sheet": Kind.INVITATION_SHEET,
    "list": Kind.INVITATION_LIST,
    "call": Kind.CALL_LIST,
}


@routes.get(MANY, Rule.MANAGES)
async def ask_whom(request: web.Request) -> web.Response:
    return await _many_page(request, Typed(request.query))


@routes.post(MANY, Rule.MANAGES)
async def invite(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    code, days = typed.text("under"), typed.whole("days", 1, LONGEST)
    if typed.given.get("seen") != _seen(code, _role(typed)):
        return await _many_page(request, typed, changed=True)
    made = await attempt(request, typed, invite_all, Chosen(code, _role(typed)), days)
    if made is None:
        return await _many_page(request, typed)
    return went(FILES, people_texts.invited(made))


@routes.post(SECTION + "/invitations/{invitation_id}/renew", Rule.MANAGES)
async def renew(request: web.Request) -> web.Response:
    made = await change(request, renew_invitation, number(request, "invitation_id"))
    return went(f"{SECTION}/invitations/{made.id}", texts.INVITED)


@routes.get(FILES, Rule.MANAGES)
async def files(request: web.Request) -> web.Response:
    """Sheets to be printed and lists to be kept, made in the background."""
    return await _files_page(request, Typed(request.query))


@routes.post(FILES, Rule.MANAGES)
async def ask_for(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    kind, code = ASKED_FOR.get(typed.among("kind", ASKED_FOR), Kind.CALL_LIST), typed.text("under")
    if await attempt(request, typed, jobs.ask_about, code, kind) is None:
        return await _files_page(request, typed)
    return went(FILES, texts.ASKED)


@routes.get(WORK, Rule.MANAGES)
async def work(request: web.Request) -> web.Response:
    if not wants_fragment(request):
        return went(FILES)
    return show(request, "work.html", await work_asked_for(request, WORK))


@routes.get(REACH, Rule.READS)
async def reach(request: web.Request) -> web.Response:
    typed = Typed(request.query)
    only = next((each for each in Reach if each == typed.given.get("only")), None)
    word = typed.given.get("territory", "")[:9]
    territory = int(word) if word.isascii() and word.isdigit() else None
    form = asked_for(request) or asked_for(request, TERRITORIES)
    sought = Sought(only, territory)
    board = await look_apart(request, reachability, sought, None if form else typed.page())
    if form and asked_for(request, TERRITORIES):
        return await as_file(request, form, reach_territories_table(request, board))
    if form:
        where = next((each.name for each in board.territories if each.id == territory), "")
        return await as_file(request, form, reach_table(request, board, only or "", where))
    context = {
        "board": board,
        "only": only or "",
        "territory": territory,
        "reaches": people_texts.REACHES,
        "tones": people_texts.TONES,
        "link": link_of(REACH, only=only or "", territory=str(territory or "")),
        "section": SECTION,
        "tab": REACH,
    }
    return show(request, "reach.html", context)


async def _many_page(request: web.Request, typed: Typed, *, changed: bool = False) -> web.Response:
    where = await _places(request, typed)
    code = where.code
    found = await look(request, outlook, Chosen(code, _role(typed)))
    context = {
        "typed": typed,
        "places": where,
        "outlook": found,
        "seen": _seen(code, _role(typed)),
        "changed": changed,
        "role": _role(typed) or "",
        "roles": [(role.value, names.ROLE_NAMES[role]) for role in LISTED],
        "days": DAYS,
        "section": SECTION,
    }
    return show(request, "invite_many.html", context, 200 if typed.fine else 422)


async def _files_page(request: web.Request, typed: Typed) -> web.Response:
    context = {
        "typed": typed,
        "places": await _places(request, typed),
        "kinds": people_texts.FILES,
        "section": SECTION,
        **await work_asked_for(request, WORK),
    }
    return show(request, "people_files.html", context, 200 if typed.fine else 422)


async def _places(request: web.Request, typed: Typed) -> Places:
    """With the topmost chosen, until another is."""
    found = await places(request, typed, "under")
    return found if found.code or not found.rows else replace(found, code=found.rows[0].code)


def _seen(code: str, role: Role | None) -> str:
    """For whom the page has told the number."""
    return f"{code} {role or ''}"


def _role(typed: Typed) -> Role | None:
    return next((role for role in LISTED if role == typed.given.get("role")), None)
