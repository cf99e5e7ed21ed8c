"""How much one person hears in a day, in how many messages, and when somebody asks for silence."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from domain import campaigning, days, ladders, nudging
from domain.acting import actor_of
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.ladder import SHIPPED, Ladder, Rung, Since, To, Until
from storage.summaries import Which
from storage.tables import Campaign, Form, FormState, JournalEntry, Notice, Role
from tests.domain.season.conftest import LOCKS, ON_TIME, Season
from tests.domain.season.conftest import days as span
from tests.domain.season.simulated import Post, at

ASIDE = ("opened", "daily")


def local(day: str, hour: int = 9) -> datetime:
    return at(f"2026-{day}T{hour:02}:00", "Asia/Yekaterinburg")


@pytest.fixture
def post() -> Post:
    return Post()


def ticks(season: Season, post: Post, now: datetime) -> list[tuple[str, int, int]]:
    """Kind, person and number of forms of what goes out at this moment."""
    season.clock.now = now
    known = len(post.sent)
    post.ticks(season.session, now)
    return sorted(
        (letter.kind, letter.to_id, len(letter.forms))
        for letter in post.sent[known:]
        if letter.kind not in ASIDE
    )


def as_of(season: Season, person: int, operation, *args, **named):
    whom = actor_of(season.session, person)
    return operation(season.session, whom, season.clock.now, *args, **named)


def outcomes(season: Season, kind: str) -> list[str | None]:
    found = select(Notice.outcome).where(Notice.kind == kind).order_by(Notice.id)
    return list(season.session.scalars(found))


def test_several_forms_are_told_of_in_one_message(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    season.person("Анна", Role.HEAD, "лицей")
    boris = season.person("Борис", Role.HEAD, "гимназия")
    season.campaign()
    season.campaign(title="Ещё одна")
    got = ticks(season, post, local("09-23"))
    assert got == [("reminder", anna, 4), ("reminder", boris, 2)]
    assert sorted(outcomes(season, "reminder")) == ["joined"] * 4 + ["sent"] * 2


def test_no_more_than_two_a_day_and_the_rest_next_morning(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    forms = [season.form(season.campaign(title=f"Опрос {n}"), "школа") for n in range(3)]
    first = ticks(season, post, local("09-23"))
    told = []
    for hour, form in enumerate(forms[:2], start=10):
        season.clock.now = local("09-23", hour)
        season.run(nudging.nudge, (form,))
        told.append(ticks(season, post, season.clock.now))
    assert (first, told) == ([("reminder", anna, 3)], [[("nudge", anna, 1)], []])
    assert ticks(season, post, local("09-23", 17)) == []
    assert ticks(season, post, local("09-24", 8)) == []
    assert ticks(season, post, local("09-24")) == [("nudge", anna, 1)]


def test_admins_of_the_region_say_how_many_a_day(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    chief = season.person("Раиса", Role.ADMIN, "край")
    of_town = season.person("Борис", Role.ADMIN, "город")
    form = season.form(season.campaign(), "школа")
    with pytest.raises(NotAllowed):
        as_of(season, of_town, days.limit_a_day, 1)
    with pytest.raises(NotPossible):
        as_of(season, chief, days.limit_a_day, 0)
    as_of(season, chief, days.limit_a_day, 1)
    assert ticks(season, post, local("09-23")) == [("reminder", anna, 1)]
    season.run(nudging.nudge, (form,))
    assert ticks(season, post, local("09-23", 10)) == []


def test_a_day_of_rest_in_the_region_holds_everything_but_the_last_day(
    season: Season, post: Post
) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    chief = season.person("Раиса", Role.ADMIN, "край")
    season.campaign()
    as_of(season, chief, days.enter_day, local("09-23").date(), "День края", works=False)
    as_of(season, chief, days.enter_day, local("09-26").date(), "Отработка", works=True)
    assert ticks(season, post, local("09-23")) == []
    assert ticks(season, post, local("09-24")) == [("reminder", anna, 1)]
    as_of(season, chief, days.take_back_day, local("09-23").date())
    assert [day.day for day in as_of(season, chief, days.days_page).days] == [
        local("09-26").date()
    ]
    for hour in (8, 9):  # the Saturday is worked, but the rung's day is the Sunday
        assert ticks(season, post, local("09-26", hour)) == []
    last = ticks(season, post, local("10-10"))  # a Saturday
    assert ("reminder", anna, 1) in last


def test_a_form_that_waits_for_somebody_else_is_not_spoken_of(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    gleb = season.person("Глеб", Role.HEAD, "лицей")
    campaign = season.campaign()
    form = season.form(campaign, "школа")
    with pytest.raises(NotAllowed):
        as_of(season, gleb, nudging.hush, form, 3)
    season.clock.now = local("09-22")
    as_of(season, anna, nudging.hush, form, 14)
    assert ticks(season, post, local("09-23")) == [("reminder", gleb, 1)]
    as_of(season, anna, nudging.hush, form, 0)
    assert ticks(season, post, local("09-23", 10)) == [("reminder", anna, 1)]
    season.clock.now = local("10-08")
    as_of(season, anna, nudging.hush, form, 14)
    assert ticks(season, post, local("10-09")) == [("reminder", gleb, 1)]
    assert [who for kind, who, _ in ticks(season, post, local("10-10"))] == [anna, gleb]


def test_a_nudge_reaches_exactly_these_once_a_day(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    boris = season.person("Борис", Role.COORDINATOR, "город")
    gleb = season.person("Глеб", Role.COORDINATOR, "село")
    campaign = season.campaign()
    town = season.session.get_one(Form, season.form(campaign, "школа")).organisation_id
    place = season.run(nudging.lacking_of, nudging.Sought(campaign))
    parent = as_of(season, boris, lambda s, by, now: by.grants[0].organisation_id)
    assert len(place) == 3
    assert town != parent
    forms = as_of(season, boris, nudging.lacking, campaign, parent, Which.NOT_STARTED)
    view = as_of(season, boris, nudging.preview, forms)
    assert (view.people, [each.organisation for each in view.alone]) == (1, ["Лицей"])
    for stranger in (gleb, anna):
        with pytest.raises(NotFound):
            as_of(season, stranger, nudging.nudge, forms)
        with pytest.raises(NotFound):
            as_of(season, stranger, nudging.missing, campaign, parent)
    season.clock.now = local("09-05", 12)  # a Saturday
    done = as_of(season, boris, nudging.nudge, forms)
    assert (done.people, done.goes.at) == (1, local("09-07"))
    assert as_of(season, boris, nudging.nudge, forms).people == 0
    assert ticks(season, post, local("09-05", 13)) == []
    assert ticks(season, post, local("09-07")) == [("nudge", anna, 1)]


def test_a_nudge_is_forgotten_when_the_form_is_submitted_meanwhile(
    season: Season, post: Post
) -> None:
    season.person("Анна", Role.HEAD, "школа")
    form = season.form(season.campaign(), "школа")
    season.clock.now = local("09-05", 12)
    season.run(nudging.nudge, (form,))
    season.session.get_one(Form, form).state = FormState.SUBMITTED
    assert ticks(season, post, local("09-07")) == []
    assert outcomes(season, "nudge") == ["needless"]


def test_a_summary_counts_and_names_what_a_territory_lacks(season: Season, post: Post) -> None:
    boris = season.person("Борис", Role.COORDINATOR, "город")
    chief = season.person("Раиса", Role.ADMIN, "край")
    campaign = season.campaign()
    season.session.get_one(Form, season.form(campaign, "лицей")).started_at = season.clock.now
    assert ticks(season, post, local("09-28")) == [("summary", boris, 0)]
    place = as_of(season, boris, lambda s, by, now: by.grants[0].organisation_id)
    view = as_of(season, boris, nudging.missing, campaign, place)
    assert (view.counts.total, view.counts.not_started, view.counts.filling, view.counts.late) == (
        2,
        1,
        1,
        0,
    )
    assert [each.organisation for each in view.not_started] == ["Школа"]
    assert [each.organisation for each in view.filling] == ["Лицей"]
    above = [kind for kind, who, _ in ticks(season, post, local("10-09")) if who == chief]
    assert above == ["summary"]


def test_a_territory_that_lacks_nothing_is_told_nothing(season: Season, post: Post) -> None:
    season.person("Борис", Role.COORDINATOR, "город")
    campaign = season.campaign()
    for school in ("школа", "лицей"):
        season.session.get_one(Form, season.form(campaign, school)).state = FormState.SUBMITTED
    assert ticks(season, post, local("09-28")) == []


def test_a_moved_deadline_is_told_once_as_it_stands_when_sent(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    boris = season.person("Борис", Role.HEAD, "лицей")
    campaign = season.campaign()
    more = {"on_time_at": ON_TIME + span(9), "locks_at": LOCKS + span(9), "reason": "болели"}
    season.run(campaigning.extend_form, season.form(campaign, "лицей"), **more)
    season.clock.now = local("09-03", 20)
    for later in (1, 2):
        season.run(campaigning.change_dates, campaign, on_time_at=ON_TIME + span(later))
        season.clock.now += span(1 / 24)
    got = [each for each in ticks(season, post, local("09-04")) if each[0] == "moved"]
    assert got == [("moved", anna, 1)]
    assert boris not in [who for _, who, _ in got]
    assert outcomes(season, "moved") == ["needless", "sent"]


def test_a_ladder_of_its_own_with_words_of_its_own(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.COORDINATOR, "школа")
    campaign = season.campaign()
    for rung in SHIPPED.rungs:
        season.run(ladders.remove_rung, campaign, rung.code)
    rung = Rung(Since.ON_TIME, 9, (To.HEAD,), "Ждём вас")
    season.run(ladders.add_rung, campaign, rung)
    assert ticks(season, post, local("09-21")) == [("reminder", anna, 1)]
    assert post.sent[-1].content["text"] == "Ждём вас"
    assert ticks(season, post, local("09-30")) == []
    season.run(ladders.restore_ladder, campaign)
    assert season.run(ladders.ladder_page, campaign).shipped
    assert season.session.get_one(Campaign, campaign).ladder is None
    noted = season.session.scalars(select(JournalEntry.what)).all()
    assert noted.count("ladder_changed") == len(SHIPPED.rungs) + 2


@pytest.mark.parametrize(
    "rung",
    [
        Rung(Since.ON_TIME, 61),
        Rung(Since.ON_TIME, -1),
        Rung(Since.LOCK, -1, (To.FILLS,)),
        Rung(Since.LOCK, 5, ()),
        Rung(Since.LOCK, 5, text="а" * 501),
        Rung(Since.ON_TIME, 7, until=Until.STARTED),  # there is one of the seventh day
    ],
)
def test_rungs_that_make_no_sense_are_refused(season: Season, rung: Rung) -> None:
    campaign = season.campaign()
    with pytest.raises(NotPossible):
        season.run(ladders.add_rung, campaign, rung)
    assert season.session.get_one(Campaign, campaign).ladder is None


def test_school_holidays_are_left_out_when_asked(season: Season, post: Post) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign()
    season.run(ladders.leave_out, campaign, local("09-22").date(), local("09-24").date())
    assert ticks(season, post, local("09-23")) == []
    assert ticks(season, post, local("09-25")) == [("reminder", anna, 1)]
    season.run(ladders.take_in, campaign, local("09-22").date())
    assert season.run(ladders.ladder_page, campaign).ladder == Ladder(SHIPPED.rungs)
    with pytest.raises(NotPossible):
        season.run(ladders.leave_out, campaign, local("09-24").date(), local("09-22").date())
