"""Papers are checked by anybody, and tell points and people only to those who oversee."""

from __future__ import annotations

import pytest

from domain.acting import actor_of
from domain.errors import NotAllowed, NotPossible
from domain.papers import (
    Kind,
    NewPaper,
    Within,
    address,
    check,
    new_number,
    printed,
    register,
)
from domain.submitting import Receipt, recall, receipt, submit
from storage import facts, organisations
from tests.conftest import BOTH
from tests.overseen import County
from tests.planting import Planted

SHA = "ab" * 32


@pytest.fixture(params=BOTH)
def county(request: pytest.FixtureRequest, planted: Planted) -> County:
    return County.of(planted, request.param)


def checked(county: County, typed: str, who: str | None = None):
    def ask(session):
        by = actor_of(session, county.people[who]) if who else None
        return check(session, county.now, typed, by)

    return county.database.look_now(ask)


@pytest.fixture
def paper(county: County) -> NewPaper:
    place = county.database.look_now(lambda s: organisations.by_code(s, "birch").id)
    made = NewPaper(
        new_number(), Kind.MUNICIPALITY, place, SHA, county.campaign, points=57_500, maximum=97_500
    )
    county.do("Раиса", register, [made])
    return made


def test_anybody_may_check_and_reads_no_points_and_no_names(
    county: County, paper: NewPaper
) -> None:
    found = checked(county, printed(paper.number))
    assert (found.number, found.kind, found.at) == (
        printed(paper.number),
        Kind.MUNICIPALITY,
        county.now,
    )
    assert (found.organisation, found.campaign, found.sha256, found.within) == (
        "Берёзовский район",
        "Осень 2026",
        SHA,
        None,
    )
    assert "Раиса" not in str(found)
    assert checked(county, paper.number, "Ольга").within is None  # of another municipality
    seen = Within("Раиса", 57_500, 97_500, county.campaign, None)
    assert checked(county, paper.number, "Борис").within == seen


def test_a_number_is_read_however_it_was_typed(county: County, paper: NewPaper) -> None:
    for typed in (paper.number, f" № {printed(paper.number)} ", " ".join(paper.number)):
        assert checked(county, typed).sha256 == SHA


def test_a_slip_is_told_from_a_paper_that_is_not_there(county: County, paper: NewPaper) -> None:
    wrong = str((int(paper.number[0]) + 1) % 10) + paper.number[1:]
    with pytest.raises(NotPossible, match="опечатка"):
        checked(county, wrong)
    for typed in (new_number(), "", "С-", "9" * 500, "1" * 18, "12345"):
        with pytest.raises(NotPossible, match=r"такого|таким|опечатка"):
            checked(county, typed)


@pytest.mark.parametrize("place", range(11))
def test_two_digits_exchanged_are_a_slip(place: int) -> None:
    from domain.papers import _last_digit

    number = "4821093755" + "1"
    number += _last_digit(number)
    exchanged = [*number]
    exchanged[place], exchanged[place + 1] = exchanged[place + 1], exchanged[place]
    if number[place] != number[place + 1] and {number[place], number[place + 1]} != {"0", "9"}:
        assert _last_digit("".join(exchanged[:-1])) != exchanged[-1]


def test_nobody_registers_a_paper_about_others(county: County) -> None:
    place = county.database.look_now(lambda s: organisations.by_code(s, "birch").id)
    with pytest.raises(NotAllowed):
        county.do("Ольга", register, [NewPaper(new_number(), Kind.SCHOOL, place, SHA)])


def test_numbers_are_not_guessed_from_each_other() -> None:
    drawn = {new_number() for _ in range(1000)}
    assert len(drawn) == 1000
    assert {len(number) for number in drawn} == {12}


@pytest.fixture
def submitted(county: County) -> Receipt:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    return county.do("Анна", submit, county.forms["first"])


def test_a_receipt_is_checked_by_what_stands_on_it(county: County, submitted: Receipt) -> None:
    page = county.see("Анна", receipt, submitted.submission_id)
    assert page.check_url == ""
    found = checked(county, page.check_number)
    assert (found.kind, found.organisation, found.survey, found.version) == (
        Kind.RECEIPT,
        "Школа № 1",
        "Малая анкета",
        3,
    )
    assert (found.sha256, found.within, found.recalled_at) == (page.digest, None, None)
    assert checked(county, page.check_number, "Ольга").within is None
    seen = Within("Анна", page.points, page.maximum, None, county.forms["first"])
    assert checked(county, page.check_number, "Борис").within == seen


def test_a_receipt_is_not_found_without_the_digits_of_its_sum(
    county: County, submitted: Receipt
) -> None:
    with pytest.raises(NotPossible, match="ещё восемь цифр"):
        checked(county, submitted.number)
    page = county.see("Анна", receipt, submitted.submission_id)
    last = str((int(page.check_number[-1]) + 1) % 10)
    with pytest.raises(NotPossible, match="таким номером нет"):
        checked(county, page.check_number[:-1] + last)
    other_year = page.check_number.replace("2026", "2025", 1)
    with pytest.raises(NotPossible, match="таким номером нет"):
        checked(county, other_year)


def test_a_recalled_receipt_says_so(county: County, submitted: Receipt) -> None:
    page = county.see("Анна", receipt, submitted.submission_id)
    county.do("Анна", recall, county.forms["first"])
    assert checked(county, page.check_number).recalled_at == county.now


def test_the_address_is_that_of_the_panel(county: County, submitted: Receipt) -> None:
    county.database.change_now(facts.note_fact, facts.PUBLIC_URL, "https://svod.example.ru")
    page = county.see("Анна", receipt, submitted.submission_id)
    digits = "".join(sign for sign in page.check_number if sign.isdigit())
    assert page.check_url == f"https://svod.example.ru/check/{digits}"
    seen = county.database.look_now(address, "4821-0937-5566")
    assert seen == "https://svod.example.ru/check/482109375566"
