"""What a campaign must be made of, and how its dates move."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from domain import campaigning
from domain.campaigning import Audience, Phase
from domain.errors import NotPossible
from storage.tables import (
    Campaign,
    CampaignState,
    Form,
    JournalEntry,
    Organisation,
    PinnedQuestion,
    PinnedSurvey,
)
from tests.domain.season.conftest import LOCKS, ON_TIME, Season, days
from tests.domain.season.surveys import compared


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
        ({"opens_at": ON_TIME}, "Кампания должна открыться раньше срока сдачи."),
        ({"locks_at": ON_TIME - days(1)}, "Срок сдачи не может быть позже закрытия приёма."),
        (
            {
                "opens_at": datetime(2026, 8, 1, tzinfo=UTC),
                "on_time_at": datetime(2026, 8, 2, tzinfo=UTC),
                "locks_at": datetime(2026, 9, 1, 9, tzinfo=UTC),
            },
            "Закрытие приёма уже прошло: укажите дату в будущем.",
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
