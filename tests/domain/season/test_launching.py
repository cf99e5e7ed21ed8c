"""A launch: seen beforehand, done in portions, stopped, resumed, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain import campaigning, launching, organising
from domain.acting import the_program
from domain.audience import Audience, audience_page
from domain.campaigning import Phase
from domain.consenting import Operator
from domain.errors import NotAllowed, NotFound, NotPossible
from storage.tables import Answer, CampaignState, Form, Notice, Role
from tests.domain.season.conftest import OPERATOR, Season, days

ONE_FORM = 1
"""Rows of a portion: fewer than one form has, so that a portion is one form."""


def phase(season: Season, campaign: int) -> Phase:
    return season.run(campaigning.campaign_line, campaign).phase


def go_on(season: Season, campaign: int, rows: int = ONE_FORM) -> int:
    return launching.go_on(season.session, season.clock.now, campaign, rows)


def begun(season: Season, campaign: int) -> None:
    """Its launch has begun, and nobody has a form yet."""
    now = season.clock.now
    launching._begin(season.session, the_program(), now, campaign, OPERATOR)


def count(season: Season, table: type, *wanted) -> int:
    season.session.flush()
    return season.session.scalar(select(func.count()).select_from(table).where(*wanted)) or 0


def told(season: Season) -> list[str]:
    found = select(Notice.once).where(Notice.kind == "opened", Notice.ended_at.is_(None))
    return list(season.session.scalars(found.order_by(Notice.id)))


def sentence(season: Season, operation, *args, **named) -> str:
    with pytest.raises(NotPossible) as refused:
        season.run(operation, *args, **named)
    return str(refused.value)


def test_the_dry_run_says_who_gets_a_form_and_whom_nobody_reaches(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Глеб", Role.HEAD, "гимназия")
    campaign = season.plan()
    plan = season.run(campaigning.launch_plan, campaign)
    assert (plan.forms, plan.messages, plan.unreached, plan.a_second) == (3, 2, 1, 25)
    assert [(each.code, each.known) for each in plan.missed] == [("лицей", False)]
    assert [(each.territory, each.organisations) for each in plan.territories] == [
        ("Город", 2),
        ("Село", 1),
    ]
    assert plan.told_by - plan.first_at == timedelta(seconds=1)
    assert count(season, Form) == 0
    assert told(season) == []


def test_a_dry_run_at_night_says_that_the_first_message_waits_for_the_morning(
    season: Season,
) -> None:
    season.clock.now = season.clock.now.replace(month=9, day=1, hour=20)  # 1 a.m. there
    plan = season.run(campaigning.launch_plan, season.plan())
    local = plan.first_at.astimezone(plan.zone)
    assert (local.day, local.hour, local.minute) == (2, 9, 0)


def test_a_dry_run_before_the_day_says_what_pressing_now_would_do(season: Season) -> None:
    season.clock.now = season.clock.now.replace(month=9, day=1, hour=7)  # noon there
    plan = season.run(campaigning.launch_plan, season.plan(opens_at=season.clock.now + days(5)))
    assert plan.first_at == season.clock.now


def test_a_launch_in_portions_opens_with_the_last_form(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.plan()
    begun(season, campaign)
    seen = []
    while phase(season, campaign) is Phase.LAUNCHING:
        seen.append((season.run(campaigning.progress, campaign).done, told(season)))
        go_on(season, campaign)
    assert seen == [(0, []), (1, []), (2, []), (3, [])]
    assert phase(season, campaign) is Phase.OPEN
    assert len(told(season)) == 1
    assert count(season, Answer) == 12
    assert season.run(campaigning.progress, campaign).announced


def test_nobody_sees_or_changes_a_form_before_all_have_theirs(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.plan()
    begun(season, campaign)
    go_on(season, campaign)
    form = season.form(campaign, "школа")
    from domain import filling

    card = season.do("Анна", filling.form_card, form)
    assert not card.line.may_change
    home = season.do("Анна", filling.home)
    assert (home.forms, [line.title for line in home.upcoming]) == ((), ["Осень"])


def test_a_launch_is_stopped_and_goes_on_where_it_stood(season: Season) -> None:
    campaign = season.plan()
    begun(season, campaign)
    go_on(season, campaign)
    season.run(campaigning.hold_launch, campaign)
    assert phase(season, campaign) is Phase.HELD
    assert go_on(season, campaign) == 0
    assert launching.launch_due(season.session, season.clock.now + days(1), OPERATOR) == 0
    assert count(season, Form) == 1
    season.run(campaigning.resume_launch, campaign)
    while go_on(season, campaign):
        pass
    assert phase(season, campaign) is Phase.OPEN
    assert count(season, Form) == 3
    assert season.journal()[-5:] == [
        "campaign_created", "campaign_launched", "launch_held", "launch_resumed",
        "campaign_opened",
    ]  # fmt: skip


def test_the_ticker_begins_a_launch_in_time_and_goes_on_with_it(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launching, "ANSWERS_AT_ONCE", ONE_FORM)
    monkeypatch.setattr(launching.go_on, "__defaults__", (ONE_FORM,))
    opens_at = season.clock.now + days(1)
    campaign = season.plan(opens_at=opens_at)
    tick = launching.launch_due
    assert tick(season.session, opens_at - days(0.01), OPERATOR) == 0
    seen = []
    for _ in range(5):
        tick(season.session, opens_at, OPERATOR)
        seen.append(count(season, Form))
    season.clock.now = opens_at
    assert seen == [1, 2, 3, 3, 3]
    assert phase(season, campaign) is Phase.OPEN
    assert tick(season.session, opens_at, OPERATOR) == 0


def test_a_process_that_ends_in_the_middle_of_the_messages_tells_nobody_twice(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, school in (("Анна", "школа"), ("Белла", "лицей"), ("Глеб", "гимназия")):
        season.person(name, Role.HEAD, school)
    monkeypatch.setattr(launching, "MESSAGES_AT_ONCE", 1)
    monkeypatch.setattr(launching._announce, "__defaults__", (1,))
    campaign = season.plan()
    begun(season, campaign)
    seen = []
    for _ in range(4):
        go_on(season, campaign, 10_000)
        seen.append(len(told(season)))
    assert seen == [1, 2, 3, 3]
    assert go_on(season, campaign, 10_000) == 0
    assert len(set(told(season))) == 3


def test_an_opened_campaign_is_taken_back_while_nobody_has_begun(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign()
    assert len(told(season)) == 1
    assert sentence(season, campaigning.take_back, campaign, " ") == "Укажите причину."
    line = season.run(campaigning.take_back, campaign, "Не тот опросник")
    assert (line.phase, line.state) == (Phase.PLANNED, CampaignState.DRAFT)
    assert told(season) == []
    assert launching.launch_due(season.session, season.clock.now, OPERATOR) == 0
    season.run(campaigning.open_campaign, campaign, OPERATOR)
    assert phase(season, campaign) is Phase.OPEN
    assert count(season, Form) == 3
    assert len(told(season)) == 1


def test_a_taken_back_campaign_opens_by_itself_when_it_is_given_another_day(
    season: Season,
) -> None:
    campaign = season.campaign()
    season.run(campaigning.take_back, campaign, "Рано")
    opens_at = season.clock.now + days(2)
    season.run(campaigning.change_dates, campaign, opens_at=opens_at)
    assert launching.launch_due(season.session, opens_at, OPERATOR) > 0
    season.clock.now = opens_at
    assert phase(season, campaign) is Phase.OPEN


def test_a_campaign_with_an_answer_is_not_taken_back(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign()
    season.answer("Анна", season.form(campaign, "школа"), 0, "да")
    assert sentence(season, campaigning.take_back, campaign, "Ошибка") == (
        "Вернуть в черновики нельзя: анкету уже начали заполнять (1). "
        "Можно изменить сроки или завершить кампанию."
    )
    assert phase(season, campaign) is Phase.OPEN


def test_whoever_is_not_asked_any_more_loses_the_untouched_form(season: Season) -> None:
    campaign = season.campaign()
    season.run(campaigning.take_back, campaign, "Не те школы")
    narrower = Audience(kind="school", under=("город",), excepted=("лицей",))
    season.run(campaigning.change_campaign, campaign, audience=narrower)
    season.run(campaigning.open_campaign, campaign, OPERATOR)
    assert count(season, Form) == 1
    assert count(season, Answer) == 4
    assert season.form(campaign, "школа")


def test_an_audience_is_changed_only_in_a_draft(season: Season) -> None:
    campaign = season.campaign()
    wanted = Audience(kind="municipality")
    assert sentence(season, campaigning.change_campaign, campaign, audience=wanted) == (
        "Кто заполняет, можно менять, пока кампания — черновик."
    )


def test_an_audience_is_seen_as_a_list_with_counts(season: Season) -> None:
    page = season.run(audience_page, "край", Audience(kind="school", under=("город",)))
    assert page.total == 2
    assert [(each.code, each.territory) for each in page.shown] == [
        ("школа", "Город"),
        ("лицей", "Город"),
    ]
    assert sentence(season, audience_page, "край", Audience(kind="school", under=("луна",))) == (
        "Внутри «Край» нет территорий с кодами: луна."
    )


def test_an_audience_may_be_chosen_by_what_is_known_of_organisations(season: Season) -> None:
    school = season.session.scalars(
        select(organising.Organisation).where(organising.Organisation.code == "лицей")
    ).one()
    school.attributes = {"rural": True, "pupils": 120, "type": "лицей"}
    season.session.flush()
    for having in ({"rural": True}, {"pupils": 120}, {"type": "лицей"}):
        page = season.run(audience_page, "край", Audience(kind="school", having=having))
        assert [each.code for each in page.shown] == ["лицей"]
    none = season.run(audience_page, "край", Audience(kind="school", having={"rural": False}))
    assert none.total == 0


def test_only_an_admin_of_the_owner_launches_stops_and_takes_back(season: Season) -> None:
    campaign = season.plan()
    season.person("Вера", Role.VIEWER, "край")
    season.person("Глеб", Role.ADMIN, "село")
    for operation, rest in (
        (campaigning.launch_plan, ()),
        (campaigning.launch, (OPERATOR,)),
        (campaigning.hold_launch, ()),
        (campaigning.resume_launch, ()),
        (campaigning.take_back, ("так",)),
        (campaigning.reopen_campaign, (season.clock.now + days(9), "так")),
        (campaigning.restore_campaign, ("так",)),
        (campaigning.change_campaign, ()),
    ):
        with pytest.raises(NotAllowed):
            season.do("Вера", operation, campaign, *rest)
        with pytest.raises(NotFound):
            season.do("Глеб", operation, campaign, *rest)


def test_a_launch_without_an_operator_does_not_begin(season: Season) -> None:
    campaign = season.plan()
    assert "SVOD_OPERATOR" in sentence(
        season, campaigning.launch, campaign, Operator(name="Минобр")
    )
    assert phase(season, campaign) is Phase.PLANNED
