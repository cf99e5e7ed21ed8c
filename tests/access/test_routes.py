"""Every route of the panel, tried by nobody, by Gleb of another municipality, and by a viewer.

A route without a line in ROUTES fails the test: whoever adds one says here who may do what.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from admin.app import make_panel
from admin.keys import Options
from admin.routing import Rule, rule_of
from storage import Database
from tests.access.addresses import address, routes_of
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn

ANNAS = ("Ёлкино", "Анна", "Северный", "К Анна")
"""What Gleb, who administers the South, may never read."""


class Case(NamedTuple):
    """How a route answers about what is Anna's."""

    gleb: int
    """Status for the admin of another municipality."""
    vera: int
    """Status for a viewer of the whole region."""
    fields: dict[str, str] = {}  # noqa: RUF012 -- never changed


REASON = {"reason": "просят"}
DATES = {"on_time_at": "2026-10-01T18:00", "locks_at": "2026-10-09T18:00"}
ROUTES = {
    "GET /enter/{token}": Case(409, 409),
    "POST /enter/{token}": Case(409, 409),
    "POST /leave": Case(303, 303),
    "POST /leave/everywhere": Case(303, 303),
    "GET /goodbye": Case(200, 200),
    "GET /static/{name}": Case(200, 200),
    "GET /check": Case(200, 200),
    "GET /check/{number}": Case(404, 404),
    "GET /": Case(200, 200),
    "GET /documents": Case(200, 200),
    "GET /organisations": Case(200, 200),
    "GET /organisations/found": Case(200, 403),
    "GET /organisations/new": Case(200, 403),
    "POST /organisations/new": Case(404, 403, {"name": "Ш", "kind": "Школа", "under": "north"}),
    "GET /organisations/{organisation_id}": Case(404, 200),
    "POST /organisations/{organisation_id}": Case(
        404, 403, {"name": "Ш", "kind": "Школа", "code": "x"}
    ),
    "GET /organisations/{organisation_id}/close": Case(404, 403),
    "POST /organisations/{organisation_id}/close": Case(404, 403),
    "GET /organisations/{organisation_id}/move": Case(404, 403),
    "POST /organisations/{organisation_id}/move": Case(404, 403, {"under": "1"}),
    "POST /organisations/{organisation_id}/reopen": Case(404, 403),
    "GET /organisations/{organisation_id}/join": Case(404, 403),
    "POST /organisations/{organisation_id}/join": Case(404, 403, {"into": "1"}),
    "GET /people": Case(200, 200),
    "GET /people/invitations": Case(200, 200),
    "GET /people/roster": Case(200, 403),
    "POST /people/roster/upload": Case(403, 403),
    "GET /people/roster/{draft}": Case(404, 403),
    "GET /people/roster/{draft}/remarks": Case(404, 403),
    "POST /people/roster/{draft}/apply": Case(404, 403),
    "GET /people/invitations/many": Case(200, 403),
    "POST /people/invitations/many": Case(404, 403, {"under": "north", "days": "3"}),
    "POST /people/invitations/{invitation_id}/renew": Case(403, 403),
    "GET /people/files": Case(200, 403),
    "POST /people/files": Case(404, 403, {"kind": "call", "under": "north"}),
    "GET /people/files/work": Case(303, 403),
    "GET /people/reach": Case(200, 200),
    "GET /people/invite": Case(200, 403),
    "POST /people/invite": Case(
        404, 403, {"role": "head", "organisation": "north-school", "days": "3"}
    ),
    "GET /people/invitations/{invitation_id}": Case(404, 200),
    "GET /people/invitations/{invitation_id}/revoke": Case(404, 403),
    "POST /people/invitations/{invitation_id}/revoke": Case(403, 403),
    "GET /people/roles/{membership_id}/end": Case(404, 403),
    "POST /people/roles/{membership_id}/end": Case(403, 403),
    "GET /people/roles/{membership_id}": Case(404, 200),
    "POST /people/roles/{membership_id}/until": Case(403, 403, {"until": "2030-01-01"}),
    "POST /people/roles/{membership_id}/sections": Case(404, 403, {"section": "a/b"}),
    "POST /people/roles/{membership_id}/away": Case(
        404, 403, {"deputy": "1", "back_on": "2026-12-01"}
    ),
    "POST /people/roles/{membership_id}/back": Case(404, 403),
    "GET /forms/{form_id}/hand": Case(404, 403),
    "POST /forms/{form_id}/hand": Case(404, 403, {"person": "1"}),
    "GET /campaigns": Case(200, 200),
    "GET /campaigns/new": Case(200, 403),
    "POST /campaigns/new": Case(
        422, 403, {"survey": "head_self_assessment", "organisation": "north", "title": "Т"}
    ),
    "GET /campaigns/new/audience": Case(200, 403),
    "GET /campaigns/{campaign_id}": Case(200, 200),
    "GET /campaigns/{campaign_id}/results": Case(200, 200),
    "GET /campaigns/{campaign_id}/results/places": Case(200, 200),
    "GET /campaigns/{campaign_id}/results/profile": Case(200, 200),
    "GET /campaigns/{campaign_id}/results/compare": Case(200, 200),
    "GET /campaigns/{campaign_id}/cycle": Case(404, 404),
    "GET /forms/{form_id}/cycle": Case(404, 404),
    "GET /campaigns/{campaign_id}/factors": Case(200, 200),
    "GET /campaigns/{campaign_id}/participation": Case(404, 404),
    "GET /campaigns/{campaign_id}/region": Case(404, 200),
    "POST /campaigns/{campaign_id}/region": Case(403, 403, {"mark-A": "50"}),
    "POST /campaigns/{campaign_id}/region/read": Case(404, 403, {"pasted": "A 50"}),
    "GET /campaigns/{campaign_id}/reminders": Case(200, 200),
    "POST /campaigns/{campaign_id}/reminders": Case(
        403, 403, {"since": "on_time", "days": "5", "to": "fills", "until": "submitted"}
    ),
    "POST /campaigns/{campaign_id}/reminders/remove": Case(403, 403, {"code": "7"}),
    "POST /campaigns/{campaign_id}/reminders/restore": Case(403, 403),
    "POST /campaigns/{campaign_id}/reminders/holidays": Case(
        403, 403, {"first": "2026-10-26", "last": "2026-11-03"}
    ),
    "POST /campaigns/{campaign_id}/reminders/holidays/remove": Case(
        403, 403, {"first": "2026-10-26"}
    ),
    "GET /campaigns/{campaign_id}/messages": Case(200, 200),
    "GET /campaigns/{campaign_id}/nudge": Case(200, 403),
    "POST /campaigns/{campaign_id}/nudge": Case(409, 403, {"form": "1"}),
    "GET /forms/{form_id}/at/{question}": Case(404, 303),
    "GET /forms/{form_id}/history": Case(404, 200),
    "GET /forms/{form_id}/messages": Case(404, 200),
    "GET /forms/{form_id}/advice": Case(404, 200),
    "GET /forms/{form_id}/nudge": Case(404, 403),
    "POST /forms/{form_id}/nudge": Case(404, 403),
    "GET /calendar": Case(200, 200),
    "POST /calendar": Case(403, 403, {"day": "2026-10-05", "works": "0"}),
    "POST /calendar/remove": Case(403, 403, {"day": "2026-10-05"}),
    "POST /calendar/measure": Case(403, 403, {"a_day": "3"}),
    "GET /campaigns/{campaign_id}/settings": Case(200, 200),
    "POST /campaigns/{campaign_id}/settings": Case(403, 403, DATES),
    "POST /campaigns/{campaign_id}/name": Case(403, 403, {"title": "Т"}),
    "GET /campaigns/{campaign_id}/include": Case(403, 403),
    "POST /campaigns/{campaign_id}/include": Case(403, 403, {"organisation": "north"}),
    "GET /campaigns/{campaign_id}/open": Case(403, 403),
    "POST /campaigns/{campaign_id}/open": Case(403, 403),
    "GET /campaigns/{campaign_id}/close": Case(403, 403),
    "POST /campaigns/{campaign_id}/close": Case(403, 403),
    "POST /campaigns/{campaign_id}/words": Case(403, 403, {"period": "2026"}),
    "POST /campaigns/{campaign_id}/hold": Case(403, 403),
    "POST /campaigns/{campaign_id}/resume": Case(403, 403),
    "GET /campaigns/{campaign_id}/back": Case(403, 403),
    "POST /campaigns/{campaign_id}/back": Case(403, 403, REASON),
    "GET /campaigns/{campaign_id}/reopen": Case(403, 403),
    "POST /campaigns/{campaign_id}/reopen": Case(403, 403, REASON),
    "GET /campaigns/{campaign_id}/repeat": Case(403, 403),
    "POST /campaigns/{campaign_id}/repeat": Case(403, 403, {"title": "Т"}),
    "GET /campaigns/{campaign_id}/audience": Case(403, 403),
    "POST /campaigns/{campaign_id}/audience": Case(403, 403, {"kind": "school"}),
    "GET /campaigns/{campaign_id}/values": Case(200, 200),
    "POST /campaigns/{campaign_id}/values": Case(403, 403),
    "GET /campaigns/{campaign_id}/payment": Case(200, 200),
    "POST /campaigns/{campaign_id}/payment": Case(
        403, 403, {"kind": "fund", "organisation": "1", "value": "1000"}
    ),
    "POST /campaigns/{campaign_id}/payment/ruling": Case(
        403, 403, {"question": "94.5", "pays": "90", **REASON}
    ),
    "GET /campaigns/{campaign_id}/exports": Case(200, 200),
    "POST /campaigns/{campaign_id}/exports": Case(303, 303),
    "GET /campaigns/{campaign_id}/exports/work": Case(303, 303),
    "GET /campaigns/{campaign_id}/documents": Case(200, 200),
    "GET /exports/{job_id}": Case(404, 404),
    "POST /campaigns/{campaign_id}/data-link": Case(200, 200),
    "POST /campaigns/{campaign_id}/data-link/revoke": Case(303, 303),
    "GET /data/{token}/{file}": Case(404, 404),
    "GET /campaigns/{campaign_id}/papers": Case(200, 200),
    "POST /campaigns/{campaign_id}/papers": Case(303, 303, {"what": "absence"}),
    "GET /campaigns/{campaign_id}/templates": Case(200, 403),
    "GET /campaigns/{campaign_id}/templates/{kind}": Case(200, 403),
    "POST /campaigns/{campaign_id}/templates/{kind}": Case(403, 403),
    "POST /campaigns/{campaign_id}/templates/{kind}/restore": Case(404, 403),
    "GET /forms/{form_id}": Case(404, 200),
    "GET /forms/{form_id}/history/{question}": Case(404, 200),
    "GET /forms/{form_id}/extend": Case(404, 403),
    "POST /forms/{form_id}/extend": Case(404, 403, {**DATES, **REASON}),
    "GET /forms/{form_id}/reopen": Case(404, 403),
    "POST /forms/{form_id}/reopen": Case(404, 403, {"days": "3", **REASON}),
    "GET /forms/{form_id}/attach/{place_id}": Case(404, 403),
    "POST /forms/{form_id}/attach/{place_id}": Case(404, 403),
    "GET /evidence/{evidence_id}/view": Case(404, 200),
    "GET /evidence/{evidence_id}/file": Case(404, 200),
    "GET /evidence/{evidence_id}/away": Case(404, 404),
    "GET /campaigns/{campaign_id}/move": Case(403, 403),
    "POST /campaigns/{campaign_id}/move": Case(403, 403, {"to": "0" * 64, "seen": "0" * 64}),
    "GET /surveys": Case(403, 403),
    "POST /surveys/upload": Case(403, 403),
    "GET /surveys/template.xlsx": Case(403, 403),
    "GET /surveys/{word}": Case(403, 403),
    "GET /surveys/{word}/phone": Case(403, 403),
    "GET /surveys/{word}/changes": Case(403, 403),
    "GET /surveys/{word}/source": Case(403, 403),
    "GET /surveys/{word}/scenarios/{place}": Case(403, 403),
    "GET /surveys/{word}/withdraw": Case(403, 403),
    "POST /surveys/{word}/withdraw": Case(403, 403),
    "GET /surveys/drafts/{draft}": Case(403, 403),
    "GET /surveys/drafts/{draft}/report": Case(403, 403),
    "GET /surveys/drafts/{draft}/phone": Case(403, 403),
    "POST /surveys/drafts/{draft}/publish": Case(403, 403),
    "GET /journal": Case(200, 200),
    "GET /settings": Case(200, 200),
    "POST /settings/results": Case(403, 403, {"days": "30"}),
}
OPEN_TO_ALL = {
    "GET /enter/{token}": 409,
    "POST /enter/{token}": 409,
    "GET /goodbye": 200,
    "GET /static/{name}": 200,
    "GET /check": 200,
    "GET /check/{number}": 404,
    "GET /data/{token}/{file}": 404,
}


@pytest.fixture
def handlers(database: Database, clock: Clock, options: Options) -> dict[str, object]:
    return routes_of(make_panel(database, clock, options))


async def test_every_route_has_a_rule_and_a_line_here(handlers: dict[str, object]) -> None:
    assert sorted(handlers) == sorted(ROUTES)
    assert [route for route, handler in handlers.items() if rule_of(handler) is None] == []
    assert {r for r, handler in handlers.items() if rule_of(handler) is Rule.OPEN} == set(
        OPEN_TO_ALL
    )


async def test_nobody_gets_in_anywhere_but_by_the_door(
    nobody, season: Season, handlers: dict[str, object]
) -> None:
    visitor = await nobody()
    answered = {}
    for route in handlers:
        method, path = address(route, season)
        answer = await visitor.client.request(method, path, allow_redirects=False)
        answered[route] = answer.status
    assert answered == {route: OPEN_TO_ALL.get(route, 401) for route in handlers}


@pytest.mark.parametrize(("name", "column"), [("Глеб", "gleb"), ("Вера", "vera")])
async def test_what_is_annas_stays_annas(
    signed_in: SignIn, season: Season, handlers: dict[str, object], name: str, column: str
) -> None:
    visitor = await signed_in(name)
    answered, read = {}, []
    leaving = [route for route in handlers if route.startswith("POST /leave")]
    for route in [*(each for each in handlers if each not in leaving), *leaving]:
        method, path = address(route, season)
        if route in leaving:
            visitor = await signed_in(name)
        data = {"csrf": visitor.csrf, **ROUTES[route].fields} if method == "POST" else None
        answer = await visitor.client.request(method, path, data=data, allow_redirects=False)
        answered[route] = answer.status
        if "/static/" not in route and column == "gleb":
            text = (await answer.read()).decode(errors="replace")
            read += [f"{route}: {secret}" for secret in ANNAS if secret in text]
    assert answered == {route: getattr(ROUTES[route], column) for route in handlers}
    assert read == []


async def test_after_all_those_tries_nothing_has_changed(
    signed_in: SignIn, season: Season, handlers: dict[str, object]
) -> None:
    """The journal knows every change: nobody's tries have left a line in it.

    But for an address of data, which is one's own and of what one sees.
    """
    raisa = await signed_in("Раиса")
    before = await raisa.page("/journal")
    for name in ("Глеб", "Вера"):
        visitor = await signed_in(name)
        for route in handlers:
            method, path = address(route, season)
            if (
                method == "POST"
                and not route.startswith("POST /leave")
                and "data-link" not in route
            ):
                data = {"csrf": visitor.csrf, **ROUTES[route].fields}
                await visitor.client.post(path, data=data, allow_redirects=False)
    assert await raisa.page("/journal") == before
