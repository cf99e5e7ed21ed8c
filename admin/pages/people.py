"""People and their roles, and the invitations by which they come."""

from __future__ import annotations

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look, look_apart
from admin.fields import SEARCH_LENGTH, Typed, clean
from admin.places import places
from admin.routing import Routes, Rule, number
from admin.showing import link_of, show, went
from admin.tables import invitations_table, people_table
from admin.taking import as_file, asked_for
from admin.words import texts as names
from domain.handing import Sought, Stand, handed_out, to_hand
from domain.inviting import DAYS, LONGEST, invite, revoke_invitation
from domain.roster import end_membership, one_member, people_page
from storage.tables import Role

routes = Routes()
HERE = "/people"
INVITATIONS = HERE + "/invitations"
UNREACHABLE = "unreachable"


@routes.get(HERE, Rule.READS)
async def people(request: web.Request) -> web.Response:
    typed = Typed(request.query)
    search = clean(typed.given.get("search", ""))[:SEARCH_LENGTH]
    only = UNREACHABLE if typed.given.get("only") == UNREACHABLE else ""
    unreachable = bool(only)
    if form := asked_for(request):
        every = await look_apart(request, people_page, search, None, unreachable=unreachable)
        said = names.UNREACHABLE if only else ""
        return await as_file(request, form, people_table(request, every.rows, search, said))
    found = await look(request, people_page, search, typed.page(), unreachable=unreachable)
    context = {
        "found": found,
        "search": search,
        "only": only,
        "choices": [(UNREACHABLE, names.UNREACHABLE)],
        "tab": HERE,
        "link": link_of(HERE, search=search, only=only),
    }
    return show(request, "people.html", context)


@routes.get(INVITATIONS, Rule.READS)
async def invitations(request: web.Request) -> web.Response:
    typed = Typed(request.query)
    search = clean(typed.given.get("search", ""))[:SEARCH_LENGTH]
    stand = next((each for each in Stand if each == typed.given.get("only")), None)
    if form := asked_for(request):
        every = await look_apart(request, handed_out, Sought(search, stand), None)
        table = invitations_table(request, every.rows, search, stand or "")
        return await as_file(request, form, table)
    found = await look(request, handed_out, Sought(search, stand), typed.page())
    context = {
        "found": found,
        "search": search,
        "only": stand or "",
        "choices": list(names.INVITATION_STATES.items()),
        "tab": INVITATIONS,
        "link": link_of(INVITATIONS, search=search, only=stand or ""),
    }
    return show(request, "invitations.html", context)


@routes.get(HERE + "/invite", Rule.MANAGES)
async def ask_whom(request: web.Request) -> web.Response:
    return await _invite_page(request, Typed(request.query))


@routes.post(HERE + "/invite", Rule.MANAGES)
async def make_invitation(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    role = typed.among("role", dict(names.ROLES))
    code = typed.text("organisation")
    name, days = typed.optional("name", 100), typed.whole("days", 1, LONGEST)
    if typed.fine:
        made = await attempt(request, typed, invite, Role(role), code, name=name, days=days)
        if made is not None:
            return went(f"{INVITATIONS}/{made.id}", texts.INVITED)
    return await _invite_page(request, typed)


@routes.get(INVITATIONS + "/{invitation_id}", Rule.READS)
async def hand_over(request: web.Request) -> web.Response:
    """The link and its picture, to be sent or shown."""
    found = await look(request, to_hand, number(request, "invitation_id"))
    context = {
        "invitation": found.invitation,
        "state": found.stand,
        "link": found.link,
        "section": HERE,
    }
    return show(request, "invitation.html", context)


@routes.get(INVITATIONS + "/{invitation_id}/revoke", Rule.MANAGES)
async def ask_to_revoke(request: web.Request) -> web.Response:
    found = (await look(request, to_hand, number(request, "invitation_id"))).invitation
    context = {
        "title": texts.REVOKE,
        "sentence": texts.revoke(found.organisation, found.name),
        "button": texts.REVOKE_BUTTON,
        "back": f"{INVITATIONS}/{found.id}",
        "section": HERE,
    }
    return show(request, "confirm.html", context)


@routes.post(INVITATIONS + "/{invitation_id}/revoke", Rule.MANAGES)
async def revoke(request: web.Request) -> web.Response:
    await change(request, revoke_invitation, number(request, "invitation_id"))
    return went(INVITATIONS, texts.REVOKED)


@routes.get(HERE + "/roles/{membership_id}/end", Rule.MANAGES)
async def ask_to_end(request: web.Request) -> web.Response:
    member = await look(request, one_member, number(request, "membership_id"))
    context = {
        "title": texts.end_role(member.name),
        "sentence": texts.end_role_of(member.role, member.organisation),
        "button": texts.END_ROLE_BUTTON,
        "back": HERE,
        "section": HERE,
    }
    return show(request, "confirm.html", context)


@routes.post(HERE + "/roles/{membership_id}/end", Rule.MANAGES)
async def end(request: web.Request) -> web.Response:
    await change(request, end_membership, number(request, "membership_id"))
    return went(HERE, texts.ROLE_ENDED)


async def _invite_page(request: web.Request, typed: Typed) -> web.Response:
    context = {
        "typed": typed,
        "places": await places(request, typed, "organisation"),
        "days": DAYS,
        "section": HERE,
    }
    return show(request, "invite.html", context, 200 if typed.fine else 422)
