"""One's own data: whole, one's own alone, put right, and gone when one leaves."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.screens.owning import page
from domain.acting import the_program
from domain.consenting import withdraw
from domain.errors import NotPossible, Stranger
from domain.owning import correct_name, own_data
from storage import organisations, people
from storage.tables import Expected, JournalEntry, Person, Role
from tests.overseen import County


def tables(county: County, who: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {part.title: part.rows for part in county.see(who, own_data).parts}


@pytest.fixture
def listed(county: County) -> County:
    """A list from outside names Anna with her telephone."""

    def add(session):
        school = organisations.by_code(session, "first")
        session.add(
            Expected(
                organisation_id=school.id, role=Role.HEAD, name="Анна", search="анна",
                phone="+79001234567", email="anna@example.ru", post="директор",
                person_id=county.people["Анна"], added_at=county.now, changed_at=county.now,
            )
        )  # fmt: skip

    county.database.change_now(add)
    return county


def test_all_that_is_kept_is_there(listed: County) -> None:
    listed.answer("Анна", "first", ("B1.C2", "Есть"), ("B1.C2", "Нет"))

    kept = tables(listed, "Анна")

    moment = listed.now.strftime("%d.%m.%Y")
    assert kept["О вас"][:3] == (("Имя", "Анна"), ("Телефон", ""), ("Номер в Telegram", "1001"))
    assert [row[:2] for row in kept["Роли"]] == [("Школа № 1", "руководитель")]
    assert kept["В списках, которые загрузил организатор"] == (
        ("Школа № 1", "Анна", "+79001234567", "anna@example.ru", "директор"),
    )
    ((campaign, school, times, first, _),) = kept["Ответы, которые вы записали"]
    assert (campaign, school, times, first[:10]) == ("Осень 2026", "Школа № 1", "2", moment)


def test_nothing_of_anna_is_in_what_gleb_takes(listed: County) -> None:
    listed.answer("Анна", "first", ("B1.C2", "Есть"))

    taken = page(listed.see("Глеб", own_data))

    assert "Глеб" in taken
    assert not [word for word in ("Анна", "+7900", "Школа № 1") if word in taken]


def test_what_people_write_is_not_markup(county: County) -> None:
    county.do("Анна", correct_name, "Анна <script>")

    assert "<script>" not in page(county.see("Анна", own_data))


def test_a_name_is_put_right_and_the_journal_does_not_say_which(county: County) -> None:
    county.do("Анна", correct_name, "  Анна   Петровна Ёлкина ")

    found = county.database.look_now(
        lambda s: s.execute(
            select(Person.name, Person.search).where(Person.name.like("Анна%"))
        ).all()
    )
    noted = county.database.look_now(
        lambda s: s.execute(
            select(JournalEntry.by_id, JournalEntry.details).where(
                JournalEntry.what == "name_corrected"
            )
        ).all()
    )
    assert found == [("Анна Петровна Ёлкина", "анна петровна елкина")]
    assert noted == [(county.people["Анна"], {})]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("А", "Напишите фамилию, имя и отчество: хотя бы две буквы."),
        ("12345", "В имени должны быть буквы."),
        ("я" * 101, "Слишком длинное имя: не больше 100 знаков."),
    ],
)
def test_what_is_no_name_is_refused(county: County, name: str, sentence: str) -> None:
    with pytest.raises(NotPossible) as refused:
        county.do("Анна", correct_name, name)
    assert refused.value.sentence == sentence


def test_who_leaves_is_gone_from_the_lists_too(listed: County) -> None:
    listed.do("Анна", withdraw)

    left = listed.database.look_now(lambda s: s.scalars(select(Expected.name)).all())
    known = listed.database.look_now(lambda s: people.get(s, listed.people["Анна"]).name)

    assert (left, known) == ([], "Бывший участник")
    with pytest.raises(Stranger):
        listed.see("Анна", own_data)


def test_the_program_has_no_data_of_its_own(county: County) -> None:
    with pytest.raises(Stranger):
        county.database.look_now(lambda s: own_data(s, the_program(), county.now))
