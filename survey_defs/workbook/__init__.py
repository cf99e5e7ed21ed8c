"""A workbook as an equal source of questionnaires: XLSForm, and our own columns beside it."""

from survey_defs.workbook.opening import is_workbook
from survey_defs.workbook.reading import Read, read
from survey_defs.workbook.rows import Row
from survey_defs.workbook.saving import TooLong, write
from survey_defs.workbook.template import write_template
from survey_defs.workbook.yaml_writing import to_yaml

__all__ = ["Read", "Row", "TooLong", "is_workbook", "read", "to_yaml", "write", "write_template"]
