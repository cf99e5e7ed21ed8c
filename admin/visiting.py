"""Who is in: the session behind the cookie, checked at every request, and the token of forms."""

from __future__ import annotations

from datetime import datetime
from hmac import compare_digest

from aiohttp import web

from admin import texts
from admin.keys import DATABASE, OPTIONS, VISIT, Visit, moment
from admin.routing import Handler, Rule, rule_of, streams
from admin.security import comes_from_elsewhere
from admin.showing import show_trouble
from domain.access import managed_paths, seen_paths
from domain.acting import Grant, actor_of
from domain.deadlines import MOSCOW
from domain.errors import Stranger
from domain.organising import zone_of
from domain.signing_in import SESSION_LASTS, needs_prolonging, prolong, session_of
from storage import Session

COOKIE = "svod_session"
READING = {"GET", "HEAD"}


def _visit(session: Session, now: datetime, token: str) -> Visit | None:
    kept = session_of(session, now, token)
    if kept is None:
        return None
    actor = actor_of(session, kept.person_id)
    seen = seen_paths(actor)
    top = min((grant for grant in actor.grants if grant.path in seen), default=None, key=_depth)
    return Visit(
        person_id=kept.person_id,
        name=actor.name,
        csrf=kept.csrf,
        token=token,
        zone=zone_of(session, top.organisation_id) if top else MOSCOW,
        reads=bool(seen),
        managed=managed_paths(actor),
        grows_old=needs_prolonging(kept, now),
    )


def _depth(grant: Grant) -> int:
    return grant.path.count("/")


@web.middleware
async def knows_who(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let in whom the route's rule lets in; a route without a rule lets in nobody."""
    rule = rule_of(request.match_info.handler)
    if request.match_info.http_exception is not None:
        rule = Rule.OPEN  # no such page: nothing to protect
    visit = await _who(request)
    if visit:
        request[VISIT] = visit
    refused = _refused(rule, visit)
    if refused:
        return show_trouble(request, *refused)
    if request.method not in READING and not await _meant(request, rule):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    response = await handler(request)
    if visit and visit.grows_old and COOKIE not in response.cookies:
        await request.config_dict[DATABASE].changing(prolong, moment(request), visit.token)
        if not response.prepared:
            remember(request, response, visit.token, int(SESSION_LASTS.total_seconds()))
    return response


async def _who(request: web.Request) -> Visit | None:
    token = request.cookies.get(COOKIE)
    if not token:
        return None
    try:
        return await request.config_dict[DATABASE].looking(_visit, moment(request), token)
    except Stranger:
        return None  # they have left


def _refused(rule: Rule | None, visit: Visit | None) -> tuple[int, str] | None:
    if rule is Rule.OPEN:
        return None
    if visit is None:
        return 401, texts.SIGN_IN_FIRST
    enough = {
        Rule.SIGNED_IN: True,
        Rule.READS: visit.reads,
        Rule.MANAGES: visit.manages,
    }
    return None if rule and enough[rule] else (403, texts.NOT_FOR_YOU)


async def _meant(request: web.Request, rule: Rule | None) -> bool:
    """Whether a person pressed a button of ours, and not of a page that imitates it."""
    if comes_from_elsewhere(request):
        return False
    if rule is Rule.OPEN:
        return True
    if streams(request.match_info.handler):
        return True  # its handler checks the token, which comes before the large part
    return same_token(request, request.headers.get("X-Csrf") or await _typed_token(request))


async def _typed_token(request: web.Request) -> str:
    token = (await request.post()).get("csrf", "")
    return token if isinstance(token, str) else ""


def same_token(request: web.Request, token: str) -> bool:
    return compare_digest(request[VISIT].csrf.encode(), token.encode())


def remember(request: web.Request, response: web.StreamResponse, token: str, seconds: int) -> None:
    """Give the browser the key of its session; scripts cannot read it, other sites not send it."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=request.config_dict[OPTIONS].public_url.startswith("https:"),
    )
