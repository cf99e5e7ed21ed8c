"""People and their roles, and the invitations by which they come."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look
from admin.fields import Typed, clean
from admin.keys import moment
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from admin.words import texts as names
from domain.acting import Actor
from domain.errors import NotFound
from domain.inviting import (
    DAYS,
    LONGEST,
    invite,
    list_invitations,
    revoke_invitation,
)
from domain.organising import organisation_tree
from domain.roster import end_membership, list_people
from storage import Session
from storage.facts import BOT_USERNAME, fact
from storage.invitations import Listed
from storage.people import Member
from storage.tables import Role

routes = Routes()
HERE = "/people"
INVITATIONS = HERE + "/invitations"


@routes.get(HERE, Rule.READS)
async def people(request: web.Request) -> web.Response:
    search = clean(request.query.get("search", ""))
    members = await look(request, list_people, search)
    if request.query.get("only") == "unreachable":
        members = [each for each in members if each.unreachable_at]
    return show(request, "people.html", {"members": members, "search": search, "tab": HERE})


@routes.get(INVITATIONS, Rule.READS)
async def invitations(request: web.Request) -> web.Response:
    search = clean(request.query.get("search", ""))
    listed = await look(request, list_invitations, search)
    only, now = request.query.get("only"), moment(request)
    shown = [(each, _state(each, now)) for each in listed if only in (None, _state(each, now))]
    context = {
        "invitations": shown,
        "search": search,
        "tab": INVITATIONS,
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
    found, bot = await look(request, _invitation, number(request, "invitation_id"))
    link = f"https://t.me/{bot}?start={found.code}" if bot and found.code else ""
    context = {
        "invitation": found,
        "state": _state(found, moment(request)),
        "link": link,
        "section": HERE,
    }
    return show(request, "invitation.html", context)


@routes.get(INVITATIONS + "/{invitation_id}/revoke", Rule.MANAGES)
async def ask_to_revoke(request: web.Request) -> web.Response:
    found, _ = await look(request, _invitation, number(request, "invitation_id"))
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
    member = await look(request, _member, number(request, "membership_id"))
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
    rows = await look(request, organisation_tree)
    context = {
        "typed": typed,
        "above": [row for row in rows if row.may_manage and row.closed_at is None],
        "days": DAYS,
        "section": HERE,
    }
    return show(request, "invite.html", context, 200 if typed.fine else 422)


def _invitation(
    session: Session, by: Actor, now: datetime, invitation_id: int
) -> tuple[Listed, str | None]:
    """One of those that the actor may see, and the bot's name for its link."""
    for each in list_invitations(session, by, now):
        if each.id == invitation_id:
            return each, fact(session, BOT_USERNAME)
    raise NotFound


def _member(session: Session, by: Actor, now: datetime, membership_id: int) -> Member:
    for each in list_people(session, by, now):
        if each.membership_id == membership_id:
            return each
    raise NotFound


def _state(invitation: Listed, now: datetime) -> str:
    if invitation.used_at is not None:
        return "used"
    if invitation.revoked_at is not None:
        return "revoked"
    return "expired" if invitation.expires_at <= now else "waiting"
