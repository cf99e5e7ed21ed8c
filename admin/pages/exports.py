"""What can be taken away: the svod as background work, all documents at the click."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from admin import texts
from admin.asking import change, look, look_apart
from admin.export_texts import BARE_IS_FOR_ANALYSTS, JOB_KINDS, NEEDS_DAY
from admin.heads import above
from admin.keys import OPTIONS
from admin.pages.documents import store
from admin.routing import Routes, Rule, number
from admin.showing import show, show_trouble, wants_fragment, went
from admin.taking import saved
from admin.words import texts as names
from admin.working import work_asked_for
from domain import data_links, jobs
from domain.acting import Actor
from domain.errors import NotPossible
from domain.jobs import Kind
from domain.overview import campaign_head
from domain.pinned import survey_of
from domain.results import Counted, mechanisms_of
from domain.retention import results_kept
from reports.documents import Archive, Chosen, Wanted, archive, territories
from storage import Session

routes = Routes()
HERE = "/campaigns/{campaign_id}/exports"
RESULTS = "results"
AT_ONCE = 1 << 20
BYTES = {"Content-Type": "application/octet-stream"}
OFFERED = tuple(Kind(code) for code in JOB_KINDS)
"""What may be asked for here."""


@routes.get(HERE, Rule.READS)
async def exports(request: web.Request) -> web.Response:
    campaign_id = number(request, "campaign_id")
    campaign = await look(request, campaign_head, campaign_id)
    which = _counted(request.query.get("which"), Counted.ALL)
    parts = await look_apart(request, territories, Wanted(campaign_id, which))
    context = {
        **above(request, campaign, "exports"),
        **await _work(request),
        "kept": (await look(request, _kept)).days,
        "data_links": await look(request, data_links.mine, campaign_id),
        "which": which,
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "parts": parts,
        "files": sum(part.files for part in parts),
        "size": sum(part.size for part in parts),
        **await look(request, _choices, campaign_id),
    }
    return show(request, "exports.html", context)


@routes.post(HERE, Rule.READS)
async def ask(request: web.Request) -> web.Response:
    """A viewer may ask too: it changes nothing but their own list of files."""
    typed, campaign_id = await request.post(), number(request, "campaign_id")
    kind = next((each for each in OFFERED if each == typed.get("kind")), Kind.SVOD)
    if typed.get("bare"):
        if kind is not Kind.ANALYSTS:
            raise NotPossible(BARE_IS_FOR_ANALYSTS)
        kind = Kind.ANALYSTS_BARE
    which = _counted(typed.get("which"), Counted.SUBMITTED)
    await change(request, jobs.ask, campaign_id, kind, which)
    return went(f"/campaigns/{campaign_id}/exports", texts.ASKED)


@routes.get(HERE + "/work", Rule.READS)
async def work(request: web.Request) -> web.Response:
    """The list alone, asked again while something is being made."""
    campaign = await look(request, campaign_head, number(request, "campaign_id"))
    context = {"campaign": campaign, "zone": campaign.zone, **await _work(request)}
    if not wants_fragment(request):
        return went(f"/campaigns/{campaign.id}/exports")
    return show(request, "work.html", context)


@routes.get("/exports/{job_id}", Rule.READS)
async def take(request: web.Request) -> web.StreamResponse:
    found = await look(request, jobs.result, number(request, "job_id"))
    path = request.config_dict[OPTIONS].folder / RESULTS / found.file
    if not path.is_file():
        return show_trouble(request, 404, texts.RESULT_GONE)
    return web.FileResponse(path, headers=BYTES | saved(found.name))


@routes.get("/campaigns/{campaign_id}/documents", Rule.READS)
async def documents(request: web.Request) -> web.StreamResponse:
    """Streamed as it is made; its length is told first, so that a browser shows what is left."""
    asked = request.query
    campaign = await look(request, campaign_head, number(request, "campaign_id"))
    wanted = Wanted(
        campaign.id,
        _counted(asked.get("which"), Counted.ALL),
        _territory(asked.get("territory", "")),
        tuple(asked.get("organisations", "").replace(",", " ").split()),
        Chosen(asked.get("class", ""), asked.get("section", ""), _since(asked, campaign.zone)),
    )
    made = await look_apart(request, archive, wanted, store(request))
    response = web.StreamResponse(headers=BYTES | saved(made.name))
    response.content_length = made.size
    await response.prepare(request)
    await _pour(made, response)
    return response


async def _pour(made: Archive, response: web.StreamResponse) -> None:
    chunks = iter(made)
    while portion := await asyncio.to_thread(_portion, chunks):
        await response.write(portion)
    await response.write_eof()


def _portion(chunks: Iterator[bytes]) -> bytes:
    """About a megabyte, so that threads are changed seldom and memory stays flat."""
    portion = bytearray()
    for chunk in chunks:
        portion += chunk
        if len(portion) >= AT_ONCE:
            break
    return bytes(portion)


async def _work(request: web.Request) -> dict[str, Any]:
    campaign_id = number(request, "campaign_id")
    return await work_asked_for(request, f"/campaigns/{campaign_id}/exports/work", campaign_id)


def _since(asked: Mapping[str, str], zone: ZoneInfo) -> datetime | None:
    """The beginning of that day where the campaign is."""
    if not (typed := asked.get("since", "").strip()):
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise NotPossible(NEEDS_DAY) from None
    return datetime.combine(day, time(), zone)


def _kept(session: Session, by: Actor, now: datetime) -> timedelta:
    return results_kept(session)


def _choices(session: Session, by: Actor, now: datetime, campaign_id: int) -> dict[str, Any]:
    """What documents can be chosen by."""
    campaign = campaign_head(session, by, now, campaign_id)
    survey = survey_of(session, campaign.fingerprint)
    return {
        "classes": [(each.code, each.title) for each in survey.document_classes],
        "sections": [(each.code, each.label) for each in mechanisms_of(survey)],
    }


def _counted(word: object, otherwise: Counted) -> Counted:
    return next((each for each in Counted if each == word), otherwise)


def _territory(word: str) -> int | None:
    return int(word[:9]) if word.isascii() and word.isdigit() else None
