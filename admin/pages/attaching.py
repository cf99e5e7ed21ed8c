"""Attaching a document that is too large for the chat: streamed to disk, then looked into."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import BodyPartReader, MultipartReader, web

from admin import texts
from admin.asking import change, look
from admin.fields import Typed
from admin.keys import OPTIONS
from admin.pages.documents import store
from admin.receiving import pour, token_of
from admin.routing import Routes, Rule, number
from admin.showing import show, show_trouble, went
from admin.visiting import same_token
from domain.accepting import MB, Accepted, accept
from domain.errors import NotAllowed, NotFound, Refusal
from domain.overview import FormPage, ShownAnswer, form_page
from domain.proving import SentFile, take_file
from domain.proving.taking import PANEL_MB

routes = Routes()
HERE = "/forms/{form_id}/attach/{place_id}"
ARRIVING = "uploads"


class TooLarge(Refusal):
    sentence = texts.too_large(PANEL_MB)


class NothingSent(Refusal):
    sentence = texts.CHOOSE_FILE


@routes.get(HERE, Rule.MANAGES)
async def ask_for_file(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE, Rule.MANAGES, streams=True)
async def attach(request: web.Request) -> web.Response:
    form_id, place = number(request, "form_id"), number(request, "place_id")
    page, _ = await _asked(request)
    if not page.may_manage:
        raise NotAllowed  # before anything is written to disk
    if not request.content_type.startswith("multipart/"):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    reader = await request.multipart()
    if not same_token(request, await token_of(reader)):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    typed = Typed({})
    try:
        sent = await _received(request, reader)
        taken = await change(request, take_file, form_id, place, sent)
    except NotFound:
        raise
    except Refusal as refusal:
        typed.refuse("file", refusal.sentence)
        return await _page(request, typed)
    return went(f"/forms/{page.row.form_id}#{_anchor(page, place)}", texts.attached(taken))


async def _received(request: web.Request, reader: MultipartReader) -> SentFile:
    """The next part as a file in the store, if its content is of an accepted kind."""
    part = await reader.next()
    if not isinstance(part, BodyPartReader) or not part.filename:
        raise NothingSent
    async with _on_disk(request, part) as path:
        accepted = await asyncio.to_thread(accept, path, part.filename, PANEL_MB * MB)
        return await asyncio.to_thread(_stored, request, path, accepted)


@asynccontextmanager
async def _on_disk(request: web.Request, part: BodyPartReader) -> AsyncIterator[Path]:
    """The bytes in a file beside the store, gone again when done with."""
    folder = request.config_dict[OPTIONS].folder / ARRIVING
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        await pour(part, file, PANEL_MB * MB, TooLarge())
        yield Path(file.name)


def _stored(request: web.Request, path: Path, accepted: Accepted) -> SentFile:
    kept = store(request).save(path)
    return SentFile(kept.sha256, kept.size, accepted.extension, accepted.name, from_panel=True)


async def _asked(request: web.Request) -> tuple[FormPage, ShownAnswer]:
    page = await look(request, form_page, number(request, "form_id"))
    place = number(request, "place_id")
    for part in page.parts:
        for answer in part.answers:
            if answer.place == place and answer.question.evidence:
                return page, answer
    raise NotFound


async def _page(request: web.Request, typed: Typed) -> web.Response:
    page, answer = await _asked(request)
    context = {
        "form": page,
        "row": page.row,
        "campaign": page.campaign,
        "answer": answer,
        "typed": typed,
        "most": PANEL_MB,
        "section": "/campaigns",
    }
    return show(request, "attach.html", context, 200 if typed.fine else 422)


def _anchor(page: FormPage, place: int) -> str:
    codes = {answer.place: answer.code for part in page.parts for answer in part.answers}
    return f"q-{codes[place]}"
