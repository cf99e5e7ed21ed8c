"""Background work: one's own, done by one worker at a time, kept for a week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain import jobs
from domain.errors import NotAllowed, NotFound
from domain.job_names import file_name
from domain.jobs import LEASE, TRIES, Kind, Stage
from domain.results import Counted
from domain.retention import KEPT
from tests.overseen import County


def ask(county: County, who: str = "Раиса", kind: Kind = Kind.SVOD, which=Counted.SUBMITTED):
    return county.do(who, jobs.ask, county.campaign, kind, which)


def run(county: County, operation, *args):
    return county.database.change_now(operation, county.now, *args)


def test_from_asking_to_the_file(county: County) -> None:
    line = ask(county)
    assert (line.stage, line.done, line.total, line.campaign) == (
        Stage.WAITING,
        0,
        0,
        "Осень 2026",
    )
    work = run(county, jobs.take)
    asked = (line.id, Kind.SVOD, county.campaign, county.people["Раиса"], "submitted", None)
    assert work == (*asked, jobs.EVERYTHING)
    run(county, jobs.note_progress, line.id, 2, 3)
    working = county.see("Раиса", jobs.look, line.id)
    assert (working.stage, working.done, working.total) == (Stage.WORKING, 2, 3)
    run(county, jobs.finish, line.id, "1-ab.xlsx")
    done = county.see("Раиса", jobs.look, line.id)
    assert (done.stage, done.kept_until) == (Stage.DONE, county.now + KEPT)
    assert county.see("Раиса", jobs.result, line.id) == (
        "1-ab.xlsx",
        "Свод. Осень 2026. 01.09.2026.xlsx",
    )
    assert run(county, jobs.take) is None


def test_asked_twice_it_is_the_same_work(county: County) -> None:
    first = ask(county)
    assert ask(county).id == first.id
    others = [
        ask(county, which=Counted.ALL),
        ask(county, kind=Kind.LONG_FORM),
        ask(county, "Борис"),
    ]
    assert len({first.id, *(each.id for each in others)}) == 4
    assert county.see("Раиса", jobs.mine) == ()  # what belongs to no campaign is apart
    assert [line.id for line in county.see("Раиса", jobs.mine, county.campaign)] == [
        others[1].id,
        others[0].id,
        first.id,
    ]
    run(county, jobs.take)
    run(county, jobs.finish, first.id, "1.xlsx")
    assert ask(county).id > others[2].id


def test_work_is_done_by_one_worker_until_it_falls_silent(county: County) -> None:
    line = ask(county)
    assert run(county, jobs.take).job_id == line.id
    assert run(county, jobs.take) is None
    county.now += LEASE - timedelta(seconds=1)
    run(county, jobs.note_progress, line.id, 1, 2)
    county.now += timedelta(seconds=1)
    assert run(county, jobs.take) is None
    county.now += LEASE
    assert run(county, jobs.take).job_id == line.id


def test_work_that_kills_its_workers_is_given_up(county: County) -> None:
    line = ask(county)
    for _ in range(TRIES):
        assert run(county, jobs.take).job_id == line.id
        county.now += LEASE
    assert run(county, jobs.take) is None
    failed = county.see("Раиса", jobs.look, line.id)
    assert failed.stage is Stage.FAILED
    assert failed.problem is not None
    assert failed.problem.startswith("Файл не получилось сделать")


def test_the_file_is_kept_for_a_week(county: County) -> None:
    line = ask(county)
    run(county, jobs.take)
    run(county, jobs.finish, line.id, "1.xlsx")
    county.now += KEPT
    assert run(county, jobs.sweep) == ()
    county.now += timedelta(seconds=1)
    assert run(county, jobs.sweep) == ("1.xlsx",)
    assert county.see("Раиса", jobs.look, line.id).stage is Stage.GONE
    with pytest.raises(NotFound):
        county.see("Раиса", jobs.result, line.id)
    assert run(county, jobs.sweep) == ()


def test_work_of_others_is_not_there(county: County) -> None:
    line = ask(county)
    run(county, jobs.take)
    run(county, jobs.finish, line.id, "1.xlsx")
    for who in ("Борис", "Ольга", "Анна"):
        for question in (jobs.look, jobs.result):
            with pytest.raises(NotFound):
                county.see(who, question, line.id)
    with pytest.raises(NotFound):
        ask(county, "Анна")


def test_whoever_loses_the_role_loses_the_file(county: County) -> None:
    from sqlalchemy import update

    from storage.tables import Membership

    line = ask(county, "Борис")
    run(county, jobs.take)
    run(county, jobs.finish, line.id, "1.xlsx")
    county.database.change_now(
        lambda s: s.execute(
            update(Membership)
            .where(Membership.person_id == county.people["Борис"])
            .values(ended_at=county.now)
        )
    )
    with pytest.raises(NotFound):
        county.see("Борис", jobs.result, line.id)


def test_the_program_writes_files_itself(county: County) -> None:
    from domain.acting import the_program

    with pytest.raises(NotAllowed):
        county.database.change_now(jobs.ask, the_program(), county.now, county.campaign, Kind.SVOD)


def test_a_name_that_ends_with_a_full_stop_ends_with_one_in_the_file() -> None:
    made = file_name("call_list", "Приозёрская обл.", datetime(2026, 11, 29, tzinfo=UTC))
    assert made == "Кому позвонить. Приозёрская обл. 29.11.2026.xlsx"
