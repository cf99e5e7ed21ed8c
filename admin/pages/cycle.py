"""Where the management cycle breaks: in a campaign, and in one form position by position."""

from __future__ import annotations

from urllib.parse import urlencode

from aiohttp import web

from admin import cycle_texts as texts
from admin.asking import look, look_apart
from admin.cycle_tables import LISTS, cycle_table, form_table
from admin.fields import SEARCH_LENGTH, Typed, clean
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import show
from admin.taking import as_file, asked_for
from admin.words import percent
from admin.words import texts as names
from domain.cycles import Asked, By, CyclePage, Reach, campaign_cycle, form_cycle
from domain.results import Counted
from reports.charts import Chart, funnel
from survey_defs.cycle import OUTSIDE, Group

routes = Routes()
PER_PAGE = 100


@routes.get("/campaigns/{campaign_id}/cycle", Rule.READS)
async def show_cycle(request: web.Request) -> web.Response:
    campaign_id = number(request, "campaign_id")
    for table in LISTS:
        if form := asked_for(request, table):
            asked = _asked(request, None)
            every = await look_apart(request, campaign_cycle, campaign_id, asked)
            return await as_file(request, form, cycle_table(request, every, asked, table))
    asked = _asked(request, PER_PAGE)
    page = await look_apart(request, campaign_cycle, campaign_id, asked)
    here = {
        "which": asked.which.value,
        "by": asked.by.value,
        "mechanism": asked.mechanism,
        "step": "" if asked.step is None else str(asked.step + 1),
        "search": asked.search,
    }
    context = {
        **above(request, page.campaign, "cycle"),
        "cycle": page,
        "asked": asked,
        "here": {name: text for name, text in here.items() if _SILENT[name] != text},
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "groupings": _groupings(page),
        "chart": _chart(page) if page.total.chains else None,
        "sentence": sentence(page.steps, page.total),
        "commonest": lambda reach: commonest(page.steps, reach),
        "link": lambda **other: "?" + urlencode(_told({**here, **other})),
    }
    return show(request, "campaign_cycle.html", context)


@routes.get("/forms/{form_id}/cycle", Rule.READS)
async def show_form_cycle(request: web.Request) -> web.Response:
    page = await look(request, form_cycle, number(request, "form_id"))
    if form := asked_for(request):
        return await as_file(request, form, form_table(request, page))
    steps = tuple(Group(link.title, at, at) for at, link in enumerate(page.links))
    context = {
        **above(request, page.campaign, ""),
        "cycle": page,
        "row": page.row,
        "sentence": sentence(steps, page.total),
        "commonest": lambda reach: commonest(steps, reach),
        "outside": OUTSIDE,
        "stands": texts.STANDS,
        "tones": texts.TONES,
    }
    return show(request, "form_cycle.html", context)


def sentence(steps: tuple[Group, ...], reach: Reach) -> str:
    """The commonest break in words."""
    share = percent(reach.share(reach.most))
    return texts.sentence(_titles(steps), reach.commonest, reach.most, reach.chains, share)


def commonest(steps: tuple[Group, ...], reach: Reach) -> str:
    return texts.commonest(_titles(steps), reach.commonest) if reach.chains else texts.NO_CHAINS


def _titles(steps: tuple[Group, ...]) -> list[str]:
    return [step.title for step in steps]


def _asked(request: web.Request, per_page: int | None) -> Asked:
    """What the address asks for; anything odd is as if it were not there."""
    query = request.query
    step = query.get("step", "")
    return Asked(
        which=Counted(query["which"]) if query.get("which") in set(Counted) else Counted.SUBMITTED,
        by=By.GROUPS if query.get("by") == By.GROUPS else By.LINKS,
        step=int(step) - 1 if step.isascii() and step.isdigit() and 0 < len(step) <= 2 else None,  # noqa: PLR2004 -- two digits: more links than any cycle has
        mechanism=clean(query.get("mechanism", ""))[:64],
        search=clean(query.get("search", ""))[:SEARCH_LENGTH],
        page=Typed(query).page(),
        per_page=per_page,
    )


_SILENT = {"which": Counted.SUBMITTED, "by": By.LINKS, "mechanism": "", "step": "", "search": ""}
"""What goes without saying is left out of the address."""


def _told(asked: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in asked.items() if _SILENT[name] != text}


def _groupings(page: CyclePage) -> list[tuple[str, str]]:
    return [(each.value, texts.BY[each]) for each in By] if page.both else []


def _chart(page: CyclePage) -> Chart:
    total = page.total
    steps = [(step.title, total.share(total.through(at))) for at, step in enumerate(page.steps)]
    return funnel(texts.FUNNEL, steps)
