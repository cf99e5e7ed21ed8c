"""The management cycle: chains through positions, and the first link that does not hold."""

from __future__ import annotations

import random

from survey_defs.cycle import OUTSIDE, Group, Holding, break_of, chains_of, groups_of
from survey_defs.loading import shipped
from survey_defs.model import Survey
from survey_defs.pinning import pin
from tests.survey_defs.making import options, survey_of

MECHANISMS = shipped()["municipal_mechanisms"]
CRITERIA = [f"C{number}" for number in range(1, 10)]


def test_a_position_has_five_links_of_its_own_and_four_of_its_mechanism():
    chains = chains_of(MECHANISMS)
    assert len(chains) == 67
    chain = next(each for each in chains if each.section.code == "1.2.3")
    assert chain.links == (
        *("1.2.3.C1", "1.2.3.C2", "1.2.C3", "1.2.3.C4", "1.2.3.C5"),
        *("1.2.C6", "1.2.3.C7", "1.2.C8", "1.2.C9"),
    )
    assert chain.own == {"1.2.3.C1", "1.2.3.C2", "1.2.3.C4", "1.2.3.C5", "1.2.3.C7"}


def test_the_six_sections_of_the_cycle_are_the_same_nine_links():
    assert groups_of(MECHANISMS) == (
        Group("Цели", 0, 0),
        Group("Показатели и методы сбора", 1, 2),
        Group("Проведение мониторинга", 3, 3),
        Group("Анализ и адресные рекомендации", 4, 5),
        Group("Меры и управленческие решения", 6, 7),
        Group("Анализ эффективности принятых мер", 8, 8),
    )


def slowly(code: str, held: dict[str, Holding]) -> int:
    """As one would do it by hand with the code of a position: 1.2.3 lies in 1.2."""
    mechanism = code.rsplit(".", 1)[0]
    own = [held[f"{code}.{name}"] for name in ("C1", "C2", "C4", "C5", "C7")]
    if {*own} == {Holding.PASSED}:
        return -1
    for place, name in enumerate(CRITERIA):
        where = mechanism if name in {"C3", "C6", "C8", "C9"} else code
        if held[f"{where}.{name}"] in {Holding.PARTIAL, Holding.BROKEN, Holding.SILENT}:
            return place
    return 9


def test_whatever_is_answered_the_break_is_that_found_by_hand():
    chance = random.Random(5)
    met = set()
    for much in (0.2, 0.6, 0.95):
        for _ in range(40):
            held = {
                question.code: Holding.HOLDS
                if chance.random() < much
                else chance.choice([*Holding, Holding.PASSED, Holding.PASSED])
                for question in MECHANISMS.questions
            }
            found = {each.section.code: break_of(each, held) for each in chains_of(MECHANISMS)}
            assert found == {code: slowly(code, held) for code in found}
            met |= {*found.values()}
    assert met == {*range(-1, 10)}


def cycled(*sections: dict) -> Survey:
    written = {**survey_of({"kind": "text"}).model_dump(by_alias=True), "sections": sections}
    cycle = [{"criterion": "C1", "title": "Цели"}, {"criterion": "C2", "title": "Анализ"}]
    return Survey.model_validate({**written, "cycle": cycle})


def section(code: str, *asked: str, inside: tuple[dict, ...] = ()) -> dict:
    questions = [
        {
            "code": f"{code}.{criterion}",
            "kind": "choice",
            "title": "Есть?",
            "criterion": criterion,
            "options": options(yes=1, no=0),
        }
        for criterion in asked
    ]
    return {"code": code, "title": "Раздел", "questions": questions, "sections": inside}


def test_a_chain_runs_through_the_innermost_section_that_asks_of_the_cycle():
    deep = section(
        "A", "C2", inside=(section("A1", "C1"), section("A2", inside=(section("A21"),)))
    )
    found = chains_of(cycled(deep, section("B", "C1"), section("N", "X")))
    assert [(each.section.code, each.links, each.own) for each in found] == [
        ("A1", ("A1.C1", "A.C2"), {"A1.C1"}),
        ("B", ("B.C1", ""), {"B.C1"}),
    ]


def test_a_section_of_which_nothing_applies_is_no_chain_and_silence_holds():
    survey = cycled(section("A", "C2", inside=(section("A1", "C1"),)))
    (chain,) = chains_of(survey)
    assert break_of(chain, {"A1.C1": Holding.PASSED, "A.C2": Holding.BROKEN}) == OUTSIDE
    assert break_of(chain, {"A.C2": Holding.PASSED}) == 2
    assert break_of(chain, {"A.C2": Holding.PARTIAL}) == 1
    assert groups_of(survey) == ()


def test_a_questionnaire_without_a_cycle_has_no_chains_and_its_old_fingerprint():
    survey = survey_of({"kind": "text"})
    assert chains_of(survey) == ()
    assert "cycle" not in pin(survey).text
