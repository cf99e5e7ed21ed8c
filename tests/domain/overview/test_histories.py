"""Each change of the answers of a form, and what the last period said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import overview
from domain.errors import NotFound
from domain.overview import Before
from tests.domain.overview.test_gains import next_campaign
from tests.overseen import County


def test_each_change_says_what_was_and_what_became(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    county.now += timedelta(minutes=1)
    county.answer("Анна", "first", ("B1.C1", None), ("B1.C2", "нет"))

    past = county.see("Борис", overview.form_history, county.forms["first"], 100)

    assert [(p.code, p.label, p.revision, p.was, p.words, p.by_name) for p in past] == [
        ("B1.C2", "Показатель", 2, "Есть", "Нет", "Анна"),
        ("B1.C1", "Цель", 1, None, "не применимо: у нас такого нет", "Анна"),
        ("B1.C2", "Показатель", 1, None, "Есть", "Анна"),
    ]
    assert [p.at for p in past] == [county.now, county.now, county.now - timedelta(minutes=1)]


def test_older_changes_still_know_what_was_before_them(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"), ("B1.C2", "нет"), ("B1.C2", "есть"))
    form = county.forms["first"]
    newest, *rest = county.see("Борис", overview.form_history, form, 100)

    (cut,) = county.see("Борис", overview.form_history, form, 1, newest.id)

    assert (cut.was, cut.words) == ("Есть", "Нет")
    assert cut == rest[0]


def test_the_last_period_stands_beside_each_answer(county: County) -> None:
    county.answer("Анна", "first", ("B1.C1", "1"), ("B1.C2", "есть"))
    form = next_campaign(county)

    page = county.see("Борис", overview.form_page, form)

    assert page.earlier == "Осень 2026"
    assert {a.code: a.before for part in page.parts for a in part.answers} == {
        "B1.C1": Before("отмечено 1 из 2: Записана", 12_500),
        "B1.C2": Before("Есть", 30_000),
        "B2.C1": Before("нет ответа", None),
        "B2.N": Before("нет ответа", None),
        "B2.C3": Before("не задаётся", None),
    }


def test_without_a_last_period_nothing_stands_there(county: County) -> None:
    page = county.see("Борис", overview.form_page, county.forms["first"])

    assert page.earlier == ""
    assert {a.before for part in page.parts for a in part.answers} == {None}


@pytest.mark.parametrize("who", ["Ольга", "Анна", "Лия"])
def test_the_history_is_for_those_who_oversee_the_form(county: County, who: str) -> None:
    with pytest.raises(NotFound):
        county.see(who, overview.form_history, county.forms["first"], 100)
