"""The archive of documents: 5 GB of one file under many names, against plainly copying it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from bench.apart import apart
from bench.season import NOW, made
from domain.acting import the_program
from reports.documents import Wanted, archive
from storage import Database, Session
from storage.files import FileStore
from storage.statements import add_all
from storage.tables import Evidence, EvidenceKind, EvidenceUse, StoredFile
from survey_defs.loading import find

MEGABYTE = 1 << 20
FILE_SIZE = 20 * MEGABYTE
READ = 1 << 18
ORGANISATIONS = 43


def measure(*, quick: bool) -> Iterator[dict[str, Any]]:
    for names in (3,) if quick else (25, 256):
        with tempfile.TemporaryDirectory() as folder:
            apart(_make, folder, names)
            copied = apart(_copy, folder, names)
            zipped = apart(_zip, folder)
            size, planned, seconds = zipped.result
            yield {
                "files": names,
                "size_mb": round(size / MEGABYTE),
                "mb_per_second": round(size / MEGABYTE / seconds),
                "copying_mb_per_second": round(names * FILE_SIZE / MEGABYTE / copied.seconds),
                "ratio": round(copied.seconds / seconds, 2),
                "seconds_to_first_byte": round(planned, 2),
                "peak_mb": round(zipped.megabytes),
                "aim_peak_mb": 150,
            }


def _make(folder: str, names: int) -> None:
    """Different names in the store for the same bytes, each a document of its own."""
    database = made(Path(folder), ORGANISATIONS)
    store = FileStore(Path(folder, "files"))
    first = store.open(store.save(os.urandom(FILE_SIZE)).sha256)
    hashes = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(names)]
    for sha256 in hashes:
        path = first.parents[1] / sha256[:2] / sha256
        path.parent.mkdir(exist_ok=True)
        os.link(first, path)
    database.change_now(_attach, hashes)
    database.close()


def _attach(session: Session, hashes: list[str]) -> None:
    codes = [question.code for question in find("municipal_mechanisms").questions]
    add_all(
        session,
        StoredFile,
        [
            {"sha256": sha256, "size": FILE_SIZE, "extension": "pdf", "stored_at": NOW}
            for sha256 in hashes
        ],
    )
    forms = range(1, ORGANISATIONS + 1)
    for number, sha256 in enumerate(hashes):
        form_id = forms[number % ORGANISATIONS]
        evidence = {
            "id": number + 1,
            "organisation_id": form_id + 1,
            "kind": EvidenceKind.FILE,
            "sha256": sha256,
            "name": f"Приказ {number}.pdf",
            "added_at": NOW,
        }
        add_all(session, Evidence, [evidence])
        use = {
            "evidence_id": number + 1,
            "form_id": form_id,
            "question": codes[number % len(codes)],
            "attached_at": NOW,
        }
        add_all(session, EvidenceUse, [use])


def _zip(folder: str) -> tuple[int, float, float]:
    """Bytes, seconds to plan, seconds in all."""
    database = Database(f"sqlite:///{Path(folder, f'season-{ORGANISATIONS}.db')}")
    store = FileStore(Path(folder, "files"))
    began, sent = time.perf_counter(), 0
    made_of = database.look_now(
        archive, the_program(), NOW + timedelta(days=1), Wanted(campaign_id=1), store
    )
    planned = time.perf_counter() - began
    with _reader() as reader:
        for chunk in made_of:
            sent += len(chunk)
            reader.write(chunk)
    assert sent == made_of.size
    database.close()
    return sent, planned, time.perf_counter() - began


def _copy(folder: str, names: int) -> int:
    """The same bytes to the same reader, by read and write."""
    source = next(path for path in Path(folder, "files").glob("*/*") if path.is_file())
    with _reader() as reader:
        for _ in range(names):
            with source.open("rb", buffering=0) as file:
                while chunk := file.read(READ):
                    reader.write(chunk)
    return names * FILE_SIZE


@contextmanager
def _reader() -> Iterator[IO[bytes]]:
    """Another process that takes the bytes through a pipe, as a browser takes them."""
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as reader:
        assert reader.stdin is not None
        with reader.stdin as pipe:
            yield pipe
        reader.wait()
