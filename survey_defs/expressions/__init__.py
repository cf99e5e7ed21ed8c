"""The language of conditions, limits and computed values: small, exact, honest in doubt."""

from survey_defs.expressions.checking import Seen, Verdict, check, examine
from survey_defs.expressions.nodes import BadExpression
from survey_defs.expressions.parsed import Parsed, parse
from survey_defs.expressions.sorts import ANY, DATE, NOTHING, NUMBER, TEXT, TRUTH, Kind, Sort
from survey_defs.expressions.values import Rows, Scope, Value

__all__ = [
    "ANY",
    "DATE",
    "NOTHING",
    "NUMBER",
    "TEXT",
    "TRUTH",
    "BadExpression",
    "Kind",
    "Parsed",
    "Rows",
    "Scope",
    "Seen",
    "Sort",
    "Value",
    "Verdict",
    "check",
    "examine",
    "parse",
]
