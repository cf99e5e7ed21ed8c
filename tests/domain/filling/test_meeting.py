"""Several people fill one form: nobody's answer is lost without their seeing it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain import answering
from domain.filling.refusals import Changed
from tests.domain.filling.conftest import Sheet


def test_a_press_on_what_another_has_changed_writes_nothing_and_shows_both(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0, who="Борис", revision=0)
    with pytest.raises(Changed) as met:
        sheet.give(answering.choose_option, "site", 1, revision=0)
    refusal = met.value
    assert (refusal.mine, refusal.theirs) == ("no", "yes")
    assert (refusal.mine_words, refusal.their_words) == ("Нет", "Да")
    assert (refusal.their_name, refusal.revision, refusal.at) == (
        "Борис",
        1,
        sheet.region.clock.now,
    )
    step = sheet.step("site")
    assert (step.value, step.revision, step.by_name) == ("yes", 1, "Борис")
    assert sheet.step("site", who="Борис").by_name is None


def test_my_side_can_be_put_in_its_place_after_all(sheet: Sheet) -> None:
    sheet.give(answering.mark_not_applicable, "goal", "Нет детей", who="Борис", revision=0)
    sheet.give(answering.comment, "goal", "проверено", who="Борис", revision=1)
    with pytest.raises(Changed) as met:
        sheet.give(answering.tick_all_items, "goal", revision=0)
    assert met.value.their_words == "не применимо: Нет детей; комментарий: проверено"
    sheet.give(answering.put_value, "goal", met.value.my_side.at_rest, revision=met.value.revision)
    step = sheet.step("goal")
    assert (step.value, step.not_applicable, step.comment, step.revision) == (
        {"ticks": ["goal", "why", "also"]},
        None,
        "проверено",
        3,
    )


def test_the_same_answer_is_no_conflict(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0, who="Борис", revision=0)
    again = sheet.give(answering.choose_option, "site", 0, revision=0)
    assert (again.changed, again.revision) == (False, 1)


def test_ones_own_quick_presses_all_count(sheet: Sheet) -> None:
    for place in (0, 1, 2):
        sheet.give(answering.tick_item, "goal", place, True, revision=0)
    step = sheet.step("goal")
    assert (step.value, step.revision) == ({"ticks": ["goal", "why", "also"]}, 3)


def test_ones_own_button_of_long_ago_asks_first(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0, revision=0)
    sheet.region.clock.passes(minutes=5)
    with pytest.raises(Changed):
        sheet.give(answering.choose_option, "site", 1, revision=0)
    assert sheet.step("site").value == "yes"


def test_quick_presses_do_not_run_over_another(sheet: Sheet) -> None:
    sheet.give(answering.tick_item, "goal", 0, True, revision=0)
    sheet.give(answering.tick_item, "goal", 1, True, who="Борис", revision=1)
    with pytest.raises(Changed):
        sheet.give(answering.tick_item, "goal", 2, True, revision=0)
    assert sheet.step("goal").value == {"ticks": ["goal", "why"]}


def test_another_question_of_the_form_is_nobodys_conflict(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0, who="Борис", revision=0)
    sheet.give(answering.type_answer, "covered", "97", revision=0)
    assert sheet.step("covered").points == 100_000


def test_of_presses_at_the_same_moment_one_wins_and_the_other_hears_of_it(sheet: Sheet) -> None:
    def press(who: str, option: int) -> str:
        try:
            sheet.give(answering.choose_option, "site", option, who=who, revision=0)
        except Changed as refusal:
            return refusal.their_name
        return "recorded"

    with ThreadPoolExecutor(2) as both:
        heard = list(both.map(press, ["Анна", "Борис"], [0, 1]))
    assert heard.count("recorded") == 1
    winner = heard.index("recorded")
    assert heard[1 - winner] == ["Анна", "Борис"][winner]
    assert sheet.step("site").value == ["yes", "no"][winner]
