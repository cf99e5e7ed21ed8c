"""The language of conditions, limits and computed values: small, exact, honest in doubt."""

from survey_defs.expressions.nodes import BadExpression
from survey_defs.expressions.parsed import Parsed, parse
from survey_defs.expressions.values import Rows, Scope, Value

__all__ = ["BadExpression", "Parsed", "Rows", "Scope", "Value", "parse"]
