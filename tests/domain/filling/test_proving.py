"""Documents and links: taken once, used often, told apart, kept for what was submitted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from domain import proving
from domain.errors import NotFound
from domain.filling.refusals import CannotChange, EvidenceRefused
from domain.proving import Outcome
from storage import evidence
from storage.files import FileStore
from storage.tables import Role
from tests.domain.filling.conftest import Sheet, sent
from tests.domain.filling.papers import card, names, page, take
from tests.domain.filling.surveys import PLACE


def test_a_file_is_attached_to_the_question_in_front(sheet: Sheet) -> None:
    taken = take(sheet, telegram_file_id="AgAD", caption=" Приказ  об итогах ")
    assert (taken.outcome, taken.known, taken.sentence) == (Outcome.ATTACHED, False, "")
    assert names(sheet.step("goal").evidence) == ["Приказ об итогах"]
    shown = card(sheet, taken.evidence_id)
    assert (shown.name, shown.title, shown.extension, shown.telegram_file_id) == (
        "Приказ.pdf",
        "Приказ об итогах",
        "pdf",
        "AgAD",
    )
    assert [(use.campaign, use.place, use.label) for use in shown.uses] == [
        ("Осень", PLACE["goal"], "Цели")
    ]
    assert (shown.added_by, shown.may_change, shown.in_submitted) == ("Анна", True, False)


def test_without_a_question_it_lies_in_the_tray(sheet: Sheet) -> None:
    taken = take(sheet, None)
    tray = sheet.region.see("Борис", proving.tray, sheet.form)
    assert (taken.outcome, names(tray.lines)) == (Outcome.TRAY, ["Приказ.pdf"])
    assert sheet.step("goal").tray == 1
    attached = sheet.region.do("Борис", proving.attach, taken.evidence_id, sheet.form, 0)
    assert attached.changed is True
    assert sheet.region.see("Борис", proving.tray, sheet.form).lines == ()
    again = sheet.region.do("Анна", proving.attach, taken.evidence_id, sheet.form, 0)
    assert again.changed is False


def test_without_a_form_it_goes_to_the_only_organisation(sheet: Sheet) -> None:
    file = sent()
    taken = sheet.region.do("Анна", proving.take_file, None, None, file)
    assert taken.outcome is Outcome.TRAY
    sheet.region.join("Анна", "other", Role.HEAD)
    with pytest.raises(EvidenceRefused, match="Сначала откройте анкету"):
        sheet.region.do("Анна", proving.take_file, None, None, file)
    with pytest.raises(CannotChange):
        sheet.region.do("Вера", proving.take_file, None, None, file)


def test_the_same_bytes_are_one_document(sheet: Sheet) -> None:
    first = take(sheet)
    again = sheet.region.do(
        "Борис", proving.take_file, sheet.form, PLACE["measures"], sent("Копия.pdf", "Приказ.pdf")
    )
    assert (again.evidence_id, again.outcome, again.known, again.sentence) == (
        first.evidence_id,
        Outcome.ATTACHED,
        True,
        "Этот файл уже есть: Приказ.pdf.",
    )
    third = take(sheet)
    assert (third.outcome, third.evidence_id) == (Outcome.THERE, first.evidence_id)
    assert len(card(sheet, first.evidence_id).uses) == 2


def test_another_organisation_keeps_a_document_of_its_own(sheet: Sheet) -> None:
    mine = take(sheet)
    theirs = sheet.region.do(
        "Глеб",
        proving.take_file,
        sheet.region.form(1, "other"),
        PLACE["goal"],
        sent("Приказ.pdf", "Приказ.pdf"),
    )
    assert theirs.known is False
    assert theirs.evidence_id != mine.evidence_id


def test_what_a_question_does_not_take_lies_in_the_tray_and_it_says_why(sheet: Sheet) -> None:
    assert take(sheet, "covered", "1.pdf").sentence.startswith("К этому вопросу документы не")
    assert take(sheet, "site", "2.pdf").sentence.startswith("К этому вопросу нужна ссылка")
    link = "https://example.ru/1"
    taken = sheet.region.do("Анна", proving.take_link, sheet.form, PLACE["measures"], link)
    assert taken.sentence.startswith("К этому вопросу нужен файл")
    take(sheet, "goal", "3.pdf")
    take(sheet, "goal", "4.pdf")
    more = take(sheet, "goal", "5.pdf")
    assert (more.outcome, more.sentence[:40]) == (
        Outcome.TRAY,
        "К этому вопросу можно приложить не больше"[:40],
    )
    with pytest.raises(EvidenceRefused, match="не больше 2"):
        sheet.region.do("Анна", proving.attach, more.evidence_id, sheet.form, PLACE["goal"])
    tray = sheet.region.see("Анна", proving.tray, sheet.form)
    assert names(tray.lines) == ["5.pdf", link, "2.pdf", "1.pdf"]


def test_a_file_over_the_limit_is_refused_but_the_admin_may_more(sheet: Sheet) -> None:
    big = sent("Большой.pdf")._replace(size=21 << 20)
    place = PLACE["goal"]
    with pytest.raises(EvidenceRefused, match="больше 20 МБ"):
        sheet.region.do("Анна", proving.take_file, sheet.form, place, big)
    panel = big._replace(from_panel=True)
    taken = sheet.region.do("Вера", proving.take_file, sheet.form, place, panel)
    assert taken.outcome is Outcome.ATTACHED
    huge = panel._replace(size=201 << 20)
    with pytest.raises(EvidenceRefused, match="больше 200 МБ"):
        sheet.region.do("Вера", proving.take_file, sheet.form, place, huge)


def test_a_link_is_attached_cleaned(sheet: Sheet) -> None:
    place, typed = PLACE["site"], " HTTPS://Example.RU/a "
    taken = sheet.region.do("Анна", proving.take_link, sheet.form, place, typed)
    shown = card(sheet, taken.evidence_id)
    assert (taken.outcome, shown.url, shown.size) == (
        Outcome.ATTACHED,
        "https://example.ru/a",
        None,
    )
    with pytest.raises(EvidenceRefused, match="не похоже на ссылку"):
        sheet.region.do("Анна", proving.take_link, sheet.form, place, "javascript:alert(1)")


def test_a_document_given_once_is_offered_for_the_next_question(sheet: Sheet) -> None:
    region = sheet.region
    assert sheet.step("measures").same is None
    first = take(sheet, "goal", "Положение.pdf").evidence_id
    region.clock.passes(minutes=1)
    second = take(sheet, "goal", "План.pdf").evidence_id
    region.clock.passes(minutes=1)
    take(sheet, None, "Непристроенный.pdf")
    step = sheet.step("measures")
    assert (step.same and step.same.id, step.reusable) == (second, 3)
    region.do("Анна", proving.set_class, first, "managerial")
    offered = region.see("Анна", proving.reusable, sheet.form, PLACE["measures"])
    assert names(offered) == ["Положение.pdf", "План.pdf", "Непристроенный.pdf"]
    region.do("Анна", proving.attach, first, sheet.form, PLACE["measures"])
    assert sheet.step("measures").same.id == second
    assert [line.uses for line in sheet.step("measures").evidence] == [2]
    assert sheet.step("covered").same is None
    links_only = region.see("Анна", proving.reusable, sheet.form, PLACE["site"])
    assert links_only == ()


def test_detaching_from_one_answer_leaves_the_others(sheet: Sheet) -> None:
    paper = take(sheet).evidence_id
    sheet.region.do("Анна", proving.attach, paper, sheet.form, PLACE["measures"])
    sheet.region.do("Анна", proving.detach, paper, sheet.form, PLACE["goal"])
    assert page(sheet, "goal").lines == ()
    assert names(page(sheet, "measures").lines) == ["Приказ.pdf"]
    sheet.region.do("Анна", proving.detach, paper, sheet.form, PLACE["measures"])
    assert names(sheet.region.see("Анна", proving.tray, sheet.form).lines) == ["Приказ.pdf"]


def test_a_removed_document_is_gone_and_so_are_its_bytes(sheet: Sheet, tmp_path: Path) -> None:
    region, store = sheet.region, FileStore(tmp_path)
    stored = store.save(b"order")
    file = sent()._replace(sha256=stored.sha256, size=stored.size)
    taken = region.do("Анна", proving.take_file, sheet.form, PLACE["goal"], file)
    later = region.clock.now + timedelta(days=1000)

    def sweep() -> int:
        return proving.sweep_files(store, region.database.look_now(proving.live_files), later)

    assert sweep() == 0
    assert region.do("Анна", proving.remove_evidence, taken.evidence_id).uses == 1
    with pytest.raises(NotFound, match="больше нет"):
        card(sheet, taken.evidence_id)
    assert page(sheet, "goal").lines == ()
    assert sweep() == 1
    again = region.do("Анна", proving.take_file, sheet.form, PLACE["goal"], file)
    assert (again.known, again.outcome) == (False, Outcome.ATTACHED)


def test_the_library_is_all_that_was_given(sheet: Sheet) -> None:
    take(sheet, "goal", "1.pdf")
    take(sheet, None, "2.pdf")
    library = sheet.region.see("Анна", proving.library, sheet.form)
    assert [(line.label, line.uses) for line in library.lines] == [("2.pdf", 0), ("1.pdf", 1)]
    counted = sheet.region.database.look_now(evidence.count_of_form, sheet.form)
    assert counted == {"goal": 1}
