"""The receipt as PDF: whole, the same each time, and nothing in it becomes markup."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.submitting import ReceiptAnswer, ReceiptDocument, ReceiptPage, receipt, submit
from reports import receipt as printing
from tests.overseen import County
from tests.reports.conftest import HOSTILE


@pytest.fixture
def page(county: County) -> ReceiptPage:
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "нет"), ("B2.N", "21"))
    county.send("Анна", "first", "B1.C1", "https://example.ru/plan")
    made = county.do("Анна", submit, county.forms["first"])
    return county.see("Анна", receipt, made.submission_id)


def told(page: ReceiptPage):
    return json.loads(printing.inputs(page)["page"])


def test_what_it_says(page: ReceiptPage) -> None:
    content = told(page)
    assert content["at"] == "01.09.2026, 14:00 (ЕКБ)"
    assert content["facts"] == [
        ["Организация", "Школа № 1"],
        ["Кампания", "Осень 2026"],
        ["Анкета", "Малая анкета"],
        ["Кто сдал", "Анна"],
        ["В срок", "да"],
    ]
    assert (content["points"], content["maximum"]) == ("1,75", "5,75")
    assert content["missing"] == "без ответа: 1"
    assert content["notice"] == "Шкала и перечень позиций — реконструкция"
    assert content["digest"] == page.digest
    assert [
        (row.get("title") or row["code"], row.get("answer"), row.get("points"))
        for row in content["rows"]
    ] == [
        ("Блок → Первый механизм", None, None),
        ("B1.C1", "отмечено 2 из 2: Записана; Показана", "1,75 из 1,75"),
        ("B1.C2", "Нет", "0 из 3"),
        ("Блок → Второй механизм", None, None),
        ("B2.C1", "нет ответа", "—"),
        ("B2.N", "21 школа", "—"),
    ]
    assert content["documents"] == [
        {"number": "1", "name": "https://example.ru/plan", "details": "ссылка", "sha256": "—"}
    ]


def test_the_same_page_gives_the_same_bytes(page: ReceiptPage) -> None:
    made = printing.pdf(page)
    assert made.startswith(b"%PDF")
    assert made == printing.pdf(page)


def test_the_moment_may_have_parts_of_a_second(page: ReceiptPage) -> None:
    moment = page.at.replace(microsecond=123_456)
    made = printing.pdf(replace(page, at=moment))
    assert made.startswith(b"%PDF")
    assert made == printing.pdf(replace(page, at=moment.replace(microsecond=0)))


def test_a_recalled_one_says_so(county: County, page: ReceiptPage) -> None:
    from domain.submitting import recall

    county.do("Анна", recall, county.forms["first"])
    recalled = county.see("Анна", receipt, page.submission_id)
    assert told(recalled)["recalled"] == (
        "Анкета отозвана 01.09.2026, 14:00 (ЕКБ): эта квитанция больше не действует."
    )
    assert printing.pdf(recalled) != printing.pdf(page)


def test_367_answers_and_hostile_words_fill_pages(page: ReceiptPage, tmp_path: Path) -> None:
    """Every word in it may have been written by somebody."""
    answers = tuple(
        ReceiptAnswer(
            place,
            f"1.1.{place}",
            HOSTILE[place % len(HOSTILE)][:200],
            (HOSTILE[place // 5 % len(HOSTILE)][:100],),
            "отмечено 3 из 3",
            "answered",
            10_000,
            10_000,
            HOSTILE[place % len(HOSTILE)][:300],
            (1, 2),
        )
        for place in range(367)
    )
    documents = tuple(
        ReceiptDocument(n, "file", name, name, name, "2026-04-01", name, name, 1, "ab" * 32)
        for n, name in enumerate(HOSTILE, 1)
    )
    values = {name: getattr(page, name) for name in page.__slots__}
    big = ReceiptPage(**{**values, "answers": answers, "documents": documents})
    named = ReceiptPage(
        **{**values, "organisation": HOSTILE[8], "by_name": HOSTILE[12], "campaign": HOSTILE[5]}
    )
    made = printing.pdf(big)
    assert made.count(b"/Type /Page\n") + made.count(b"/Type/Page") > 10
    assert printing.pdf(named).startswith(b"%PDF")


def test_moments_are_those_of_the_school(page: ReceiptPage) -> None:
    values = {name: getattr(page, name) for name in page.__slots__}
    late = datetime(2026, 12, 31, 20, tzinfo=UTC)
    assert told(ReceiptPage(**{**values, "at": late}))["at"] == "01.01.2027, 01:00 (ЕКБ)"
