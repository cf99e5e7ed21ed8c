"""Questionnaires: what there is, how it looks, what changed, and taking a version back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from admin import survey_texts as texts
from admin.asking import change, look_apart
from admin.fields import Typed
from admin.keys import VISIT
from admin.phones import screens
from admin.routing import Routes, Rule
from admin.showing import link_of, show, went
from domain import publishing
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound
from domain.publishing import Listed
from storage import Session
from survey_defs import workbook
from survey_defs.differences import Differences, differences
from survey_defs.model import Survey
from survey_defs.outline import outline
from survey_defs.verdicts import Named

routes = Routes()
HERE = "/surveys"
WORD = r"/surveys/{word:[\w.\-]+@[0-9]{1,13}}"
AT_ONCE = 12
"""Screens of a phone on a page."""


@routes.get(HERE, Rule.MANAGES)
async def every(request: web.Request) -> web.Response:
    return await list_page(request, Typed({}))


async def list_page(request: web.Request, typed: Typed) -> web.Response:
    found = await look_apart(request, catalogue)
    context = {
        "groups": [(code, list(versions)) for code, versions in groupby(found, _code)],
        "typed": typed,
        "most": texts.UPLOAD_MB,
    }
    return show(request, "surveys.html", context, 200 if typed.fine else 422)


@routes.get(HERE + "/template.xlsx", Rule.MANAGES)
async def template(request: web.Request) -> web.Response:
    """The workbook that a new questionnaire begins with."""
    if not request[VISIT].publishes:
        raise NotAllowed
    return saved(texts.TEMPLATE_NAME, await asyncio.to_thread(_template))


@routes.get(WORD, Rule.MANAGES)
async def one(request: web.Request) -> web.Response:
    each, survey, others = await look_apart(request, _one, request.match_info["word"])
    tried = await look_apart(request, _scenarios, each.word)
    context = _about(each) | {
        "scenarios": [name for name, _ in tried],
        "survey": survey,
        "outline": outline(survey),
        "others": others,
    }
    return show(request, "survey.html", context)


@routes.get(WORD + "/phone", Rule.MANAGES)
async def phone(request: web.Request) -> web.Response:
    each, survey, _ = await look_apart(request, _one, request.match_info["word"])
    back = f"{HERE}/{each.word}"
    return show(request, "survey_phone.html", phone_context(request, survey, back))


@routes.get(WORD + "/changes", Rule.MANAGES)
async def changes(request: web.Request) -> web.Response:
    word, old = request.match_info["word"], request.query.get("from", "")
    found = await look_apart(request, _compared, old, word)
    context = {"told": found, "back": f"{HERE}/{word}", "section": HERE}
    return show(request, "survey_changes.html", context)


@routes.get(WORD + "/source", Rule.MANAGES)
async def source(request: web.Request) -> web.Response:
    found = await look_apart(request, _source, request.match_info["word"])
    return saved(found.name, found.content)


@routes.get(WORD + "/scenarios/{place}", Rule.MANAGES)
async def scenario(request: web.Request) -> web.Response:
    """One file of them, by its place in the list of the page."""
    found = await look_apart(request, _scenarios, request.match_info["word"])
    place = request.match_info["place"]
    if not place.isascii() or not place.isdigit() or int(place[:6]) >= len(found):
        raise NotFound
    name, text = found[int(place[:6])]
    return saved(name, text.encode())


@routes.get(WORD + "/withdraw", Rule.MANAGES)
async def ask_to_withdraw(request: web.Request) -> web.Response:
    each, _, _ = await look_apart(request, _one, request.match_info["word"])
    context = {
        "title": texts.withdraw(each.title, each.version),
        "sentence": texts.WITHDRAW,
        "button": texts.WITHDRAW_BUTTON,
        "back": f"{HERE}/{each.word}",
        "section": HERE,
    }
    return show(request, "confirm.html", context)


@routes.post(WORD + "/withdraw", Rule.MANAGES)
async def withdraw(request: web.Request) -> web.Response:
    each = await change(request, publishing.withdraw, request.match_info["word"])
    return went(f"{HERE}/{each.word}", texts.WITHDRAWN)


def phone_context(request: web.Request, survey: Survey, back: str) -> dict[str, Any]:
    """One page of the questions as a phone shows them."""
    count = max(1, -(-len(survey.questions) // AT_ONCE))
    asked = request.query.get("page", "1")[:4]
    page = min(max(int(asked) if asked.isascii() and asked.isdigit() else 1, 1), count)
    begin = (page - 1) * AT_ONCE
    return {
        "survey": survey,
        "screens": list(screens(survey, begin, begin + AT_ONCE)),
        "page": page,
        "count": count,
        "link": link_of(request.path),
        "back": back,
        "section": HERE,
    }


def _template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / texts.TEMPLATE_NAME
        workbook.write_template(path)
        return path.read_bytes()


def saved(name: str, content: bytes) -> web.Response:
    """A file to keep, never to be shown by the browser itself."""
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": content_disposition_header("attachment", filename=name),
    }
    return web.Response(body=content, headers=headers)


def catalogue(session: Session, by: Actor, now: datetime) -> list[Listed]:
    """Only for those who publish: it tells of everybody's campaigns."""
    if not publishing.may_publish(session, by):
        raise NotAllowed
    return publishing.surveys(session, by, now)


def _one(
    session: Session, by: Actor, now: datetime, word: str
) -> tuple[Listed, Survey, Sequence[Listed]]:
    """A version, with the other ones of its questionnaire."""
    found = catalogue(session, by, now)
    each = publishing.listed(session, by, now, word)
    others = [other for other in found if other.code == each.code and other.word != word]
    return each, publishing.published_survey(session, by, now, word), others


def _compared(session: Session, by: Actor, now: datetime, old: str, new: str) -> Differences:
    catalogue(session, by, now)
    before = publishing.published_survey(session, by, now, old)
    return differences(before, publishing.published_survey(session, by, now, new))


def _source(session: Session, by: Actor, now: datetime, word: str) -> Any:
    catalogue(session, by, now)
    return publishing.published_source(session, by, now, word)


def _scenarios(session: Session, by: Actor, now: datetime, word: str) -> tuple[Named, ...]:
    catalogue(session, by, now)
    return publishing.published_scenarios(session, by, now, word)


def _about(each: Listed) -> dict[str, Any]:
    return {"each": each, "origin": texts.ORIGINS[each.origin], "section": HERE}


def _code(each: Listed) -> str:
    return each.code
