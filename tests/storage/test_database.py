"""Changing and looking, on both databases."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

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


def add(session: Session, name: str) -> str:
    session.add(Fact(name=name, value=""))
    session.flush()
    return name


def add_and_fail(session: Session, name: str) -> None:
    add(session, name)
    raise Mistake(name)


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Fact.name).order_by(Fact.name)))


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
