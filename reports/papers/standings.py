"""The paper of one organisation: where it stands, what it lost, what to do."""

from __future__ import annotations

from domain.forecasting import Earned, forecast_in_words
from domain.overview import BoardRow, Sums
from domain.results import ResultRow
from reports.papers import texts, words
from reports.papers.advising import advice
from reports.papers.gaps import gaps
from reports.papers.reading import Texts
from reports.papers.season import Season, chart, rows_of
from reports.papers.views import Stamp, Standing


def standing(season: Season, row: ResultRow, stamp: Stamp, recommended: Texts) -> Standing:
    """Of one of the forms that count."""
    results, total = season.results, row.total
    form = row.row.form_id
    cells = season.of_criteria[form]
    lost = gaps(season.session, season.survey, form, season.criteria.columns, cells)
    own = row.row.territory_id == row.row.organisation_id
    group = season.groups.get(row.row.form_id)
    like = group.cells if group else ()
    outlines = [(words.short(row.row.short_name), row.cells), (texts.AVERAGE, results.totals)]
    if group:
        outlines.insert(1, (texts.LIKE, group.cells))
    return Standing(
        stamp=stamp,
        organisation=row.row.name,
        territory="" if own else row.row.territory,
        standing=state_of(row.row),
        points=words.points(total.earned),
        maximum=words.points(total.maximum) if total.maximum else "",
        percent=words.percent(total.percent) or texts.NO_SHARE,
        level=row.level,
        place=_place(season, row.row.form_id),
        threshold=_threshold(season, total),
        forecast=_forecast(season, row),
        unanswered=_unanswered(total),
        mechanisms=(
            rows_of(results.columns, row.cells, results.totals, like) if total.maximum else ()
        ),
        cluster=(
            texts.cluster(group.number, group.size, group.counted)
            if group and total.maximum
            else ""
        ),
        chain=season.chain([row.row.form_id] if total.done else []),
        beside=season.beside([row]),
        gaps=lost,
        advice=advice(recommended, lost, row.row.name),
        chart=chart(results.columns, outlines) if total.done else None,
    )


def state_of(row: BoardRow) -> str:
    if row.submitted_at is not None and row.state.value not in texts.STANDINGS:
        return texts.submitted(words.day(row.submitted_at, row.zone), on_time=bool(row.on_time))
    return texts.STANDINGS[row.state.value]


def _place(season: Season, form_id: int) -> str:
    placed = season.places.get(form_id)
    if placed is None or len(season.places) < 2:  # noqa: PLR2004 -- alone there is no place
        return ""
    last = placed.place + season.shared[placed.place] - 1
    return texts.place(placed.place, last, sum(season.shared.values()))


def _threshold(season: Season, total: Sums) -> str:
    threshold = season.campaign.threshold
    if threshold is None or not total.done:
        return ""
    lacking = threshold - total.earned
    if lacking <= 0:
        return texts.reached(words.points(threshold))
    return texts.not_reached(words.points(threshold), words.points(lacking))


def _forecast(season: Season, row: ResultRow) -> str:
    if not row.total.done:
        return ""
    form = row.row
    earned = Earned(form.form_id, form.organisation_id, row.total.earned, row.total.maximum)
    return forecast_in_words(season.session, season.survey, season.campaign_id, earned)


def _unanswered(total: Sums) -> str:
    left = total.asked - total.done
    return texts.questions(left) if left else ""
