"""Pages out of templates, redirects, and the message that survives one redirect."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import aiohttp_jinja2
import jinja2
from aiohttp import web
from markupsafe import Markup

from admin import export_texts, survey_texts, texts, words
from admin.keys import OPTIONS, VISIT, moment
from admin.statics import STATIC
from admin.taking import links
from admin.words import texts as names
from reports.charts.looks import PAPER

MESSAGE = "svod_message"
MESSAGE_LIVES = 60
TOKEN = Markup('<input type="hidden" name="csrf" value="{}">')
"""What every form of ours carries and no other site knows."""


def show(
    request: web.Request,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> web.Response:
    """The page, with what every page shows: who is in, where, what has just been done."""
    response = aiohttp_jinja2.render_template(
        template, request, {**_around(request), **(context or {})}, status=status
    )
    if MESSAGE in request.cookies and not wants_fragment(request):
        response.del_cookie(MESSAGE, path="/")
    return response


def _around(request: web.Request) -> dict[str, Any]:
    visit = request.get(VISIT)
    return {
        "visit": visit,
        "zone": visit and visit.zone,
        "now": moment(request),
        "csrf": lambda: TOKEN.format(visit.csrf if visit else ""),
        "section": "",
        "here": request.path,
        "message": None if wants_fragment(request) else _message(request),
        "files": lambda table="": links(request, table) if visit else [],
        "demo": request.config_dict[OPTIONS].demo,
    }


def show_trouble(request: web.Request, status: int, sentence: str) -> web.Response:
    title = texts.TROUBLE_TITLES.get(status, texts.TROUBLE_TITLE)
    return show(request, "trouble.html", {"title": title, "sentence": sentence}, status)


def went(path: str, message: str = "") -> web.Response:
    """After a change: to another page, with a message on it."""
    response = web.Response(status=303, headers={"Location": path})
    if message:
        text = base64.urlsafe_b64encode(json.dumps(message).encode()).decode()
        response.set_cookie(
            MESSAGE, text, max_age=MESSAGE_LIVES, httponly=True, samesite="Lax", path="/"
        )
    return response


def link_of(path: str, **asked: str) -> str:
    """The address of a list as it is asked for, ready to take the number of a page."""
    said = urlencode({name: text for name, text in asked.items() if text})
    return f"{path}?{said}&" if said else f"{path}?"


def _message(request: web.Request) -> str | None:
    try:
        text = json.loads(base64.urlsafe_b64decode(request.cookies.get(MESSAGE, "")))
    except ValueError:
        return None
    return text if isinstance(text, str) else None


def wants_fragment(request: web.Request) -> bool:
    """Whether htmx asks for a part of the page and not for the page."""
    return request.headers.get("HX-Request") == "true"


def set_up_templates(panel: web.Application) -> None:
    environment = aiohttp_jinja2.setup(
        panel,
        loader=jinja2.PackageLoader("admin"),
        filters=words.FILTERS,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = lambda name: STATIC[name].address
    environment.globals["paper_colours"] = PAPER
    environment.globals["t"] = SimpleNamespace(
        **{
            **vars(names),
            **vars(export_texts),
            **vars(texts),
            "SURVEY_ORIGINS": survey_texts.ORIGINS,
        }
    )
    environment.tests["within"] = lambda path, paths: path.startswith(paths)
