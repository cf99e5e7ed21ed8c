"""Payment: what points would bring, as a forecast only, and what admins decide for it."""

from domain.forecasting import (
    FUND,
    NEWCOMER,
    QUARTER,
    Earned,
    forecast_in_words,
    forecast_of,
    outcomes_of,
)
from domain.paying.inputs import enter, rule_on
from domain.paying.pages import (
    ForecastLine,
    PaymentPage,
    PayQuestion,
    Ruling,
    payment_page,
    questions,
)

__all__ = [
    "FUND",
    "NEWCOMER",
    "QUARTER",
    "Earned",
    "ForecastLine",
    "PayQuestion",
    "PaymentPage",
    "Ruling",
    "enter",
    "forecast_in_words",
    "forecast_of",
    "outcomes_of",
    "payment_page",
    "questions",
    "rule_on",
]
