"""A questionnaire as a blank to be filled in by hand: PDF or Word."""

from reports.blanks.drawing import pdf
from reports.blanks.wording import word

__all__ = ["pdf", "word"]
