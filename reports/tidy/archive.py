"""Everything for an analyst in one archive: both tables, the dictionary as text and workbook."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

from domain.acting import Actor
from domain.results import Counted
from reports.cells import Book
from reports.gathering import Asked, Gathered, Progress, Writer, unheard
from reports.tidy import texts
from reports.tidy.dictionary import WIDTH, dictionary
from reports.tidy.tables import FILES, write_table
from storage import Session

WIDTHS = (16, 24, 50, 50, 22, 60, 12, 10, 14, 40, 10, 12)


def _writer(*, bare: bool) -> Writer[None]:
    def write(
        session: Session,
        by: Actor,
        now: datetime,
        asked: Asked,
        target: Path,
        progress: Progress = unheard,
    ) -> None:
        _write(Gathered(session, by, now, asked), target, progress, bare=bare)

    return write


write_all = _writer(bare=False)
"""As people answered, with what they wrote."""
write_bare = _writer(bare=True)
"""Without anything in which a person could be named."""


def data_of(
    session: Session, by: Actor, now: datetime, campaign_id: int, file: str, target: Path
) -> None:
    """One table for a program that asks again and again: every form, nothing of persons."""
    gathered = Gathered(session, by, now, Asked(campaign_id, Counted.ALL))
    write_table(gathered, file, target, bare=True)


def _write(gathered: Gathered, target: Path, progress: Progress, *, bare: bool) -> None:
    """All of one moment; one table lies on the disk beside the archive at a time."""
    part = target.with_name(f"{target.name}.one")
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in FILES:
                write_table(gathered, file, part, bare=bare, progress=progress)
                archive.write(part, texts.FILE_NAMES[file])
            _write_book(gathered, part, bare=bare)
            archive.write(part, texts.DICTIONARY_BOOK)
    finally:
        part.unlink(missing_ok=True)


def _write_book(gathered: Gathered, target: Path, *, bare: bool) -> None:
    rows = [*dictionary(gathered, bare=bare)]
    with target.open("wb") as file:
        book = Book(file, gathered.now)
        sheet = book.sheet(texts.DICTIONARY, WIDTHS)
        sheet.add(rows[0], "head")
        sheet.table(columns=WIDTH, rows=len(rows) - 1, kept=2)
        for row in rows[1:]:
            sheet.add(row, "wrap")
        book.close()
