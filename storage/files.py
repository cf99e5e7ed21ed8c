"""The bytes of documents, kept under the name of their own SHA-256."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

CHUNK = 1 << 20
ARRIVING = "arriving"
LEAVING = "leaving"
DIGEST_LENGTH = 64


class Stored(NamedTuple):
    sha256: str
    size: int


class FileStore:
    """A folder of files; the same bytes are stored once. Bytes come first, the row after them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, source: bytes | Path) -> Stored:
        """Copy, flush to disk, then give the name: a crash leaves nothing half written there."""
        arriving = self._folder / ARRIVING
        arriving.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=arriving)
        try:
            with os.fdopen(handle, "wb") as target:
                stored = _copy(source, target)
                target.flush()
                os.fsync(target.fileno())
            self._name(Path(name), stored.sha256)
        finally:
            Path(name).unlink(missing_ok=True)
        return stored

    def open(self, sha256: str) -> Path:
        """The file with these bytes; FileNotFoundError when there is none."""
        path = self._path(sha256)
        if not path.is_file():
            raise FileNotFoundError(sha256)
        return path

    def has(self, sha256: str) -> bool:
        return self._path(sha256).is_file()

    def discard_unused(self, live: Collection[str], older_than: datetime) -> int:
        """Delete the files that nothing needs and that were saved before this moment.

        Whoever saves the same bytes meanwhile makes them young again, so the age is looked at
        once more after the file has been taken out of its place.
        """
        leaving = self._folder / LEAVING
        leaving.mkdir(parents=True, exist_ok=True)
        discarded = 0
        for path in list(self._files()):
            if path.name in live or not _older(path, older_than):
                continue
            aside = path.replace(leaving / path.name)
            if _older(aside, older_than):
                aside.unlink()
                discarded += 1
            elif not path.exists():
                aside.replace(path)
        self._sweep_arriving(older_than)
        return discarded

    def _name(self, arrived: Path, sha256: str) -> None:
        path = self._path(sha256)
        path.parent.mkdir(exist_ok=True)
        arrived.replace(path)
        _flush_folder(path.parent)

    def _path(self, sha256: str) -> Path:
        if len(sha256) != DIGEST_LENGTH or not set(sha256) <= set("0123456789abcdef"):
            raise FileNotFoundError(sha256)
        return self._folder / sha256[:2] / sha256

    def _files(self) -> Iterator[Path]:
        return self._folder.glob("[0-9a-f][0-9a-f]/" + "[0-9a-f]" * 8 + "*")

    def _sweep_arriving(self, older_than: datetime) -> None:
        """What crashes left behind."""
        for path in [*(self._folder / ARRIVING).glob("*")]:
            if _older(path, older_than):
                path.unlink(missing_ok=True)


def _copy(source: bytes | Path, target: BinaryIO) -> Stored:
    if isinstance(source, bytes):
        target.write(source)
        return Stored(hashlib.sha256(source).hexdigest(), len(source))
    with source.open("rb") as origin:
        digest = hashlib.file_digest(origin, "sha256").hexdigest()
        size = origin.tell()
        origin.seek(0)
        shutil.copyfileobj(origin, target, CHUNK)
    return Stored(digest, size)


def _older(path: Path, moment: datetime) -> bool:
    try:
        changed = path.stat().st_mtime
    except FileNotFoundError:
        return False
    return datetime.fromtimestamp(changed, UTC) < moment


def _flush_folder(folder: Path) -> None:
    """So that the new name survives a power cut too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
