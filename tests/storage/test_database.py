from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from storage import Database, Session
from storage.tables import Fact, Person

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)


COUNTED = select(Fact.value).where(Fact.name == "counter")


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


# One commit for everybody who waits.


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


# The same on both databases.


async def test_a_change_is_kept_or_undone_as_a_whole(database: Database) -> None:
    assert await database.changing(add, "a") == "a"
    with pytest.raises(Mistake):
        await database.changing(add_and_fail, "b")
    assert await database.looking(names) == ["a"]
    assert await database.glancing(names) == ["a"]
    assert await asyncio.to_thread(database.look_now, names) == ["a"]


def count(session: Session) -> None:
    found = select(Fact).where(Fact.name == "counter").with_for_update()
    counter = session.scalars(found).one()
    counter.value = str(int(counter.value) + 1)


async def test_twenty_who_read_and_then_write_at_once_make_twenty(database: Database) -> None:
    await database.changing(lambda session: session.add(Fact(name="counter", value="0")))
    await asyncio.gather(*(database.changing(count) for _ in range(20)))
    assert await database.looking(lambda session: session.scalar(COUNTED)) == "20"


async def test_two_processes_on_one_database_make_forty(
    database: Database, database_url: str
) -> None:
    await database.changing(lambda session: session.add(Fact(name="counter", value="0")))
    other = Database(database_url)
    both = (database, other)
    await asyncio.gather(*(each.changing(count) for _ in range(20) for each in both))
    assert await database.looking(lambda session: session.scalar(COUNTED)) == "40"
    await other.aclose()


async def test_the_command_line_and_the_bot_share_one_file(database: Database) -> None:
    await database.changing(add, "a")
    await asyncio.to_thread(database.change_now, add, "b")
    await database.changing(add, "c")
    assert await database.looking(names) == ["a", "b", "c"]


@pytest.mark.parametrize("way", ["glancing", "looking"])
async def test_whoever_looks_sees_one_moment(database: Database, way: str) -> None:
    began, go_on = threading.Event(), threading.Event()

    def look_twice(session: Session) -> tuple[list[str], list[str]]:
        before = names(session)
        began.set()
        assert go_on.wait(10)
        session.expire_all()
        return before, names(session)

    if way == "looking":
        # its questions run on this loop's thread, so the change comes from another connection
        def look_twice(session: Session) -> tuple[list[str], list[str]]:
            before = names(session)
            database.change_now(add, "b")
            session.expire_all()
            return before, names(session)

    await database.changing(add, "a")
    looking = asyncio.ensure_future(getattr(database, way)(look_twice))
    if way == "glancing":
        await asyncio.to_thread(began.wait)
        await database.changing(add, "b")
        go_on.set()
    assert await looking == (["a"], ["a"])
    assert await database.looking(names) == ["a", "b"]


async def test_an_export_reads_one_moment_for_as_long_as_it_streams(database: Database) -> None:
    await database.changing(add, "a")
    async with database.reading() as connection:
        first = (await connection.execute(select(Fact.name))).scalars().all()
        await database.changing(add, "b")
        second = (await connection.execute(select(Fact.name))).scalars().all()
    assert (first, second) == (["a"], ["a"])


@pytest.mark.postgres
async def test_two_who_wait_for_each_other_both_get_through(postgres_url: str) -> None:
    database = Database(postgres_url)
    await database.changing(add, "a")
    await database.changing(add, "b")
    meet = threading.Barrier(2)
    tries: list[str] = []

    def lock_both(session: Session, first: str, second: str) -> None:
        for name in (first, second):
            session.scalars(select(Fact).where(Fact.name == name).with_for_update()).one()
            if len(tries) < 2:
                tries.append(first)
                meet.wait(10)
        session.add(Fact(name=first + second, value=""))

    await asyncio.gather(
        database.changing(lock_both, "a", "b"), database.changing(lock_both, "b", "a")
    )
    assert await database.looking(names) == ["a", "ab", "b", "ba"]
    await database.aclose()


# Moments.


async def test_moments_come_back_aware_whatever_zone_they_went_in_with(database: Database) -> None:
    def remember(session: Session) -> int:
        east = NOW.astimezone(timezone(timedelta(hours=5)))
        person = Person(name="Анна", search="анна", created_at=east)
        session.add(person)
        session.flush()
        return person.id

    anna = await database.changing(remember)
    found = await database.looking(lambda session: session.get_one(Person, anna).created_at)
    assert (found, found.utcoffset() is not None) == (NOW, True)
    late = select(Person.id).where(Person.created_at > NOW - timedelta(seconds=1))
    assert await database.looking(lambda session: session.scalars(late).all()) == [anna]


async def test_a_naive_moment_is_refused(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="naive"):
        await database.changing(
            lambda session: session.add(Person(name="А", search="а", created_at=naive))
        )
