"""Word templates of papers: taken away, put in place, and the shipped one back."""

from __future__ import annotations

import asyncio
from datetime import datetime
from io import BytesIO
from typing import NamedTuple

from aiohttp import BodyPartReader, MultipartReader, web

from admin import papers_texts as texts
from admin import texts as common
from admin.asking import change, look, look_apart
from admin.fields import Typed, clean
from admin.heads import above
from admin.pages.definitions import saved
from admin.receiving import pour, token_of
from admin.routing import Routes, Rule, number
from admin.showing import show, show_trouble, went
from admin.visiting import same_token
from domain import templates
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, Refusal
from domain.overview import CampaignHead, campaign_head
from domain.papers import Kind
from domain.pinned import survey_of
from domain.templates import Around, InForce, Place, Template
from reports.papers import advising, shipped
from reports.papers.accepting import BIGGEST, examine
from reports.papers.fields import FieldShown, fields_of
from storage import Session
from survey_defs.model import Survey

routes = Routes()
HERE = "/campaigns/{campaign_id}/templates"
ONE = HERE + "/{kind}"


class TooLarge(Refusal):
    sentence = texts.TOO_LARGE


class NothingSent(Refusal):
    sentence = texts.CHOOSE_FILE


class Seen(NamedTuple):
    campaign: CampaignHead
    survey: Survey
    places: tuple[Place, ...]
    place: Place
    around: Around
    kinds: tuple[InForce, ...]


@routes.get(HERE, Rule.MANAGES)
async def every(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.get(ONE, Rule.MANAGES)
async def take(request: web.Request) -> web.Response:
    """The one in force, to be edited."""
    seen, kind = await _seen(request), _kind(request)
    key = kind, seen.campaign.survey_code
    own = await look(request, templates.content_in_force, seen.place.id, key)
    if own is None:
        own = await asyncio.to_thread(_shipped, kind, seen.survey)
    return saved(texts.FILE_NAMES[kind], own)


@routes.post(ONE, Rule.MANAGES, streams=True)
async def put(request: web.Request) -> web.Response:
    seen, kind = await _seen(request), _kind(request)
    if not request.content_type.startswith("multipart/"):
        return show_trouble(request, 403, common.NOT_FROM_HERE)
    reader = await request.multipart()
    if not same_token(request, await token_of(reader)):
        return show_trouble(request, 403, common.NOT_FROM_HERE)
    try:
        name, content = await _received(reader)
        codes = advising.codes_of(seen.survey)
        await asyncio.to_thread(examine, content, kind, codes)
    except Refusal as refusal:
        typed = Typed({})
        typed.refuse(kind.value, refusal.sentence)
        return await _page(request, typed)
    key = kind, seen.campaign.survey_code if kind is Template.RECOMMENDATIONS else ""
    await change(request, templates.set_template, seen.place.id, key, (name, content))
    return went(_back(request, seen.place), texts.PUT)


@routes.post(ONE + "/restore", Rule.MANAGES)
async def restore(request: web.Request) -> web.Response:
    seen, kind = await _seen(request), _kind(request)
    key = kind, seen.campaign.survey_code if kind is Template.RECOMMENDATIONS else ""
    await change(request, templates.restore_shipped, seen.place.id, key)
    return went(_back(request, seen.place), texts.RESTORED)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    seen = await _seen(request)
    context = {
        **above(request, seen.campaign, "papers"),
        "seen": seen,
        "typed": typed,
        "w": texts,
        "fields": _fields(seen),
        "most": BIGGEST // 1_000_000,
    }
    return show(request, "templates.html", context, 200 if typed.fine else 422)


def _fields(seen: Seen) -> dict[Template, tuple[FieldShown, ...]]:
    kinds = [each.kind for each in seen.kinds if each.kind is not Template.RECOMMENDATIONS]
    return {kind: fields_of(Kind(kind.value)) for kind in kinds}


async def _seen(request: web.Request) -> Seen:
    word = request.query.get("organisation", "")[:9]
    asked = int(word) if word.isascii() and word.isdigit() else None
    return await look_apart(request, _look, number(request, "campaign_id"), asked)


def _look(session: Session, by: Actor, now: datetime, campaign_id: int, asked: int | None) -> Seen:
    campaign = campaign_head(session, by, now, campaign_id)
    places = templates.places(session, by, now)
    if not places:
        raise NotAllowed
    place = places[0] if asked is None else templates.place(session, by, now, asked)
    code = campaign.survey_code
    kinds = templates.in_force(session, by, now, place.id, code)
    around = templates.around(session, by, now, place.id)
    return Seen(campaign, survey_of(session, campaign.fingerprint), places, place, around, kinds)


async def _received(reader: MultipartReader) -> tuple[str, bytes]:
    part = await reader.next()
    if not isinstance(part, BodyPartReader) or not part.filename:
        raise NothingSent
    content = BytesIO()
    await pour(part, content, BIGGEST, TooLarge())
    return clean(part.filename), content.getvalue()


def _kind(request: web.Request) -> Template:
    word = request.match_info["kind"]
    found = next((each for each in Template if each == word), None)
    if found is None:
        raise NotFound
    return found


def _shipped(kind: Template, survey: Survey) -> bytes:
    if kind is Template.RECOMMENDATIONS:
        return advising.document(survey)
    return shipped.template(Kind(kind.value))


def _back(request: web.Request, place: Place) -> str:
    return f"/campaigns/{number(request, 'campaign_id')}/templates?organisation={place.id}"
