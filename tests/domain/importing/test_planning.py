"""What a list would change beside what is known, and that applying it twice changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.errors import NotFound, NotPossible, Refusal
from domain.importing import texts
from domain.importing.applying import apply, known, strike
from domain.importing.lines import Line, Listing
from domain.importing.planning import plan
from domain.importing.views import Kind, Plan
from storage.tables import Expected, Organisation, Role
from tests.domain.season.conftest import Season, empty, season, shared

__all__ = ["empty", "season", "shared"]


def line(row: int, organisation: str, person: str = "", **more) -> Line:
    return Line("Л", row, organisation=organisation, person=person, **more)


def made(season: Season, *lines: Line, by: str = "") -> Plan:
    there = season.do(by, known) if by else season.run(known)
    return plan(Listing(lines, ()), there)


def told(made: Plan) -> list[tuple[int, str, str]]:
    return [(each.row, each.kind.value, each.remark) for each in made.verdicts]


def kept(season: Season) -> set[tuple[str, str, str, str | None]]:
    season.session.flush()
    rows = season.session.execute(
        select(Organisation.code, Expected.role, Expected.name, Expected.phone).join(
            Organisation, Organisation.id == Expected.organisation_id
        )
    )
    return {tuple(row) for row in rows}


ANNA = {"person": "Иванова Анна Петровна", "role": "директор", "phone": "8 912 345-67-89"}


def test_rows_say_what_is_new_changed_and_known(season: Season) -> None:
    lines = (
        line(2, "Школа", **ANNA),
        line(3, "Лицей № 9", "ПЕТРОВ ПЁТР", territory="Город", role="координатор"),
        line(4, "гимназия", facts={"pupils": "312 чел.", "rural": "село"}),
        line(5, "", "Сидорова Вера", territory="Северный район", role="координатор"),
    )
    first = made(season, *lines)
    assert told(first) == [
        (2, "new", "новый человек: руководитель"),
        (3, "new", "новая организация; новый человек: координатор"),
        (4, "changed", "изменится число учеников, сельская"),
        (5, "new", "новая организация; новый человек: координатор"),
    ]
    assert season.run(apply, first) == (2, 3, 1)
    assert kept(season) == {
        ("школа", "head", "Иванова Анна Петровна", "+79123456789"),
        ("город-03", "coordinator", "Петров Пётр", None),
        ("край-03", "coordinator", "Сидорова Вера", None),
    }
    again = made(season, *lines)
    assert [each.kind for each in again.verdicts] == [Kind.UNCHANGED] * 4
    assert again.changes_nothing
    assert season.run(apply, again) == (0, 0, 0)
    assert season.journal().count("roster_applied") == 1


def test_a_new_telephone_and_a_new_name_are_changes_of_one_person(season: Season) -> None:
    season.run(apply, made(season, line(2, "Школа", **ANNA)))
    phone = made(season, line(2, "Школа", **{**ANNA, "phone": "89120000000"}))
    assert told(phone) == [(2, "changed", "изменится телефон")]
    season.run(apply, phone)
    name = {"person": "Кузнецова Анна Петровна", "role": "директор", "phone": "+79120000000"}
    renamed = made(season, line(2, "Школа", **name))
    assert told(renamed) == [(2, "changed", "изменится имя")]
    season.run(apply, renamed)
    assert kept(season) == {("школа", "head", "Кузнецова Анна Петровна", "+79120000000")}


@pytest.mark.parametrize(
    ("doubtful", "remark"),
    [
        (line(2, "", **ANNA), "Не указана организация."),
        (line(2, "Школа", phone="89123456789"),
         "Есть телефон, почта или должность, но нет имени."),
        (line(2, "Школа", "Анна", role="директор"),
         "«Анна» не похоже на фамилию, имя и отчество."),
        (line(2, "Школа", "Иванова Анна", phone="2-15-80", role="директор"),
         "Телефон «2-15-80» непонятен. Нужны 10 цифр с кодом, например 912 345-67-89."),
        (line(2, "Школа", "Иванова Анна", email="anna", role="директор"),
         "Адрес «anna» непонятен."),
        (line(2, "Школа", "Иванова Анна", role="повар"),
         texts.UNKNOWN_ROLE.format(role="повар")),
        (line(2, "Школа", "Иванова Анна", post="учитель истории"),
         texts.ROLE_UNCLEAR.format(post="учитель истории")),
        (line(2, "Школа", "Иванова Анна", role="администратор"),
         "Администраторов приглашают по одному, в панели."),
        (line(2, "Школа", code="лицей"), "Код «лицей» у организации «Лицей», а в строке «Школа»."),
        (line(2, "", code="нет"), "Организации с кодом «нет» нет, а названия в строке нет."),
        (line(2, "Гимназияя", territory="село"),
         "Похоже на «гимназия», но не совпадает. Исправьте название или укажите код."),
        (line(2, "Новая"),
         "Организации «Новая» нет, а в каком муниципалитете её создать, не указано."),
        (line(2, "Школа", facts={"pupils": "много"}),
         "Число учеников — целое число, например 312. «много» не подходит."),
    ],
)  # fmt: skip
def test_what_is_doubtful_says_why_and_is_left_alone(
    season: Season, doubtful: Line, remark: str
) -> None:
    result = made(season, doubtful)
    assert told(result) == [(2, "doubtful", remark)]
    assert result.changes_nothing


def test_rows_that_contradict_each_other_name_each_other(season: Season) -> None:
    result = made(
        season,
        line(2, "Школа", facts={"pupils": "1"}),
        line(3, "Школа", facts={"pupils": "2"}),
        line(4, "Лицей", **ANNA),
        line(5, "Лицей", **{**ANNA, "phone": "89120000000"}),
        line(6, "Гимназия", **ANNA),
        line(7, "Гимназия", **ANNA),
    )
    assert told(result) == [
        (2, "doubtful", "Об этой организации в другой строке сказано иначе: «Л», строка 3."),
        (3, "doubtful", "Об этой организации в другой строке сказано иначе: «Л», строка 2."),
        (4, "doubtful", "Об этом человеке в другой строке сказано иначе: «Л», строка 5."),
        (5, "doubtful", "Об этом человеке в другой строке сказано иначе: «Л», строка 4."),
        (6, "new", "новый человек: руководитель"),
        (7, "unchanged", "повторяет строку «Л», строка 6"),
    ]


def test_a_name_without_its_patronymic_is_a_doubt(season: Season) -> None:
    season.run(apply, made(season, line(2, "Школа", **ANNA)))
    result = made(season, line(2, "Школа", "Иванова Анна", role="директор"))
    assert told(result)[0][1:] == (
        "doubtful",
        texts.PERSON_LOOKS_LIKE.format(known="Иванова Анна Петровна"),
    )


def test_who_is_not_in_the_file_is_named_and_stays(season: Season) -> None:
    season.run(apply, made(season, line(2, "Школа", **ANNA), line(3, "Гимназия", **ANNA)))
    result = made(season, line(2, "Лицей", "Петров Пётр", role="директор"))
    assert [(each.organisation, each.name) for each in result.missing] == [
        ("Школа", ""), ("Школа", "Иванова Анна Петровна"),
    ]  # fmt: skip
    season.run(apply, result)
    assert len(kept(season)) == 3


def test_a_plan_is_not_applied_after_something_has_changed(season: Season) -> None:
    result = made(season, line(2, "Школа", **ANNA))
    season.run(apply, made(season, line(2, "Лицей", **ANNA)))
    with pytest.raises(NotPossible) as refused:
        season.run(apply, result)
    assert refused.value.sentence.startswith("Пока вы смотрели")
    assert len(kept(season)) == 1


def test_the_town_brings_its_own_only(season: Season) -> None:
    season.person("Борис", Role.ADMIN, "город")
    season.person("Глеб", Role.VIEWER, "село")
    result = made(
        season,
        line(2, "Гимназия", territory="Село", **ANNA),
        line(3, "Новая", **ANNA),
        line(4, "Что-то", territory="Дальний район"),
        by="Борис",
    )
    assert told(result) == [
        (2, "doubtful", "Вы не администратор того места, где эта организация."),
        (3, "new", "новая организация; новый человек: руководитель"),
        (4, "doubtful", "Муниципалитета «Дальний район» нет. Сначала добавьте его в панели."),
    ]
    season.do("Борис", apply, result)
    assert kept(season) == {("город-03", "head", "Иванова Анна Петровна", "+79123456789")}
    with pytest.raises(Refusal):
        season.do("Глеб", known)


def test_whoever_is_here_already_is_not_waited_for(season: Season) -> None:
    anna = season.person("Иванова Анна Петровна", Role.HEAD, "школа")
    season.run(apply, made(season, line(2, "Школа", **ANNA)))
    expected = season.session.scalars(select(Expected)).one()
    assert expected.person_id == anna
    season.run(strike, expected.id)
    with pytest.raises(NotPossible):
        season.run(strike, expected.id)
    season.person("Глеб", Role.ADMIN, "село")
    with pytest.raises((NotFound, Refusal)):
        season.do("Глеб", strike, expected.id)


WORDS = st.sampled_from(
    ["", "Школа", "школа", "Лицей", "Гимназия", "Новая № 1", "Новая № 2", "«Новая» №2"]
)
LINES = st.lists(
    st.builds(
        Line,
        sheet=st.just("Л"),
        row=st.just(0),
        territory=st.sampled_from(["", "Город", "Село", "город", "Новый район"]),
        organisation=WORDS,
        person=st.sampled_from(
            [
                "",
                "Иванова Анна",
                "ИВАНОВА АННА",
                "Петров Пётр",
                "Петров Петр",
                "Сидорова Вера",
                "Ян",
            ]
        ),
        role=st.sampled_from(["", "директор", "координатор", "повар"]),
        phone=st.sampled_from(["", "89120000001", "8 (912) 000-00-01", "89120000002", "12"]),
        facts=st.sampled_from([{}, {"pupils": "1"}, {"pupils": "2"}]),
    ),
    max_size=8,
)


@given(lines=LINES, seed=st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_rows_decides_nothing(lines: list[Line], seed: random.Random) -> None:
    there = NOTHING_BUT_A_TREE
    numbered = [replace(each, row=number) for number, each in enumerate(lines, 1)]
    shuffled = seed.sample(numbered, len(numbered))
    one, other = (plan(Listing(tuple(some), ()), there) for some in (numbered, shuffled))

    def names(made: Plan) -> set[tuple[object, ...]]:
        people = {(p.organisation, p.role, p.name.casefold(), p.phone) for p in made.new_people}
        return people | {(p.key, p.parent) for p in made.new_places}

    def doubts(made: Plan) -> set[tuple[int, str]]:
        return {(v.row, v.remark) for v in made.verdicts if v.kind is Kind.DOUBTFUL}

    assert (names(one), doubts(one)) == (names(other), doubts(other))
    assert one.changed_places == other.changed_places


def _tree():
    from domain.importing.views import Known
    from storage.expected import Place

    rows = [
        (1, None, "/1/", "region", "край"), (2, 1, "/1/2/", "municipality", "город"),
        (3, 1, "/1/3/", "municipality", "село"), (4, 2, "/1/2/4/", "school", "школа"),
        (5, 2, "/1/2/5/", "school", "лицей"), (6, 3, "/1/3/6/", "school", "гимназия"),
    ]  # fmt: skip
    places = (
        Place(
            number, parent, path, kind, code, code.title(), code.title(), "UTC", {}, closed=False
        )
        for number, parent, path, kind, code in rows
    )
    return Known(tuple(places), (), (), ("/",))


NOTHING_BUT_A_TREE = _tree()


@given(lines=LINES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_applied_twice_it_changes_nothing(season: Season, lines: list[Line]) -> None:
    numbered = tuple(replace(each, row=number) for number, each in enumerate(lines, 1))
    with season.session.begin_nested() as whatever:
        first = made(season, *numbered)
        season.run(apply, first)
        again = made(season, *numbered)
        assert again.changes_nothing, (told(first), told(again))
        doubtful = {each.row for each in first.verdicts if each.kind is Kind.DOUBTFUL}
        assert {each.row for each in again.verdicts if each.kind is not Kind.UNCHANGED} == doubtful
        whatever.rollback()
    season.session.expire_all()
