"""From points to money, as a forecast only: a commission decides."""

from survey_defs.paying.rules import (
    Forecast,
    Lacking,
    Outcome,
    PayGiven,
    Uncovered,
    forecast,
    rows_of,
)
from survey_defs.paying.words import in_words, label_of, measure_in_words, rule_in_words

__all__ = [
    "Forecast",
    "Lacking",
    "Outcome",
    "PayGiven",
    "Uncovered",
    "forecast",
    "in_words",
    "label_of",
    "measure_in_words",
    "rows_of",
    "rule_in_words",
]
