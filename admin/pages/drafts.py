"""A questionnaire from a file: uploaded, checked, looked at, and only then published."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from aiohttp import BodyPartReader, MultipartReader, web

from admin import survey_texts, texts
from admin.asking import change, look_apart
from admin.drafts import beside, draft, drop, new_draft
from admin.fields import Typed
from admin.keys import OPTIONS, VISIT, moment
from admin.pages.definitions import HERE, catalogue, list_page, phone_context, saved
from admin.receiving import pour, token_of
from admin.routing import Routes, Rule
from admin.showing import show, show_trouble, went
from admin.visiting import same_token
from domain import publishing
from domain.accepting import MB
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, Refusal
from domain.publishing import Listed, Upload
from domain.publishing.uploading import Past, Templates
from storage import Session
from survey_defs.differences import Differences, differences
from survey_defs.outline import outline
from survey_defs.scenarios.finding import BIGGEST

routes = Routes()
DRAFT = HERE + "/drafts/{draft}"
MOST_SCENARIOS = 50
"""Files in one upload."""


class TooLarge(Refusal):
    sentence = survey_texts.TOO_LARGE


class NothingSent(Refusal):
    sentence = survey_texts.CHOOSE_FILE


class Seen(NamedTuple):
    """An upload beside what is there already under its code."""

    upload: Upload
    newest: Listed | None
    changes: Differences | None


@routes.post(HERE + "/upload", Rule.MANAGES, streams=True)
async def upload(request: web.Request) -> web.Response:
    if not request[VISIT].publishes:
        raise NotAllowed  # before anything is written to disk
    if not request.content_type.startswith("multipart/"):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    reader = await request.multipart()
    if not same_token(request, await token_of(reader)):
        return show_trouble(request, 403, texts.NOT_FROM_HERE)
    try:
        path = await _received(request, reader)
    except Refusal as refusal:
        typed = Typed({})
        typed.refuse("file", refusal.sentence)
        return await list_page(request, typed)
    return went(f"{HERE}/drafts/{path.parent.name}")


@routes.get(DRAFT, Rule.MANAGES)
async def report(request: web.Request) -> web.Response:
    seen = await _seen(request)
    survey = seen.upload.sound
    context = {
        "upload": seen.upload,
        "survey": survey,
        "newest": seen.newest,
        "told": seen.changes,
        "outline": outline(survey) if survey else "",
        "errors": survey_texts.errors(len(seen.upload.errors)),
        "warnings": survey_texts.warnings(len(seen.upload.problems) - len(seen.upload.errors)),
        "draft": request.match_info["draft"],
        "section": HERE,
    }
    return show(request, "draft.html", context)


@routes.get(DRAFT + "/report", Rule.MANAGES)
async def report_file(request: web.Request) -> web.Response:
    found = (await _seen(request)).upload
    lines = "".join(f"{problem}\r\n" for problem in found.problems)
    name = survey_texts.REPORT_NAME.format(name=Path(found.name).stem)
    return saved(name, lines.encode("utf-8-sig"))


@routes.get(DRAFT + "/phone", Rule.MANAGES)
async def phone(request: web.Request) -> web.Response:
    survey = (await _seen(request)).upload.sound
    if survey is None:
        raise NotFound
    back = f"{HERE}/drafts/{request.match_info['draft']}"
    return show(request, "survey_phone.html", phone_context(request, survey, back))


@routes.post(DRAFT + "/publish", Rule.MANAGES)
async def publish(request: web.Request) -> web.Response:
    """What the person has read is what is published: the file has not changed since."""
    made = await change(request, publishing.publish, (await _seen(request)).upload)
    await asyncio.to_thread(drop, _path(request))
    said = survey_texts.PUBLISHED if made.new else survey_texts.ALREADY
    return went(f"{HERE}/{made.listed.word}", said)


async def _received(request: web.Request, reader: MultipartReader) -> Path:
    part = await reader.next()
    if not isinstance(part, BodyPartReader) or not part.filename:
        raise NothingSent
    folder, who = request.config_dict[OPTIONS].folder, request[VISIT].person_id
    now = moment(request).timestamp()
    path = await asyncio.to_thread(new_draft, folder, who, part.filename, now)
    try:
        with path.open("wb") as file:
            await pour(part, file, survey_texts.UPLOAD_MB * MB, TooLarge())
        await _with_scenarios(reader, path)
    except Refusal:
        await asyncio.to_thread(drop, path)
        raise
    return path


async def _with_scenarios(reader: MultipartReader, path: Path) -> None:
    """What else the form has brought; an empty field brings a part without a name."""
    for _ in range(MOST_SCENARIOS):
        part = await reader.next()
        if not isinstance(part, BodyPartReader):
            return
        if part.filename:
            target = await asyncio.to_thread(beside, path, part.filename)
            with target.open("wb") as file:
                await pour(part, file, BIGGEST + 1, TooLarge())


def _path(request: web.Request) -> Path:
    folder = request.config_dict[OPTIONS].folder
    return draft(folder, request[VISIT].person_id, request.match_info["draft"])


async def _seen(request: web.Request) -> Seen:
    """Checked anew each time: templates may have been published since."""
    listed, templates, past = await look_apart(request, _known)
    found = await asyncio.to_thread(publishing.examined, _path(request), templates, past)
    survey = found.sound
    if survey is None:
        return Seen(found, None, None)
    newest = next((each for each in listed if each.code == survey.code and each.newest), None)
    if newest is None:
        return Seen(found, None, None)
    before = await look_apart(request, publishing.published_survey, newest.word)
    return Seen(found, newest, await asyncio.to_thread(differences, before, survey))


def _known(session: Session, by: Actor, now: datetime) -> tuple[list[Listed], Templates, Past]:
    listed = catalogue(session, by, now)
    return listed, publishing.templates(session), publishing.past_scenarios(session)
