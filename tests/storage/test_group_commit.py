"""One writer: changes that wait together share a commit, and nothing else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import Database, Session
from storage.tables import Fact


class Mistake(Exception):
    """What an operation may raise."""


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.aclose()


@pytest.fixture
async def embedded(sqlite_url: str) -> AsyncIterator[Database]:
    """SQLite alone: only there changes share a commit."""
    database = Database(sqlite_url)
    yield database
    await database.aclose()


def add(session: Session, name: str) -> str:
    session.add(Fact(name=name, value=""))
    session.flush()
    return name


def add_and_fail(session: Session, name: str) -> None:
    add(session, name)
    raise Mistake(name)


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Fact.name).order_by(Fact.name)))


class Held:
    """Keeps the writer busy until everything else has queued behind it."""

    def __init__(self) -> None:
        self.busy, self.go = threading.Event(), threading.Event()

    def __call__(self, session: Session) -> None:
        self.busy.set()
        assert self.go.wait(10)


async def together(database: Database, *changes: tuple) -> list[object]:
    """Run the changes as they run when they have waited for one commit; what each got."""
    held = Held()
    first = asyncio.ensure_future(database.changing(held))
    await asyncio.to_thread(held.busy.wait)
    waiting = [asyncio.ensure_future(database.changing(*change)) for change in changes]
    await asyncio.sleep(0)
    held.go.set()
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


def count_commits(database: Database) -> list[int]:
    commits: list[int] = []
    event.listen(database._changes, "commit", lambda _connection: commits.append(1))
    return commits


async def test_changes_that_wait_together_are_committed_together(embedded: Database) -> None:
    commits = count_commits(embedded)
    assert await together(embedded, *((add, f"{number}") for number in range(9))) == [
        f"{number}" for number in range(9)
    ]
    assert len(commits) == 1
    assert await embedded.looking(names) == [f"{number}" for number in range(9)]


async def test_a_mistake_undoes_its_own_change_and_no_neighbours(embedded: Database) -> None:
    commits = count_commits(embedded)
    got = await together(embedded, (add, "a"), (add_and_fail, "b"), (add, "c"))
    assert [got[0], type(got[1]), str(got[1]), got[2]] == ["a", Mistake, "b", "c"]
    assert await embedded.looking(names) == ["a", "c"]
    assert len(commits) == 1


async def test_what_the_database_refuses_is_told_to_its_own_change_alone(
    embedded: Database,
) -> None:
    await embedded.changing(add, "a")
    got = await together(embedded, (add, "b"), (add, "a"), (add, "c"))
    assert [got[0], type(got[1]), got[2]] == ["b", IntegrityError, "c"]
    assert await embedded.looking(names) == ["a", "b", "c"]


async def test_what_fails_only_at_the_commit_fails_alone(embedded: Database) -> None:
    def add_late(session: Session, name: str) -> None:
        session.add(Fact(name=name, value=""))  # flushed by the commit

    await embedded.changing(add, "a")
    got = await together(embedded, (add_late, "b"), (add_late, "a"), (add_late, "c"))
    assert [got[0], type(got[1]), got[2]] == [None, IntegrityError, None]
    assert await embedded.looking(names) == ["a", "b", "c"]


async def test_a_full_disk_fails_whom_it_fails_and_nobody_else(embedded: Database) -> None:
    def fill_the_disk(session: Session) -> None:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        try:
            session.execute(insert(Fact).values(name="large", value="x" * 1_000_000))
        finally:
            session.execute(text("PRAGMA max_page_count = 1000000"))

    got = await together(embedded, (add, "a"), (fill_the_disk,), (add, "b"))
    assert [got[0], type(got[1]), got[2]] == ["a", OperationalError, "b"]
    assert await embedded.looking(names) == ["a", "b"]


async def test_changes_keep_the_order_in_which_they_came(embedded: Database) -> None:
    done: list[int] = []

    def note(session: Session, number: int) -> None:
        done.append(number)
        if number % 7 == 0:
            raise Mistake

    await together(embedded, *((note, number) for number in range(150)))
    assert done == list(range(150))


async def test_each_sees_what_came_before_it(embedded: Database) -> None:
    def count(session: Session) -> int:
        add(session, f"{len(names(session)):03}")
        return len(names(session))

    assert await together(embedded, *([(count,)] * 70)) == list(range(1, 71))


async def test_whoever_gives_up_waiting_disturbs_nobody(embedded: Database) -> None:
    held = Held()
    first = asyncio.ensure_future(embedded.changing(held))
    await asyncio.to_thread(held.busy.wait)
    hasty = asyncio.ensure_future(embedded.changing(add, "a"))
    patient = asyncio.ensure_future(embedded.changing(add, "b"))
    await asyncio.sleep(0)
    hasty.cancel()
    held.go.set()
    assert [await first, await patient] == [None, "b"]
    assert await embedded.looking(names) == ["a", "b"]


async def test_closing_finishes_what_waits_and_takes_nothing_new(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    waiting = [asyncio.ensure_future(database.changing(add, name)) for name in "abc"]
    await asyncio.sleep(0)
    await database.aclose()
    assert await asyncio.gather(*waiting) == ["a", "b", "c"]
    with pytest.raises(RuntimeError):
        await database.changing(add, "d")
    again = Database(sqlite_url)
    assert again.look_now(names) == ["a", "b", "c"]
    again.close()


async def test_an_sqlite_file_survives_a_power_cut(embedded: Database) -> None:
    def settings(session: Session) -> list[object]:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        return [session.scalar(text(f"PRAGMA {name}")) for name in asked]

    full = ["wal", 2, 1]
    assert await embedded.changing(settings) == full
    assert await embedded.glancing(settings) == full
    assert await embedded.looking(settings) == full
