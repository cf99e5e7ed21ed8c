"""Whom to telephone before a launch, by municipality, as a workbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.acting import Actor
from domain.organising import organisation_line
from domain.reaching import unreached
from reports import texts
from reports.cells import Book
from reports.gathering import Progress
from storage import Session

WIDTHS = (36, 44, 14, 40, 16, 20, 34, 14, 40)


def write(
    session: Session, by: Actor, now: datetime, about: int, target: Path, progress: Progress
) -> None:
    """A row for each whom the bot does not reach, with room for a note."""
    rows = unreached(session, by, now, about)
    zone = ZoneInfo(organisation_line(session, by, now, about).local_zone)
    book = Book(target, now)
    sheet = book.sheet(texts.CALL_LIST, WIDTHS)
    sheet.add(texts.CALL_HEAD, "head")
    sheet.table(columns=len(texts.CALL_HEAD), rows=len(rows))
    for each in rows:
        since = each.since.astimezone(zone).date() if each.since else None
        role = texts.ROLES.get(each.role or "", "")
        known = (each.territory, each.organisation, each.organisation_code, each.name, role)
        sheet.add((*known, each.phone, texts.REACHES[each.reach], since, ""))
    book.close()
    progress(1, 1)
