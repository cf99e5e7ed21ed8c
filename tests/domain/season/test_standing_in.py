"""Who is away, who stands in, who holds the form: rights and reminders follow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain import (
    filling,
    handing_on,
    nudging,
    roster,
    standing_in,
    submitting,
    team,
    team_texts,
)
from domain.errors import NotAllowed, NotFound, Refusal
from domain.standing_in import Leave, day_of
from storage import teams
from storage.tables import Form, JournalEntry, Membership, Notice, Organisation, Role
from tests.domain.season.conftest import Season


@pytest.fixture
def form(season: Season) -> int:
    """Anna heads the school, Denis is her deputy."""
    season.people = {
        name: season.person(name, role, place)
        for name, role, place in (
            ("Анна", Role.HEAD, "школа"),
            ("Денис", Role.DEPUTY, "школа"),
            ("Глеб", Role.HEAD, "лицей"),
        )
    }
    return season.form(season.campaign(), "школа")


def school(season: Season) -> int:
    return season.session.scalars(
        select(Organisation.id).where(Organisation.code == "школа")
    ).one()


def reminded(season: Season, form: int) -> int:
    return season.run(nudging.preview, (form,)).people


def told(season: Season, kind: str = standing_in.TOLD) -> list[tuple[int, str]]:
    found = select(Notice.to_id, Notice.content).where(Notice.kind == kind).order_by(Notice.id)
    return [(row.to_id, row.content["text"]) for row in season.session.execute(found)]


def goes(season: Season, who: str, deputy: str, days: int = 7) -> Any:
    at = school(season), season.people[deputy], days
    return season.do(who, standing_in.go_away_for, *at)


def fails(season: Season, who: str, operation: Any, *args: Any) -> type[Refusal]:
    with pytest.raises(Refusal) as refused:
        season.do(who, operation, *args)
    return type(refused.value)


def test_work_and_reminders_go_to_the_deputy_and_come_back_on_the_day(
    season: Season, form: int
) -> None:
    assert reminded(season, form) == 2
    until = goes(season, "Анна", "Денис").day

    mates = teams.mates(season.session, school(season))
    assert [(e.name, e.role, e.for_name, e.away_until is not None) for e in mates] == [
        ("Анна", Role.HEAD, None, True),
        ("Денис", Role.HEAD, "Анна", False),
        ("Денис", Role.DEPUTY, None, False),
    ]
    assert reminded(season, form) == 1
    season.clock.now += timedelta(days=6)
    assert standing_in.end_what_is_over(season.session, season.clock.now) == 0
    season.clock.now += timedelta(days=1)
    assert standing_in.end_what_is_over(season.session, season.clock.now) == 1

    mates = teams.mates(season.session, school(season))
    assert [(e.name, e.role, e.away_until) for e in mates] == [
        ("Анна", Role.HEAD, None),
        ("Денис", Role.DEPUTY, None),
    ]
    assert reminded(season, form) == 2
    anna, denis, place = season.people["Анна"], season.people["Денис"], "Школа"
    assert told(season) == [
        (denis, team_texts.stands_in("Анна", place, f"{until:%d.%m.%Y}")),
        (denis, team_texts.stood_in("Анна", place)),
        (anna, team_texts.is_back(place)),
    ]


def test_one_can_come_back_early(season: Season, form: int) -> None:
    goes(season, "Анна", "Денис")

    season.do("Анна", standing_in.come_back_oneself, school(season))

    assert reminded(season, form) == 2
    noted = select(JournalEntry.what, JournalEntry.by_id).order_by(JournalEntry.id.desc()).limit(2)
    anna = season.people["Анна"]
    assert season.session.execute(noted).all() == [("came_back", anna), ("went_away", anna)]


def test_an_absence_said_anew_replaces_what_was_said(season: Season, form: int) -> None:
    goes(season, "Анна", "Денис", 7)
    goes(season, "Анна", "Денис", 14)

    rows = [e for e in teams.mates(season.session, school(season)) if e.for_id]
    assert [(e.name, e.until) for e in rows] == [("Денис", rows[0].until)]
    season.clock.now += timedelta(days=8)
    assert standing_in.end_what_is_over(season.session, season.clock.now) == 0


@pytest.mark.parametrize(
    ("deputy", "days", "sentence"),
    [
        ("Анна", 7, "Замещать себя нельзя: выберите другого человека."),
        ("Глеб", 7,
         "Замещать может тот, кто уже заполняет анкеты этой организации и на связи с ботом."),
        ("Денис", 0, "Дата возвращения должна быть позже сегодняшнего дня."),
        ("Денис", 400, "Отсутствие — не дольше года."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(
    season: Season, form: int, deputy: str, days: int, sentence: str
) -> None:
    with pytest.raises(Refusal, match="^" + sentence.replace("(", r"\(")):
        goes(season, "Анна", deputy, days)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("15.06", date(2027, 6, 15)),
        ("15.12.", date(2026, 12, 15)),
        ("29.11", date(2027, 11, 29)),
        ("3 декабря 2026", date(2026, 12, 3)),
        ("2026-12-31", date(2026, 12, 31)),
    ],
)
def test_a_day_is_understood_as_people_write_it(said: str, day: date) -> None:
    assert day_of(said, date(2026, 11, 29)) == day


@pytest.mark.parametrize("said", ["завтра", "31.02", ""])
def test_what_is_no_day_is_said(said: str) -> None:
    with pytest.raises(Refusal, match="Не понял дату"):
        day_of(said, date(2026, 11, 29))


def test_nobody_sends_another_away(season: Season, form: int) -> None:
    at, people = school(season), season.people
    leave = Leave(at, people["Анна"], people["Денис"], season.clock.now.date() + timedelta(days=5))

    assert fails(season, "Денис", standing_in.go_away, leave) is NotAllowed
    assert fails(season, "Глеб", standing_in.go_away, leave) is NotFound
    own = leave._replace(person_id=people["Глеб"])
    assert fails(season, "Глеб", standing_in.go_away, own) is NotFound
    assert fails(season, "Глеб", standing_in.come_back, at, people["Анна"]) is NotFound
    season.run(standing_in.go_away, leave)
    assert fails(season, "Денис", standing_in.come_back, at, people["Анна"]) is NotAllowed


def test_a_role_ends_after_its_last_day(season: Season, form: int) -> None:
    found = select(Membership.id).where(Membership.person_id == season.people["Денис"])
    membership = season.session.scalars(found).one()
    season.run(roster.limit_role, membership, season.clock.now.date() + timedelta(days=2))

    season.clock.now += timedelta(days=2)
    assert standing_in.end_what_is_over(season.session, season.clock.now) == 0
    season.clock.now += timedelta(days=1)
    assert standing_in.end_what_is_over(season.session, season.clock.now) == 1
    assert fails(season, "Денис", filling.form_card, form) is NotFound
    assert told(season)[-1] == (
        season.people["Денис"], "Срок вашей роли «заместитель» закончился (Школа).",
    )  # fmt: skip


# Handing over.


def test_a_form_handed_over_keeps_all_and_reminds_only_the_new_one(
    season: Season, form: int
) -> None:
    season.answer("Анна", form, 0, "да")
    before = season.do("Анна", filling.form_card, form).line
    given = season.do("Анна", handing_on.hand_over, form, season.people["Денис"])

    after = season.do("Денис", filling.form_card, form)
    assert (given.holder, after.holder) == ("Денис", "Денис")
    assert (after.line.done, after.line.points) == (before.done, before.points)
    assert reminded(season, form) == 1
    said = team_texts.handed_over("Анна", before.campaign, "Школа")
    assert told(season) == [(season.people["Денис"], said)]
    noted = select(JournalEntry.by_id, JournalEntry.form_id, JournalEntry.details).where(
        JournalEntry.what == "form_handed_over"
    )
    assert season.session.execute(noted).all() == [
        (season.people["Анна"], form, {"person": season.people["Денис"], "before": None})
    ]
    season.do("Денис", handing_on.hand_over, form, None)
    assert reminded(season, form) == 2


def test_who_holds_a_form_and_is_away_passes_the_reminders_on(season: Season, form: int) -> None:
    season.do("Анна", handing_on.hand_over, form, season.people["Анна"])
    assert reminded(season, form) == 1

    goes(season, "Анна", "Денис")

    assert reminded(season, form) == 1
    membership = next(
        each for each in teams.mates(season.session, school(season)) if each.role is Role.DEPUTY
    )
    season.do("Анна", team.dismiss, membership.membership_id)
    anna = teams.mates(season.session, school(season))
    assert [(each.name, each.away_until) for each in anna] == [("Анна", None)]
    assert reminded(season, form) == 1


def test_whoever_goes_for_good_holds_nothing(season: Season, form: int) -> None:
    season.do("Анна", handing_on.hand_over, form, season.people["Денис"])
    membership = next(
        each for each in teams.mates(season.session, school(season)) if each.role is Role.DEPUTY
    )
    season.do("Анна", team.dismiss, membership.membership_id)

    holder = select(Form.holder_id).where(Form.id == form)
    assert season.session.scalars(holder).one() is None
    assert reminded(season, form) == 1


def test_only_an_unfinished_form_is_handed_on_and_only_to_who_fills_it_in(
    season: Season, form: int
) -> None:
    people = season.people
    for stranger in (people["Глеб"], 10**6):
        with pytest.raises(Refusal, match="координатору, руководителю или заместителю"):
            season.do("Анна", handing_on.hand_over, form, stranger)
    assert fails(season, "Глеб", handing_on.hand_over, form, people["Глеб"]) is NotFound
    season.fill("Анна", form)
    season.do("Анна", submitting.submit, form)
    with pytest.raises(Refusal, match="незаконченную анкету"):
        season.do("Анна", handing_on.hand_over, form, people["Денис"])
