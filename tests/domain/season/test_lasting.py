"""The last period beside the questions: seen, kept by one tap, and asked about when it jumps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.screens.delta import asked, delta
from domain import answering, campaigning, filling, submitting
from domain.answering import Spot
from domain.errors import NotFound
from domain.filling.lasting import changes_of, keep_rest
from domain.filling.refusals import WrongAnswer
from storage.tables import Role
from tests.domain.season.conftest import LOCKS, ON_TIME, Season, days

SITE, VISITS, COMPLAINTS, EXAM = range(4)
LATER = timedelta(days=90)


@pytest.fixture
def december(season: Season) -> int:
    """The form of Anna's school, after an August in which it has answered all."""
    season.person("Анна", Role.HEAD, "школа")
    august = season.campaign()
    season.fill("Анна", season.form(august, "школа"))
    season.clock.now = LOCKS + days(1)
    season.run(campaigning.close_campaign, august)
    campaign = season.campaign(title="Декабрь", on_time_at=ON_TIME + LATER, locks_at=LOCKS + LATER)
    return season.form(campaign, "школа")


def step(season: Season, form: int, place: int) -> filling.Step:
    season.session.flush()
    return season.do("Анна", filling.question_step, form, place)


def keep(season: Season, form: int, place: int) -> None:
    spot = Spot(form, place, season._revision(form, place))
    season.do("Анна", answering.keep_last, spot)


def doubts(season: Season, form: int) -> list[str]:
    check = season.do("Анна", submitting.before_submitting, form)
    return [each.sentence for each in check.doubtful if "Было" in each.sentence]


def test_the_last_answer_of_any_kind_stands_beside_the_question(
    season: Season, december: int
) -> None:
    seen = [step(season, december, place) for place in (SITE, VISITS, EXAM)]
    assert [(each.last, each.may_keep) for each in seen] == [
        ("Да", True),
        ("2", True),
        ("50\u00a0%", True),
    ]
    assert step(season, december, COMPLAINTS).last == ""


def test_what_has_not_changed_is_confirmed_by_one_tap(season: Season, december: int) -> None:
    keep(season, december, SITE)
    after = step(season, december, SITE)
    assert (after.value, after.last, after.may_keep) == ("yes", "Да", False)
    assert season.scores(december)["site"] == (20_000, 20_000, "answered")
    assert doubts(season, december) == []


def test_a_change_compares_with_the_last_period_itself_and_is_not_kept(
    season: Season, december: int
) -> None:
    with pytest.raises(WrongAnswer):
        keep(season, december, COMPLAINTS)


def test_other_points_are_asked_about_until_a_comment_says_why(
    season: Season, december: int
) -> None:
    season.answer("Анна", december, SITE, "нет")
    asked = "Было «Да», стало «Нет»: напишите в комментарии, что изменилось."
    assert doubts(season, december) == [asked]
    assert step(season, december, SITE).remarks == (asked,)
    spot = Spot(december, SITE, season._revision(december, SITE))
    season.do("Анна", answering.comment, spot, "Сайт закрыли на ремонт")
    assert doubts(season, december) == []
    assert step(season, december, SITE).remarks == ()


@pytest.mark.parametrize(("text", "asked"), [("64", 0), ("66", 1), ("36", 0), ("34", 1)])
def test_a_number_is_asked_about_when_it_goes_far(
    season: Season, december: int, text: str, asked: int
) -> None:
    season.answer("Анна", december, EXAM, text)
    seen = [each for each in step(season, december, EXAM).remarks if "Было" in each]
    assert len(seen) == asked


def test_the_first_period_has_nothing_beside_it(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    form = season.form(season.campaign(), "школа")
    assert (step(season, form, SITE).last, step(season, form, SITE).may_keep) == ("", False)
    with pytest.raises(WrongAnswer):
        keep(season, form, SITE)


def test_nobody_keeps_anything_in_the_form_of_another(season: Season, december: int) -> None:
    season.person("Глеб", Role.HEAD, "гимназия")
    with pytest.raises(NotFound):
        season.do("Глеб", answering.keep_last, Spot(december, SITE, 0))


def test_what_has_changed_is_told_apart_from_what_waits(season: Season, december: int) -> None:
    season.answer("Анна", december, SITE, "нет")
    season.session.flush()
    view = season.do("Анна", changes_of, december)
    assert [(each.label, each.then, each.now, each.asked_why) for each in view.changed] == [
        ("Есть сайт?", "Да", "Нет", True)
    ]
    assert [(each.label, each.may_stay) for each in view.waiting] == [
        ("Жалобы", False),
        ("Экзамен", True),
    ]
    assert (view.same, view.keepable) == (0, 1)


def test_the_rest_stays_as_it_was_at_once_and_nothing_answered_is_touched(
    season: Season, december: int
) -> None:
    keep(season, december, SITE)
    season.answer("Анна", december, VISITS, "1")
    assert season.do("Анна", keep_rest, december) == 1
    season.session.flush()
    view = season.do("Анна", changes_of, december)
    assert [(each.label, each.now) for each in view.changed] == [("Посещения", "1")]
    assert [each.label for each in view.waiting] == ["Жалобы"]
    assert view.same == 2
    assert season.do("Анна", keep_rest, december) == 0


def test_the_screen_of_changes_says_both_and_asks_before_it_keeps(
    season: Season, december: int
) -> None:
    season.answer("Анна", december, SITE, "нет")
    season.session.flush()
    view = season.do("Анна", changes_of, december)
    shown = delta(view, 0)
    assert "было: Да\n   стало: Нет\n   напишите в комментарии, почему" in shown.text
    labels = [button.label for row in shown.rows for button in row]
    assert labels == ["1", "2", "3", "Остальное без изменений (1)", "К анкете"]
    assert [button.label for row in asked(view).rows for button in row] == [
        "Да, без изменений (1)",
        "Нет, отвечу сам(а)",
    ]
