"""Beside the last period: only organisations and columns that are in both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.columns import Column
from domain.overview import CampaignHead, Sums, campaigns_at_a_glance
from domain.results import Counted, ResultRow, results
from reports.papers import texts, words
from reports.papers.views import Change, Last
from storage import Session

Pair = tuple[Sums, Sums]
"""Then and now."""


@dataclass(frozen=True, slots=True)
class Before:
    """The campaign of the same questionnaire that opened last before this one."""

    title: str
    columns: tuple[tuple[int, int], ...]
    """Of the same code and maximum in both: their places then and now."""
    rows: Mapping[int, ResultRow]
    """By organisation."""

    def pairs(self, row: ResultRow) -> list[Pair] | None:
        """Column by column; None for an organisation that did not take part then."""
        then = self.rows.get(row.row.organisation_id)
        if then is None or not then.total.done or not row.total.done:
            return None
        return [(then.cells[old], row.cells[new]) for old, new in self.columns]


def before(
    session: Session, by: Actor, now: datetime, campaign: CampaignHead, columns: Iterable[Column],
    which: Counted,
) -> Before | None:  # fmt: skip
    heads = (each.campaign for each in campaigns_at_a_glance(session, by, now))
    alike = [
        head
        for head in heads
        if head.survey_code == campaign.survey_code and head.opens_at < campaign.opens_at
    ]
    if not alike:
        return None
    last = max(alike, key=lambda head: (head.opens_at, head.id))
    then = results(session, by, now, last.id, which)
    known = {column.code: place for place, column in enumerate(then.columns)}
    shared = tuple(
        (known[column.code], place)
        for place, column in enumerate(columns)
        if column.code in known and then.columns[known[column.code]].maximum == column.maximum
    )
    return Before(last.title, shared, {each.row.organisation_id: each for each in then.rows})


def beside(found: Before | None, columns: tuple[Column, ...], rows: Iterable[ResultRow]) -> Last:
    """Of these organisations together; nothing where none was there then."""
    if found is None or not found.columns:
        return Last()
    paired = [pairs for row in rows if (pairs := found.pairs(row)) is not None]
    if not paired:
        return Last()
    together = [_added(column) for column in zip(*paired, strict=True)]
    then, now = _added(together)
    return Last(
        last=found.title,
        last_percent=words.percent(then.percent),
        same_percent=words.percent(now.percent),
        last_change=words.difference(words.share(now), words.share(then)),
        compared=texts.compared(len(paired)) if len(paired) > 1 else "",
        changes=tuple(
            _change(columns[place], pair)
            for (_, place), pair in zip(found.columns, together, strict=True)
        ),
    )


def _added(pairs: Iterable[Pair]) -> Pair:
    then, now = Sums(), Sums()
    for old, new in pairs:
        then, now = then + old, now + new
    return then, now


def _change(column: Column, pair: Pair) -> Change:
    then, now = pair
    return Change(
        title=column.title,
        then=words.percent(then.percent) or texts.NO_SHARE,
        percent=words.percent(now.percent) or texts.NO_SHARE,
        change=words.difference(words.share(now), words.share(then)),
    )
