"""The tables of the cycle to take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aiohttp import web

from admin import cycle_texts as texts
from admin import taking_texts
from admin.keys import VISIT
from admin.taking import about
from admin.words import texts as names
from domain.cycles import Asked, CyclePage, FormCycle, Reach
from reports.seen import Cell, Column, Kind, SeenTable
from survey_defs.cycle import OUTSIDE

LISTS = ("", "mechanisms", "organisations")
_KINDS = {"number": Kind.WHOLE, "percent": Kind.PERCENT, "words": Kind.WORDS}


def cycle_table(request: web.Request, page: CyclePage, asked: Asked, table: str) -> SeenTable:
    """By link, by mechanism or by organisation."""
    heads, rows = {
        "": (texts.STEP_COLUMNS, _steps(page)),
        "mechanisms": ((*texts.PART_COLUMNS, *_breaks(page)), _parts(page)),
        "organisations": ((*texts.ROW_COLUMNS, *_breaks(page)), _rows(page)),
    }[table]
    narrowed = _narrowed(page, asked) if table == "organisations" else ""
    said = about(
        request,
        (taking_texts.CAMPAIGN, page.campaign.title),
        (taking_texts.COUNTED, page.words),
        (texts.GROUPING, texts.BY[asked.by]),
        (taking_texts.CHOSEN, narrowed or taking_texts.EVERYTHING),
    )
    title = f"{texts.PAGE}. {page.campaign.title}"
    return SeenTable(title, said, tuple(heads), list(rows), request[VISIT].zone)


def form_table(request: web.Request, page: FormCycle) -> SeenTable:
    """A position a row, a link a column."""
    said = about(
        request,
        (taking_texts.CAMPAIGN, page.campaign.title),
        (texts.ORGANISATION, page.row.name),
        (taking_texts.COUNTED, names.STANDINGS[page.row.state]),
    )
    heads = (texts.MECHANISM, texts.POSITION, *(link.title for link in page.links), texts.BREAK)
    rows = [
        [
            part.section.title,
            f"{chain.section.code} {chain.section.title}",
            *(texts.STANDS[held][1] for _, held in chain.links),
            _break(page, chain.broken_at),
        ]
        for part, chains in page.parts
        for chain in chains
    ]
    title = f"{texts.PAGE}. {page.row.short_name}"
    columns = tuple(Column(head) for head in heads)
    return SeenTable(title, said, columns, rows, request[VISIT].zone)


def _break(page: FormCycle, place: int) -> str:
    if place == OUTSIDE:
        return texts.NO_CHAINS
    return page.links[place].title if place < len(page.links) else texts.NOT_BROKEN


def _breaks(page: CyclePage) -> list[Column]:
    return [Column(texts.breaks_at(step.title), Kind.WHOLE) for step in page.steps]


def _narrowed(page: CyclePage, asked: Asked) -> str:
    titles = {part.section.code: part.section.title for part in page.parts}
    steps = {at: step.title for at, step in enumerate(page.steps)}
    said = (
        taking_texts.searched(asked.search),
        taking_texts.chosen(texts.MECHANISM.lower(), titles.get(asked.mechanism, "")),
        taking_texts.chosen(
            texts.BREAK.lower(), steps.get(-1 if asked.step is None else asked.step, "")
        ),
    )
    return "; ".join(filter(None, said))


def _steps(page: CyclePage) -> Iterable[Sequence[Cell]]:
    total = page.total
    for at, step in enumerate(page.steps):
        through, breaks = total.through(at), total.breaks[at]
        yield [step.title, through, total.share(through), breaks, total.share(breaks)]


def _reach(page: CyclePage, reach: Reach) -> list[Cell]:
    titles = [step.title for step in page.steps]
    where = texts.commonest(titles, reach.commonest) if reach.chains else texts.NO_CHAINS
    return [reach.chains, reach.closed, reach.share(reach.closed), where, *reach.breaks[:-1]]


def _parts(page: CyclePage) -> Iterable[Sequence[Cell]]:
    for part in page.parts:
        yield [f"{part.section.code} {part.section.title}", *_reach(page, part.reach)]


def _rows(page: CyclePage) -> Iterable[Sequence[Cell]]:
    for each in page.rows:
        yield [each.row.name, each.row.code, *_reach(page, each.reach)]
