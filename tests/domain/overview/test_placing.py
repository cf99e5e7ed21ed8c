"""Places, profiles and the comparison of periods, against plain counts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from admin import result_texts as texts
from domain import comparing, placing, profiles
from domain.columns import Grouping
from domain.comparing import Pair
from domain.errors import NotFound
from domain.overview import Sums
from domain.results import Counted
from storage.organisations import by_code
from survey_defs.model import Survey
from tests.overseen import PLACE, SURVEY, County

ALL = Counted.ALL


@pytest.fixture
def filled(county: County) -> County:
    """The first school has 47.5 % of points, the second half of one mechanism, the lyceum none."""
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"))
    county.answer("Глеб", "second", ("B1.C2", "есть"), ("B1.C1", "нет"))
    return county


def places(county: County, **asked: object) -> placing.Places:
    return county.see("Раиса", placing.places, county.campaign, ALL, placing.Asked(**asked))


def test_places_are_given_by_the_exact_share(filled: County) -> None:
    found = places(filled)
    rows = [(row.line.code, row.measure, row.placed and row.placed.place) for row in found.rows]
    assert rows == [
        ("first", Fraction(47_500 * 100, 57_500 + 0), 1),
        ("second", Fraction(30_000 * 100, 57_500), 2),
        ("lyceum", None, None),
    ]
    assert (found.spread.n, found.counted) == (2, 3)


def test_equals_share_a_place_and_the_next_is_skipped(filled: County) -> None:
    filled.answer("Лия", "lyceum", ("B1.C2", "есть"), ("B1.C1", "нет"))
    found = places(filled, column="B1")
    assert [(row.line.code, row.placed.place) for row in found.rows] == [
        ("first", 1), ("lyceum", 2), ("second", 2)
    ]  # fmt: skip
    filled.answer("Анна", "first", ("B1.C2", "нет"))
    found = places(filled, column="B1")
    assert [(row.line.code, row.placed.place) for row in found.rows] == [
        ("lyceum", 1), ("second", 1), ("first", 3)
    ]  # fmt: skip


def test_a_page_of_places_is_a_part_of_all(filled: County) -> None:
    pages = [places(filled, page=page, per_page=1).rows for page in (1, 2, 3, 9)]
    assert [row.line.code for page in pages for row in page] == [
        "first", "second", "lyceum", "lyceum"
    ]  # fmt: skip


def test_places_by_a_question_follow_its_rule(county: County) -> None:
    raw = SURVEY.model_dump(mode="json", by_alias=True)
    question = raw["sections"][0]["sections"][1]["questions"][1]
    assert question["code"] == "B2.N"
    question["ranking"] = {"better": "lower"}
    raw["version"] = 9
    ranked = Survey.model_validate(raw)
    campaign = county.database.change_now(lambda s: county.plan(s, ranked))
    county.campaign = campaign
    forms = county.see("Раиса", placing.places, campaign, ALL, placing.Asked()).rows
    county.forms = {row.line.code: row.line.form_id for row in forms}
    for who, code, said in (("Анна", "first", "2"), ("Глеб", "second", "4")):
        county.answer(who, code, ("B2.N", said))
    found = places(county, question="B2.N")
    assert [
        (row.line.code, row.measure, row.placed and (row.placed.points, row.placed.place))
        for row in found.rows
    ] == [
        ("first", 2, (100, 1)),
        ("second", 4, (50, 2)),
        ("lyceum", None, None),
    ]
    assert [each.code for each in found.ranked] == ["B2.N"]


def test_nobody_counts(county: County) -> None:
    found = county.see(
        "Раиса", placing.places, county.campaign, Counted.SUBMITTED, placing.Asked()
    )
    assert (found.rows, found.spread.n, found.counted) == ((), 0, 0)


def test_a_profile_stands_beside_everybody(filled: County) -> None:
    birch = filled.see("Раиса", lambda s, by, now: by_code(s, "birch").id)
    found = filled.see("Раиса", profiles.profile, filled.campaign, profiles.Asked(birch, ALL))
    assert (found.place.name, found.own.forms, found.everybody.forms) == (
        "Берёзовский район", 2, 3
    )  # fmt: skip
    assert found.own.cells[0] == Sums(4, 4, 77_500, 0, 95_000)
    assert found.everybody.cells[0] == Sums(4, 6, 77_500, 47_500, 142_500)
    assert found.form_id is None
    with pytest.raises(NotFound):
        filled.see("Ольга", profiles.profile, filled.campaign, profiles.Asked(birch, ALL))


def test_a_profile_stands_beside_those_like_it_that_are_counted(filled: County) -> None:
    row, *others = filled.see("Раиса", placing.places, filled.campaign, ALL, placing.Asked()).rows
    own, other, uncounted = row.line.form_id, others[0].line.form_id, 1_000_000
    for like, counted in (
        ((own, other, uncounted), (2, 3)),
        ((own, uncounted), (None, 2)),
        ((own,), (None, 1)),
        ((), (None, 0)),
    ):
        asked = profiles.Asked(row.line.organisation_id, ALL, like)
        found = filled.see("Раиса", profiles.profile, filled.campaign, asked)
        assert (found.like and found.like.forms, found.alike) == counted


def second_period(county: County, survey: Survey = SURVEY) -> int:
    """A campaign of the same questionnaire; Gleb's school is in it, Anna's too."""
    then, first = dict(county.forms), county.campaign
    county.campaign = county.database.change_now(lambda s: county.plan(s, survey))
    rows = county.see("Раиса", placing.places, county.campaign, ALL, placing.Asked()).rows
    county.forms = {row.line.code: row.line.form_id for row in rows}
    assert then != county.forms
    return first


def compare(county: County, other: int, **asked: object) -> comparing.Compared:
    wanted = comparing.Asked(other=other, which=ALL, **asked)
    return county.see("Раиса", comparing.compare, county.campaign, wanted)


def test_the_change_is_of_those_who_were_in_both(filled: County) -> None:
    first = second_period(filled)
    filled.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "нет"), ("B2.C1", "все"))
    filled.answer("Глеб", "second", ("B1.C2", "есть"), ("B1.C1", "все"))
    found = compare(filled, first)
    assert [column.code for column in found.columns] == ["B1", "B2"]
    assert found.paired == 3
    mine = next(row for row in found.rows if row.name.form_id == filled.forms["first"])
    assert (mine.pair.then.earned, mine.pair.now.earned) == (47_500, 27_500)
    assert mine.pair.points == -20_000
    share = Fraction(27_500 * 100, 97_500) - Fraction(47_500 * 100, 57_500)
    assert mine.pair.share == Decimal(round(float(share), 1)).quantize(Decimal("0.1"))
    assert found.total.then.earned == 77_500
    assert found.total.now.earned == 27_500 + 47_500
    for column, pair in zip(found.columns, found.pairs, strict=True):
        cells = [row.pair for row in found.rows]
        assert column.code in {"B1", "B2"}
        assert pair.then.asked <= sum(each.then.asked for each in cells)
    assert sum((pair.now for pair in found.pairs), Sums()) == found.total.now


def test_only_submitted_forms_are_paired_and_the_rest_named(filled: County) -> None:
    from domain.submitting import submit

    filled.answer("Анна", "first", ("B2.C1", "все"), ("B2.C3", "есть"))
    filled.do("Анна", submit, filled.forms["first"])
    first = second_period(filled)
    filled.answer("Глеб", "second", ("B1.C2", "есть"))
    filled.do("Глеб", submit, filled.forms["second"])
    wanted = comparing.Asked(other=first)
    found = filled.see("Раиса", comparing.compare, filled.campaign, wanted)
    assert (found.paired, found.rows, found.total) == (0, (), None)
    assert [each.short_name for each in found.joined] == ["Школа № 2"]
    assert [each.short_name for each in found.departed] == ["Школа № 1"]
    assert texts.compared(0, None).startswith("Нет организаций")


def test_columns_of_other_points_are_left_out_and_named(filled: County) -> None:
    raw = SURVEY.model_dump(mode="json", by_alias=True)
    raw |= {"version": 8, "maximum": "10.75"}
    raw["sections"][0]["sections"][1]["questions"][0]["points"] = "2"
    raw["sections"][0]["sections"][1]["questions"][1]["code"] = "B2.M"
    changed = Survey.model_validate(raw)
    first = second_period(filled, changed)
    found = compare(filled, first, grouping=Grouping.QUESTION)
    assert [column.code for column in found.columns] == ["B1.C1", "B1.C2", "B2.C3"]
    assert [column.code for column in found.left_out] == ["B2.C1", "B2.M"]
    assert [column.code for column in found.gone] == ["B2.N"]
    assert PLACE["B2.N"] == 3


def test_another_questionnaire_or_somebody_elses_campaign_is_not_compared(county: County) -> None:
    with pytest.raises(NotFound):
        compare(county, 10_000)
    alone = county.see("Раиса", comparing.compare, county.campaign, comparing.Asked())
    assert (alone.other, alone.others) == (None, ())


@pytest.mark.parametrize(
    ("then", "now", "points", "share"),
    [
        (Sums(), Sums(), None, None),
        (Sums(1, 1, 0, 0, 10), Sums(0, 1, 0, 10, 10), None, None),
        (Sums(1, 1, 10, 0, 30), Sums(1, 1, 20, 0, 30), 10, Decimal("33.3")),
        (Sums(1, 1, 5, 0, 10), Sums(1, 1, 5, 0, 10), 0, Decimal("0.0")),
        (Sums(1, 1, 0, 0, 0), Sums(1, 1, 0, 0, 0), 0, None),
    ],
)
def test_a_change_is_never_of_nothing(
    then: Sums, now: Sums, points: int | None, share: Decimal | None
) -> None:
    pair = Pair(then, now)
    assert (pair.points, pair.share) == (points, share)


def test_few_are_called_few() -> None:
    total = Pair(Sums(1, 1, 10, 0, 40), Sums(1, 1, 20, 0, 40))
    few = texts.compared(2, total).replace("\xa0", " ")
    assert few == (
        "Сравнены результаты 2 организаций, учтённых и тогда, и теперь. "
        "Доля набранного выросла на 25 п. п. "
        "Организаций мало: это изменения у каждой из них, а не тенденция."
    )
    assert texts.points(-5_000) == "−0,5"
    assert texts.shift(None) == "—"
