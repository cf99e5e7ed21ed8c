"""One form: its answers in words with what supports them, and exceptions made for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from aiohttp import web

from admin import texts
from admin.asking import attempt, look, look_apart
from admin.fields import MAX_ID, Typed, for_field
from admin.form_tables import changes_table
from admin.heads import above
from admin.keys import moment
from admin.routing import Routes, Rule, number
from admin.showing import link_of, show, wants_fragment, went
from admin.taking import MOST, as_file, asked_for
from admin.words import texts as names
from domain.easing import LONGEST_REOPENING, REASON_LENGTH, extend_form, reopen_form
from domain.errors import NotFound
from domain.overview import FormPage, SectionPart, answer_history, form_history, form_page
from storage.tables import CampaignState

routes = Routes()
HERE = "/forms/{form_id}"
SHORT = 60
"""So many questions stand on one page; longer surveys are shown a mechanism at a time."""
CHANGES = 100
"""Lines of the history on one page."""


class Chapter(NamedTuple):
    """What is shown at once: a mechanism, or a section of the top level."""

    part: SectionPart
    block: str
    """The title of the block that it opens; empty for the others in it."""
    inside: tuple[SectionPart, ...]
    """Itself and all its sections, in order."""


@routes.get(HERE, Rule.READS)
async def show_form(request: web.Request) -> web.Response:
    page = await look(request, form_page, number(request, "form_id"))
    chapters = chapters_of(page.parts)
    asked = request.query.get("part", chapters[0].part.code)
    chosen = [each for each in chapters if asked in codes_of(each)]
    if not chosen:
        raise NotFound
    whole = sum(len(part.answers) for part in page.parts) <= SHORT
    context = {
        **above_form(request, page),
        "chapters": chapters,
        "chosen": chosen[0].part.code,
        "whole": whole,
        "shown": chapters if whole else chosen,
    }
    return show(request, "form.html", context)


@routes.get(HERE + "/at/{question}", Rule.READS)
async def go_to_question(request: web.Request) -> web.Response:
    """One question of the form, wherever in its pages it stands."""
    form_id, question = number(request, "form_id"), request.match_info["question"]
    page = await look(request, form_page, form_id)
    for chapter in chapters_of(page.parts):
        if any(answer.code == question for part in chapter.inside for answer in part.answers):
            part = quote(chapter.part.code)
            raise web.HTTPSeeOther(f"/forms/{form_id}?part={part}#q-{quote(question)}")
    raise NotFound


@routes.get(HERE + "/history", Rule.READS)
async def changes(request: web.Request) -> web.Response:
    """Every change of every answer, the newest first."""
    form_id, typed = number(request, "form_id"), Typed(request.query)
    page = await look(request, form_page, form_id)
    if form := asked_for(request):
        every = await look_apart(request, form_history, form_id, MOST)
        return await as_file(request, form, changes_table(request, page, every))
    before = typed.whole("before", 1, MAX_ID) if typed.given.get("before") else None
    before = None if typed.problems else before
    lines = await look(request, form_history, form_id, CHANGES + 1, before)
    here = f"/forms/{form_id}/history"
    context = {
        **above_form(request, page),
        "lines": lines[:CHANGES],
        "newest": here if before else "",
        "older": f"{link_of(here)}before={lines[CHANGES - 1].id}" if len(lines) > CHANGES else "",
    }
    return show(request, "form_history.html", context)


@routes.get(HERE + "/history/{question}", Rule.READS)
async def history(request: web.Request) -> web.Response:
    """With htmx only the list, to open under its question."""
    form_id, question = number(request, "form_id"), request.match_info["question"]
    lines = await look(request, answer_history, form_id, question)
    if wants_fragment(request):
        page = await look(request, form_page, form_id)
        return show(request, "history_list.html", {"lines": lines, "zone": page.row.zone})
    page = await look(request, form_page, form_id)
    context = {**above_form(request, page), "lines": lines, "question": question}
    return show(request, "history.html", context)


@routes.get(HERE + "/extend", Rule.MANAGES)
async def ask_to_extend(request: web.Request) -> web.Response:
    return await _easing_page(request, "form_extend.html", Typed({}))


@routes.post(HERE + "/extend", Rule.MANAGES)
async def extend(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    page = await look(request, form_page, form_id)
    typed = Typed(await request.post())
    dates = await attempt(
        request,
        typed,
        extend_form,
        form_id,
        on_time_at=typed.moment("on_time_at", page.row.zone),
        locks_at=typed.moment("locks_at", page.row.zone),
        reason=typed.text("reason", REASON_LENGTH),
    )
    if dates is None:
        return await _easing_page(request, "form_extend.html", typed)
    return went(f"/forms/{form_id}", texts.EXTENDED)


@routes.get(HERE + "/reopen", Rule.MANAGES)
async def ask_to_reopen(request: web.Request) -> web.Response:
    return await _easing_page(request, "form_reopen.html", Typed({}))


@routes.post(HERE + "/reopen", Rule.MANAGES)
async def reopen(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    typed = Typed(await request.post())
    days = typed.whole("days", 1, LONGEST_REOPENING)
    reason = typed.text("reason", REASON_LENGTH)
    if await attempt(request, typed, reopen_form, form_id, days, reason) is None:
        return await _easing_page(request, "form_reopen.html", typed)
    return went(f"/forms/{form_id}", texts.REOPENED)


async def _easing_page(request: web.Request, template: str, typed: Typed) -> web.Response:
    page = await look(request, form_page, number(request, "form_id"))
    context = {
        **above_form(request, page),
        "typed": typed,
        "on_time_at": for_field(page.row.on_time_at, page.row.zone),
        "locks_at": for_field(page.row.locks_at, page.row.zone),
        "longest": LONGEST_REOPENING,
    }
    return show(request, template, context, 200 if typed.fine else 422)


def above_form(request: web.Request, page: FormPage) -> dict[str, Any]:
    row, now = page.row, moment(request)
    running = page.campaign.state is CampaignState.OPEN
    return {
        **above(request, page.campaign, ""),
        "form": page,
        "row": row,
        "zone": row.zone,
        "open": running and now < open_until(row.locks_at, row.reopened_until),
        "may_extend": page.campaign.may_manage and running and now < row.locks_at,
        "events": [
            (line, names.journal_line(line.what), names.journal_details(line.details))
            for line in page.history
        ],
        "may_hand": running and row.submitted_at is None and page.may_manage,
        "may_reopen": page.campaign.may_manage
        and running
        and (row.submitted_at is not None or now >= row.locks_at),
    }


def open_until(locks_at: datetime, reopened_until: datetime | None) -> datetime:
    return max(locks_at, reopened_until or locks_at)


def codes_of(chapter: Chapter) -> set[str]:
    """Whoever asks for a position or a question is shown the mechanism that it lies in."""
    parts = (chapter.part, *chapter.inside)
    return {part.code for part in parts} | {
        answer.code for part in parts for answer in part.answers
    }


def chapters_of(parts: Sequence[SectionPart]) -> list[Chapter]:
    """Mechanisms when the survey has them, else its outermost sections."""
    mechanisms = any(part.level == "mechanism" for part in parts)
    chapters: list[Chapter] = []
    block = ""
    for place, part in enumerate(parts):
        if part.level == "block":
            block = part.title
        if part.level == "mechanism" or (not mechanisms and part.depth == 0):
            chapters.append(Chapter(part, block, _in_order((part, *_inside(parts, place)))))
            block = ""
    return chapters


def _in_order(parts: Sequence[SectionPart]) -> tuple[SectionPart, ...]:
    """As people are asked: the questions of a mechanism come after those of its positions."""
    asked = [part for part in parts if part.answers]
    return tuple(sorted(asked, key=lambda part: part.answers[0].place))


def _inside(parts: Sequence[SectionPart], place: int) -> list[SectionPart]:
    following = []
    for part in parts[place + 1 :]:
        if part.depth <= parts[place].depth:
            break
        following.append(part)
    return following
