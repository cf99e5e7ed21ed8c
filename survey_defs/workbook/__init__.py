"""A workbook as an equal source of questionnaires: XLSForm, and our own columns beside it."""

from survey_defs.workbook.opening import is_workbook
from survey_defs.workbook.reading import Read, read
from survey_defs.workbook.rows import Row

__all__ = ["Read", "Row", "is_workbook", "read"]
