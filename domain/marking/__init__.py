"""The region's own marks for the mechanisms, to be held against its municipalities."""

from domain.marking.pages import Marking, mark_region, region_marks
from domain.marking.reading import Read, read_rows, rows_of_text

__all__ = ["Marking", "Read", "mark_region", "read_rows", "region_marks", "rows_of_text"]
