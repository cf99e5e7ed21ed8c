"""One person in one role: for how long, which sections, who stands in; a form handed on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look
from admin.fields import Typed
from admin.pages.forms import HERE as FORM
from admin.pages.forms import above_form
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from domain.handing_on import hand_over, handing
from domain.overview import form_page
from domain.roster import limit_role, one_member
from domain.standing_in import Leave, come_back, go_away
from domain.team import keep_parts, member_page
from storage.tables import Role

routes = Routes()
PEOPLE = "/people"
HERE = PEOPLE + "/roles/{membership_id}"


@routes.get(HERE, Rule.READS)
async def show_role(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE + "/until", Rule.MANAGES)
async def limit(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    day = _day(typed, "until")
    membership = number(request, "membership_id")
    if typed.fine and await attempt(request, typed, limit_role, membership, day) is not None:
        return went(f"{PEOPLE}/roles/{membership}", texts.ROLE_LIMITED)
    return await _page(request, typed)


@routes.post(HERE + "/sections", Rule.MANAGES)
async def give_sections(request: web.Request) -> web.Response:
    given = await request.post()
    membership = number(request, "membership_id")
    keys = [str(each) for each in given.getall("section", ())]
    await change(request, keep_parts, membership, keys)
    return went(f"{PEOPLE}/roles/{membership}", texts.SECTIONS_KEPT)


@routes.post(HERE + "/away", Rule.MANAGES)
async def send_away(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    membership = number(request, "membership_id")
    member = await look(request, one_member, membership)
    deputy, day = typed.whole("deputy", 1, 999_999_999), _day(typed, "back_on")
    if day is None and typed.fine:
        typed.refuse("back_on", texts.NEEDS_DAY)
    if typed.fine and day is not None:
        leave = Leave(member.organisation_id, member.person_id, deputy, day)
        if await attempt(request, typed, go_away, leave) is not None:
            return went(f"{PEOPLE}/roles/{membership}", texts.SENT_AWAY)
    return await _page(request, typed)


@routes.post(HERE + "/back", Rule.MANAGES)
async def call_back(request: web.Request) -> web.Response:
    membership = number(request, "membership_id")
    member = await look(request, one_member, membership)
    await change(request, come_back, member.organisation_id, member.person_id)
    return went(f"{PEOPLE}/roles/{membership}", texts.IS_BACK)


@routes.get(FORM + "/hand", Rule.MANAGES)
async def ask_to_hand(request: web.Request) -> web.Response:
    return await _handing(request, Typed({}))


@routes.post(FORM + "/hand", Rule.MANAGES)
async def hand(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    form_id, person = number(request, "form_id"), typed.whole("person", 0, 999_999_999)
    if (
        typed.fine
        and await attempt(request, typed, hand_over, form_id, person or None) is not None
    ):
        return went(f"/forms/{form_id}", texts.HANDED)
    return await _handing(request, typed)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    page = await look(request, member_page, number(request, "membership_id"))
    context: Mapping[str, Any] = {
        "typed": typed,
        "page": page,
        "executor": page.member.role is Role.EXECUTOR,
        "section": PEOPLE,
    }
    return show(request, "role.html", context, 200 if typed.fine else 422)


async def _handing(request: web.Request, typed: Typed) -> web.Response:
    form_id = number(request, "form_id")
    view = await look(request, handing, form_id)
    context = above_form(request, await look(request, form_page, form_id))
    return show(
        request, "form_hand.html", {**context, "typed": typed, "handing": view},
        200 if typed.fine else 422,
    )  # fmt: skip


def _day(typed: Typed, name: str) -> date | None:
    """None where nothing is said."""
    said = typed.given.get(name, "").strip()
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        typed.refuse(name, texts.NEEDS_DAY)
        return None
