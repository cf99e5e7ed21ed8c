"""One form as its overseers see it, and what they may open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import overview
from domain.errors import NotFound
from domain.overview import Sums
from domain.proving import SentFile, attach
from domain.submitting import submit
from tests.overseen import PLACE, County

ORDER = SentFile("ab" * 32, 1234, "pdf", "Приказ.pdf")


def test_answers_in_words_by_section(county: County) -> None:
    county.answer("Анна", "first", ("B1.C1", "1"), ("B1.C2", "нет"), ("B2.N", "21"))
    page = county.see("Борис", overview.form_page, county.forms["first"])
    assert [(part.code, part.depth, part.sums) for part in page.parts] == [
        ("B", 0, Sums(3, 4, 12_500, 10_000, 57_500)),
        ("B1", 1, Sums(2, 2, 12_500, 0, 47_500)),
        ("B2", 1, Sums(1, 2, 0, 10_000, 10_000)),
    ]
    assert page.sums == page.parts[0].sums
    shown = {a.code: (a.words, a.points, a.by_name) for part in page.parts for a in part.answers}
    assert shown == {
        "B1.C1": ("отмечено 1 из 2: Записана", 12_500, "Анна"),
        "B1.C2": ("Нет", 0, "Анна"),
        "B2.C1": ("нет ответа", 0, None),
        "B2.N": ("21 школа", 0, "Анна"),
        "B2.C3": ("не задаётся", 0, None),
    }
    assert (page.submission, page.tray, page.may_manage) == (None, 0, True)


def test_documents_stand_beside_the_answers_that_they_support(county: County) -> None:
    form = county.forms["first"]
    order = county.send("Анна", "first", "B1.C2", ORDER)
    county.do("Анна", attach, order, form, PLACE["B1.C1"])
    county.send("Анна", "first", None, SentFile("cd" * 32, 5, "txt", "лишнее.txt"))
    link = county.send("Анна", "first", "B1.C1", "https://example.ru/plan")
    page = county.see("Борис", overview.form_page, form)
    answers = {answer.code: answer for part in page.parts for answer in part.answers}
    assert [each.id for each in answers["B1.C1"].evidence] == [order, link]
    assert [
        (e.id, e.kind, e.name, e.sha256, e.size, e.extension, e.uses, e.added_by)
        for e in page.evidence
    ] == [
        (order, "file", "Приказ.pdf", "ab" * 32, 1234, "pdf", ("B1.C1", "B1.C2"), "Анна"),
        (link, "link", "https://example.ru/plan", None, None, None, ("B1.C1",), "Анна"),
    ]
    assert page.tray == 1


def test_the_history_of_an_answer_the_newest_first(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    county.now += timedelta(minutes=1)
    county.answer("Анна", "first", ("B1.C2", "нет"))
    county.answer("Анна", "first", ("B1.C1", None))
    form = county.forms["first"]
    past = county.see("Борис", overview.answer_history, form, "B1.C2")
    assert [(line.revision, line.words, line.by_name, line.at) for line in past] == [
        (2, "Нет", "Анна", county.now),
        (1, "Есть", "Анна", county.now - timedelta(minutes=1)),
    ]
    (refused,) = county.see("Борис", overview.answer_history, form, "B1.C1")
    assert refused.words == "не применимо: у нас такого нет"
    with pytest.raises(NotFound):
        county.see("Борис", overview.answer_history, form, "нет такого")


def test_the_receipt_that_stands(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    receipt = county.do("Анна", submit, county.forms["first"])
    page = county.see("Борис", overview.form_page, county.forms["first"])
    assert (page.submission, page.submission_id) == (receipt.number, receipt.submission_id)
    assert page.row.state == "submitted"


@pytest.mark.parametrize("who", ["Ольга", "Анна", "Лия"])
def test_a_form_outside_ones_subtree_is_not_there(county: County, who: str) -> None:
    """Anna fills this very form in, but the pages of overseers are not hers."""
    order = county.send("Анна", "first", "B1.C1", ORDER)
    with pytest.raises(NotFound):
        county.see(who, overview.form_page, county.forms["first"])
    with pytest.raises(NotFound):
        county.see(who, overview.answer_history, county.forms["first"], "B1.C1")
    if who != "Анна":
        with pytest.raises(NotFound):
            county.see(who, overview.evidence_file, order)


def test_a_file_to_download(county: County) -> None:
    order = county.send("Анна", "first", "B1.C1", ORDER)
    file = county.see("Борис", overview.evidence_file, order)
    assert (file.name, file.sha256, file.size, file.organisation) == (
        "Приказ.pdf",
        "ab" * 32,
        1234,
        "Школа № 1",
    )
    with pytest.raises(NotFound):
        county.see("Борис", overview.evidence_file, order + 1)
