"""What is seen of a form besides its answers, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aiohttp import web

from admin import library_texts
from admin import taking_texts as texts
from admin.keys import VISIT
from admin.taking import about
from domain.overview import FormPage, PastAnswer
from domain.overview.documents import DocumentLine, Documents, Search, Which
from reports.seen import Cell, Column, Kind, SeenTable


def changes_table(
    request: web.Request, page: FormPage, changes: Iterable[PastAnswer]
) -> SeenTable:
    """Every change of every answer, the newest first."""
    return SeenTable(
        f"{texts.CHANGES}. {page.row.short_name}",
        about(
            request,
            (texts.CAMPAIGN, page.campaign.title),
            (texts.ORGANISATION, page.row.name),
        ),
        _columns(texts.CHANGE_COLUMNS, {0: Kind.MOMENT}),
        [
            (
                line.at,
                line.by_name or texts.PROGRAM,
                line.code,
                line.label,
                line.was if line.was is not None else "",
                line.words,
                line.comment or "",
            )
            for line in changes
        ],
        page.row.zone,
    )


def documents_table(request: web.Request, found: Documents, search: Search) -> SeenTable:
    """Everything that the search has found, in the order of the page."""
    campaign = dict(found.campaigns).get(search.campaign_id or 0, "")
    kind = dict(found.classes).get(search.document_class, search.document_class)
    chosen = (
        texts.searched(search.words),
        texts.chosen(library_texts.CLASS, kind),
    )
    return SeenTable(
        library_texts.DOCUMENTS,
        about(
            request,
            (library_texts.SHOWN, library_texts.VIEWS[search.which].lower()),
            (library_texts.CAMPAIGN, campaign),
            (texts.CHOSEN, [words for words in chosen if words]),
            (library_texts.PERIOD, _period(found, search)),
        ),
        _columns(library_texts.COLUMNS, {4: Kind.DAY, 9: Kind.MOMENT}),
        [_document(line) for line in found.portion.rows],
        request[VISIT].zone,
    )


def _period(found: Documents, search: Search) -> str:
    if search.which is not Which.OUTSIDE and not (search.since or search.until):
        return ""
    since, until = found.since, found.until
    return library_texts.period(f"{since:%d.%m.%Y}", f"{until:%d.%m.%Y}")


def _document(line: DocumentLine) -> tuple[Cell, ...]:
    found = line.found
    by_campaign: dict[str, list[str]] = {}
    for use in line.uses:
        by_campaign.setdefault(use.campaign, []).append(use.question)
    used = [library_texts.used(each, ", ".join(codes)) for each, codes in by_campaign.items()]
    return (
        found.organisation,
        line.label,
        found.name,
        line.class_title,
        found.dated,
        found.number,
        ", ".join(line.lacking),
        "; ".join(used),
        found.added_by or texts.PROGRAM,
        found.added_at,
        found.sha256,
    )


def _columns(headings: Sequence[str], kinds: Mapping[int, Kind]) -> tuple[Column, ...]:
    """Words, but for those whose place has a kind."""
    return tuple(
        Column(heading, kinds.get(place, Kind.WORDS)) for place, heading in enumerate(headings)
    )
