"""The svod of a campaign: the workbook that an administrator was sent for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from domain.acting import Actor
from domain.results import Grouping, groupings_of, mechanisms_of
from reports import texts
from reports.cells import About, Book
from reports.gathering import Asked, Gathered, Progress, unheard
from reports.sheets.about import write_about
from reports.sheets.compared import write_compared
from reports.sheets.cover import begin_cover, write_cover
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
    book = Book(target, now, _about(gathered))
    try:
        cover = begin_cover(book)
        write_summary(book, gathered)
        write_organisations(book, gathered)
        _write_groups(book, gathered)
        write_compared(book, gathered)
        write_matrix(book, gathered, progress)
        write_tables(book, gathered)
        write_documents(book, gathered)
        write_not_submitted(book, gathered)
        write_about(book, gathered)
        write_cover(book, cover, gathered)
    finally:
        book.close()


def _write_groups(book: Book, gathered: Gathered) -> None:
    """A sheet for each way of adding up that makes sense for this survey."""
    level = mechanisms_of(gathered.survey)[0].level
    first = texts.BY_MECHANISM if level == "mechanism" else texts.BY_SECTION
    for grouping, sheet, name in (
        (Grouping.SECTION, first, texts.NAME_SECTIONS),
        (Grouping.POSITION, texts.BY_POSITION, texts.NAME_POSITIONS),
        (Grouping.CRITERION, texts.BY_CRITERION, texts.NAME_CRITERIA),
    ):
        if grouping in groupings_of(gathered.survey):
            write_grouped(book, gathered, sheet, gathered.results(grouping), name)


def _about(gathered: Gathered) -> About:
    campaign = gathered.campaign
    return About(
        title=texts.SVOD_OF.format(title=campaign.title),
        subject=campaign.survey_title,
        author=gathered.by.name,
        company=campaign.organisation,
        comments=gathered.by_section.words,
    )
