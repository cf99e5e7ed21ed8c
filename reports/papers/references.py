"""The letter on the results of a campaign, and the list of those who have not submitted."""

from __future__ import annotations

from domain import overview
from domain.overview import Board, BoardRow, Standing, View
from domain.placing import share_of
from domain.spreads import QUARTERS, Spread, spread_of
from reports.papers import texts, words
from reports.papers.season import Season, chart, rows_of
from reports.papers.standings import state_of
from reports.papers.views import Absence, Absentee, Level, Reference, Stamp
from survey_defs.exact import half_up


def reference(season: Season, board: Board, organisation: str, stamp: Stamp) -> Reference:
    """What all who count have come to."""
    results, tally = season.results, board.everything
    submitted = tally[Standing.SUBMITTED]
    shares = (share_of(each.total) for each in results.rows)
    lie = spread_of([each for each in shares if each is not None], season.survey.levels)
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
        spread=_spread(lie),
        levels=_levels(season, lie),
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


def _spread(found: Spread) -> str:
    """Nothing where there are fewer results than quarters."""
    known = (found.least, found.lower, found.median, found.upper, found.most)
    said = [words.percent(half_up(each, 1)) for each in known if each is not None]
    if found.n < QUARTERS:
        return ""
    return texts.all_equal(said[0]) if found.is_flat else texts.spread(*said)


def _levels(season: Season, found: Spread) -> tuple[Level, ...]:
    """From the highest down; none where the questionnaire has no levels."""
    if not found.n:
        return ()
    return tuple(
        Level(step.title or texts.below(season.survey.levels[-1].title), str(step.number))
        for step in reversed(found.levels)
        if step.title or step.number
    )
