"""What a document says of itself, and what changes when it is already part of a submission."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain import answering, campaigning, proving, submitting
from domain.acting import the_program
from domain.filling.refusals import CannotChange, EvidenceRefused, WrongAnswer
from tests.domain.filling.conftest import LOCKS, ON_TIME, Sheet, sent
from tests.domain.filling.papers import card, take
from tests.domain.filling.surveys import EVERY_KIND, PLACE


def test_what_it_is_can_be_said_and_taken_back(sheet: Sheet) -> None:
    paper = take(sheet).evidence_id
    edit = proving.edit_evidence
    for field, text in (
        ("title", "Приказ № 5"),
        ("dated", "1 сентября 2026"),
        ("number", "5-од"),
        ("page", "с. 3"),
    ):
        sheet.region.do("Анна", edit, paper, field, text)
    shown = card(sheet, paper)
    assert (shown.title, shown.dated, shown.number, shown.page) == (
        "Приказ № 5",
        date(2026, 9, 1),
        "5-од",
        "с. 3",
    )
    sheet.region.do("Анна", edit, paper, "dated", "-")
    assert card(sheet, paper).dated is None
    with pytest.raises(WrongAnswer, match="дату"):
        sheet.region.do("Анна", edit, paper, "dated", "вчера")
    with pytest.raises(EvidenceRefused, match="поля"):
        sheet.region.do("Анна", edit, paper, "sha256", "0" * 64)
    with pytest.raises(EvidenceRefused, match="Слишком длинно"):
        sheet.region.do("Анна", edit, paper, "title", "а" * 301)


def test_the_contents_of_a_managerial_document_propose_the_ticks(sheet: Sheet) -> None:
    paper = take(sheet, "measures").evidence_id
    assert card(sheet, paper).contents == ()
    sheet.region.do("Анна", proving.set_class, paper, "managerial")
    for _ in "ab":
        sheet.region.do("Анна", proving.tick_content, paper, "deadlines", True)
    assert card(sheet, paper).contents == (
        ("decisions", "Решения", False),
        ("deadlines", "Сроки", True),
    )
    assert sheet.step("measures").proposal == {"ticks": ["deadlines"]}
    recorded = sheet.give(answering.take_proposal, "measures", revision=0)
    assert recorded.revision == 1
    step = sheet.step("measures")
    assert (step.value, step.points, step.proposal) == ({"ticks": ["deadlines"]}, 10_000, None)
    with pytest.raises(WrongAnswer, match="нечего отметить"):
        sheet.give(answering.take_proposal, "measures")
    with pytest.raises(EvidenceRefused, match="вида документов"):
        sheet.region.do("Анна", proving.set_class, paper, "secret")
    with pytest.raises(EvidenceRefused, match="пункта"):
        sheet.region.do("Анна", proving.tick_content, paper, "secret", True)


def test_a_replaced_file_keeps_what_it_supports(sheet: Sheet) -> None:
    paper = take(sheet).evidence_id
    sheet.region.do("Анна", proving.edit_evidence, paper, "title", "Приказ")
    edited = sheet.region.do("Борис", proving.replace_file, paper, sent("Новый.docx", "новый"))
    shown = card(sheet, paper)
    assert edited.evidence_id == paper
    assert (shown.name, shown.extension, shown.title, len(shown.uses)) == (
        "Новый.docx",
        "docx",
        "Приказ",
        1,
    )
    link = sheet.region.do("Анна", proving.take_link, sheet.form, PLACE["site"], "https://a.ru")
    with pytest.raises(EvidenceRefused, match="ссылка"):
        sheet.region.do("Анна", proving.replace_file, link.evidence_id, sent())


def test_what_a_submitted_form_uses_stays(sheet: Sheet) -> None:
    region, paper = sheet.region, take(sheet).evidence_id
    sheet.give(answering.tick_all_items, "goal")
    region.do("Анна", submitting.submit, sheet.form)
    for operation, args in (
        (proving.remove_evidence, ()),
        (proving.replace_file, (sent("Новый.pdf", "новый"),)),
        (proving.edit_evidence, ("title", "Иное")),
    ):
        with pytest.raises(EvidenceRefused, match="«Осень»"):
            region.do("Анна", operation, paper, *args)
    with pytest.raises(CannotChange, match="отзовите"):
        region.do("Анна", proving.detach, paper, sheet.form, PLACE["goal"])
    with pytest.raises(CannotChange, match="отзовите"):
        take(sheet, "goal", "Ещё.pdf")
    shown = card(sheet, paper)
    assert (shown.in_submitted, shown.may_change) == (True, False)
    region.do("Анна", submitting.recall, sheet.form)
    region.do("Анна", proving.remove_evidence, paper)


def test_a_document_of_last_year_can_be_replaced_for_this_year_alone(sheet: Sheet) -> None:
    region, paper = sheet.region, take(sheet).evidence_id
    sheet.give(answering.tick_all_items, "goal")
    region.do("Анна", submitting.submit, sheet.form)
    region.clock.now = LOCKS
    close = campaigning.close_campaign
    region.sql(lambda s: close(s, the_program(), region.clock.now, 1))
    year = timedelta(days=365)
    dates = {"on_time_at": ON_TIME + year, "locks_at": LOCKS + year}
    spring = region.campaign(EVERY_KIND, title="Весна", opens_at=region.clock.now, **dates)
    form = region.form(spring)
    region.do("Анна", proving.attach, paper, form, PLACE["goal"])
    edited = region.do("Анна", proving.replace_file, paper, sent("Новый.pdf", "новый"))
    assert edited.evidence_id != paper
    assert [use.campaign for use in card(sheet, paper).uses] == ["Осень"]
    new = card(sheet, edited.evidence_id)
    assert (new.name, [use.campaign for use in new.uses]) == ("Новый.pdf", ["Весна"])
    with pytest.raises(EvidenceRefused, match="«Осень»"):
        region.do("Анна", proving.remove_evidence, paper)


def test_an_admin_hears_why_a_submitted_form_takes_no_documents(sheet: Sheet) -> None:
    sheet.give(answering.tick_all_items, "goal")
    sheet.region.do("Анна", submitting.submit, sheet.form)
    file = sent(from_panel=True)
    with pytest.raises(CannotChange, match="Анкета отправлена"):
        sheet.region.do("Вера", proving.take_file, sheet.form, PLACE["goal"], file)
