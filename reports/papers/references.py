"""The letter on the results of a campaign, and the list of those who have not submitted."""

from __future__ import annotations

from statistics import quantiles

from domain import overview
from domain.overview import Board, BoardRow, Standing, View
from reports.papers import texts, words
from reports.papers.season import Season, chart, rows_of
from reports.papers.standings import state_of
from reports.papers.views import Absence, Absentee, Level, Reference, Stamp
from survey_defs.exact import Exact, half_up
from survey_defs.tallying import level_of

QUARTERS = 4


def reference(season: Season, board: Board, organisation: str, stamp: Stamp) -> Reference:
    """What all who count have come to."""
    results, tally = season.results, board.everything
    submitted = tally[Standing.SUBMITTED]
    outlines = [(texts.WHOLE, results.totals)]
    return Reference(
        stamp=stamp,
        organisation=organisation,
        expected=str(tally.total),
        submitted=str(submitted),
        on_time=str(tally.on_time),
        late=str(tally.late),
        missing=str(tally.total - submitted),
        percent=words.percent(results.total.percent),
        spread=_spread(season),
        levels=_levels(season),
        mechanisms=rows_of(results.columns, results.totals, results.totals),
        chain=season.chain(each.row.form_id for each in results.rows),
        beside=season.beside(results.rows),
        chart=chart(results.columns, outlines) if results.total.done else None,
    )


def absence(board: Board, organisation: str, stamp: Stamp) -> Absence:
    """By territory and name, whichever forms count."""
    late = [row for row in board.rows if row.state is not Standing.SUBMITTED]
    return Absence(
        stamp=stamp,
        organisation=organisation,
        expected=str(board.everything.total),
        missing=str(len(late)),
        apart=texts.YES if any(_is_below(row) for row in late) else "",
        absent=tuple(_absentee(number, row) for number, row in enumerate(late, 1)),
    )


def whole_board(season: Season) -> Board:
    return overview.board(
        season.session, season.by, season.now, season.campaign_id, View(sort="territory")
    )


def _absentee(number: int, row: BoardRow) -> Absentee:
    return Absentee(
        row_number=str(number),
        organisation=row.name,
        territory=row.territory if _is_below(row) else "",
        standing=state_of(row),
        answered=texts.answered(row.done, row.total),
        deadline=words.day(row.on_time_at, row.zone),
    )


def _is_below(row: BoardRow) -> bool:
    return row.territory_id != row.organisation_id


def _shares(season: Season) -> list[Exact]:
    known = (words.share(each.total) for each in season.results.rows)
    return sorted(each for each in known if each is not None)


def _spread(season: Season) -> str:
    shares = _shares(season)
    if len(shares) < QUARTERS:
        return ""
    if shares[0] == shares[-1]:
        return texts.all_equal(_said(shares[0]))
    quarters = quantiles(shares, n=QUARTERS, method="inclusive")
    return texts.spread(*map(_said, (shares[0], *quarters, shares[-1])))


def _said(share: Exact) -> str:
    return words.percent(half_up(share, 1))


def _levels(season: Season) -> tuple[Level, ...]:
    """From the highest down; none where the questionnaire has no levels."""
    reached = [
        level_of(season.survey, each.total.earned, each.total.maximum)
        for each in season.results.rows
        if each.total.done
    ]
    if not season.survey.levels or not reached:
        return ()
    named = [(level.title, sum(one == level for one in reached)) for level in season.survey.levels]
    lowest = season.survey.levels[-1].title
    if lower := sum(one is None for one in reached):
        named.append((texts.below(lowest), lower))
    return tuple(Level(title, str(count)) for title, count in named)
