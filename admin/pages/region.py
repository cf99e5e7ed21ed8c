"""The region's own marks: typed, pasted or out of a file, and held against its municipalities."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import web

from admin import region_texts as texts
from admin import taking_texts
from admin.asking import attempt, look_apart
from admin.fields import Typed
from admin.heads import above
from admin.keys import VISIT
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from admin.taking import about, as_file, asked_for
from admin.words import texts as names
from domain.errors import Refusal
from domain.importing.lines import read_book
from domain.marking import Read, mark_region, read_rows, rows_of_text
from domain.marking.reading import Row
from domain.results import Counted
from reports.analysis.region import Beside, Side, region_beside
from reports.charts import PERCENT, Dot, scatter
from reports.seen import Cell, SeenTable
from reports.statistics.texts import bounds
from reports.statistics.texts import number as in_words
from survey_defs.exact import Exact, half_up, in_russian

routes = Routes()
HERE = "/campaigns/{campaign_id}/region"
MOST = 900 * 1024
LONGEST = 20_000


@routes.get(HERE, Rule.READS)
async def show_region(request: web.Request) -> web.Response:
    found = await _found(request)
    if form := asked_for(request):
        return await as_file(request, form, _table(request, found))
    return _page(request, found, Typed({}))


@routes.post(HERE, Rule.MANAGES)
async def save(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    marks = {
        name.removeprefix("mark-"): text
        for name, text in typed.given.items()
        if name.startswith("mark-")
    }
    campaign_id = number(request, "campaign_id")
    count = await attempt(request, typed, mark_region, campaign_id, marks)
    if count is None:
        return _page(request, await _found(request), typed)
    return went(f"/campaigns/{campaign_id}/region", texts.saved(count))


@routes.post(HERE + "/read", Rule.MANAGES)
async def read(request: web.Request) -> web.Response:
    """What was pasted or sent, laid into the fields for a look; nothing is saved yet."""
    found, sent = await _found(request), await request.post()
    typed = Typed(sent)
    try:
        rows = _rows(sent)
    except Refusal as refusal:
        typed.refuse("file", refusal.sentence)
    except ValueError as error:
        typed.refuse("file", str(error))
    if not typed.fine:
        return _page(request, found, typed)
    told = read_rows(rows, found.marking.mechanisms)
    laid = {f"mark-{code}": _said(value) for code, value in told.marks.items()}
    return _page(request, found, Typed({**typed.given, **laid}), told)


def _rows(sent: Mapping[str, object]) -> list[Row]:
    file = sent.get("file")
    if isinstance(file, web.FileField) and file.filename:
        content = file.file.read(MOST + 1)
        if len(content) > MOST:
            raise ValueError(texts.TOO_LARGE)
        ending = Path(file.filename).suffix.casefold()
        return _of_text(content) if ending in {".csv", ".txt"} else _of_book(content, ending)
    text = str(sent.get("pasted", ""))[:LONGEST]
    if not text.strip():
        raise ValueError(texts.NOTHING_SENT)
    return rows_of_text(text)


def _of_text(content: bytes) -> list[Row]:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return rows_of_text(content.decode(encoding)[:LONGEST])
        except UnicodeDecodeError:
            continue
    raise ValueError(texts.NOT_TEXT)


def _of_book(content: bytes, ending: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"marks{ending}"
        path.write_bytes(content)
        book = read_book(path)
    return [(at, cells) for name in book.names for at, cells in book.cells.get(name, [])]


async def _found(request: web.Request) -> Beside:
    asked = request.query.get("which")
    which = Counted(asked) if asked in set(Counted) else Counted.SUBMITTED
    return await look_apart(request, region_beside, number(request, "campaign_id"), which)


def _page(
    request: web.Request, found: Beside, typed: Typed, told: Read | None = None
) -> web.Response:
    context = {
        **above(request, found.marking.campaign, "factors"),
        "found": found,
        "typed": typed,
        "told": told,
        "kept": {code: _said(value) for code, value in found.marking.marks.items()},
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "relations": ((texts.PEARSON, found.straight), (texts.SPEARMAN, found.placed)),
        "chart": _chart(found),
        "difference": _difference,
        "percent_of": _percent,
        "in_words": in_words,
        "bounds": bounds,
        "link": lambda **other: "?" + urlencode(other),
    }
    return show(request, "campaign_region.html", context, 200 if typed.fine else 422)


def _said(value: str) -> str:
    return in_russian(Exact(value))


def _percent(side: Side) -> Decimal | None:
    return None if side.mark is None else half_up(side.mark, 1)


def _difference(side: Side) -> Decimal | None:
    own, others = _percent(side), side.sums.percent
    return None if own is None or others is None else others - own


def _chart(found: Beside) -> object:
    if found.straight.value is None:
        return None
    dots = [
        Dot(f"{each.section.code} {each.section.label}", _percent(each), each.sums.percent)
        for each in found.sides
    ]
    return scatter(texts.CHART, dots, texts.ACROSS, texts.UP, PERCENT, words=found.straight.words)


def _table(request: web.Request, found: Beside) -> SeenTable:
    campaign = found.marking.campaign
    said = about(
        request,
        (taking_texts.CAMPAIGN, campaign.title),
        (taking_texts.COUNTED, found.results.words),
        (texts.RELATION, [found.straight.words, found.placed.words]),
    )
    rows: list[Sequence[Cell]] = [
        [
            each.section.code,
            each.section.title,
            _percent(each),
            each.sums.percent,
            _difference(each),
        ]
        for each in found.sides
    ]
    title = f"{texts.PAGE}. {campaign.title}"
    return SeenTable(title, said, texts.COLUMNS, rows, request[VISIT].zone)
