"""Where the next points are, to the ten-thousandth, and the last campaign beside this one."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain import campaigning
from domain.acting import the_program
from domain.answering import Spot, type_answer
from domain.campaigning import Audience
from domain.errors import NotFound
from domain.filling.gains import gains
from domain.filling.sides import has_before, side_by_side
from storage.tables import Form
from survey_defs.model import Survey
from tests.overseen import LOCKS, ON_TIME, OPENS, OPERATOR, PLACE, SURVEY, County

NOW = OPENS + timedelta(days=1)


def brings(county: County, who: str, form: int) -> list[tuple[str, int, bool]]:
    code_at = {place: code for code, place in PLACE.items()}
    found = county.see(who, gains, form)
    return [(code_at[each.place], each.points, each.answered) for each in found.lines]


def next_campaign(county: County, survey: Survey = SURVEY) -> int:
    """Three months later, once the first has been closed; returns Anna's new form."""
    later = county.now = LOCKS + timedelta(days=60)

    def plan(session):
        program = the_program()
        campaigning.close_campaign(session, program, later, county.campaign)
        made = campaigning.create_campaign(
            session, program, later, survey=survey, title="Зима 2026",
            opens_at=later, on_time_at=later + (ON_TIME - OPENS),
            locks_at=later + (LOCKS - OPENS), organisation_code="birch",
            audience=Audience(codes=("first",)),
        )  # fmt: skip
        campaigning.open_campaign(session, program, later, made.id, OPERATOR)
        return session.scalar(select(Form.id).where(Form.campaign_id == made.id))

    return county.database.change_now(plan)


def test_the_greatest_gain_comes_first_and_says_whether_it_is_answered(county: County) -> None:
    county.answer("Анна", "first", ("B2.C1", "нет"), ("B1.C2", "Нет"))

    assert brings(county, "Анна", county.forms["first"]) == [
        ("B2.C3", 40_000, False),
        ("B1.C2", 30_000, True),
        ("B1.C1", 17_500, False),
        ("B2.C1", 10_000, True),
    ]


def test_what_is_not_asked_or_fully_earned_brings_nothing(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "Есть"), ("B1.C1", None))

    found = county.see("Анна", gains, county.forms["first"])

    assert brings(county, "Анна", county.forms["first"]) == [("B2.C1", 10_000, False)]
    assert (found.earned, found.threshold, found.lacking) == (30_000, 50_000, 20_000)


def test_a_cap_of_a_section_limits_what_a_question_brings(county: County) -> None:
    block = SURVEY.sections[0]
    capped = block.sections[0].model_copy(update={"cap": Decimal(2)})
    inside = block.model_copy(update={"sections": (capped, *block.sections[1:])})
    form = next_campaign(county, SURVEY.model_copy(update={"sections": (inside,)}))

    county.do("Анна", type_answer, Spot(form, PLACE["B1.C1"], None), "1")

    assert brings(county, "Анна", form) == [
        ("B2.C1", 10_000, False),
        ("B1.C2", 7_500, False),
        ("B1.C1", 5_000, True),
    ]


def test_two_campaigns_stand_side_by_side(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "Есть"), ("B2.C1", "нет"))
    form = next_campaign(county)
    county.do("Анна", type_answer, Spot(form, PLACE["B2.C1"], None), "все")

    view = county.see("Анна", side_by_side, form)

    assert (view.then, view.now) == ("Осень 2026", "Зима 2026")
    assert (view.whole.then.earned, view.whole.now.earned) == (30_000, 10_000)
    assert [(each.label, each.then.earned, each.now.earned) for each in view.sections] == [
        ("Первый механизм", 30_000, 0),
        ("Второй механизм", 0, 10_000),
    ]


def test_without_an_earlier_campaign_there_is_nothing_to_compare(county: County) -> None:
    form = county.forms["first"]

    assert not county.see("Анна", has_before, form)
    with pytest.raises(NotFound) as refused:
        county.see("Анна", side_by_side, form)
    assert refused.value.sentence == "Сравнить не с чем: раньше такой анкеты у вас не было."


@pytest.mark.parametrize("question", [gains, side_by_side, has_before])
def test_gleb_sees_neither(county: County, question) -> None:
    with pytest.raises(NotFound):
        county.see("Глеб", question, next_campaign(county))
