"""The forecast of a payment that a scenario expects, and the one that the rule makes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from survey_defs.exact import Exact, in_russian
from survey_defs.model import Survey
from survey_defs.paying import Forecast, Lacking, PayGiven, Uncovered, forecast, in_words
from survey_defs.scenarios import texts
from survey_defs.scenarios.comparing import Difference, Odds, same
from survey_defs.scenarios.shape import PayCase
from survey_defs.scenarios.sitting import Sitting
from survey_defs.scores import UNIT, units_of
from survey_defs.tallying import tally

Outcome = Forecast | Uncovered | Lacking


def forecast_differences(
    survey: Survey, case: PayCase, sitting: Sitting | None
) -> Iterator[Difference]:
    """Of the points given in the case or, without them, of those that the answers earned."""
    if survey.payment is None:
        yield Difference((), "", texts.NO_PAYMENT)
        return
    points, maximum = _earned(survey, case, sitting)
    made = forecast(survey.payment, points, maximum, _given(case))
    if not _as_expected(case, made):
        got = texts.quoted(in_words(made, survey.payment))
        yield Odds(texts.PAYMENT, _expected(case), got).at(())


def _earned(survey: Survey, case: PayCase, sitting: Sitting | None) -> tuple[int, int]:
    points, maximum = 0, units_of(survey.maximum)
    if sitting is not None:
        points, maximum, _ = tally(survey, sitting.scores()).whole
    if case.points is not None:
        points = units_of(case.points)
    if case.maximum is not None:
        maximum = units_of(case.maximum)
    return points, maximum


def _given(case: PayCase) -> PayGiven:
    of_all = case.points_of_all
    return PayGiven(
        fund=None if case.fund is None else Exact(case.fund),
        points_of_all=None if of_all is None else int(Exact(of_all) * UNIT),
        quarter=case.quarter,
        newcomer=case.newcomer,
    )


def _as_expected(case: PayCase, made: Outcome) -> bool:
    match made:
        case Uncovered():
            return case.uncovered
        case Lacking(what=what):
            return case.lacking == what
        case Forecast():
            unlawful = case.uncovered or case.lacking is not None
            percent = case.percent is None or same(case.percent, made.percent)
            amount = case.amount is None or same(case.amount, made.amount)
            return percent and amount and not unlawful


def _expected(case: PayCase) -> str:
    if case.uncovered:
        return texts.UNCOVERED
    if case.lacking is not None:
        return texts.lacking(case.lacking)
    parts = (_part(case.percent, texts.PERCENT_SIGN), _part(case.amount, texts.ROUBLES))
    return ", ".join(part for part in parts if part)


def _part(number: Decimal | None, unit: str) -> str:
    return "" if number is None else f"{in_russian(number)} {unit}"
