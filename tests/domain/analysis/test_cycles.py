"""Where the cycle breaks: region, mechanism and form agree with a slow count row by row."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update

from domain.cycles import Asked, By, Reach, campaign_cycle, form_cycle
from domain.errors import NotFound
from domain.results import Counted
from storage import cycles
from storage.tables import Answer
from survey_defs.cycle import Holding
from survey_defs.scores import State
from tests.domain.analysis.district import MECHANISMS, TOWNS, District

CRITERIA = [f"C{number}" for number in range(1, 10)]
OF_MECHANISM = {"C3", "C6", "C8", "C9"}
POSITIONS = [
    position.code
    for block in MECHANISMS.sections
    for mechanism in block.sections
    for position in mechanism.sections
]


def slowly(rows: dict[str, tuple[str, int, int]], position: str) -> str:
    """The criterion where the chain of a position breaks; `closed`, or `outside`."""
    mechanism = position.rsplit(".", 1)[0]
    away = {"not_applicable", "not_asked"}
    own = [rows[f"{position}.{name}"][0] for name in ("C1", "C2", "C4", "C5", "C7")]
    if all(state in away for state in own):
        return "outside"
    for name in CRITERIA:
        state, points, maximum = rows[f"{mechanism if name in OF_MECHANISM else position}.{name}"]
        if state not in away and not (state == "answered" and points == maximum):
            return name
    return "closed"


def counted(found: Counter[str]) -> Reach:
    return Reach(tuple(found[name] for name in (*CRITERIA, "closed")))


@pytest.mark.parametrize(("seed", "much"), [(1, 0.3), (2, 0.8), (3, 0.97)])
def test_a_region_is_what_row_by_row_counting_gives(
    district: District, seed: int, much: float
) -> None:
    district.answer_anyhow(seed, much)
    rows = district.rows()
    page = district.see("Раиса", campaign_cycle, district.campaign, Asked(Counted.ALL))
    by_town = {
        code: {position: slowly(rows[code], position) for position in POSITIONS} for code in TOWNS
    }
    expected = {code: counted(Counter(breaks.values())) for code, breaks in by_town.items()}
    assert {row.row.code: row.reach for row in page.rows} == expected
    assert page.total == counted(Counter(b for each in by_town.values() for b in each.values()))
    for part in page.parts:
        inside = f"{part.section.code}."
        breaks = (b for e in by_town.values() for p, b in e.items() if p.startswith(inside))
        assert part.reach == counted(Counter(breaks))
    assert [part.section.code for part in page.parts] == [
        *("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4")
    ]


def test_a_form_shows_every_link_and_the_same_numbers(district: District) -> None:
    district.answer_anyhow(4, 0.9)
    rows = district.rows()["m0"]
    page = district.see("Борис", form_cycle, district.forms["m0"])
    shown = {chain.section.code: chain for _, chains in page.parts for chain in chains}
    names = [*CRITERIA, "closed", "outside"]
    assert {code: names[chain.broken_at] for code, chain in shown.items()} == {
        position: slowly(rows, position) for position in POSITIONS
    }
    for chain in shown.values():
        for code, held in chain.links:
            assert held is by_hand(*rows[code])
    whole = district.see("Борис", campaign_cycle, district.campaign, Asked(Counted.ALL))
    assert (page.total, [part for part, _ in page.parts]) == (whole.total, list(whole.parts))


def by_hand(state: str, points: int, maximum: int) -> Holding:
    if state in {"not_applicable", "not_asked"}:
        return Holding.PASSED
    if state != "answered":
        return Holding.SILENT
    if points == maximum:
        return Holding.HOLDS
    return Holding.PARTIAL if points else Holding.BROKEN


def put(district: District, code: str, state: State, points: int = 0, **where: Any) -> None:
    """One question in every form, or in that of one municipality."""
    chosen = update(Answer).where(Answer.question == code)
    if where:
        chosen = chosen.where(Answer.form_id == district.forms[where["town"]])
    district.database.change_now(
        lambda s: s.execute(chosen.values(state=state, points=points, maximum=10_000))
    )


@pytest.fixture
def whole(district: District) -> District:
    """Everything holds everywhere."""
    district.answer_anyhow(0, 1)
    district.submit()
    return district


def test_what_closes_has_no_break(whole: District) -> None:
    page = whole.see("Раиса", campaign_cycle, whole.campaign)
    assert page.total == Reach((*[0] * 9, 67 * 8))
    assert (page.total.commonest, page.total.most, page.words) == (
        *((), 0),
        "Учтены только сданные анкеты: 8\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}8",
    )


def test_both_groupings_tell_of_the_same_links(whole: District) -> None:
    put(whole, "1.1.1.C5", State.ANSWERED)
    put(whole, "1.1.2.C2", State.UNANSWERED)
    put(whole, "1.2.C3", State.ANSWERED, 5_000, town="m3")
    nine = whole.see("Раиса", campaign_cycle, whole.campaign).total
    six = whole.see("Раиса", campaign_cycle, whole.campaign, Asked(by=By.GROUPS)).total
    assert nine == Reach((0, 8, 6, 0, 8, 0, 0, 0, 0, 514))
    assert six == Reach((0, 14, 0, 8, 0, 0, 514))
    assert [nine.through(at) for at in range(9)] == [536, 528, 522, 522, 514, 514, 514, 514, 514]
    assert (nine.commonest, nine.most) == ((1, 4), 8)
    assert (six.commonest, six.most) == ((1,), 14)
    assert nine.share(nine.closed) == Decimal("95.9")


def test_the_list_is_narrowed_to_a_break_of_a_mechanism(whole: District) -> None:
    put(whole, "1.2.C3", State.ANSWERED, 5_000, town="m3")
    asked = Asked(step=2, mechanism="1.2")
    page = whole.see("Раиса", campaign_cycle, whole.campaign, asked)
    assert [(row.row.code, row.reach) for row in page.rows] == [
        ("m3", Reach((0, 0, 6, 0, 0, 0, 0, 0, 0, 0)))
    ]
    other = whole.see("Раиса", campaign_cycle, whole.campaign, Asked(step=2, mechanism="1.1"))
    assert (other.rows, other.found, other.total) == ((), 0, page.total)
    odd = whole.see("Раиса", campaign_cycle, whole.campaign, Asked(step=99, mechanism="нет"))
    assert odd.found == 8


def test_a_page_of_the_list_is_cut_from_the_whole(whole: District) -> None:
    asked = Asked(page=3, per_page=3)
    page = whole.see("Раиса", campaign_cycle, whole.campaign, asked)
    assert ([row.row.code for row in page.rows], page.pages) == (["m6", "m7"], 3)


def test_ones_own_municipality_alone_is_seen(whole: District) -> None:
    page = whole.see("Борис", campaign_cycle, whole.campaign)
    assert ([row.row.code for row in page.rows], page.total.chains) == (["m0"], 67)
    with pytest.raises(NotFound):
        whole.see("Глеб", form_cycle, whole.forms["m0"])


def test_a_survey_without_a_cycle_has_no_such_page(district: District) -> None:
    heads = "head_self_assessment"
    from survey_defs.loading import shipped

    made = district.database.change_now(
        lambda s: district.plan(s, shipped()[heads], kind="school")
    )
    with pytest.raises(NotFound):
        district.see("Раиса", campaign_cycle, made)


def test_storage_and_the_cycle_spell_standings_alike() -> None:
    spelled = (cycles.PASSED, cycles.SILENT, cycles.PARTIAL, cycles.BROKEN)
    assert spelled == (Holding.PASSED, Holding.SILENT, Holding.PARTIAL, Holding.BROKEN)
