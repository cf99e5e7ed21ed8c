"""The routes of a panel, and the address of each with what is Anna's filled in."""

from __future__ import annotations

from aiohttp import web

from admin.routing import NUMBER
from tests.panel.conftest import Season


def routes_of(panel: web.Application) -> dict[str, object]:
    """`GET /forms/{form_id}` and its handler; HEAD comes with GET."""
    return {
        f"{route.method} {route.resource.canonical.replace(':' + NUMBER, '')}": route.handler
        for route in panel.router.routes()
        if route.method != "HEAD"
    }


def address(route: str, season: Season) -> tuple[str, str]:
    """The route's method, and its address with what is Anna's filled in."""
    method, path = route.split(" ")
    filled = path.format(
        token="wrong",
        name="svod.css",
        organisation_id=season.organisations["north-school"],
        invitation_id=season.invitations["north"],
        membership_id=season.memberships["Анна"],
        campaign_id=season.campaign,
        form_id=season.forms["north-school"],
        evidence_id=season.evidence["north-school"],
        question="H1",
        kind="reference",
        word="head_self_assessment@1",
        draft="abcdefghijklmnop",
        file="answers.csv",
        number="202600000112345678",
        job_id=season.job,
        place_id=0,
        place=0,
    )
    return method, filled
