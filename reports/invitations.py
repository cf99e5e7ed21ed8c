"""Invitations to be printed and cut apart, a municipality after another, and their list."""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst

from domain.acting import Actor
from domain.errors import NotPossible
from domain.organising import organisation_tree
from domain.summoning import CARDS_OF_A_FILE, Handout, handout
from reports import qr, texts
from reports.cells import Book, clean
from reports.gathering import Progress
from storage import Session
from storage.expected import Awaited
from survey_defs.limits import shortened

TEMPLATE = Path(__file__).parent / "templates" / "invitations.typ"
LONGEST_NAME, LONGEST_PLACE = 60, 90
"""Signs that a card has room for."""
LIST_WIDTHS = (36, 44, 14, 40, 16, 18, 52, 14)


def write_sheet(
    session: Session, by: Actor, now: datetime, about: int, target: Path, progress: Progress
) -> None:
    """One file for everybody below the organisation."""
    found = handout(session, by, now, about)
    if not found.people:
        raise NotPossible(texts.NOBODY_TO_INVITE)
    target.write_bytes(pdf(found, grouped(session, by, now, found), now))
    progress(1, 1)


def write_sheets(
    session: Session, by: Actor, now: datetime, about: int, target: Path, progress: Progress
) -> None:
    """A file for each municipality; many people of one in parts."""
    found = handout(session, by, now, about)
    if not found.people:
        raise NotPossible(texts.NOBODY_TO_INVITE)
    parts = [
        (name, number, people[start : start + CARDS_OF_A_FILE])
        for name, people in grouped(session, by, now, found).items()
        for number, start in enumerate(range(0, len(people), CARDS_OF_A_FILE), 1)
    ]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for done, (name, number, people) in enumerate(parts, 1):
            content = pdf(found, {name: people}, now)
            archive.writestr(f"{done:03d} {_file(name)} {number}.pdf", content)
            progress(done, len(parts))


def write_list(
    session: Session, by: Actor, now: datetime, about: int, target: Path, progress: Progress
) -> None:
    """Names, telephones and links as a workbook."""
    found = handout(session, by, now, about)
    zone = ZoneInfo(found.organisation.local_zone)
    book = Book(target, now)
    sheet = book.sheet(texts.INVITATIONS, LIST_WIDTHS)
    sheet.add(texts.INVITATION_HEAD, "head")
    sheet.table(columns=len(texts.INVITATION_HEAD), rows=len(found.people))
    for name, people in grouped(session, by, now, found).items():
        for each in people:
            until = each.expires_at.astimezone(zone).date() if each.expires_at else None
            role = texts.ROLES.get(each.role, each.role)
            known = (name, each.organisation, each.organisation_code, each.name, role)
            sheet.add((*known, each.phone, found.link(each), until))
    book.close()
    progress(1, 1)


def grouped(
    session: Session, by: Actor, now: datetime, found: Handout
) -> dict[str, list[Awaited]]:
    """The people by their municipality: what lies directly below the region."""
    names = {row.id: row.short_name for row in organisation_tree(session, by, now)}
    groups: dict[str, list[Awaited]] = defaultdict(list)
    for each in found.people:
        numbers = [int(number) for number in each.path.strip("/").split("/")]
        above = numbers[1] if len(numbers) > 1 else numbers[0]
        groups[names.get(above, found.organisation.short_name)].append(each)
    return dict(sorted(groups.items()))


def pdf(found: Handout, groups: dict[str, list[Awaited]], now: datetime) -> bytes:
    """The same people give the same bytes."""
    zone = ZoneInfo(found.organisation.local_zone)
    page = {
        "title": texts.INVITATIONS,
        "groups": [
            {"name": clean(name), "cards": _cards(found, people, zone)}
            for name, people in groups.items()
        ],
    }
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=now.replace(microsecond=0),
        root=TEMPLATE.parent,
    )
    assert isinstance(made, bytes)
    return made


def _cards(found: Handout, people: Sequence[Awaited], zone: ZoneInfo) -> list[dict[str, Any]]:
    return [
        {
            "name": shortened(clean(" ".join(each.name.split())), LONGEST_NAME),
            "role": texts.ROLES.get(each.role, each.role),
            "organisation": shortened(clean(each.organisation), LONGEST_PLACE),
            "until": f"{each.expires_at.astimezone(zone):%d.%m.%Y}" if each.expires_at else "",
            "link": found.link(each),
            "qr": qr.svg(found.link(each)),
        }
        for each in people
    ]


def _file(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " -" else "_" for sign in name)[:80].strip()
