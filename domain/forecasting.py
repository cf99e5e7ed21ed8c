"""What the payment rule makes of the points of forms, with all that has been entered for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storage import Session, payments, totals
from storage.payments import Nearest
from storage.values import MARK
from survey_defs.exact import Exact
from survey_defs.model import Survey
from survey_defs.paying import Outcome, PayGiven, forecast, in_words
from survey_defs.rules import Payment, PointPrice

FUND, QUARTER, NEWCOMER = MARK + "fund", MARK + "quarter", MARK + "newcomer"
NAMED = (FUND, QUARTER, NEWCOMER)


class Earned(NamedTuple):
    """What payment looks at of one form; ten-thousandths of a point."""

    form_id: int
    organisation_id: int
    points: int
    maximum: int


Marked = Mapping[str, Nearest]
"""What has been entered and holds for an organisation, by code."""


def forecast_in_words(
    session: Session, survey: Survey, campaign_id: int, earned: Earned | None
) -> str:
    """One sentence; nothing where nothing is paid or nothing has been answered."""
    if survey.payment is None or earned is None:
        return ""
    return in_words(forecast_of(session, survey.payment, campaign_id, earned), survey.payment)


def forecast_of(session: Session, payment: Payment, campaign_id: int, earned: Earned) -> Outcome:
    return outcomes_of(session, payment, campaign_id, [earned])[earned.form_id]


def outcomes_of(
    session: Session,
    payment: Payment,
    campaign_id: int,
    forms: Sequence[Earned],
    *,
    ruled: bool = True,
) -> dict[int, Outcome]:
    """By form; without `ruled` the rulings of admins are left out of account."""
    organisations = [each.organisation_id for each in forms]
    marked = payments.nearest(session, campaign_id, organisations)
    pools = _pools(session, campaign_id) if isinstance(payment.pay, PointPrice) else {}
    return {
        each.form_id: forecast(
            payment,
            each.points,
            each.maximum,
            _given(each.organisation_id, marked[each.organisation_id], pools, ruled=ruled),
        )
        for each in forms
    }


def is_newcomer(organisation_id: int, marked: Marked) -> bool:
    """Marked itself: nobody is new because somebody above is."""
    mark = marked.get(NEWCOMER)
    return mark is not None and mark.giver == organisation_id


def rulings_of(values: Mapping[str, str]) -> dict[Exact, Exact]:
    return {
        Exact(code.removeprefix(MARK)): Exact(pays)
        for code, pays in values.items()
        if code not in NAMED
    }


def _given(
    organisation_id: int, marked: Marked, pools: Mapping[int, int], *, ruled: bool
) -> PayGiven:
    fund, quarter = marked.get(FUND), marked.get(QUARTER)
    entered = {code: each.value for code, each in marked.items()}
    return PayGiven(
        fund=None if fund is None else Exact(fund.value),
        points_of_all=None if fund is None else pools.get(fund.giver),
        quarter=None if quarter is None else int(quarter.value),
        newcomer=is_newcomer(organisation_id, marked),
        rulings=rulings_of(entered) if ruled else {},
    )


def _pools(session: Session, campaign_id: int) -> dict[int, int]:
    """By the organisation that gives a fund: the points of all who share it.

    Newcomers are paid apart, and points below zero take nothing from the others.
    """
    places = payments.organisations_of(session, campaign_id)
    marked = payments.nearest(session, campaign_id, sorted(set(places.values())))
    sums = totals.of_forms(session, [*places])
    pools: dict[int, int] = {}
    for form_id, organisation_id in places.items():
        here = marked[organisation_id]
        if FUND in here and form_id in sums and not is_newcomer(organisation_id, here):
            giver = here[FUND].giver
            pools[giver] = pools.get(giver, 0) + max(sums[form_id].earned, 0)
    return pools
