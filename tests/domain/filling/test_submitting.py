"""Before submitting, submitting, the receipt, the way back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import answering, consenting, filling, proving, submitting
from domain.errors import NotFound
from domain.filling.refusals import CannotChange, CannotSubmit
from domain.submitting.snapshots import digest_of
from storage import submissions
from storage.tables import FormState
from tests.domain.filling.conftest import LOCKS, ON_TIME, Sheet, sent
from tests.domain.filling.surveys import PLACE


def check(sheet: Sheet):
    return sheet.region.see("Анна", submitting.before_submitting, sheet.form)


def submit(sheet: Sheet, who: str = "Анна"):
    return sheet.region.do(who, submitting.submit, sheet.form)


def doubts(sheet: Sheet) -> list[tuple[int, str]]:
    return [(line.place, line.sentence) for line in check(sheet).doubtful]


def test_gaps_are_named_and_do_not_forbid(sheet: Sheet) -> None:
    assert (check(sheet).may_submit, check(sheet).why_not) == (
        False,
        "В анкете ещё нет ни одного ответа, сдавать нечего.",
    )
    with pytest.raises(CannotSubmit):
        submit(sheet)
    sheet.give(answering.choose_option, "site", 1)
    found = check(sheet)
    assert [line.place for line in found.missing] == [
        PLACE[code] for code in ("goal", "measures", "covered", "complaints", "results")
    ]
    assert (found.may_submit, found.on_time, found.done, found.total) == (True, True, 1, 7)
    assert (found.on_time_at, found.locks_at, found.zone.key) == (
        ON_TIME,
        LOCKS,
        "Asia/Yekaterinburg",
    )
    receipt = submit(sheet)
    assert (receipt.missing, receipt.points, receipt.maximum) == (5, 0, 250_000)


def test_what_is_doubtful_is_named_with_its_place(sheet: Sheet) -> None:
    region = sheet.region
    sheet.give(answering.type_item_text, "goal", 0, "Развитие добровольчества")
    sheet.give(answering.tick_item, "goal", 1, True)
    sheet.give(answering.tick_item, "measures", 0, True)
    paper = region.do("Анна", proving.take_file, sheet.form, PLACE["measures"], sent()).evidence_id
    region.do("Анна", proving.set_class, paper, "managerial")
    region.do("Анна", proving.tick_content, paper, "deadlines", True)
    sheet.give(answering.type_answer, "covered", "99")
    sheet.give(answering.toggle_flag, "covered", "void", True)
    sheet.give(answering.type_answer, "complaints", "3")
    sheet.give(answering.type_answer, "results", "50")
    found = doubts(sheet)
    direction = found.pop(1)
    assert (direction[0], direction[1][:24]) == (PLACE["goal"], "Похоже на направление ра")
    assert found == [
        (PLACE["goal"], "Баллы отмечены, а подтверждающего документа или ссылки нет."),
        (
            PLACE["measures"],
            "В документах отмечено больше, чем в ответе. Подтвердите отметки по документам.",
        ),
        (PLACE["measures"], "В документе «Приказ.pdf» не отмечено обязательное: Решения."),
        (PLACE["covered"], "Отмечено «Были замечания»: за этот вопрос 0 баллов."),
        (
            PLACE["complaints"],
            "Нет значения прошлого периода: впишите его, иначе балл не посчитать.",
        ),
        (
            PLACE["results"],
            "Нет значения муниципалитета: его вносит администратор, балл посчитается сам.",
        ),
    ]


def test_a_doubt_about_a_document_is_named_once(sheet: Sheet) -> None:
    region = sheet.region
    paper = region.do("Анна", proving.take_file, sheet.form, PLACE["goal"], sent()).evidence_id
    region.do("Анна", proving.attach, paper, sheet.form, PLACE["measures"])
    region.do("Анна", proving.set_class, paper, "managerial")
    region.do("Анна", proving.tick_content, paper, "decisions", True)
    sentences = [sentence for _, sentence in doubts(sheet)]
    incomplete = "В документе «Приказ.pdf» не отмечено обязательное: Сроки."
    assert sentences.count(incomplete) == 1
    assert "Документ «Приказ.pdf» другого вида, а нужен: Концептуальный." in sentences


def test_the_receipt_is_what_was_submitted(sheet: Sheet) -> None:
    region = sheet.region
    sheet.give(answering.tick_all_items, "goal")
    sheet.give(answering.comment, "goal", "См. раздел 2")
    file = sent("Положение.pdf")
    region.do("Анна", proving.take_file, sheet.form, PLACE["goal"], file)
    region.do("Анна", proving.take_link, sheet.form, PLACE["site"], "https://example.ru/a")
    sheet.give(answering.choose_option, "site", 0)
    receipt = submit(sheet)
    assert (receipt.number, receipt.on_time, receipt.new) == ("С-2026-000001", True, True)
    assert (receipt.points, receipt.at) == (30_000, region.clock.now)

    page = region.see("Борис", submitting.receipt, receipt.submission_id)
    assert (page.number, page.by_name, page.campaign, page.organisation, page.on_time) == (
        "С-2026-000001",
        "Анна",
        "Осень",
        "Школа № 1",
        True,
    )
    goal = page.answers[0]
    assert (goal.label, goal.answer, goal.comment, goal.documents) == (
        "Цели",
        "отмечено 3 из 3: Цель; Обоснование; Ещё",
        "См. раздел 2",
        (1,),
    )
    assert page.answers[1].answer == "нет ответа"
    assert [(d.number, d.kind, d.name, d.sha256) for d in page.documents] == [
        (1, "file", "Положение.pdf", file.sha256),
        (2, "link", "https://example.ru/a", None),
    ]
    row = region.database.look_now(submissions.find, receipt.submission_id)
    assert page.digest == row.digest == digest_of(row.content)
    with pytest.raises(NotFound):
        region.see("Глеб", submitting.receipt, receipt.submission_id)


def test_after_submitting_answers_rest_until_recalled(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0)
    receipt = submit(sheet)
    with pytest.raises(CannotChange, match="отзовите"):
        sheet.give(answering.choose_option, "site", 1)
    again = submit(sheet, "Борис")
    assert (again.number, again.new) == (receipt.number, False)
    card = sheet.region.see("Анна", filling.form_card, sheet.form)
    assert (card.line.state, card.submission, card.submission_id) == (
        FormState.SUBMITTED,
        receipt.number,
        receipt.submission_id,
    )

    recalled = sheet.region.do("Борис", submitting.recall, sheet.form)
    assert (recalled.number, recalled.late) == (receipt.number, False)
    sheet.give(answering.choose_option, "site", 1)
    second = submit(sheet)
    assert second.number == "С-2026-000002"
    first = sheet.region.see("Анна", submitting.receipt, receipt.submission_id)
    assert first.recalled_at == sheet.region.clock.now
    assert [a.answer for a in first.answers if a.question == "site"] == ["Да"]


def test_the_last_submission_decides_whether_it_is_on_time(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0)
    sheet.region.clock.now = ON_TIME
    assert submit(sheet).on_time is True
    sheet.region.clock.now = ON_TIME + timedelta(minutes=1)
    assert sheet.region.see("Анна", filling.form_card, sheet.form).line.late is False
    assert sheet.region.do("Анна", submitting.recall, sheet.form).late is True
    assert submit(sheet).on_time is False
    assert sheet.region.see("Анна", filling.form_card, sheet.form).line.late is True


def test_after_the_lock_there_is_no_submitting_and_no_way_back(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0)
    sheet.region.clock.now = LOCKS
    with pytest.raises(CannotChange, match=r"Приём закрыт.*Вера"):
        submit(sheet)
    sheet.region.clock.now = LOCKS - timedelta(minutes=1)
    with pytest.raises(CannotSubmit, match="не отправлена"):
        sheet.region.do("Анна", submitting.recall, sheet.form)
    submit(sheet)
    sheet.region.clock.now = LOCKS
    with pytest.raises(CannotChange, match=r"Анкета отправлена, приём закрыт.*Вера"):
        sheet.region.do("Анна", submitting.recall, sheet.form)


def test_submitting_and_recalling_are_in_the_journal(sheet: Sheet) -> None:
    from domain.journal import read_journal

    sheet.give(answering.choose_option, "site", 0)
    submit(sheet)
    sheet.region.do("Анна", submitting.recall, sheet.form)
    noted = sheet.region.see("Вера", read_journal)
    assert [(line.what, line.by, line.form_id) for line in noted[:2]] == [
        ("form_recalled", "Анна", sheet.form),
        ("form_submitted", "Анна", sheet.form),
    ]


def test_withdrawing_consent_takes_the_name_off_the_receipt(sheet: Sheet) -> None:
    region = sheet.region
    sheet.give(answering.choose_option, "site", 0)
    submission = submit(sheet).submission_id
    before = region.see("Борис", submitting.receipt, submission)

    region.do("Анна", consenting.withdraw)

    after = region.see("Борис", submitting.receipt, submission)
    assert (before.by_name, after.by_name) == ("Анна", "Бывший участник")
    assert after.digest == before.digest
