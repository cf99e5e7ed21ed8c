"""The letters of a season: who has not submitted, and the results of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain import campaigning
from domain.acting import the_program
from domain.campaigning import Audience
from domain.errors import NotAllowed, NotPossible
from domain.papers import Kind, printed
from domain.results import Counted
from domain.submitting import submit
from reports.gathering import Asked
from reports.papers import making
from storage import Session
from tests.overseen import LOCKS, ON_TIME, OPENS, SURVEY, County
from tests.reports.papers import read_word
from tests.reports.test_papers import NBSP, SELF


@pytest.fixture
def write(filled: County, tmp_path: Path):
    def write(writer, *, who="Раиса", which="submitted", **asked):
        target = tmp_path / "letter"
        wanted = Asked(filled.campaign, Counted(which), **{"ending": "docx", **asked})
        return filled.see(who, writer, wanted, target), target.read_bytes()

    return write


def test_who_has_not_submitted(filled: County, write) -> None:
    (made,), content = write(making.write_absence)
    assert (made.kind, made.points) == (Kind.NOT_SUBMITTED, None)
    assert read_word(content) == [
        "Приложение к приказу",
        "от «____» ______________ 20___ г. № ________",
        "Организации, не сдавшие анкету",
        [
            ["Территория", "Приозёрская область"],
            ["Кампания", "Осень 2026"],
            ["Анкета", "Малая анкета"],
        ],
        f"По состоянию на 1{NBSP}сентября 2026{NBSP}г. не сдали: 2 из 3.",
        [
            ["№", "Организация", "Муниципалитет", "Состояние", "Срок"],
            ["1", "Школа № 2", "Берёзовский район", "заполняется", "30.09.2026"],
            ["2", "Лицей", "Ольховский район", "не начата", "30.09.2026"],
        ],
        "Подпись ____________________   Дата «____» ______________ 20___ г.",
        [[f"Проверить бумагу\nНомер для проверки: {printed(made.number)}\n", ""]],
    ]


def test_a_territory_is_looked_at_alone(filled: County, write) -> None:
    alder = filled.see("Раиса", _id_of, "alder")
    (made,), content = write(making.write_absence, under=alder)
    said = read_word(content)
    assert made.organisation_id == alder
    assert said[3][0] == ["Территория", "Ольховский район"]
    assert said[5][1:] == [["1", "Лицей", "Ольховский район", "не начата", "30.09.2026"]]
    with pytest.raises(NotAllowed):
        write(making.write_absence, who="Борис", under=alder)


def test_nobody_is_listed_when_all_have_submitted(filled: County, write) -> None:
    for who, code in (("Глеб", "second"), ("Лия", "lyceum")):
        filled.answer(who, code, ("B1.C2", "есть"), ("B2.C1", "все"), ("B2.C3", "есть"))
        if who == "Лия":
            filled.answer(who, code, ("B1.C1", "все"))
        filled.do(who, submit, filled.forms[code])
    with pytest.raises(NotPossible, match="Сдали все"):
        write(making.write_absence)


def test_no_letter_is_about_a_campaign_that_nobody_is_asked_in(filled: County, write) -> None:
    def plan(session: Session) -> int:
        return campaigning.create_campaign(
            session,
            the_program(),
            filled.now,
            survey=SURVEY,
            title="Весна 2027",
            opens_at=OPENS,
            on_time_at=ON_TIME,
            locks_at=LOCKS,
            organisation_code="region",
            audience=Audience(kind="school"),
        ).id

    filled.campaign = filled.database.change_now(plan)
    for writer in (making.write_absence, making.write_reference):
        with pytest.raises(NotPossible, match="Писать не о ком"):
            write(writer)


def test_the_results_of_all(filled: County, write) -> None:
    (made,), content = write(making.write_reference, which="all")
    assert made.kind is Kind.REFERENCE
    assert read_word(content) == [
        "Справка о результатах",
        "Шкала и перечень позиций — реконструкция",
        [
            ["Территория", "Приозёрская область"],
            ["Кампания", "Осень 2026"],
            ["Анкета", "Малая анкета"],
        ],
        "Кто участвовал",
        ("Анкету должны сдать 3. Сдали: 1, из них в срок — 1, позже срока — 0. Не сдали: 2."),
        "Учтены все анкеты, и черновики тоже: 3\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3.",
        "Итог",
        f"Доля от максимума: 29,5{NBSP}%",
        "По механизмам и разделам",
        [
            ["Механизм или раздел", "Баллы", "Доля"],
            ["Первый механизм", "4,75 из 12,5", f"38,0{NBSP}%"],
            ["Второй механизм", "1 из 7", f"14,3{NBSP}%"],
        ],
        SELF,
        [[f"Проверить бумагу\nНомер для проверки: {printed(made.number)}\n", ""]],
    ]


def test_boris_reads_of_the_birches_alone(write) -> None:
    _, content = write(making.write_reference, who="Борис")
    said = read_word(content)
    assert said[2][0] == ["Территория", "Берёзовский район"]
    assert said[4].startswith("Анкету должны сдать 2. Сдали: 1")


def _id_of(session, by, now, code: str) -> int:
    from storage import organisations

    found = organisations.by_code(session, code)
    assert found is not None
    return found.id
