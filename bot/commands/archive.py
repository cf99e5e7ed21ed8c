"""A backup: the tables as lines of JSON and the documents, in one ZIP."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from storage import copying

if TYPE_CHECKING:
    from storage import Session

LABEL = "svod.json"
FORMAT = 1


class NotAnArchive(ValueError):
    """The file is no backup of ours, or one made by a newer program."""


def write(session: Session, documents: Path, archive: Path) -> int:
    """Write everything; return how many rows. A half-written archive never has the name."""
    unfinished, rows = archive.with_suffix(".part"), 0
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as box:
        label = {"format": FORMAT, "revision": copying.revision(session)}
        box.writestr(LABEL, json.dumps(label))
        for name in copying.tables():
            with box.open(f"tables/{name}.jsonl", "w", force_zip64=True) as entry:
                for line in copying.lines(session, name):
                    entry.write(line.encode())
                    rows += 1
        for file in sorted(path for path in documents.rglob("*") if path.is_file()):
            inside = f"files/{file.relative_to(documents).as_posix()}"
            box.write(file, inside, compress_type=zipfile.ZIP_STORED)
    unfinished.replace(archive)
    return rows


def revision_of(archive: Path) -> str:
    """Which migration the archive was made at."""
    try:
        with zipfile.ZipFile(archive) as box:
            label = json.loads(box.read(LABEL))
            if label["format"] == FORMAT:
                return str(label["revision"])
    except (zipfile.BadZipFile, KeyError, ValueError) as broken:
        raise NotAnArchive(archive.name) from broken
    raise NotAnArchive(archive.name)


def read_tables(session: Session, archive: Path) -> int:
    """Take every row in; return how many."""
    with zipfile.ZipFile(archive) as box:
        rows = sum(
            copying.take_in(session, name, _lines(box, f"tables/{name}.jsonl"))
            for name in copying.tables()
        )
    copying.continue_numbering(session)
    return rows


def read_documents(documents: Path, archive: Path) -> int:
    """Put the documents back; return how many."""
    with zipfile.ZipFile(archive) as box:
        names = [name for name in box.namelist() if name.startswith("files/")]
        for name in names:
            target = (documents / name.removeprefix("files/")).resolve()
            if not target.is_relative_to(documents.resolve()):
                raise NotAnArchive(archive.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with box.open(name) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
    return len(names)


def _lines(box: zipfile.ZipFile, name: str) -> Iterator[str]:
    with box.open(name) as entry:
        yield from TextIOWrapper(entry, encoding="utf-8")
