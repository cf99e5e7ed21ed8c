"""A list of organisations and people out of Excel: uploaded, looked at row by row, applied."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from pathlib import Path
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web
from aiohttp.helpers import content_disposition_header

from admin import roster_texts, texts
from admin.asking import change, look_apart
from admin.drafts import draft, drop, new_draft
from admin.fields import Typed
from admin.keys import OPTIONS, VISIT, moment
from admin.receiving import pour, token_of
from admin.routing import Routes, Rule
from admin.showing import link_of, show, show_trouble, went
from admin.visiting import same_token
from admin.words import texts as names
from domain.accepting import MB
from domain.errors import NotAllowed, NotFound, Refusal
from domain.importing.applying import apply, known
from domain.importing.lines import Listing, listing, read_book
from domain.importing.planning import plan
from domain.importing.texts import MOVED_ON
from domain.importing.views import Kind, Plan
from domain.paging import cut
from reports import remarks
from storage.tables import Role

routes = Routes()
HERE = "/people/roster"
DRAFT = HERE + "/{draft}"
FOLDER = "rosters"
SHOWN_MISSING = 200
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROLES = (Role.HEAD, Role.COORDINATOR)


class TooLarge(Refusal):
    sentence = roster_texts.TOO_LARGE


class NothingSent(Refusal):
    sentence = roster_texts.CHOOSE_FILE


@routes.get(HERE, Rule.MANAGES)
async def ask(request: web.Request) -> web.Response:
    return _ask_page(request, Typed({}))


@routes.post(HERE + "/upload", Rule.MANAGES, streams=True)
async def upload(request: web.Request) -> web.Response:
    if not request.content_type.startswith("multipart/"):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    reader = await request.multipart()
    if not same_token(request, await token_of(reader)):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    path = None
    try:
        path = await _received(request, reader)
        await asyncio.to_thread(_listing, path)
    except Refusal as refusal:
        if path is not None:
            await asyncio.to_thread(drop, path)
        typed = Typed({})
        typed.refuse("file", refusal.sentence)
        return _ask_page(request, typed)
    return went(f"{HERE}/{path.parent.name}")


@routes.get(DRAFT, Rule.MANAGES)
async def preview(request: web.Request) -> web.Response:
    path, typed = _path(request), Typed(request.query)
    role, made = await _planned(request, path, typed)
    counts = made.counts()
    only = next((kind for kind in Kind if kind == typed.given.get("kind")), None)
    first = next((kind for kind in reversed(Kind) if counts[kind]), Kind.UNCHANGED)
    kind = only or first
    rows = [each for each in made.verdicts if each.kind is kind]
    here = f"{HERE}/{path.parent.name}"
    context = {
        "plan": made,
        "counts": [(each.value, roster_texts.KINDS[each], counts[each]) for each in counts],
        "kind": kind,
        "doubtful": counts[Kind.DOUBTFUL],
        "role": role,
        "roles": [(each.value, names.ROLE_NAMES[each]) for each in ROLES],
        "found": cut(range(len(rows)), typed.page(), lambda ids: [rows[each] for each in ids]),
        "missing": made.missing[:SHOWN_MISSING],
        "link": link_of(here, kind=kind, role=role),
        "draft": here,
        "name": path.name,
        "section": "/people",
    }
    return show(request, "roster_preview.html", context)


@routes.get(DRAFT + "/remarks", Rule.MANAGES)
async def take_remarks(request: web.Request) -> web.Response:
    """The same workbook with what is said of each row."""
    path = _path(request)
    _, made = await _planned(request, path, Typed(request.query))
    now = moment(request)

    def write() -> bytes:
        return remarks.workbook(read_book(path), made.verdicts, made.missing, now)

    name = roster_texts.REMARKS_NAME.format(name=path.stem)
    headers = {
        "Content-Disposition": content_disposition_header("attachment", filename=name),
        "Cache-Control": "private, no-store",
    }
    body = await asyncio.to_thread(write)
    return web.Response(body=body, content_type=EXCEL, headers=headers)


@routes.post(DRAFT + "/apply", Rule.MANAGES)
async def bring_in(request: web.Request) -> web.Response:
    """What was seen is what is done: otherwise it is shown again."""
    path, typed = _path(request), Typed(await request.post())
    role, made = await _planned(request, path, typed)
    here = f"{HERE}/{path.parent.name}?role={role}"
    if made.base != typed.given.get("base"):
        return went(here, MOVED_ON)
    try:
        done = await change(request, apply, made)
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        return went(here, refusal.sentence)
    if not any(each.kind is Kind.DOUBTFUL for each in made.verdicts):
        await asyncio.to_thread(drop, path)
        return went(HERE, roster_texts.applied(done))
    return went(here, roster_texts.applied(done))


async def _planned(request: web.Request, path: Path, typed: Typed) -> tuple[Role, Plan]:
    role = next((each for each in ROLES if each == typed.given.get("role")), Role.HEAD)
    there = await look_apart(request, known)
    return role, await asyncio.to_thread(lambda: plan(_listing(path), there, role))


def _ask_page(request: web.Request, typed: Typed) -> web.Response:
    context: dict[str, Any] = {"typed": typed, "section": "/people", "tab": HERE}
    return show(request, "roster.html", context, 200 if typed.fine else 422)


def _listing(path: Path) -> Listing:
    return _kept(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _kept(path: Path, written: int) -> Listing:
    """Reading takes seconds, and a preview has many pages."""
    return listing(read_book(path))


async def _received(request: web.Request, reader: MultipartReader) -> Path:
    part = await reader.next()
    if not isinstance(part, BodyPartReader) or not part.filename:
        raise NothingSent
    folder, who = request.config_dict[OPTIONS].folder / FOLDER, request[VISIT].person_id
    now = moment(request).timestamp()
    path = await asyncio.to_thread(new_draft, folder, who, part.filename, now)
    try:
        with path.open("wb") as file:
            await pour(part, file, roster_texts.UPLOAD_MB * MB, TooLarge())
    except Refusal:
        await asyncio.to_thread(drop, path)
        raise
    return path


def _path(request: web.Request) -> Path:
    folder = request.config_dict[OPTIONS].folder / FOLDER
    return draft(folder, request[VISIT].person_id, request.match_info["draft"])
