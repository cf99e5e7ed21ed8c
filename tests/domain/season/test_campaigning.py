from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from domain import campaigning, organising
from domain.campaigning import Audience, Phase
from domain.consenting import Operator
from domain.errors import NotAllowed, NotFound, NotPossible
from storage.tables import (
    Answer,
    Campaign,
    CampaignState,
    Form,
    JournalEntry,
    Organisation,
    PinnedQuestion,
    PinnedSurvey,
    Role,
)
from survey_defs.loading import find
from survey_defs.scoring import UNIT
from tests.domain.season.conftest import LOCKS, ON_TIME, OPERATOR, Season, days
from tests.domain.season.surveys import compared

BLANK = Operator(name="Минобр")


def campaign_of(season: Season, campaign_id: int) -> Campaign:
    return season.session.get_one(Campaign, campaign_id, populate_existing=True)


def asked(season: Season, campaign_id: int) -> list[str]:
    """Who has a form in it."""
    found = select(Organisation.code).join(Form, Form.organisation_id == Organisation.id)
    return list(
        season.session.scalars(found.where(Form.campaign_id == campaign_id).order_by(Form.id))
    )


def sentence(season: Season, operation, *args, **named) -> str:
    with pytest.raises(NotPossible) as refused:
        season.run(operation, *args, **named)
    return str(refused.value)


# Making one.


def test_a_new_campaign_is_planned_and_says_how_many_it_will_ask(season: Season) -> None:
    line = season.run(
        campaigning.create_campaign,
        survey=compared(),
        title="  Осень   2026 ",
        organisation_code="край",
        audience=Audience(kind="school"),
        opens_at=season.clock.now + days(1),
        on_time_at=ON_TIME,
        locks_at=LOCKS,
    )
    assert (line.title, line.state, line.phase, line.forms, line.submitted) == (
        "Осень 2026",
        CampaignState.DRAFT,
        Phase.PLANNED,
        3,
        0,
    )
    assert (line.survey_code, line.survey_title) == ("compared", "Самооценка")
    assert asked(season, line.id) == []
    assert season.journal()[-1] == "campaign_created"


def test_its_questions_stand_in_rows_for_adding_up(season: Season) -> None:
    season.plan()
    season.plan(title="Ещё раз")
    pinned = season.session.scalars(select(PinnedSurvey)).one()
    rows = season.session.scalars(select(PinnedQuestion).order_by(PinnedQuestion.place)).all()
    assert (pinned.code, pinned.version, pinned.title) == ("compared", 1, "Самооценка")
    assert [
        (row.question, row.place, row.section1, row.section2, row.section3, row.criterion)
        for row in rows
    ] == [
        ("site", 0, "block", "mechanism", "", "C1"),
        ("visits", 1, "block", "mechanism", "", ""),
        ("complaints", 2, "block", "", "", ""),
        ("exam", 3, "block", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "Укажите название кампании."),
        ({"opens_at": ON_TIME}, "Кампания должна открыться раньше срока «вовремя»."),
        ({"locks_at": ON_TIME - days(1)}, "Срок «вовремя» не может быть позже закрытия ответов."),
        (
            {
                "opens_at": datetime(2026, 8, 1, tzinfo=UTC),
                "on_time_at": datetime(2026, 8, 2, tzinfo=UTC),
                "locks_at": datetime(2026, 9, 1, 9, tzinfo=UTC),
            },
            "Закрытие ответов уже прошло: укажите дату в будущем.",
        ),
        ({"audience": Audience(codes=())}, "Укажите, кто отвечает: вид организаций или их коды."),
        (
            {"audience": Audience(kind="college"), "owner": "город"},
            (
                "Внутри «Город» нет действующих организаций вида «college». Есть: municipality, "
                "school."
            ),
        ),
        (
            {"audience": Audience(codes=("лицей", "гимназия", "х")), "owner": "город"},
            "Внутри «Город» нет действующих организаций с кодами: гимназия, х.",
        ),
    ],
)
def test_what_does_not_hold_together_is_refused(
    season: Season, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(NotPossible) as refused:
        season.plan(**wrong)
    assert str(refused.value) == said


def test_on_time_may_be_the_lock_itself(season: Season) -> None:
    campaign = campaign_of(season, season.plan(on_time_at=LOCKS))
    assert campaign.on_time_at == campaign.locks_at == LOCKS


# Opening.


def test_opening_gives_everybody_a_form_with_a_row_for_each_question(season: Season) -> None:
    campaign = season.campaign()
    assert asked(season, campaign) == ["школа", "лицей", "гимназия"]
    assert season.scores(season.form(campaign, "лицей")) == {
        "site": (0, 20_000, "unanswered"),
        "visits": (0, 0, "not_asked"),
        "complaints": (0, 30_000, "unanswered"),
        "exam": (0, 20_000, "unanswered"),
    }
    assert season.journal()[-1] == "campaign_opened"


@pytest.mark.parametrize("code", ["head_self_assessment", "municipal_mechanisms"])
def test_every_shipped_questionnaire_opens_with_its_whole_maximum(season: Season, code) -> None:
    survey = find(code)
    campaign = season.campaign(survey=survey)
    form = season.form(campaign, "школа")
    rows = season.scores(form)
    assert list(rows) != []
    assert set(rows) == {question.code for question in survey.questions}
    assert sum(maximum for _, maximum, _ in rows.values()) == survey.maximum * UNIT
    assert {(points, state) for points, _, state in rows.values()} == {(0, "unanswered")}


def test_only_those_named_are_asked(season: Season) -> None:
    campaign = season.campaign(audience=Audience(codes=("гимназия", "школа")))
    assert sorted(asked(season, campaign)) == ["гимназия", "школа"]


def test_a_town_asks_its_own(season: Season) -> None:
    assert asked(season, season.campaign(owner="город")) == ["школа", "лицей"]


def test_the_closed_are_not_asked(season: Season) -> None:
    planned = season.plan()
    season.run(organising.close_organisation, "лицей")
    season.run(campaigning.open_campaign, planned, OPERATOR)
    assert asked(season, planned) == ["школа", "гимназия"]


def test_with_nobody_left_to_ask_it_does_not_open(season: Season) -> None:
    planned = season.plan(audience=Audience(codes=("лицей",)))
    season.run(organising.close_organisation, "лицей")
    assert sentence(season, campaigning.open_campaign, planned, OPERATOR) == (
        "Отвечать некому: ни одной действующей организации не выбрано."
    )


def test_no_campaign_opens_while_the_operator_is_blank(season: Season) -> None:
    planned = season.plan()
    assert sentence(season, campaigning.open_campaign, planned, BLANK) == (
        "Не указано, кто обрабатывает персональные данные. Заполните настройки: "
        "SVOD_OPERATOR_ADDRESS, SVOD_OPERATOR_PURPOSES, SVOD_OPERATOR_TERM, "
        "SVOD_OPERATOR_WITHDRAWAL."
    )
    assert asked(season, planned) == []


def test_it_opens_once(season: Season) -> None:
    campaign = season.campaign()
    assert sentence(season, campaigning.open_campaign, campaign, OPERATOR) == (
        "Эта кампания уже открыта или завершена."
    )


def test_opening_early_moves_the_opening(season: Season) -> None:
    planned = season.plan(opens_at=season.clock.now + days(5))
    season.run(campaigning.open_campaign, planned, OPERATOR)
    assert campaign_of(season, planned).opens_at == season.clock.now


def test_it_opens_by_itself_when_its_hour_comes(season: Season) -> None:
    opens_at = season.clock.now + days(1)
    planned = season.plan(opens_at=opens_at)
    tick = campaigning.open_due_campaigns
    assert tick(season.session, opens_at - days(0.01), OPERATOR) == 0
    assert tick(season.session, opens_at, OPERATOR) == 1
    assert tick(season.session, opens_at, OPERATOR) == 0
    assert campaign_of(season, planned).state is CampaignState.OPEN
    assert asked(season, planned) == ["школа", "лицей", "гимназия"]


def test_what_cannot_open_stays_planned_and_the_journal_says_once_why(season: Season) -> None:
    planned = season.plan()
    for _ in range(3):
        assert campaigning.open_due_campaigns(season.session, season.clock.now, BLANK) == 0
    assert campaign_of(season, planned).state is CampaignState.DRAFT
    found = select(JournalEntry.details).where(JournalEntry.what == "campaign_not_opened")
    assert [noted["why"][:32] for noted in season.session.scalars(found)] == [
        "Не указано, кто обрабатывает пер"
    ]
    assert campaigning.open_due_campaigns(season.session, season.clock.now, OPERATOR) == 1


def test_one_that_cannot_open_does_not_stop_the_others(season: Season) -> None:
    season.plan(audience=Audience(codes=("лицей",)))
    season.run(organising.close_organisation, "лицей")
    season.plan(title="Другая")
    assert campaigning.open_due_campaigns(season.session, season.clock.now, OPERATOR) == 1


def test_an_organisation_added_later_gets_its_form(season: Season) -> None:
    campaign = season.campaign(owner="город")
    season.organisation("новая", "school", "город")
    form = season.run(campaigning.include, campaign, "новая")
    assert season.run(campaigning.include, campaign, "новая") == form
    assert len(season.scores(form)) == 4
    assert asked(season, campaign) == ["школа", "лицей", "новая"]
    assert season.journal().count("form_added") == 1
    assert sentence(season, campaigning.include, campaign, "гимназия") == (
        "Организация «Гимназия» не входит в территорию этой кампании."
    )


# Dates.


def test_dates_move_for_everybody_and_the_journal_keeps_both(season: Season) -> None:
    campaign = season.campaign()
    season.run(
        campaigning.change_dates, campaign, on_time_at=ON_TIME + days(1), locks_at=LOCKS + days(2)
    )
    moved = campaign_of(season, campaign)
    assert (moved.on_time_at, moved.locks_at) == (ON_TIME + days(1), LOCKS + days(2))
    noted = season.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert noted is not None
    assert noted.what == "dates_changed"
    assert noted.details["before"]["on_time_at"] == ON_TIME.isoformat()
    assert noted.details["after"]["on_time_at"] == (ON_TIME + days(1)).isoformat()


def test_dates_stay_in_order(season: Season) -> None:
    campaign = season.campaign()
    change = campaigning.change_dates
    assert sentence(season, change, campaign, on_time_at=LOCKS + days(1)).startswith("Срок")
    assert sentence(season, change, campaign, locks_at=season.clock.now).startswith("Срок")
    assert sentence(season, change, campaign, opens_at=season.clock.now + days(1)) == (
        "Кампания уже открылась, дату открытия изменить нельзя."
    )
    season.run(campaigning.close_campaign, campaign)
    assert sentence(season, change, campaign, locks_at=LOCKS + days(1)) == (
        "Эта кампания завершена, её сроки не меняются."
    )


def test_a_date_moved_past_an_extension_overtakes_it(season: Season) -> None:
    campaign = season.campaign()
    season.run(
        campaigning.extend_form, season.form(campaign, "лицей"), on_time_at=ON_TIME + days(3),
        reason="болели",
    )  # fmt: skip
    season.run(campaigning.change_dates, campaign, on_time_at=ON_TIME + days(5))
    form = season.session.get_one(Form, season.form(campaign, "лицей"))
    assert (form.on_time_at, form.locks_at) == (ON_TIME + days(5), LOCKS)
    other = season.session.get_one(Form, season.form(campaign, "школа"))
    assert (other.on_time_at, other.locks_at) == (None, None)


# Seeing.


def test_the_phase_follows_from_the_state_and_the_clock(season: Season) -> None:
    campaign = season.plan(opens_at=season.clock.now + days(1))

    def phase() -> Phase:
        return season.run(campaigning.campaign_line, campaign).phase

    seen = [phase()]
    season.run(campaigning.open_campaign, campaign, OPERATOR)
    seen.append(phase())
    season.clock.now = LOCKS
    seen.append(phase())
    season.run(campaigning.close_campaign, campaign)
    seen.append(phase())
    assert seen == [Phase.PLANNED, Phase.OPEN, Phase.LOCKED, Phase.CLOSED]


def test_a_town_sees_campaigns_from_above_with_its_own_numbers_alone(season: Season) -> None:
    region, village = season.campaign(title="Край"), season.campaign(title="Село", owner="село")
    season.plan(title="Задумана")
    season.person("Вера", Role.ADMIN, "город")
    lines = season.do("Вера", campaigning.list_campaigns)
    assert [(line.title, line.forms, line.may_manage) for line in lines] == [("Край", 2, False)]
    assert len(season.run(campaigning.list_campaigns)) == 3
    with pytest.raises(NotFound):
        season.do("Вера", campaigning.campaign_page, village)
    with pytest.raises(NotAllowed):
        season.do("Вера", campaigning.close_campaign, region)
    with pytest.raises(NotFound):
        season.do("Вера", campaigning.close_campaign, village)


@pytest.mark.parametrize("role", [Role.HEAD, Role.COORDINATOR])
def test_those_who_fill_in_see_no_campaigns(season: Season, role: Role) -> None:
    campaign = season.campaign()
    season.person("Анна", role, "школа")
    assert season.do("Анна", campaigning.list_campaigns) == []
    with pytest.raises(NotFound):
        season.do("Анна", campaigning.campaign_page, campaign)


def test_a_viewer_changes_nothing(season: Season) -> None:
    campaign, planned = season.campaign(), season.plan(title="Ещё")
    season.person("Глеб", Role.VIEWER, "край")
    for operation, *args in (
        (campaigning.open_campaign, planned, OPERATOR),
        (campaigning.close_campaign, campaign),
        (campaigning.change_dates, campaign),
        (campaigning.include, campaign, "школа"),
        (campaigning.extend_form, season.form(campaign, "школа")),
        (campaigning.reopen_form, season.form(campaign, "школа"), 1, "так"),
    ):
        with pytest.raises(NotAllowed):
            season.do("Глеб", operation, *args)


def test_a_page_shows_the_particulars(season: Season) -> None:
    campaign = season.campaign()
    season.run(
        campaigning.extend_form, season.form(campaign, "лицей"), locks_at=LOCKS + days(3),
        reason="болели",
    )  # fmt: skip
    page = season.run(campaigning.campaign_page, campaign)
    assert (page.audience, page.official, page.notice) == (
        "все организации вида «school»",
        False,
        "Реконструкция",
    )
    assert [(each.question, each.label) for each in page.compared] == [("exam", "Экзамен")]
    assert [
        (each.organisation_code, each.on_time_at, each.locks_at, each.extension_reason)
        for each in page.special
    ] == [("лицей", ON_TIME, LOCKS + days(3), "болели")]


def test_a_campaign_is_closed_once_and_early_if_need_be(season: Season) -> None:
    campaign = season.campaign()
    season.run(campaigning.close_campaign, campaign)
    closed = campaign_of(season, campaign)
    assert (closed.state, closed.closed_at, closed.locks_at) == (
        CampaignState.CLOSED,
        season.clock.now,
        season.clock.now,
    )
    assert sentence(season, campaigning.close_campaign, campaign).startswith("Эта кампания")
    assert season.session.scalars(select(Answer.form_id)).first() is not None
