"""An executor fills in the sections that were ticked for them, and meets nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from domain import team
from domain.answering import Spot, nothing_under, type_answer
from domain.consenting import put_in_force
from domain.errors import NotAllowed, NotFound, Refusal
from domain.filling import contents, form_card, gaps, home, question_step, summary
from domain.filling.gains import gains
from domain.filling.refusals import CannotChange
from domain.filling.sides import side_by_side
from domain.proving import SentFile, attach, evidence_card, reusable, take_file, tray
from domain.submitting import before_submitting, recall, submit
from domain.submitting.posting import send_receipt
from storage import consents, organisations, people
from storage.tables import Answer, FormState, JournalEntry, Role
from tests.overseen import OPENS, OPERATOR, PLACE, County

FIRST, SECOND = "small/B1", "small/B2"


def newcomer(county: County, name: str, number: int, role: Role, *parts: str) -> int:
    """Somebody in a role at the first school, who has agreed."""

    def add(session: Any) -> int:
        person = people.add(session, number, name, county.now)
        school = organisations.by_code(session, "first")
        people.grant(session, person.id, school.id, role, county.now, list(parts))
        consent = put_in_force(session, county.now, OPERATOR)
        consents.give(session, person.id, consent.version, county.now)
        return person.id

    county.people[name] = county.database.change_now(add)
    return county.people[name]


@pytest.fixture
def form(county: County) -> int:
    """Ivan has the first of both mechanisms of the school that Anna heads."""
    county.now = OPENS
    newcomer(county, "Иван", 2003, Role.EXECUTOR, FIRST)
    newcomer(county, "Анна Вторая", 2004, Role.DEPUTY)
    return county.forms["first"]


def paper(name: str) -> SentFile:
    return SentFile(name[0] * 64, 10, "pdf", f"{name}.pdf", "id")


def school(county: County) -> int:
    return county.database.look_now(lambda s: organisations.by_code(s, "first").id)


def refusal(county: County, operation: Any, *args: Any, who: str = "Иван") -> type[Refusal]:
    with pytest.raises(Refusal) as refused:
        county.do(who, operation, *args)
    return type(refused.value)


def test_an_executor_sees_how_far_the_own_sections_are(county: County, form: int) -> None:
    county.answer("Иван", "first", ("B1.C2", "Есть"))
    county.answer("Анна", "first", ("B2.N", "4"))

    [line] = county.see("Иван", home).forms
    card = county.see("Иван", form_card, form)
    listed = county.see("Иван", contents, form, 1)
    missing = county.see("Иван", gaps, form)

    assert (line.role, line.done, line.total, line.go_on) == (Role.EXECUTOR, 1, 2, 0)
    assert (card.partly, card.line.done, card.line.total) == (True, 1, 2)
    assert [(each.label, each.done, each.total) for each in listed.sections] == [
        ("Первый механизм", 1, 2)
    ]
    assert [each.place for each in missing.lines] == [PLACE["B1.C1"]]


def test_the_way_leads_past_what_others_fill_in(county: County, form: int) -> None:
    step = county.see("Иван", question_step, form, PLACE["B1.C2"])
    done = county.do("Иван", type_answer, Spot(form, PLACE["B1.C2"], None), "Есть")

    assert (step.back, step.next, step.gap, step.number, step.total) == (0, None, 0, 2, 2)
    assert done.next is None


def test_what_others_fill_in_is_not_there(county: County, form: int) -> None:
    theirs = Spot(form, PLACE["B2.N"], None)
    number = next(
        each.section for each in county.see("Анна", contents, form, 1).sections
        if each.label == "Второй механизм"
    )  # fmt: skip

    assert refusal(county, type_answer, theirs, "4") is NotFound
    assert refusal(county, question_step, form, PLACE["B2.N"]) is NotFound
    assert refusal(county, contents, form, number) is NotFound
    assert refusal(county, nothing_under, form, number) is NotFound
    assert refusal(county, take_file, form, PLACE["B2.C1"], paper("чужой")) is NotFound


@pytest.mark.parametrize(
    "operation",
    [summary, gains, side_by_side, before_submitting, submit, recall, send_receipt],
)
def test_the_whole_is_for_those_who_submit_it(county: County, form: int, operation: Any) -> None:
    county.answer("Анна", "first", ("B1.C2", "Есть"))
    county.do("Анна", submit, form)

    assert refusal(county, operation, form) is CannotChange


def test_nothing_of_the_whole_form_is_answered_in_the_sections_of_others(
    county: County, form: int
) -> None:
    county.do("Иван", nothing_under, form, 0)

    def answered(session: Any) -> list[str]:
        found = select(Answer.question).where(Answer.form_id == form, Answer.value.is_not(None))
        return sorted(session.scalars(found))

    assert county.database.look_now(answered) == ["B1.C1"]


def test_of_documents_an_executor_sees_the_own_and_those_of_the_own_sections(
    county: County, form: int
) -> None:
    annas = county.send("Анна", "first", "B2.C1", paper("анна"))
    shared = county.send("Анна", "first", "B1.C2", paper("общая"))
    lost = county.send("Анна", "first", None, paper("лоток"))
    own = county.send("Иван", "first", None, paper("иван"))

    assert [each.id for each in county.see("Иван", tray, form).lines] == [own]
    assert county.see("Иван", reusable, form, PLACE["B1.C1"]) == ()
    seen = county.see("Иван", evidence_card, form, shared)
    assert (seen.name, seen.may_change) == ("общая.pdf", False)
    assert county.see("Иван", evidence_card, form, own).may_change
    for hidden in (annas, lost):
        assert refusal(county, evidence_card, form, hidden) is NotFound
        assert refusal(county, attach, hidden, form, PLACE["B1.C2"]) is NotFound


def test_the_head_calls_an_executor_and_ticks_the_sections(county: County, form: int) -> None:
    place = school(county)
    made = county.do("Анна", team.call_helper, place, Role.EXECUTOR)
    view = county.see("Анна", team.team, place)
    for part in view.parts:
        county.do(
            "Анна", team.give_part, team.Given(-made.id, part.campaign_id, part.number, True)
        )
    first = view.parts[0]
    given = team.Given(-made.id, first.campaign_id, first.number, False)
    county.do("Анна", team.give_part, given)

    [waiting] = county.see("Анна", team.team, place).invited
    assert [part.key for part in view.parts] == [FIRST, SECOND]
    assert (waiting.role, waiting.parts) == (Role.EXECUTOR, [SECOND])
    county.do("Анна", team.dismiss, -made.id)
    assert county.see("Анна", team.team, place).invited == ()


def test_sections_taken_away_are_gone_at_once(county: County, form: int) -> None:
    place = school(county)
    ivan = next(e for e in county.see("Анна", team.team, place).mates if e.name == "Иван")

    county.do("Анна", team.keep_parts, ivan.membership_id, [SECOND])

    assert refusal(county, type_answer, Spot(form, PLACE["B1.C2"], None), "Есть") is NotFound
    county.do("Иван", type_answer, Spot(form, PLACE["B2.N"], None), "4")
    county.do("Анна", team.dismiss, ivan.membership_id)
    assert county.see("Иван", home).forms == ()
    assert refusal(county, form_card, form) is NotFound
    noted = select(JournalEntry.what).order_by(JournalEntry.id.desc()).limit(2)
    assert county.database.look_now(lambda s: s.scalars(noted).all()) == [
        "role_ended", "sections_given",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["Глеб", "Ольга", "Лия", "Иван", "Анна Вторая"])
def test_nobody_else_chooses_who_helps(county: County, form: int, who: str) -> None:
    place = school(county)
    ivan = next(e for e in county.see("Анна", team.team, place).mates if e.name == "Иван")
    tries = [
        (team.call_helper, place, Role.DEPUTY),
        (team.keep_parts, ivan.membership_id, [FIRST, SECOND]),
        (team.dismiss, ivan.membership_id),
    ]

    for operation, *args in tries:
        assert refusal(county, operation, *args, who=who) in (NotFound, NotAllowed), operation
    if who in ("Глеб", "Лия"):
        assert refusal(county, team.team, place, who=who) is NotFound


def test_a_helper_is_never_made_more_than_a_helper(county: County, form: int) -> None:
    assert refusal(county, team.call_helper, school(county), Role.ADMIN, who="Анна") is NotAllowed


def test_the_deputy_submits_what_the_executor_has_filled_in(county: County, form: int) -> None:
    county.answer("Иван", "first", ("B1.C2", "Есть"))

    county.do("Анна Вторая", submit, form)

    assert county.see("Анна", form_card, form).line.state is FormState.SUBMITTED
    assert refusal(county, type_answer, Spot(form, PLACE["B1.C2"], None), "Нет") is CannotChange
