"""Who may see and change a form, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import answering, campaigning, easing, filling, proving, submitting
from domain.acting import the_program
from domain.errors import NotFound
from domain.filling.refusals import CannotChange
from storage.tables import Role
from tests.domain.filling.conftest import LOCKS, Region, Sheet, sent

LOOKS = [
    (filling.form_card, ()),
    (filling.question_step, (0,)),
    (filling.contents, ()),
    (filling.gaps, ()),
    (filling.summary, ()),
    (proving.evidence_of, (0,)),
    (proving.reusable, (0,)),
    (proving.tray, ()),
    (proving.library, ()),
    (submitting.before_submitting, ()),
]
CHANGES = [
    (answering.nothing_under, (0,)),
    (answering.undo_nothing, ("batch",)),
    (submitting.submit, ()),
    (submitting.recall, ()),
]


@pytest.mark.parametrize(("look", "more"), LOOKS)
def test_nobody_sees_the_form_of_another_organisation(sheet: Sheet, look, more) -> None:
    with pytest.raises(NotFound):
        sheet.region.see("Глеб", look, sheet.form, *more)
    sheet.region.see("Вера", look, sheet.form, *more)
    sheet.region.see("Борис", look, sheet.form, *more)


@pytest.mark.parametrize(("change", "more"), CHANGES)
def test_nobody_changes_the_form_of_another_organisation(sheet: Sheet, change, more) -> None:
    sheet.give(answering.choose_option, "site", 0)
    with pytest.raises(NotFound):
        sheet.region.do("Глеб", change, sheet.form, *more)
    with pytest.raises(CannotChange):
        sheet.region.do("Вера", change, sheet.form, *more)
    assert sheet.step("site").value == "yes"


def test_an_answer_is_taken_only_from_those_who_fill_in(sheet: Sheet) -> None:
    with pytest.raises(NotFound):
        sheet.give(answering.choose_option, "site", 0, who="Глеб")
    with pytest.raises(CannotChange, match="координатор и руководитель"):
        sheet.give(answering.choose_option, "site", 0, who="Вера")
    step = sheet.step("site", who="Вера")
    assert (step.revision, step.may_change) == (0, False)


def test_an_admin_of_the_school_alone_does_not_fill_in(sheet: Sheet) -> None:
    sheet.region.join("Дарья", "school", Role.ADMIN)
    with pytest.raises(CannotChange):
        sheet.give(answering.choose_option, "site", 0, who="Дарья")


def test_a_role_taken_away_is_felt_at_once(sheet: Sheet) -> None:
    from sqlalchemy import update

    from storage.tables import Membership

    anna = sheet.region.people["Анна"]
    ended = update(Membership).where(Membership.person_id == anna)
    sheet.region.sql(lambda s: s.execute(ended.values(ended_at=sheet.region.clock.now)))
    with pytest.raises(NotFound):
        sheet.give(answering.choose_option, "site", 0)


def test_after_the_lock_nothing_changes_and_the_admin_is_named(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0)
    sheet.region.clock.now = LOCKS - timedelta(seconds=1)
    sheet.give(answering.choose_option, "site", 1)
    sheet.region.clock.now = LOCKS
    with pytest.raises(CannotChange) as met:
        sheet.give(answering.choose_option, "site", 0)
    assert str(met.value) == (
        "Приём закрыт 10.10.2026, 18:00 (ЕКБ), ответы больше не меняются. "
        "Обратитесь к администратору: Вера."
    )
    step = sheet.step("site")
    assert (step.value, step.may_change, step.why_not) == ("no", False, str(met.value))


def test_the_nearest_admin_is_the_one_to_ask(sheet: Sheet) -> None:
    sheet.region.join("Дарья", "town", Role.ADMIN)
    sheet.region.clock.now = LOCKS
    assert sheet.step("site").why_not.endswith("Обратитесь к администратору: Дарья.")


def test_an_extension_and_a_reopening_are_for_one_form_alone(region: Region) -> None:
    campaign = region.campaign()
    mine, other = region.form(campaign), region.form(campaign, "other")
    day = timedelta(days=1)
    more = {"on_time_at": LOCKS, "locks_at": LOCKS + 3 * day, "reason": "Карантин"}
    region.do("Вера", easing.extend_form, mine, **more)
    region.clock.now = LOCKS + day
    assert region.see("Анна", filling.form_card, mine).why_not == ""
    assert region.see("Глеб", filling.form_card, other).why_not.startswith("Приём закрыт")
    region.clock.now = LOCKS + 5 * day
    assert region.see("Анна", filling.form_card, mine).why_not.startswith("Приём закрыт 13.10")
    region.do("Вера", easing.reopen_form, other, 2, "Просили")
    assert region.see("Глеб", filling.form_card, other).line.may_change is True
    assert region.see("Анна", filling.form_card, mine).line.may_change is False


def test_a_closed_campaign_takes_nothing(region: Region) -> None:
    campaign = region.campaign()
    form = region.form(campaign)
    close = campaigning.close_campaign
    region.sql(lambda s: close(s, the_program(), region.clock.now, campaign))
    assert region.see("Анна", filling.form_card, form).why_not.startswith("Кампания завершена")


def test_a_document_of_another_organisation_does_not_exist(sheet: Sheet) -> None:
    region = sheet.region
    paper = region.do("Анна", proving.take_file, sheet.form, None, sent()).evidence_id
    theirs = region.form(1, "other")
    for operation, args in (
        (proving.evidence_card, (None, paper)),
        (proving.attach, (paper, theirs, 0)),
        (proving.detach, (paper, sheet.form, 0)),
        (proving.remove_evidence, (paper,)),
        (proving.replace_file, (paper, sent("Другой.pdf", "другой"))),
        (proving.edit_evidence, (paper, "title", "Моё")),
        (proving.set_class, (paper, "managerial")),
        (proving.tick_content, (paper, "decisions", True)),
        (proving.take_file, (sheet.form, 0, sent())),
        (proving.take_link, (sheet.form, 0, "https://example.ru")),
    ):
        with pytest.raises(NotFound):
            region.do("Глеб", operation, *args)
    assert region.see("Глеб", proving.tray, theirs).lines == ()
