"""Documents of all the organisations in sight: looked for, and looked over for what is odd."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.errors import NotFound
from domain.overview.documents import (
    WITHOUT_CLASS,
    Search,
    Which,
    documents,
    period_of,
)
from domain.proving import SentFile, edit_evidence, set_class, tick_content
from tests.overseen import County

ORDER = SentFile("ab" * 32, 1234, "pdf", "Приказ о мониторинге.pdf")
PLAN = SentFile("cd" * 32, 99, "docx", "Дорожная карта.docx")


@pytest.fixture
def sent(county: County) -> dict[str, int]:
    """Anna: an order and a link; Gleb: the same order; Lia: a plan in the tray."""
    made = {"order": county.send("Анна", "first", "B1.C2", ORDER)}
    county.now += timedelta(minutes=1)
    made["link"] = county.send("Анна", "first", "B1.C1", "https://example.ru/Ёлка")
    made["copy"] = county.send("Глеб", "second", "B1.C2", ORDER)
    county.now += timedelta(minutes=1)
    made["plan"] = county.send("Лия", "lyceum", None, PLAN)
    return made


def found(county: County, who: str = "Раиса", **asked: object) -> list[int]:
    """The ids that the search finds, in order."""
    page = county.see(who, documents, Search(**asked))
    return [line.found.id for line in page.portion.rows]


def test_the_newest_first_each_with_what_it_supports(county: County, sent: dict[str, int]) -> None:
    page = county.see("Раиса", documents, Search())
    assert [
        (line.found.id, line.label, line.found.organisation, [u.question for u in line.uses])
        for line in page.portion.rows
    ] == [
        (sent["plan"], "Дорожная карта.docx", "Лицей", []),
        (sent["copy"], "Приказ о мониторинге.pdf", "Школа № 2", ["B1.C2"]),
        (sent["link"], "https://example.ru/Ёлка", "Школа № 1", ["B1.C1"]),
        (sent["order"], "Приказ о мониторинге.pdf", "Школа № 1", ["B1.C2"]),
    ]
    assert page.counts == {
        Which.ALL: 4,
        Which.SHARED: 2,
        Which.OUTSIDE: 0,
        Which.UNREADY: 0,
    }


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ПРИКАЗ", ["copy", "order"]),
        ("елка", ["link"]),
        ("мониторинг школа № 2", ["copy"]),
        ("лицей", ["plan"]),
        ("17-д", ["plan"]),
        ("концепция развития", ["plan"]),
        ("100%", []),
        ("нет такого", []),
    ],
)
def test_words_are_looked_for_in_names_titles_numbers_and_organisations(
    county: County, sent: dict[str, int], words: str, names: list[str]
) -> None:
    county.do("Лия", edit_evidence, sent["plan"], "title", "Концепция развития")
    county.do("Лия", edit_evidence, sent["plan"], "number", "17-Д")
    assert found(county, words=words) == [sent[name] for name in names]


def test_by_class_and_without_one(county: County, sent: dict[str, int]) -> None:
    county.do("Анна", set_class, sent["order"], "managerial")
    assert found(county, document_class="managerial") == [sent["order"]]
    rest = [sent["plan"], sent["copy"], sent["link"]]
    assert found(county, document_class=WITHOUT_CLASS) == rest


def test_the_same_bytes_of_several_organisations_in_sight(
    county: County, sent: dict[str, int]
) -> None:
    assert found(county, which=Which.SHARED) == [sent["order"], sent["copy"]]
    assert found(county, "Борис", which=Which.SHARED) == [sent["order"], sent["copy"]]
    county.send("Лия", "lyceum", "B1.C2", ORDER)
    assert found(county, "Ольга", which=Which.SHARED) == []


def test_outside_the_period_is_what_is_dated_before_or_after_it(
    county: County, sent: dict[str, int]
) -> None:
    for name, who, day in (
        ("order", "Анна", "31.12.2025"),
        ("copy", "Глеб", "01.01.2026"),
        ("plan", "Лия", "01.01.2027"),
    ):
        county.do(who, edit_evidence, sent[name], "dated", day)
    page = county.see("Раиса", documents, Search(Which.OUTSIDE))
    assert (page.since, page.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [line.found.id for line in page.portion.rows] == [sent["plan"], sent["order"]]
    asked = {"since": date(2025, 12, 31), "until": date(2026, 12, 31)}
    assert found(county, which=Which.OUTSIDE, **asked) == [sent["plan"]]
    assert found(county, **asked) == [sent["copy"], sent["order"]]


def test_decisions_without_deadlines_or_responsible_persons(
    county: County, sent: dict[str, int]
) -> None:
    county.do("Анна", set_class, sent["order"], "managerial")
    county.do("Глеб", set_class, sent["copy"], "managerial")
    county.do("Анна", tick_content, sent["order"], "decisions", True)
    county.do("Глеб", tick_content, sent["copy"], "deadlines", True)
    page = county.see("Раиса", documents, Search(Which.UNREADY))
    assert [(line.found.id, line.lacking) for line in page.portion.rows] == [
        (sent["order"], ("Сроки",))
    ]


def test_only_of_a_campaign_in_sight(county: County, sent: dict[str, int]) -> None:
    asked = found(county, campaign_id=county.campaign)
    assert asked == [sent["copy"], sent["link"], sent["order"]]
    with pytest.raises(NotFound):
        found(county, campaign_id=county.campaign + 1)


def test_everybody_sees_the_documents_of_their_own_subtree(
    county: County, sent: dict[str, int]
) -> None:
    assert found(county, "Ольга") == [sent["plan"]]
    assert found(county, "Борис") == [sent["copy"], sent["link"], sent["order"]]
    assert found(county, "Анна") == []


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("август 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025/2026 учебный год", date(2025, 1, 1), date(2026, 12, 31)),
        ("первое полугодие", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_is_whole_years(words: str, first: date, last: date) -> None:
    assert period_of(words, date(2024, 5, 6)) == (first, last)
