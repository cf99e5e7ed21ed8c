"""What is seen of a form besides its answers, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterable

from aiohttp import web

from admin import taking_texts as texts
from admin.taking import about
from domain.overview import FormPage, PastAnswer
from reports.seen import Column, Kind, SeenTable


def changes_table(
    request: web.Request, page: FormPage, changes: Iterable[PastAnswer]
) -> SeenTable:
    """Every change of every answer, the newest first."""
    kinds = {0: Kind.MOMENT}
    return SeenTable(
        f"{texts.CHANGES}. {page.row.short_name}",
        about(
            request,
            (texts.CAMPAIGN, page.campaign.title),
            (texts.ORGANISATION, page.row.name),
        ),
        tuple(
            Column(heading, kinds.get(place, Kind.WORDS))
            for place, heading in enumerate(texts.CHANGE_COLUMNS)
        ),
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
