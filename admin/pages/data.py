"""A person's own address of the data of a campaign: made, taken back, and read by Excel."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from pathlib import Path

from aiohttp import web

from admin import export_texts as texts
from admin.asking import change, look
from admin.heads import above
from admin.keys import DATABASE, OPTIONS, moment
from admin.limiting import Limit, who_asks
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from domain import data_links
from domain.acting import Actor, act_as
from domain.errors import NotFound, Refusal
from domain.overview import campaign_head
from reports.tidy import FILES, data_of
from storage import Session

routes = Routes()
HERE = "/campaigns/{campaign_id}/data-link"
OF_A_LINK, OF_AN_ADDRESS = 30, 60
"""Readings of one link, and of unknown links from one place, in ten minutes."""
SECONDS = 600
CHUNK = 1 << 18
LIMITS: web.AppKey[tuple[Limit, Limit]] = web.AppKey("limits of data")
ONE_AT_A_TIME: web.AppKey[asyncio.Semaphore] = web.AppKey("makes data")


def set_up(panel: web.Application) -> None:
    panel[LIMITS] = Limit(OF_A_LINK, SECONDS), Limit(OF_AN_ADDRESS, SECONDS)
    panel[ONE_AT_A_TIME] = asyncio.Semaphore(1)


@routes.post(HERE, Rule.READS)
async def make(request: web.Request) -> web.Response:
    """The only page that ever shows it."""
    campaign_id = number(request, "campaign_id")
    campaign = await look(request, campaign_head, campaign_id)
    token = await change(request, data_links.make, campaign_id)
    base = request.config_dict[OPTIONS].public_url or f"{request.scheme}://{request.host}"
    links = [(texts.DATA_FILES[file], f"{base}/data/{token}/{file}.csv") for file in FILES]
    context = {**above(request, campaign, "exports"), "links": links}
    return show(request, "data_link.html", context)


@routes.post(HERE + "/revoke", Rule.SIGNED_IN)
async def revoke(request: web.Request) -> web.Response:
    campaign_id = number(request, "campaign_id")
    await change(request, data_links.revoke, campaign_id)
    return went(f"/campaigns/{campaign_id}/exports", texts.LINK_REVOKED)


@routes.get("/data/{token}/{file}", Rule.OPEN)
async def read(request: web.Request) -> web.StreamResponse:
    """For programs: refusals are plain sentences, and nothing is told of why."""
    file = request.match_info["file"].removesuffix(".csv")
    unknown, now = web.Response(status=404, text=texts.NO_DATA), moment(request)
    of_link, of_address = request.config_dict[LIMITS]
    try:
        link = await request.config_dict[DATABASE].looking(
            data_links.owner, now, request.match_info["token"]
        )
    except NotFound:
        seconds = of_address.wait(who_asks(request), now)
        return _later(seconds) if seconds else unknown
    if seconds := of_link.wait(str(link.id), now):
        return _later(seconds)
    if file not in FILES:
        return unknown
    with tempfile.TemporaryDirectory(prefix="svod-data-") as folder:
        target = Path(folder, "data.csv")
        try:
            async with request.config_dict[ONE_AT_A_TIME]:
                await asyncio.to_thread(_make, request, link, file, target)
        except Refusal:
            return unknown
        await request.config_dict[DATABASE].changing(data_links.note_use, now, link)
        return await _send(request, target, file)


def _make(request: web.Request, link: data_links.LinkRow, file: str, target: Path) -> None:
    database, now = request.config_dict[DATABASE], moment(request)

    def write(session: Session, by: Actor, at: object) -> None:
        data_of(session, by, now, link.campaign_id, file, target)

    database.look_now(act_as, link.person_id, now, write)


async def _send(request: web.Request, target: Path, file: str) -> web.StreamResponse:
    """Nothing at all when the reader has it already."""
    tag, size = await asyncio.to_thread(_measured, target)
    if any(known.value == tag for known in request.if_none_match or ()):
        response = web.StreamResponse(status=304)
        response.etag = tag
        await response.prepare(request)
        return response
    response = web.StreamResponse(
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{file}.csv"',
            "Cache-Control": "private, no-cache",
        }
    )
    response.etag = tag
    response.content_length = size
    await response.prepare(request)
    with target.open("rb") as opened:
        while chunk := await asyncio.to_thread(opened.read, CHUNK):
            await response.write(chunk)
    await response.write_eof()
    return response


def _measured(target: Path) -> tuple[str, int]:
    """Its digest and its length."""
    with target.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest(), opened.tell()


def _later(seconds: int) -> web.Response:
    return web.Response(status=429, text=texts.TOO_OFTEN, headers={"Retry-After": str(seconds)})
