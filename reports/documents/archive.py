"""The archive itself: its length is known before the first byte, its memory does not grow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from os import SEEK_END
from typing import IO

from zipstream import ZipStream

from domain import overview
from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from domain.overview import Board, BoardRow, View
from domain.pinned import survey_of
from domain.results import STANDINGS, Counted
from reports import texts
from reports.cells import Book
from reports.documents.listing import Listing
from reports.documents.naming import file_name
from reports.documents.planning import EVERYTHING, Chosen, Criterion, plan
from reports.sheets.matrix import Words
from storage import Session, exporting
from storage.exporting import Given
from storage.files import FileStore

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which campaign, which of its forms, and of which municipality."""

    campaign_id: int
    which: Counted = Counted.ALL
    territory_id: int | None = None
    """None: all that the actor oversees."""
    organisations: tuple[str, ...] = ()
    """Codes; none named means all."""
    chosen: Chosen = EVERYTHING


@dataclass(frozen=True, slots=True)
class Territory:
    """A part that can be taken alone, so that a broken download need not begin anew."""

    id: int
    name: str
    forms: int
    files: int
    size: int
    """Bytes of the documents."""


@dataclass(frozen=True, slots=True)
class Archive:
    """To be iterated once."""

    name: str
    size: int
    """Exactly as many bytes will come."""
    files: int
    chunks: Iterator[bytes]

    def __iter__(self) -> Iterator[bytes]:
        return self.chunks


def territories(
    session: Session, by: Actor, now: datetime, wanted: Wanted
) -> tuple[Territory, ...]:
    """The parts of the archive with what they weigh, by name."""
    rows = _rows(overview.board(session, by, now, wanted.campaign_id, _VIEW), wanted)
    weighed = {row[0]: row[1:] for row in exporting.weights(session, [r.form_id for r in rows])}
    found: dict[int, Territory] = {}
    for row in rows:
        files, size = weighed.get(row.form_id, (0, 0))
        sum_ = found.get(row.territory_id, Territory(row.territory_id, row.territory, 0, 0, 0))
        found[row.territory_id] = Territory(
            sum_.id, sum_.name, sum_.forms + 1, sum_.files + files, sum_.size + size
        )
    return tuple(found.values())


def archive(
    session: Session, by: Actor, now: datetime, wanted: Wanted, files: FileStore
) -> Archive:
    """Plan it within the session; the bytes are read later, when nothing of it is needed."""
    board = overview.board(session, by, now, wanted.campaign_id, _VIEW)
    rows = _some(board, wanted)
    survey = survey_of(session, board.campaign.fingerprint)
    stream = ZipStream(sized=True)
    listing = tempfile.TemporaryFile()  # noqa: SIM115 -- closed when its bytes have been read
    book = Book(listing, now)
    lines, found = Listing(book), []
    chosen = wanted.chosen
    answered = _Answers(session, rows)
    for criterion in plan(session, survey, rows, chosen, silent=chosen.is_everything):
        missing = set()
        for proof in criterion.proofs:
            sha256 = proof.shown.sha256
            if sha256 is None:
                continue
            if not files.has(sha256):
                missing.add(sha256)
            elif proof.is_first:
                found.append((sha256, proof.path))
        lines.add(criterion, answered.to(criterion), frozenset(missing))
    book.close()
    if lines.is_empty and not chosen.is_everything:
        listing.close()
        raise NotPossible(texts.NONE_CHOSEN)
    stream.add(_read(listing), texts.LISTING_FILE, size=listing.seek(0, SEEK_END))
    for sha256, path in found:
        stream.add_path(files.open(sha256), path)
    name = rows[0].territory if wanted.territory_id is not None else board.campaign.title
    title = texts.ARCHIVE_FILE.format(name=name)
    return Archive(file_name(title, "zip"), len(stream), len(found), iter(stream))


class _Answers:
    """In words; read in the order of the plan, form by form."""

    def __init__(self, session: Session, rows: Sequence[BoardRow]) -> None:
        self._read = exporting.answers(session, [row.form_id for row in rows])
        self._form, self._given = 0, dict[str, Given]()
        self._words = Words()

    def to(self, criterion: Criterion) -> str:
        while self._form != criterion.row.form_id:
            self._form, self._given = next(self._read)
        question = criterion.question
        return self._words.of(question, self._given.get(question.code))


_VIEW = View(sort="territory", given=True)
"""A document is taken away whatever has become of its organisation."""


def _some(board: Board, wanted: Wanted) -> list[BoardRow]:
    rows = _rows(board, wanted)
    if not rows:
        raise NotPossible(texts.NO_SUCH_CODES) if wanted.organisations else NotFound
    return rows


def _rows(board: Board, wanted: Wanted) -> list[BoardRow]:
    standings = STANDINGS[wanted.which]
    return [
        row
        for row in board.rows
        if (not standings or row.state.value in standings)
        and wanted.territory_id in (None, row.territory_id)
        and (not wanted.organisations or row.code in wanted.organisations)
    ]


def _read(source: IO[bytes]) -> Iterator[bytes]:
    with source:
        source.seek(0)
        while chunk := source.read(CHUNK):
            yield chunk
