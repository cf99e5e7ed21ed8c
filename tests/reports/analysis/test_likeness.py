"""Clusters by attributes, each organisation beside its own, criteria against the result."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from domain.features import Feature, Features, features
from domain.overview import Sums
from domain.results import Counted, results
from reports.analysis.comparing import difference, likeness
from reports.analysis.factors import factors
from reports.analysis.likeness import alike
from reports.gathering import Asked
from reports.papers import making, words
from storage.tables import Organisation
from tests.domain.analysis.district import TOWNS, District
from tests.reports.papers import read_word


def know(district: District, **attributes: dict[str, object]) -> dict[str, int]:
    """Attributes by code; the ids of all."""

    def put(session):
        found = {each.code: each for each in session.scalars(select(Organisation))}
        for code, known in attributes.items():
            found[code.replace("_", "-")].attributes = known
        return {code: each.id for code, each in found.items()}

    return district.database.change_now(put)


CITY, VILLAGE = {"type": "Городской округ"}, {"type": "район "}
SCHOOLS = {
    f"m{number}_{school}": {"pupils": 900 if number < 3 else 100, "rural": number >= 3}
    for number in range(8)
    for school in (1, 2)
}


def of(district: District, ids: dict[str, int], code: str) -> dict[Feature, object]:
    found = district.see("Раиса", lambda s, by, now: features(s, by, list(ids.values())))
    return found[ids[code]].of


def test_attributes_of_schools_add_up_in_their_municipality(district: District) -> None:
    ids = know(
        district,
        m0={"type": " Городской  округ"},
        m0_1={"pupils": 300, "rural": True, "low_results": False},
        m0_2={"rural": False},
        m1={"pupils": 50, "rural": True},
        m1_1={"low_results": True},
    )
    assert of(district, ids, "m0") == {
        Feature.TYPE: "городской округ",
        Feature.SCHOOLS: 2,
        Feature.PUPILS: 600,
        Feature.RURAL: Fraction(1, 2),
        Feature.LOW_RESULTS: 0,
    }
    assert of(district, ids, "m1") == {
        Feature.SCHOOLS: 2,
        Feature.PUPILS: 50,
        Feature.RURAL: 1,
        Feature.LOW_RESULTS: 1,
    }
    assert of(district, ids, "m0-1") == {
        Feature.PUPILS: 300,
        Feature.RURAL: 1,
        Feature.LOW_RESULTS: 0,
    }
    assert of(district, ids, "region")[Feature.SCHOOLS] == 16


def test_cities_and_villages_are_two_groups(district: District) -> None:
    towns = {code: CITY if number < 3 else VILLAGE for number, code in enumerate(TOWNS)}
    ids = know(district, **towns, **SCHOOLS)
    found = district.see("Раиса", alike, district.campaign)
    assert found.used == (Feature.TYPE, Feature.PUPILS, Feature.RURAL)
    assert found.unused == (
        (Feature.SCHOOLS, "у всех одинаково"),
        (Feature.LOW_RESULTS, "не заполнено ни у кого"),
    )
    assert [found.cluster_of(ids[code]) for code in TOWNS] == [2, 2, 2, 1, 1, 1, 1, 1]
    assert (found.found.count, found.found.silhouette, found.lacking) == (2, 1.0, ())
    assert found.found.words == "Групп: 2, силуэт 1,00 — группы хорошо отделены."


def test_who_lacks_an_attribute_is_named_and_left_out(district: District) -> None:
    towns = {code: CITY if number < 3 else VILLAGE for number, code in enumerate(TOWNS[:7])}
    schools = {code: known for code, known in SCHOOLS.items() if not code.startswith("m6")}
    ids = know(district, **towns, **schools)
    found = district.see("Раиса", alike, district.campaign)
    assert [(row.code, missing) for row, missing in found.lacking] == [
        ("m6", (Feature.PUPILS, Feature.RURAL)),
        ("m7", (Feature.TYPE,)),
    ]
    assert found.cluster_of(ids["m7"]) is None
    assert sorted(found.members.values()) == [1, 1, 1, 2, 2, 2]


def test_without_attributes_there_are_words(district: District) -> None:
    found = district.see("Раиса", alike, district.campaign)
    assert (found.used, found.members, found.lacking) == ((), {}, ())
    assert found.found.words == (
        "Сравнивать пока не по чему: признаки организаций не заполнены или у всех одинаковы."
    )
    told = district.see("Раиса", likeness, district.campaign)
    assert (told.groups, told.rows) == ((), ())


def test_a_feature_that_few_have_divides_nobody(district: District) -> None:
    know(district, m0=CITY, m1=CITY, m2=VILLAGE)
    found = district.see("Раиса", alike, district.campaign)
    assert found.unused[0] == (Feature.TYPE, "заполнено только у 3 из 8")


def test_each_is_held_beside_its_group_and_the_region(district: District) -> None:
    district.answer_anyhow(5, 0.6)
    towns = {code: CITY if number < 3 else VILLAGE for number, code in enumerate(TOWNS)}
    know(district, **towns, **SCHOOLS)
    told = district.see("Раиса", likeness, district.campaign, Counted.ALL)
    every = district.see("Раиса", results, district.campaign, "all")
    by_code = {row.row.code: row for row in every.rows}
    assert [(g.number, g.size, g.counted) for g in told.groups] == [(1, 5, 5), (2, 3, 3)]
    for group, codes in zip(told.groups, (TOWNS[3:], TOWNS[:3]), strict=True):
        rows = [by_code[code] for code in codes]
        assert group.total == sum((row.total for row in rows), Sums())
        for at, cell in enumerate(group.cells):
            assert cell == sum((row.cells[at] for row in rows), Sums())
        assert [e.result.row.code for e in told.rows if e.group == group] == list(codes)
    assert told.groups[0].typical == {
        Feature.TYPE: "район",
        Feature.PUPILS: 200,
        Feature.RURAL: 1,
    }
    assert sum((group.total for group in told.groups), Sums()) == told.region.total == every.total


def test_the_paper_of_a_municipality_stands_beside_its_own_group(
    district: District, tmp_path: Path
) -> None:
    district.answer_anyhow(5, 0.6)
    towns = {code: CITY if number < 3 else VILLAGE for number, code in enumerate(TOWNS)}
    know(district, **towns, **SCHOOLS)
    told = district.see("Раиса", likeness, district.campaign, Counted.ALL)
    target, asked = tmp_path / "paper.docx", (district.forms["m0"],)
    wanted = Asked(district.campaign, Counted.ALL, asked, ending=making.WORD)
    district.see("Раиса", making.write_papers, wanted, target)
    said = read_word(target.read_bytes())
    at = said.index("По механизмам и разделам")
    assert said[at + 1] == "Похожие: группа 2, в ней 3 организации, учтено анкет: 3."
    assert said[at + 2][0] == ["Механизм или раздел", "Баллы", "Доля", "В среднем", "У похожих"]
    assert [row[4] for row in said[at + 2][1:]] == [
        words.percent(cell.percent) for cell in told.groups[1].cells
    ]


def test_a_difference_needs_both() -> None:
    full, half = Sums(1, 1, 10_000, 0, 10_000), Sums(1, 1, 5_000, 0, 10_000)
    assert difference(half, full) == Decimal("-50.0")
    assert difference(half, Sums(0, 1, 0, 0, 10_000)) is None


def test_a_criterion_is_held_against_the_rest_of_the_result(district: District) -> None:
    district.answer_anyhow(6, 0.5)
    told = district.see("Раиса", factors, district.campaign, Counted.ALL)
    rows = district.rows()
    found = {each.column.code: each.relation for each in told.factors}
    assert sorted(found) == [f"C{number}" for number in range(1, 10)]
    for code, relation in found.items():
        own, rest = [], []
        for answers in rows.values():
            mine = [a for q, a in answers.items() if q.endswith(f".{code}")]
            others = [a for q, a in answers.items() if not q.endswith(f".{code}")]
            own.append(sum(a[1] for a in mine) / sum(a[2] for a in mine))
            rest.append(sum(a[1] for a in others) / sum(a[2] for a in others))
        assert relation.n == 8
        assert relation.value == pytest.approx(np.corrcoef(own, rest)[0, 1])
    values = [each.relation.value for each in told.factors]
    assert values == sorted(values, reverse=True)


def test_nobody_has_submitted(district: District) -> None:
    told = district.see("Раиса", factors, district.campaign)
    words = {each.relation.words for each in told.factors}
    assert words == {"Сравнивать нечего: пар значений нет."}


def test_a_municipality_sees_its_own_alone(district: District) -> None:
    found = district.see("Борис", alike, district.campaign)
    assert [row.code for row, _ in found.everybody] == ["m0"]
    assert found.everybody[0][1] == Features({Feature.SCHOOLS: Fraction(2)})
