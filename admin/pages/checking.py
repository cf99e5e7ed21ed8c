"""The check of a paper by its number: for anybody, so it tells little and not too often."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from admin import paper_texts as texts
from admin.keys import DATABASE, VISIT, moment
from admin.limiting import Limit, who_asks
from admin.routing import Routes, Rule
from admin.showing import show, went
from domain.acting import actor_of
from domain.errors import NotPossible
from domain.papers import Checked, Kind, check
from storage import Session

routes = Routes()
OF_ONE = 30
"""Checks of one browser in a minute."""
OF_ALL = 600
EVERYBODY = "all"
LIMITS: web.AppKey[tuple[Limit, Limit]] = web.AppKey("limits of checks")


@routes.get("/check", Rule.OPEN)
async def ask(request: web.Request) -> web.Response:
    typed = request.query.get("number", "").strip()
    if not typed:
        return show(request, "check.html", {"typed": "", "problem": "", "found": None})
    digits = "".join(sign for sign in typed if sign in "0123456789")
    return went(f"/check/{digits or '0'}")


@routes.get("/check/{number}", Rule.OPEN)
async def check_paper(request: web.Request) -> web.Response:
    typed = request.match_info["number"]
    if seconds := _wait(request):
        response = _page(request, typed, texts.TOO_OFTEN, status=429)
        response.headers["Retry-After"] = str(seconds)
        return response
    visit = request.get(VISIT)
    person_id = visit.person_id if visit else None
    try:
        found = await request.config_dict[DATABASE].looking(
            _checked, moment(request), typed, person_id
        )
    except NotPossible as refusal:
        return _page(request, typed, refusal.sentence, status=404)
    return _page(request, found.number, found=found)


def _page(
    request: web.Request,
    typed: str,
    problem: str = "",
    found: Checked | None = None,
    status: int = 200,
) -> web.Response:
    context = {
        "typed": typed,
        "problem": problem,
        "found": found,
        "kinds": texts.KINDS,
        "is_receipt": found is not None and found.kind is Kind.RECEIPT,
    }
    return show(request, "check.html", context, status)


def _wait(request: web.Request) -> int:
    one, everybody = request.config_dict[LIMITS]
    now = moment(request)
    return one.wait(who_asks(request), now) or everybody.wait(EVERYBODY, now)


def _checked(session: Session, now: datetime, typed: str, person_id: int | None) -> Checked:
    by = None if person_id is None else actor_of(session, person_id)
    return check(session, now, typed, by)
