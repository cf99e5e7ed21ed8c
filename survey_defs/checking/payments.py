"""Payment and ranking: a row for every value, and a number to place by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from survey_defs.checking import pay_texts as texts
from survey_defs.checking.ladders import MOST_RUNGS, bound_problems
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.scale_texts import too_many_rungs
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.checking.stretches import (
    End,
    Stretch,
    example,
    holes,
    meant,
    neighbours,
    overlaps,
    written,
)
from survey_defs.checking.totals import finest, most_points
from survey_defs.exact import Exact, in_russian
from survey_defs.model import (
    Change,
    Comparison,
    Computed,
    Fraction,
    Ladder,
    Number,
    Payment,
    PerUnit,
    Ranking,
    Survey,
)
from survey_defs.rules import PayQuarters, PayRow, PayTable

_NUMBERED = (Number, Fraction, Ladder, PerUnit, Change, Comparison, Computed)
_Way = tuple[str | int, ...]
_PERCENT = Exact(100)


def payment_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    payment = survey.payment
    if payment is None or not survey.questions:
        return
    most = most_points(survey)
    if most == 0:
        yield Found(at(raw, "payment"), "", texts.PAYMENT_OF_NOTHING)
        return
    if payment.threshold is not None and payment.threshold > most:
        line = at(raw, "payment", "threshold")
        yield Found(line, "", texts.PAY_THRESHOLD_OUT_OF_REACH)
        return
    for way, rows in _tables(payment):
        for place, saying, warning in _table(survey, payment, rows):
            yield Found(at(raw, "payment", "pay", *way, place), "", saying, warning)


def _tables(payment: Payment) -> Iterator[tuple[_Way, Sequence[PayRow]]]:
    match payment.pay:
        case PayTable(rows=rows):
            yield ("rows",), rows
        case PayQuarters(quarters=quarters):
            yield from ((("quarters", n), rows) for n, rows in enumerate(quarters))


_Said = tuple[int, str, bool]
"""Which row, the sentence, and whether it is only a warning."""


def _table(survey: Survey, payment: Payment, rows: Sequence[PayRow]) -> Iterator[_Said]:
    if len(rows) > MOST_RUNGS:
        yield 0, too_many_rungs(MOST_RUNGS), False
        return
    ends = list(bound_problems(rows))
    yield from ((place, saying, False) for place, saying in ends)
    if ends:
        return
    stated = [written(row) for row in rows]
    never = [n for n, one in enumerate(stated) if n and not holes(one, stated[:n])]
    yield from ((place, texts.PAY_ROW_TWICE, False) for place in never)
    yield from ((n, texts.PAYS_BELOW_ZERO, False) for n, row in enumerate(rows) if row.pays < 0)
    if not never:
        yield from _covering(survey, payment, rows)


def _covering(survey: Survey, payment: Payment, rows: Sequence[PayRow]) -> Iterator[_Said]:
    stretches = meant(rows)
    for lower, upper, shared in overlaps(stretches):
        pays, paid = rows[lower.place].pays, rows[upper.place].pays
        saying = texts.pay_overlap(shared, (lower, pays), (upper, paid))
        yield max(lower.place, upper.place), saying, pays == paid
    reach, decimals = _reach(survey, payment)
    for hole in holes(reach, stretches):
        under, over = neighbours(hole, stretches)
        saying = texts.pay_hole(hole, example(hole, decimals), under, over)
        yield (over or under or stretches[0]).place, saying, True
    rising = [rows[one.place].pays for one in stretches]
    if rising != sorted(rising):
        yield stretches[0].place, texts.PAYS_LESS_FOR_MORE, True
    for place, row in enumerate(rows):
        one = written(row)
        if reach.high.at is not None and one.low.at is not None and one.low.at > reach.high.at:
            yield place, texts.pay_row_out_of_reach(in_russian(reach.high.at)), True


def _reach(survey: Survey, payment: Payment) -> tuple[Stretch, int | None]:
    """The values that are paid for, and their decimals when they have an end."""
    assert isinstance(payment.pay, PayTable | PayQuarters)
    most, least = Exact(most_points(survey)), Exact(payment.threshold or 0)
    if payment.pay.by == "points":
        return Stretch(End(least, within=True), End(most, within=True)), finest(survey)
    low = End(least * _PERCENT / most, within=True)
    return Stretch(low, End(_PERCENT, within=True)), None


def ranking_problems(spot: QuestionSpot) -> Iterator[Found]:
    ranking = spot.question.ranking
    if ranking is None:
        return
    if not isinstance(spot.question, _NUMBERED):
        yield spot.found(texts.RANKED_WITHOUT_NUMBER, "ranking")
    elif ranking.zero_is_best and ranking.better == "higher":
        yield spot.found(texts.ZERO_OF_HIGHER, "ranking", "zero_is_best")
    elif _forgets_zero(ranking):
        yield spot.doubted(texts.LOWER_WITHOUT_ZERO_RULE, "ranking")


def _forgets_zero(ranking: Ranking) -> bool:
    return ranking.better == "lower" and "zero_is_best" not in ranking.model_fields_set
