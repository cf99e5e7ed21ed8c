"""Places among organisations: by the share of points, or by a question that has a rule for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.columns import WHOLE, Column, Grouping, Layout, groupings_of, layout_of, trail_of
from domain.counting import Counted, Counting, Place, counting
from domain.overview import texts
from domain.overview.boards import pages_of
from domain.overview.tallies import tally_of
from domain.overview.views import CampaignHead, Sums
from domain.spreads import Spread, spread_of
from storage import Session, naming, totals, values
from storage.organisations import in_batches
from storage.totals import FormLine
from survey_defs.exact import Exact
from survey_defs.model import Question, Section
from survey_defs.ranking import Placed, rank
from survey_defs.rules import Ranking
from survey_defs.valuing import measured

BY_SHARE = Ranking(better="higher")
"""Equal shares have equal places, and as many after them are skipped."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what: the whole, a column, or a question that organisations are ranked by."""

    grouping: Grouping = Grouping.SECTION
    inside: str = WHOLE
    column: str = ""
    question: str = ""
    under: int | None = None
    page: int = 1
    per_page: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedRow:
    line: FormLine
    sums: Sums
    """Of the column, or of the whole."""
    measure: Exact | None
    """What the place is given by: a percent, or the answer to the question."""
    placed: Placed | None
    """None: no answer, no place."""


@dataclass(frozen=True, slots=True)
class Places:
    campaign: CampaignHead
    which: Counted
    words: str
    counted: int
    grouping: Grouping
    trail: tuple[Section, ...]
    column: Column | None
    """None: the whole of the trail's last section, or of the survey."""
    question: Question | None
    """That organisations are ranked by; None: by the share of points."""
    ranked: tuple[Question, ...]
    """Every question with a rule for places."""
    under: Place | None
    spread: Spread
    rows: tuple[PlacedRow, ...]
    """The best first; who has no place stands last."""
    page: int
    pages: int


def places(
    session: Session, by: Actor, now: datetime, campaign_id: int, which: Counted, asked: Asked
) -> Places:
    """Only within the actor's subtrees: a place is one among those that they see."""
    found = counting(session, by, now, campaign_id, which, asked.under)
    survey = found.survey
    trail = trail_of(survey, asked.inside)
    inside = trail[-1].code if trail else WHOLE
    known = groupings_of(survey, inside)
    grouping = asked.grouping if asked.grouping in known or not inside else known[0]
    layout = layout_of(survey, grouping, inside)
    column = next((each for each in layout.columns if each.code == asked.column), None)
    ranked = tuple(each for each in survey.questions if each.ranking is not None)
    question = next((each for each in ranked if each.code == asked.question), None)
    sums = _sums(found, layout, column)
    shares = {form: share_of(sums[form]) for form in found.forms}
    measures = shares if question is None else _measures(found, question)
    rule = BY_SHARE if question is None or question.ranking is None else question.ranking
    page, pages, rows = _page(found, asked, sums, measures, rank(rule, measures))
    levels = survey.levels if not inside and column is None else ()
    expected = tally_of(totals.count(session, found.everything)).total
    return Places(
        campaign=found.campaign,
        which=which,
        words=texts.counted(which.value, len(found.forms), expected),
        counted=len(found.forms),
        grouping=grouping,
        trail=trail,
        column=column,
        question=question,
        ranked=ranked,
        under=found.under,
        spread=spread_of([each for each in shares.values() if each is not None], levels),
        rows=rows,
        page=page,
        pages=pages,
    )


def by_share(sums: Mapping[int, Sums]) -> Mapping[int, Placed | None]:
    return rank(BY_SHARE, {form: share_of(each) for form, each in sums.items()})


def share_of(sums: Sums) -> Exact | None:
    """The exact percent; None where nothing is answered or nothing can be earned."""
    if not sums.done or sums.maximum <= 0:
        return None
    return Exact(sums.earned * 100, sums.maximum)


def _sums(found: Counting, layout: Layout, column: Column | None) -> dict[int, Sums]:
    added = found.of(layout)
    if column is None:
        return added.of_forms()
    home = layout.columns.index(column)
    return {form: cells[home] for form, cells in added.cells().items()}


def _measures(found: Counting, question: Question) -> dict[int, Exact | None]:
    told: dict[int, Exact | None] = {}
    for some in in_batches(found.forms):
        answered = values.answered(found.session, some, [question.code])
        for form in some:
            told[form] = measured(question, answered[form].get(question.code))
    return told


def _page(
    found: Counting,
    asked: Asked,
    sums: Mapping[int, Sums],
    measures: Mapping[int, Exact | None],
    placed: Mapping[int, Placed | None],
) -> tuple[int, int, tuple[PlacedRow, ...]]:
    """By place, then by name; names are read for all, lines for the page alone."""
    named = [each.form_id for each in naming.by_name(found.session, found.scope)]
    last = len(named) + 1
    ordered = sorted(named, key=lambda form: _place(placed.get(form), last))
    pages = pages_of(len(ordered), asked.per_page)
    page = min(max(asked.page, 1), pages)
    start = (page - 1) * (asked.per_page or 0)
    shown = ordered[start : start + (asked.per_page or len(ordered))]
    lines = totals.lines_of(found.session, shown, found.scope.now)
    rows = tuple(
        PlacedRow(
            line, sums.get(line.form_id, Sums()), measures.get(line.form_id),
            placed.get(line.form_id),
        )
        for line in lines
    )  # fmt: skip
    return page, pages, rows


def _place(placed: Placed | None, otherwise: int) -> int:
    return otherwise if placed is None else placed.place
