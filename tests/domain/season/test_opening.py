"""Opening: who is given a form, and when it must not happen."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import campaigning, organising
from domain.campaigning import Audience
from domain.consenting import Operator
from domain.errors import NotPossible
from storage.tables import (
    Campaign,
    CampaignState,
    Form,
    JournalEntry,
    Organisation,
)
from survey_defs.loading import find
from survey_defs.scoring import UNIT
from tests.domain.season.conftest import OPERATOR, Season, days

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
