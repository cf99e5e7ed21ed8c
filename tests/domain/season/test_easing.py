"""Exceptions for one form: more time, a second opening."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import campaigning, submitting
from domain.errors import NotAllowed, NotFound, Refusal
from storage.tables import Form, FormState, Notice, Role, Submission
from tests.domain.season.conftest import LOCKS, ON_TIME, Season, days

SITE, VISITS, COMPLAINTS, EXAM = range(4)


def sentence(season: Season, operation, *args, **named) -> str:
    with pytest.raises(Refusal) as refused:
        season.run(operation, *args, **named)
    return str(refused.value)


# More time for one.


def test_an_extension_makes_both_dates_the_forms_own(season: Season) -> None:
    campaign = season.campaign()
    form = season.form(campaign, "школа")
    dates = season.run(
        campaigning.extend_form, form, on_time_at=ON_TIME + days(2), reason=" болели  все "
    )
    assert (dates.on_time_at, dates.locks_at, dates.open_until) == (
        ON_TIME + days(2),
        LOCKS,
        LOCKS,
    )
    row = season.session.get_one(Form, form)
    assert (row.on_time_at, row.locks_at, row.extension_reason) == (
        ON_TIME + days(2),
        LOCKS,
        "болели все",
    )
    assert season.journal()[-1] == "form_extended"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({"on_time_at": ON_TIME + days(1), "reason": " "}, "Укажите причину."),
        ({"reason": "так"}, "Укажите новый срок сдачи или новое закрытие приёма."),
        (
            {"on_time_at": ON_TIME - days(1), "reason": "так"},
            "Новый срок должен быть не раньше общего.",
        ),
        (
            {"on_time_at": LOCKS + days(1), "reason": "так"},
            "Срок сдачи не может быть позже закрытия приёма.",
        ),
    ],
)
def test_an_extension_that_gives_nothing_is_refused(season: Season, new, said: str) -> None:
    form = season.form(season.campaign(), "школа")
    assert sentence(season, campaigning.extend_form, form, **new) == said


def test_an_extension_opens_one_form_and_no_other(season: Season) -> None:
    campaign = season.campaign()
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.HEAD, "лицей")
    school, lyceum = season.form(campaign, "школа"), season.form(campaign, "лицей")
    season.run(campaigning.extend_form, school, locks_at=LOCKS + days(5), reason="болели")
    season.clock.now = LOCKS
    season.answer("Анна", school, SITE, "да")
    with pytest.raises(Refusal):
        season.answer("Борис", lyceum, SITE, "да")


# A second opening.


def test_a_reopened_form_may_be_changed_for_some_days_and_nobody_elses(season: Season) -> None:
    campaign = season.campaign()
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.HEAD, "лицей")
    school, lyceum = season.form(campaign, "школа"), season.form(campaign, "лицей")
    season.clock.now = LOCKS + days(1)
    dates = season.run(campaigning.reopen_form, school, 3, "ошибка в форме")
    assert (dates.locks_at, dates.open_until, dates.reopened) == (LOCKS, LOCKS + days(4), True)
    season.answer("Анна", school, SITE, "да")
    with pytest.raises(Refusal):
        season.answer("Борис", lyceum, SITE, "да")
    season.clock.passes(days=3)
    with pytest.raises(Refusal):
        season.answer("Анна", school, SITE, "нет")


def test_a_submitted_form_that_is_reopened_must_be_submitted_again(season: Season) -> None:
    campaign = season.campaign()
    season.person("Анна", Role.HEAD, "школа")
    form = season.form(campaign, "школа")
    season.fill("Анна", form)
    season.do("Анна", submitting.submit, form)
    season.clock.now = LOCKS + days(1)
    season.run(campaigning.reopen_form, form, 2, "ошибка")
    season.session.expire_all()
    row = season.session.get_one(Form, form)
    assert (row.state, row.submitted_at) == (FormState.FILLING, None)
    recalled = season.session.query(Submission.recalled_at).all()
    assert recalled == [(season.clock.now,)]


def test_a_form_that_is_open_anyway_is_not_reopened(season: Season) -> None:
    form = season.form(season.campaign(), "школа")
    assert sentence(season, campaigning.reopen_form, form, 3, "так") == (
        "Анкета ещё открыта, её можно заполнять."
    )


def test_those_in_charge_are_told_of_both_and_nobody_else(season: Season) -> None:
    campaign = season.campaign()
    anna = season.person("Анна", Role.HEAD, "школа")
    season.person("Анна", Role.COORDINATOR, "школа")
    boris = season.person("Борис", Role.COORDINATOR, "школа")
    season.person("Вера", Role.ADMIN, "школа")
    season.person("Глеб", Role.HEAD, "лицей")
    form = season.form(campaign, "школа")
    season.run(campaigning.extend_form, form, locks_at=LOCKS + days(1), reason="болели")
    season.clock.now = LOCKS + days(1)
    season.run(campaigning.reopen_form, form, 3, "ошибка")
    notices = season.session.scalars(select(Notice).order_by(Notice.kind, Notice.to_id)).all()
    assert [(each.kind, each.to_id, each.form_id, each.content) for each in notices] == [
        (kind, person, form, {"reason": reason})
        for kind, reason in (("extended", "болели"), ("reopened", "ошибка"))
        for person in (anna, boris)
    ]
    assert {each.urgency for each in notices} == {0}


@pytest.mark.parametrize("wrong", [0, 61, -1])
def test_a_reopening_lasts_one_to_sixty_days(season: Season, wrong: int) -> None:
    form = season.form(season.campaign(), "школа")
    season.clock.now = LOCKS
    assert sentence(season, campaigning.reopen_form, form, wrong, "так") == (
        "Открыть заново можно на срок от 1 до 60 дней."
    )
    assert sentence(season, campaigning.reopen_form, form, 3, "") == "Укажите причину."


def test_a_closed_campaign_makes_no_exceptions(season: Season) -> None:
    campaign = season.campaign()
    form = season.form(campaign, "школа")
    season.run(campaigning.close_campaign, campaign)
    for operation, *args in (
        (campaigning.reopen_form, form, 3, "так"),
        (campaigning.include, campaign, "школа"),
    ):
        assert sentence(season, operation, *args) == (
            "Это можно сделать только в открытой кампании."
        )


def test_only_the_campaigns_own_admin_makes_exceptions(season: Season) -> None:
    campaign = season.campaign()
    season.person("Вера", Role.ADMIN, "город")
    form = season.form(campaign, "школа")
    more = {"locks_at": LOCKS + days(1), "reason": "так"}
    with pytest.raises(NotAllowed):
        season.do("Вера", campaigning.extend_form, form, **more)
    with pytest.raises(NotFound):
        season.do("Вера", campaigning.reopen_form, season.form(campaign, "гимназия"), 3, "так")
