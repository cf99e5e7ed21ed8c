"""Charts of results, made of what their pages show."""

from __future__ import annotations

from decimal import Decimal

from admin import result_texts as texts
from domain.comparing import Compared
from domain.overview import Sums
from domain.profiles import Outline, Profile
from domain.results import Results
from domain.spreads import Spread
from reports.charts import PERCENT, Chart, Series, bars, histogram, radar
from survey_defs.scoring import percent


def shares(found: Results) -> Chart:
    """Of each column; what rules add has no share of its own."""
    shown = [
        (column, sums.percent)
        for column, sums in zip(found.columns, found.totals, strict=True)
        if not column.rules
    ]
    series = Series(texts.SHARES, [share for _, share in shown])
    titles = [column.title for column, _ in shown]
    labels = [column.label for column, _ in shown]
    return bars(texts.SHARES, titles, [series], PERCENT, labels=labels)


def spread(found: Spread) -> Chart:
    steps = [(texts.tenth(each.low, each.high), each.number) for each in found.steps]
    return histogram(texts.SPREAD, steps, head=texts.SHARE_STEP, count=texts.HOW_MANY)


def levels(found: Spread) -> Chart | None:
    if not found.levels:
        return None
    steps = [(each.title or texts.BELOW_LEVELS, each.number) for each in found.levels]
    return histogram(texts.LEVELS, steps, head=texts.LEVEL_STEP, count=texts.HOW_MANY)


def outlines(found: Profile) -> Chart:
    """The organisation, those like it, and everybody."""
    places = [place for place, column in enumerate(found.columns) if not column.rules]
    series = [
        _outline(found.place.name, found.own, places),
        *([_outline(texts.alike(found), found.like, places)] if found.like else []),
        _outline(texts.EVERYBODY, found.everybody, places, dashed=True),
    ]
    titles = [found.columns[place].title for place in places]
    labels = [found.columns[place].label for place in places]
    return radar(texts.radar(found.place.name), titles, series, labels=labels)


def _outline(name: str, of: Outline, places: list[int], *, dashed: bool = False) -> Series:
    return Series(name, [of.cells[place].percent for place in places], dashed)


def changes(found: Compared, then: str, now: str) -> Chart:
    shown = [
        (column, pair)
        for column, pair in zip(found.columns, found.pairs, strict=True)
        if not column.rules
    ]
    series = [
        Series(then, [_share(pair.then) for _, pair in shown]),
        Series(now, [_share(pair.now) for _, pair in shown]),
    ]
    titles = [column.title for column, _ in shown]
    labels = [column.label for column, _ in shown]
    return bars(texts.THEN_AND_NOW, titles, series, PERCENT, labels=labels)


def _share(sums: Sums) -> Decimal | None:
    return percent(sums.earned, sums.maximum) if sums.done else None
