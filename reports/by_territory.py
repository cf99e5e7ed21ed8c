"""The svod of each municipality for its own organisations, all of them in one archive."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

from domain.access import within
from domain.acting import Actor
from domain.errors import NotFound
from reports import svod
from reports.documents.naming import Unique, file_name
from reports.gathering import Asked, Gathered, Progress, unheard
from storage import Session, organisations


def write(
    session: Session,
    by: Actor,
    now: datetime,
    asked: Asked,
    target: Path,
    progress: Progress = unheard,
) -> None:
    """Each as somebody makes it who oversees that municipality and nothing else.

    All are of one moment; one workbook lies on the disk beside the archive at a time.
    """
    names = Gathered(session, by, now, asked).territories
    unique, part = Unique(), target.with_name(f"{target.name}.one")
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for done, (territory, name) in enumerate(names.items(), 1):
                place = organisations.get(session, territory)
                if place is None:
                    raise NotFound
                narrowed = within(by, place.id, place.path)
                svod.write(session, narrowed, now, asked, part)
                archive.write(part, unique.name(file_name(name, "xlsx")))
                progress(done, len(names))
    finally:
        part.unlink(missing_ok=True)
