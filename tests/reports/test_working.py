"""Background work in a process of its own: the file comes, or a sentence says why not."""

from __future__ import annotations

import multiprocessing
import os
from datetime import timedelta
from pathlib import Path
from zipfile import is_zipfile

import pytest

from domain import jobs
from domain.jobs import Kind, Stage
from domain.results import Counted
from domain.retention import KEPT
from reports import working
from tests.overseen import County


@pytest.fixture
def sqlite_url(county: County) -> str:
    """Where the county is, for another process to open."""
    return str(county.database._changes.url)


def ask(county: County, kind: Kind = Kind.SVOD):
    return county.do("Раиса", jobs.ask, county.campaign, kind, Counted.ALL)


def test_it_is_done_by_another_process(county: County, sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "results"
    svod, listed = ask(county), ask(county, Kind.LONG_FORM)
    apart = multiprocessing.get_context("spawn").Process(
        target=working.work_all, args=(sqlite_url, folder, county.now)
    )
    apart.start()
    apart.join(60)
    assert apart.exitcode == 0
    for line in (svod, listed):
        seen = county.see("Раиса", jobs.look, line.id)
        assert (seen.stage, seen.done, seen.total) == (Stage.DONE, 3, 3)
    file = county.see("Раиса", jobs.result, svod.id).file
    assert is_zipfile(folder / file)
    assert sorted(path.suffix for path in folder.iterdir()) == [".csv", ".xlsx"]


def test_a_role_taken_away_meanwhile_is_felt(
    county: County, sqlite_url: str, tmp_path: Path
) -> None:
    from sqlalchemy import update

    from storage.tables import Membership

    line = ask(county)
    county.database.change_now(lambda s: s.execute(update(Membership).values(ended_at=county.now)))
    assert working.work_one(sqlite_url, tmp_path / "results", county.now)
    seen = county.see("Раиса", jobs.look, line.id)
    assert (seen.stage, seen.problem) == (
        Stage.FAILED,
        "Здесь этого нет: возможно, ссылка или кнопка устарела.",
    )
    assert list((tmp_path / "results").iterdir()) == []


@pytest.mark.parametrize(
    "failure",
    [
        (OSError(28, "No space left"), "На диске не хватило места."),
        (RuntimeError("SELECT секрет"), "Файл не получилось сделать."),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_is_left(
    county: County, sqlite_url: str, tmp_path: Path, monkeypatch, failure
) -> None:
    error, sentence = failure
    heard: list[tuple[object, ...]] = []

    def fails(session, by, now, asked, target, progress) -> None:
        target.write_bytes(b"half")
        raise error

    monkeypatch.setattr(working._log, "error", lambda *said, **more: heard.append((said, more)))
    monkeypatch.setitem(working.WRITERS, Kind.SVOD, fails)
    line = ask(county)
    assert working.work_one(sqlite_url, tmp_path / "results", county.now)
    seen = county.see("Раиса", jobs.look, line.id)
    assert seen.stage is Stage.FAILED
    assert seen.problem.startswith(sentence)
    assert list((tmp_path / "results").iterdir()) == []
    assert "секрет" not in str(heard)
    assert len(heard) == 1


def test_old_files_are_swept(county: County, sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "results"
    line = ask(county)
    working.work_one(sqlite_url, folder, county.now)
    left = folder / "9-ff.xlsx.part"
    left.write_bytes(b"left by a worker that died")
    os.utime(left, (county.now.timestamp(),) * 2)
    county.now += KEPT + timedelta(minutes=5)
    assert working.sweep(sqlite_url, folder, county.now) == 1
    assert [path.name for path in folder.iterdir() if path.suffix == ".part"] == []
    assert county.see("Раиса", jobs.look, line.id).stage is Stage.GONE
    assert working.sweep(sqlite_url, folder / "not there", county.now) == 0
