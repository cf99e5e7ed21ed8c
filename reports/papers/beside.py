"""Beside the last period: only organisations and columns that are in both."""

from __future__ import annotations

from collections.abc import Iterable

from domain.columns import Column
from domain.comparing import Both, Pair, together
from domain.overview import Sums
from reports.papers import texts, words
from reports.papers.views import Change, Last


def beside(found: Both | None, organisations: Iterable[int]) -> Last:
    """Of these organisations together; nothing where none was there then."""
    if found is None or not found.columns:
        return Last()
    lines = [found.lines[each] for each in organisations if each in found.lines]
    pairs = [together(column) for column in zip(*lines, strict=True)]
    whole = together(pairs)
    if not (whole.then.done and whole.now.done):
        return Last()
    return Last(
        last=found.other.title,
        last_percent=words.percent(whole.then.percent),
        same_percent=words.percent(whole.now.percent),
        last_change=words.change(whole.share),
        compared=texts.compared(len(lines)) if len(lines) > 1 else "",
        changes=tuple(_change(*each) for each in zip(found.columns, pairs, strict=True)),
    )


def _change(column: Column, pair: Pair) -> Change:
    return Change(
        title=column.title,
        then=_share(pair.then),
        percent=_share(pair.now),
        change=words.change(pair.share),
    )


def _share(sums: Sums) -> str:
    return words.percent(sums.percent) or texts.NO_SHARE
