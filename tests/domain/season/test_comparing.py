"""What forms compare with: values from outside and those of the last period."""

from __future__ import annotations

from fractions import Fraction

import pytest

from domain import campaigning
from domain.campaigning import GivenFor
from domain.errors import NotFound, NotPossible, Refusal
from domain.rescoring import rescore
from domain.surroundings import previous_values
from storage import forms, organisations
from storage.tables import Role
from tests.domain.season.conftest import LOCKS, OPERATOR, Season, days
from tests.domain.season.surveys import compared

SITE, VISITS, COMPLAINTS, EXAM = range(4)


def sentence(season: Season, operation, *args, **named) -> str:
    with pytest.raises(Refusal) as refused:
        season.run(operation, *args, **named)
    return str(refused.value)


def enter(season: Season, campaign: int, code: str, text: str, question: str = "exam") -> int:
    place = organisations.by_code(season.session, code)
    assert place is not None
    at = GivenFor(campaign, place.id, question)
    return season.run(campaigning.enter_given_value, at, text)


def exam(season: Season, campaign: int, organisation: str) -> tuple[int, int, str]:
    return season.scores(season.form(campaign, organisation))["exam"]


def test_the_nearest_value_wins_and_forms_are_scored_in_its_transaction(season: Season) -> None:
    campaign = season.campaign()
    for name, school in (("Анна", "школа"), ("Борис", "лицей"), ("Глеб", "гимназия")):
        season.person(name, Role.HEAD, school)
        season.answer(name, season.form(campaign, school), EXAM, "60")
    waiting = (0, 20_000, "waiting")
    assert [exam(season, campaign, each) for each in ("школа", "гимназия")] == [waiting, waiting]

    assert enter(season, campaign, "край", "59,5 %") == 3
    earned, lost = (20_000, 20_000, "answered"), (0, 20_000, "answered")
    assert exam(season, campaign, "школа") == earned
    assert enter(season, campaign, "город", "61") == 2
    assert [exam(season, campaign, each) for each in ("школа", "лицей", "гимназия")] == [
        lost,
        lost,
        earned,
    ]
    assert enter(season, campaign, "край", "99") == 1
    assert exam(season, campaign, "гимназия") == lost
    assert enter(season, campaign, "город", "") == 0  # the region's 99 is more than 60 too
    assert enter(season, campaign, "край", "") == 3
    assert exam(season, campaign, "лицей") == waiting
    assert season.run(rescore, campaign).count == 0


def test_a_value_is_kept_exactly_as_text(season: Season) -> None:
    campaign = season.campaign()
    enter(season, campaign, "город", "59,50")
    given = season.run(campaigning.campaign_page, campaign).given
    assert [(each.organisation_code, each.question, each.value) for each in given] == [
        ("город", "exam", "59.5")
    ]


def test_a_value_that_is_none_is_refused(season: Season) -> None:
    campaign = season.campaign()
    with pytest.raises(NotPossible):
        enter(season, campaign, "город", "много")
    with pytest.raises(NotPossible) as refused:
        enter(season, campaign, "город", "50", question="site")
    assert str(refused.value) == (
        "В этой анкете нет вопроса «site», который сравнивают с заданным значением."
    )


def test_values_belong_to_the_campaigns_own_territory(season: Season) -> None:
    campaign = season.campaign(owner="город")
    with pytest.raises(NotFound):
        enter(season, campaign, "село", "50")


# The last period.


def complaints(season: Season, campaign: int, organisation: str = "школа"):
    return season.scores(season.form(campaign, organisation))["complaints"]


def previous(season: Season, campaign: int, organisation: str = "школа") -> dict[str, Fraction]:
    opened = forms.find_open(season.session, season.form(campaign, organisation))
    assert opened is not None
    return dict(previous_values(season.session, opened))


def later(season: Season, **more) -> int:
    season.clock.now = LOCKS + days(5)
    return season.campaign(
        title="Зима", on_time_at=LOCKS + days(20), locks_at=LOCKS + days(30), **more
    )


def test_the_last_closed_campaign_gives_the_value_to_compare_with(season: Season) -> None:
    autumn = season.campaign()
    season.person("Анна", Role.HEAD, "школа")
    season.answer("Анна", season.form(autumn, "школа"), COMPLAINTS, "6")
    season.clock.now = LOCKS
    season.run(campaigning.close_campaign, autumn)
    winter = later(season, survey=compared(version=2))
    season.answer("Анна", season.form(winter, "школа"), COMPLAINTS, "5")
    assert previous(season, winter) == {"complaints": Fraction(6)}
    assert previous(season, winter, "лицей") == {}
    assert complaints(season, winter) == (30_000, 30_000, "answered")


def test_a_campaign_closed_late_scores_the_one_that_waits_for_it(season: Season) -> None:
    autumn = season.campaign()
    season.person("Анна", Role.HEAD, "школа")
    season.answer("Анна", season.form(autumn, "школа"), COMPLAINTS, "5")
    winter = later(season)
    season.answer("Анна", season.form(winter, "школа"), COMPLAINTS, "5")
    assert complaints(season, winter) == (0, 30_000, "waiting")
    season.run(campaigning.close_campaign, autumn)
    assert complaints(season, winter) == (10_000, 30_000, "answered")
    assert season.run(rescore).count == 0


def test_a_campaign_closed_after_the_next_one_leaves_its_results_alone(season: Season) -> None:
    autumn = season.campaign()
    season.person("Анна", Role.HEAD, "школа")
    season.answer("Анна", season.form(autumn, "школа"), COMPLAINTS, "5")
    winter = later(season)
    season.answer("Анна", season.form(winter, "школа"), COMPLAINTS, "5")
    season.clock.now = LOCKS + days(40)
    season.run(campaigning.close_campaign, winter)
    season.clock.passes(days=1)
    season.run(campaigning.close_campaign, autumn)
    assert complaints(season, winter) == (0, 30_000, "waiting")
    assert season.run(rescore).count == 0


def test_of_several_the_latest_counts_and_other_questionnaires_do_not(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    for code, value in (("compared", "9"), ("compared", "7"), ("another", "1")):
        survey = compared().model_copy(update={"code": code})
        campaign = season.campaign(
            title=value,
            survey=survey,
            on_time_at=season.clock.now + days(1),
            locks_at=season.clock.now + days(2),
        )
        season.answer("Анна", season.form(campaign, "школа"), COMPLAINTS, value)
        season.clock.passes(days=2)
        season.run(campaigning.close_campaign, campaign)
    winter = later(season)
    assert previous(season, winter) == {"complaints": Fraction(7)}


def test_a_cancelled_plan_is_no_period(season: Season) -> None:
    planned = season.plan()
    season.run(campaigning.close_campaign, planned)
    assert sentence(season, campaigning.open_campaign, planned, OPERATOR) == (
        "Эта кампания уже открыта или завершена."
    )
    winter = later(season)
    assert previous(season, winter) == {}
