"""Data for those who count on their own: tidy tables and a dictionary, with persons or without."""

from reports.tidy.archive import data_of, write_all, write_bare
from reports.tidy.tables import FILES

__all__ = ["FILES", "data_of", "write_all", "write_bare"]
