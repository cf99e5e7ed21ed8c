"""The panel as one web application: its pages, its guards, and the bot's webhook when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from admin.keys import CLOCK, DATABASE, OPTIONS, Options
from admin.limiting import Limit
from admin.pages import PAGES, checking, data
from admin.routing import Handler, Rule, let_in
from admin.security import add_headers, troubles_are_pages
from admin.showing import set_up_templates
from admin.visiting import knows_who
from storage import Database

TYPED_AT_MOST = 1024 * 1024
"""Bytes of an ordinary form; large files are streamed past this limit."""
WEBHOOK = "/telegram"


def make_panel(
    database: Database,
    clock: Callable[[], datetime],
    options: Options,
    *,
    webhook: Handler | None = None,
) -> web.Application:
    """With `webhook`, updates that Telegram posts to `/telegram` are handed to it as they are."""
    panel = web.Application(
        middlewares=[troubles_are_pages, knows_who], client_max_size=TYPED_AT_MOST
    )
    panel[DATABASE], panel[CLOCK], panel[OPTIONS] = database, clock, options
    panel[checking.LIMITS] = Limit(checking.OF_ONE), Limit(checking.OF_ALL)
    data.set_up(panel)
    set_up_templates(panel)
    panel.on_response_prepare.append(add_headers)
    for routes in PAGES:
        panel.add_routes(routes.definitions)
    if webhook is not None:
        panel.router.add_post(WEBHOOK, let_in(_plainly(webhook), Rule.OPEN))
    return panel


def _plainly(handler: Handler) -> Handler:
    async def take_update(request: web.Request) -> web.StreamResponse:
        return await handler(request)

    return take_update
