"""Payment rules found in real regulations: exact, and a question where they are silent."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs.paying import (
    Forecast,
    Lacking,
    PayGiven,
    Uncovered,
    forecast,
    in_words,
    label_of,
    rule_in_words,
)
from survey_defs.rules import Payment
from survey_defs.scoring import UNIT


def rule(pay: dict[str, Any], **fields: Any) -> Payment:
    return Payment.model_validate({"pay": pay, **fields})


def rows(*known: tuple[Any, Any, Any]) -> list[dict[str, Any]]:
    """`(from, to, percent)`; without its first end a row is open below, with `below` above."""
    return [
        {"below": high, "pays": pays} if low is None else {"from": low, "to": high, "pays": pays}
        for low, high, pays in known
    ]


PREMIUM = rule(
    {
        "rule": "table",
        "rows": rows((95, 100, 100), (80, 94, 90), (70, 79, 80), (60, 69, 70), (None, 60, 0)),
    }
)
SALARY = rule(
    {
        "rule": "table",
        "of": "salary",
        "rows": [
            {"from": 10, "pays": 150},
            *rows((9, "9.5", 135), (8, "8.5", 120), ("7.5", "7.5", 75), (None, "7.5", 0)),
        ],
    }
)
QUARTERS = rule(
    {
        "rule": "quarters",
        "by": "percent",
        "quarters": [
            rows((15, 25, 100), (10, 14, 50), (None, 10, 0)),
            rows((40, 50, 100), (30, 39, 50), (None, 30, 0)),
            rows((60, 75, 100), (55, 59, 50), (None, 55, 0)),
            rows((95, 100, 100), (85, 94, 50), (None, 85, 0)),
        ],
    }
)


def plainly(text: str) -> str:
    return " ".join(text.split())


def points(number: Any) -> int:
    return int(Fraction(number) * UNIT)


def paid(payment: Payment, earned: Any, of: Any = 100, **known: Any):
    return forecast(payment, points(earned), points(of), PayGiven(**known))


@pytest.mark.parametrize(
    ("earned", "percent", "words"),
    [
        (59, 0, "Прогноз: премии не будет. Решает комиссия."),
        ("59.9999", 0, "Прогноз: премии не будет. Решает комиссия."),
        (60, 70, "Прогноз: 70 % премии, если комиссия подтвердит."),
        (94, 90, "Прогноз: 90 % премии, если комиссия подтвердит."),
        (95, 100, "Прогноз: 100 % премии, если комиссия подтвердит."),
    ],
)
def test_a_table_pays_by_its_rows(earned, percent, words):
    found = paid(PREMIUM, earned)
    assert found == Forecast("row", percent=Fraction(percent))
    assert plainly(in_words(found, PREMIUM)) == words


def test_a_value_between_rows_names_both_neighbours():
    found = paid(PREMIUM, "94.5")
    assert isinstance(found, Uncovered)
    labels = [plainly(label_of(row)) for row in found.neighbours]
    assert labels == ["80–94 → 90 %", "95–100 → 100 %"]
    assert plainly(in_words(found, PREMIUM)) == (
        "Прогноза пока нет: 94,5 балла — такого в таблице выплат нет "
        "(между строками «80–94 → 90 %» и «95–100 → 100 %»). Как считать, решит администратор."
    )


def test_a_value_over_every_row_has_one_neighbour():
    found = paid(PREMIUM, 101)
    assert (found.lower.pays, found.upper) == (100, None)
    assert "выше строки «95–100 → 100" in in_words(found, PREMIUM)


def test_a_ruling_holds_for_its_value_and_for_neighbours_only():
    ruled = {Fraction("94.5"): Fraction(90)}
    assert paid(PREMIUM, "94.5", rulings=ruled) == Forecast("ruling", percent=Fraction(90))
    assert isinstance(paid(PREMIUM, "94.4", rulings=ruled), Uncovered)
    assert isinstance(paid(PREMIUM, "94.5", rulings={Fraction("94.5"): Fraction(70)}), Uncovered)
    covered = {Fraction(60): Fraction(100)}
    assert paid(PREMIUM, 60, rulings=covered) == Forecast("row", percent=Fraction(70))


@pytest.mark.parametrize(
    ("earned", "percent"), [(7, 0), ("7.5", 75), (8, 120), ("9.5", 135), (10, 150), (12, 150)]
)
def test_percents_of_the_salary(earned, percent):
    found = paid(SALARY, earned)
    assert found == Forecast("row", percent=Fraction(percent))
    if percent:
        assert f"{percent}\xa0% оклада" in in_words(found, SALARY)


def test_bounds_depend_on_the_quarter():
    found = [paid(QUARTERS, 50, 100, quarter=quarter) for quarter in (1, 2, 3, 4)]
    assert isinstance(found[0], Uncovered)
    assert [each.percent for each in found[1:]] == [100, 0, 0]
    assert paid(QUARTERS, 50) == Lacking("quarter")
    assert paid(QUARTERS, 0, 0, quarter=1) == Lacking("points")
    assert "укажет квартал" in in_words(paid(QUARTERS, 50), QUARTERS)


def test_a_percent_is_never_rounded_before_it_is_compared():
    by_percent = rule({"rule": "table", "by": "percent", "rows": rows((0, 66, 1), (67, 100, 2))})
    found = paid(by_percent, 2, 3)
    assert (found.value, found.by) == (Fraction(200, 3), "percent")


def test_a_share_of_the_fund():
    by_share = rule({"rule": "fund_share"})
    found = paid(by_share, 80, 120, fund=Fraction(100_000))
    assert found == Forecast("fund", amount=Fraction(200_000, 3))
    words = plainly(in_words(found, by_share))
    assert words == "Прогноз: 66 666,67 ₽, если комиссия подтвердит."
    assert paid(by_share, 80) == Lacking("fund")
    assert paid(by_share, -3, fund=Fraction(5)) == Forecast("fund", amount=Fraction(0))


@given(st.lists(st.integers(0, 200), min_size=1, max_size=8).filter(any), st.integers(1, 10**9))
def test_a_price_of_a_point_spends_the_whole_fund(earned, fund):
    by_price, total = rule({"rule": "point_price"}), points(sum(earned))
    found = [
        paid(by_price, each, fund=Fraction(fund), points_of_all=total).amount for each in earned
    ]
    assert sum(found) == fund


def test_a_price_needs_points_to_divide_by():
    by_price = rule({"rule": "point_price"})
    assert paid(by_price, 5, fund=Fraction(5), points_of_all=0) == Lacking("points")
    assert paid(by_price, 5, points_of_all=9) == Lacking("fund")


def test_below_the_threshold_nothing_is_paid_whatever_the_table_says():
    strict = rule({"rule": "table", "rows": rows((0, 100, 50))}, threshold=60)
    assert paid(strict, "59.5") == Forecast("threshold", percent=Fraction(0))
    assert paid(strict, 60).percent == 50
    assert in_words(paid(strict, 1), strict) == (
        "Прогноз: премии не будет (баллов меньше 60). Решает комиссия."
    )
    of_fund = rule({"rule": "fund_share"}, threshold=60)
    found = paid(of_fund, 1, fund=Fraction(10))
    assert in_words(found, of_fund) == (
        "Прогноз: выплаты не будет (баллов меньше 60). Решает комиссия."
    )


def test_the_newly_appointed_get_a_fixed_sum():
    kind = rule(PREMIUM.pay.model_dump(), newcomer={"amount": 2000, "months": 6}, threshold=60)
    found = paid(kind, 0, newcomer=True)
    assert plainly(in_words(found, kind)) == (
        "Прогноз: 2 000 ₽ в месяц на 6 месяцев вместо оценки, если комиссия подтвердит."
    )
    assert paid(kind, 60).percent == 70
    assert paid(PREMIUM, 60, newcomer=True).percent == 70


ENDS = st.integers(0, 40).map(lambda tenths: Fraction(tenths, 2))


@given(
    st.lists(st.tuples(ENDS, ENDS).filter(lambda two: two[0] != two[1]), min_size=1, max_size=5),
    ENDS,
    st.data(),
)
def test_neighbours_are_the_nearest_rows_on_either_side(known, value, data):
    written = []
    for one, other in known:
        low, high = (
            data.draw(st.sampled_from(["from", "above"])),
            data.draw(st.sampled_from(["to", "below"])),
        )
        written.append({low: str(float(min(one, other))), high: str(float(max(one, other))),
                        "pays": 1})  # fmt: skip
    table = rule({"rule": "table", "rows": written})
    found = paid(table, value)
    if isinstance(found, Forecast):
        assert found.percent == 1
        return
    under = [row for row in table.pay.rows if high_end(row) <= value]
    over = [row for row in table.pay.rows if low_end(row) >= value]
    assert (found.lower and high_end(found.lower)) == max(map(high_end, under), default=None)
    assert (found.upper and low_end(found.upper)) == min(map(low_end, over), default=None)


def high_end(row: Any) -> Fraction:
    return Fraction(row.to if row.to is not None else row.below)


def low_end(row: Any) -> Fraction:
    return Fraction(row.from_ if row.from_ is not None else row.above)


def test_a_rule_is_told_whole():
    told = [plainly(sentence) for sentence in rule_in_words(PREMIUM)]
    assert told == [
        (
            "Процент премии по баллам: 95–100 → 100 %; 80–94 → 90 %; 70–79 → 80 %; "
            "60–69 → 70 %; меньше 60 → 0 %."
        )
    ]
    full = rule({"rule": "point_price"}, threshold=60, newcomer={"amount": 2000, "months": 1})
    assert [plainly(sentence) for sentence in rule_in_words(full)] == [
        "Цена балла: фонд / сумма баллов всех, кто делит этот фонд. Выплата: цена балла × баллы.",
        "Меньше 60 баллов — выплаты нет.",
        "Вновь назначенным вместо оценки: 2 000 ₽ в месяц на 1 месяц.",
    ]
