"""The svod of a campaign: the workbook that an administrator was sent for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from domain.acting import Actor
from domain.results import Grouping, mechanisms_of
from reports import texts
from reports.cells import Book
from reports.gathering import Asked, Gathered, Progress, unheard
from reports.sheets.about import write_about
from reports.sheets.grouped import write_grouped
from reports.sheets.lists import write_documents, write_not_submitted
from reports.sheets.matrix import write_matrix
from reports.sheets.summary import write_organisations, write_summary
from reports.sheets.tables import write_tables
from storage import Session

__all__ = ["Asked", "write"]


def write(
    session: Session,
    by: Actor,
    now: datetime,
    asked: Asked,
    target: Path,
    progress: Progress = unheard,
) -> None:
    """Write it to the path, from one steady view; refuses as `results` does."""
    gathered = Gathered(session, by, now, asked)
    book = Book(target, now)
    try:
        write_summary(book, gathered)
        write_organisations(book, gathered)
        sections = gathered.by_section
        level = mechanisms_of(gathered.survey)[0].level
        name = texts.BY_MECHANISM if level == "mechanism" else texts.BY_SECTION
        write_grouped(book, name, sections)
        if Grouping.CRITERION in sections.groupings:
            write_grouped(book, texts.BY_CRITERION, gathered.results(Grouping.CRITERION))
        write_matrix(book, gathered, progress)
        write_tables(book, gathered)
        write_documents(book, gathered)
        write_not_submitted(book, gathered)
        write_about(book, gathered)
    finally:
        book.close()
