"""Papers of a campaign: of one organisation, of those ticked, of all; and the letters."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web
from multidict import MultiMapping

from admin import papers_texts as texts
from admin.asking import change, look_apart
from admin.fields import SEARCH_LENGTH, Typed, clean
from admin.heads import above
from admin.routing import NUMBER, Routes, Rule, number
from admin.showing import link_of, show, went
from admin.words import texts as names
from admin.working import work_asked_for
from domain import jobs
from domain.jobs import Kind, Share
from domain.results import Counted, Results, Slice, results
from reports.documents import Wanted, territories

routes = Routes()
HERE = "/campaigns/{campaign_id}/papers"
PER_PAGE = 100
MOST = 5000
"""Organisations that are kept by name in what is asked for; all of a campaign are not."""
A_NUMBER = re.compile(NUMBER)
WORD, PDF = "word", "pdf"
TICKED, FOUND = "ticked", "found"
ONE = {WORD: Kind.PAPER_WORD, PDF: Kind.PAPER_PDF}
MANY = {WORD: Kind.PAPERS_WORD, PDF: Kind.PAPERS_PDF}
LETTERS = {
    "reference": {WORD: Kind.REFERENCE_WORD, PDF: Kind.REFERENCE_PDF},
    "absence": {WORD: Kind.ABSENCE_WORD, PDF: Kind.ABSENCE_PDF},
}


@routes.get(HERE, Rule.READS)
async def papers(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE, Rule.READS)
async def ask(request: web.Request) -> web.Response:
    """A viewer may ask too: it changes nothing but their own list of files."""
    campaign_id, posted = number(request, "campaign_id"), await request.post()
    typed = Typed(posted)
    which, ending = _which(typed.given), PDF if typed.given.get("ending") == PDF else WORD
    letter = LETTERS.get(typed.given.get("what", ""))
    if letter:
        share = Share(which, under=_id(typed.given.get("under", "")))
        await change(request, jobs.ask, campaign_id, letter[ending], share)
        return went(f"/campaigns/{campaign_id}/papers", texts.ASKED)
    if typed.given.get("what") == FOUND and not _search(request):
        await change(request, jobs.ask, campaign_id, MANY[ending], Share(which))
        return went(f"/campaigns/{campaign_id}/papers", texts.ASKED)
    chosen = await _chosen(request, posted, which)
    if not chosen or len(chosen) > MOST:
        typed.refuse("form", texts.too_many(len(chosen), MOST) if chosen else texts.TICK)
        return await _page(request, typed)
    kinds = ONE if len(chosen) == 1 else MANY
    share = Share(which, tuple(sorted(chosen)))
    await change(request, jobs.ask, campaign_id, kinds[ending], share)
    return went(f"/campaigns/{campaign_id}/papers", texts.ASKED)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    campaign_id = number(request, "campaign_id")
    which, search = _which(request.query), _search(request)
    cut = Slice(
        search=search, sort="territory", page=Typed(request.query).page(), per_page=PER_PAGE
    )
    found = await look_apart(request, results, campaign_id, which, cut)
    parts = await look_apart(request, territories, Wanted(campaign_id, Counted.ALL))
    context: dict[str, Any] = {
        **above(request, found.campaign, "papers"),
        "found": found,
        "territories": any(each.row.territory != each.row.short_name for each in found.rows),
        "which": which,
        "search": search,
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "parts": parts,
        "typed": typed,
        "link": link_of(request.path, which=which.value, search=search),
    }
    work = f"/campaigns/{campaign_id}/exports/work"
    context |= await work_asked_for(request, work, campaign_id)
    return show(request, "papers.html", context, 200 if typed.fine else 422)


async def _chosen(request: web.Request, posted: MultiMapping[Any], which: Counted) -> set[int]:
    """The forms ticked, or all that are found by the words in the address."""
    if posted.get("what") != FOUND:
        ticked = map(str, posted.getall("form", []))
        return {int(each) for each in ticked if A_NUMBER.fullmatch(each)}
    cut = Slice(search=_search(request))
    found: Results = await look_apart(request, results, number(request, "campaign_id"), which, cut)
    return {each.row.form_id for each in found.rows}


def _search(request: web.Request) -> str:
    return clean(request.query.get("search", ""))[:SEARCH_LENGTH]


def _which(given: Any) -> Counted:
    word = given.get("which", "")
    return next((each for each in Counted if each == word), Counted.SUBMITTED)


def _id(word: str) -> int | None:
    return int(word) if A_NUMBER.fullmatch(word) else None
