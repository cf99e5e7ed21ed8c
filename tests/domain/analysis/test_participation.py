"""The agglomeration of Chelyabinsk, 2016–2018, through real forms: 9, 15 and 21 by name."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import answering
from domain.answering import Spot
from domain.errors import NotFound
from domain.filling import tabling
from domain.participation import participation
from storage import organisations, people
from storage.tables import Campaign, Form, Role
from survey_defs.loading import shipped
from tests.domain.analysis.district import District

SURVEY = shipped()["agglomeration"]
FIRST = (
    *("Златоуст", "Копейск", "Карабаш", "Кыштым", "Магнитогорск", "Трёхгорный"),
    *("Челябинск", "Коркинский р-н", "Красноармейский р-н"),
)
ADDED_2017 = (
    *("Верхний Уфалей", "Миасс", "Ашинский р-н", "Каслинский р-н", "Пластовский р-н"),
    "Сосновский р-н",
)
ADDED_2018 = (
    *("Чебаркуль", "Верхнеуральский р-н", "Чесменский р-н", "Саткинский р-н"),
    *("Нагайбакский р-н", "Кусинский р-н"),
)
YEARS = {
    2016: (FIRST, 0),
    2017: ((*FIRST, *ADDED_2017), 4),
    2018: ((*FIRST, *ADDED_2017, *ADDED_2018), 3),
}
"""Names by year, and how many project groups worked."""


def tell(district: District, form: int, question: str, text: str) -> None:
    spot = Spot(form, SURVEY.place(question), None)
    kind = SURVEY.question(question).kind
    typing = tabling.paste_rows if kind == "table" else answering.type_answer
    district.do("Оператор", typing, spot, text)


def begin(district: District, year: int) -> int:
    """A campaign of the year with the form of the region; its operator comes in."""

    def make(session):
        made = district.plan(session, SURVEY, kind="region")
        session.get_one(Campaign, made).period = str(year)
        if "Оператор" not in district.people:
            region = organisations.by_code(session, "region")
            person = people.add(session, 3000, "Оператор", district.now)
            people.grant(session, person.id, region.id, Role.COORDINATOR, district.now)
            district.people["Оператор"] = person.id
        return made, session.scalar(select(Form.id).where(Form.campaign_id == made))

    campaign, form = district.database.change_now(make)
    district.agglomeration = campaign
    return form


def hold(district: District, year: int, names: tuple[str, ...], groups: int) -> int:
    form = begin(district, year)
    tell(district, form, "year", str(year))
    tell(district, form, "municipalities", "43")
    signed = "Заключён" if year == 2018 else "Готовится"
    kind = {True: "Муниципальный район", False: "Городской округ"}
    rows = (
        f"{name}; {kind['р-н' in name]}; {min(_joined(name), year)}; {signed}" for name in names
    )
    tell(district, form, "members", "\n".join(rows))
    tell(
        district,
        form,
        "events",
        f"Съезд; Традиционное региональное; 15.03.{year}; Выполнено; 16.03.{year}\n"
        f"Сессия; Традиционное региональное; 20.05.{year}; Выполнено; 20.05.{year}\n"
        f"Сайты; Специальный проект; 01.10.{year}; Перенесено;; 01.02.{year + 1}; Нет регламента",
    )
    if groups:
        works = (f"Группа {n}; Пять муниципалитетов; 5; Пока нет" for n in range(1, groups + 1))
        tell(district, form, "project_groups", "\n".join(works))
    return form


def _joined(name: str) -> int:
    return 2016 if name in FIRST else 2017 if name in ADDED_2017 else 2018


@pytest.fixture
def years(district: District) -> District:
    for year, (names, groups) in YEARS.items():
        hold(district, year, names, groups)
    return district


def test_nine_fifteen_twenty_one(years: District) -> None:
    found = years.see("Раиса", participation, years.agglomeration)
    assert [(each.year, len(each.members)) for each in found.years] == [
        (2016, 9),
        (2017, 15),
        (2018, 21),
    ]
    assert [each.members for each in found.years] == [names for names, _ in YEARS.values()]
    assert [each.joined for each in found.years] == [(), ADDED_2017, ADDED_2018]
    assert [each.left for each in found.years] == [(), (), ()]
    assert [each.contracts for each in found.years] == [0, 0, 21]
    assert [len(each.groups) for each in found.years] == [0, 4, 3]
    assert [(e.planned, e.done, e.moved, e.region) for e in found.years] == [(3, 2, 1, 43)] * 3
    assert (found.organisation, found.others, found.twice) == ("Приозёрская область", (), ())


def test_who_leaves_is_named_and_a_name_is_the_same_however_it_is_typed(
    district: District,
) -> None:
    hold(district, 2016, ("Трёхгорный", "Миасс"), 0)
    hold(district, 2017, ("трехгорный", "Копейск"), 0)
    found = district.see("Раиса", participation, district.agglomeration)
    assert [(e.joined, e.left) for e in found.years] == [((), ()), (("Копейск",), ("Миасс",))]


def test_the_latest_campaign_holds_for_a_year_told_twice(district: District) -> None:
    hold(district, 2016, FIRST, 0)
    hold(district, 2016, FIRST[:3], 0)
    found = district.see("Раиса", participation, district.agglomeration)
    assert ([len(each.members) for each in found.years], found.twice) == ([3], (2016,))


def test_a_form_without_its_year_tells_nothing(district: District) -> None:
    begin(district, 2016)
    assert district.see("Раиса", participation, district.agglomeration).years == ()


def test_only_for_its_own_questionnaire_and_those_who_oversee_the_region(
    district: District,
) -> None:
    hold(district, 2016, FIRST, 0)
    with pytest.raises(NotFound):
        district.see("Раиса", participation, district.campaign)
    with pytest.raises(NotFound):
        district.see("Борис", participation, district.agglomeration)
