"""The bytes of documents: stored once, whole or not at all, swept when nothing needs them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from storage.files import FileStore

CONTENT = b"prikaz"
DIGEST = sha256(CONTENT).hexdigest()
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def age(store: FileStore, sha: str, moment: datetime) -> None:
    os.utime(store.open(sha), (moment.timestamp(), moment.timestamp()))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_and_files_are_stored_alike_and_once(store: FileStore, tmp_path: Path) -> None:
    origin = tmp_path / "prikaz.pdf"
    origin.write_bytes(CONTENT)
    assert store.save(CONTENT) == store.save(origin) == (DIGEST, len(CONTENT))
    assert store.open(DIGEST).read_bytes() == CONTENT
    assert files_in(tmp_path / "files") == [store.open(DIGEST)]
    assert origin.exists()


def test_what_is_not_there_or_no_name_at_all_is_not_found(store: FileStore) -> None:
    for name in (DIGEST, "../../etc/passwd", "", DIGEST.upper()):
        with pytest.raises(FileNotFoundError):
            store.open(name)
    assert store.has(DIGEST) is False


def test_a_failed_save_leaves_nothing(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(CONTENT)
    assert files_in(tmp_path / "files") == []


def test_the_sweep_takes_what_is_old_and_needed_by_nothing(store: FileStore) -> None:
    kept, dropped, fresh = (store.save(each).sha256 for each in (b"kept", b"dropped", b"fresh"))
    for digest in (kept, dropped):
        age(store, digest, NOW - timedelta(hours=2))
    age(store, fresh, NOW - timedelta(minutes=59))
    assert store.discard_unused({kept}, NOW - timedelta(hours=1)) == 1
    assert [store.has(each) for each in (kept, dropped, fresh)] == [True, False, True]


def test_saving_again_makes_old_bytes_young(store: FileStore) -> None:
    store.save(CONTENT)
    age(store, DIGEST, NOW - timedelta(days=9))
    store.save(CONTENT)
    assert store.discard_unused(set(), NOW - timedelta(hours=1)) == 0


def test_a_file_saved_again_while_it_is_swept_stays(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(CONTENT)
    age(store, DIGEST, NOW - timedelta(days=9))
    replace = Path.replace

    def saved_just_before(path: Path, target: Path) -> Path:
        if target.parent.name == "leaving":
            monkeypatch.setattr(Path, "replace", replace)
            store.save(CONTENT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", saved_just_before)
    assert store.discard_unused(set(), NOW - timedelta(hours=1)) == 0
    assert store.open(DIGEST).read_bytes() == CONTENT


def test_what_a_crash_left_half_copied_is_swept(store: FileStore, tmp_path: Path) -> None:
    store.save(CONTENT)
    left = tmp_path / "files" / "arriving" / "tmp123"
    left.write_bytes(b"half")
    old = (NOW - timedelta(hours=2)).timestamp()
    os.utime(left, (old, old))
    store.discard_unused({DIGEST}, NOW - timedelta(hours=1))
    assert not left.exists()
    assert store.has(DIGEST)
