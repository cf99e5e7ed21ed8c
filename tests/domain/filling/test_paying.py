"""Payment as a forecast: what is entered and ruled, by whom, and what each would get."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from domain import paying
from domain.answering import Spot, choose_option
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.filling import summary
from domain.paying import FUND, NEWCOMER, QUARTER
from domain.seasons import campaign_page
from storage import organisations
from storage.tables import JournalEntry, Role
from tests.domain.filling.conftest import Region
from tests.domain.filling.ruled import PAY, ruled

BEST, HALF, NONE = 0, 1, 2


class Paid:
    """A campaign that pays; Anna and Gleb have a form each."""

    def __init__(self, region: Region, pay: dict[str, Any] | None = None, **more: Any) -> None:
        self.region = region
        self.survey = ruled(payment={"pay": pay or PAY, **more})
        self.campaign = region.campaign(self.survey)
        self.forms = {
            "Анна": region.form(self.campaign),
            "Глеб": region.form(self.campaign, "other"),
        }

    def choose(self, who: str, **chosen: int) -> None:
        for code, place in chosen.items():
            spot = Spot(self.forms[who], self.survey.place(code), None)
            self.region.do(who, choose_option, spot, place)

    def told(self, who: str) -> str:
        return " ".join(self.region.see(who, summary, self.forms[who]).forecast.split())

    def place(self, code: str) -> int:
        return self.region.sql(lambda s: organisations.by_code(s, code).id)

    def enter(self, kind: str, text: str, *, at: str = "region", who: str = "Вера") -> None:
        place = self.place(at), kind
        self.region.do(who, paying.enter, self.campaign, place, text)

    def rule(self, value: str, pays: str, reason: str = "протокол № 3", who: str = "Вера") -> None:
        self.region.do(who, paying.rule_on, self.campaign, (value, pays), reason)

    def page(self, who: str = "Вера", **more: Any) -> paying.PaymentPage:
        return self.region.see(who, paying.payment_page, self.campaign, **more)

    def journal(self) -> list[tuple[str, dict[str, Any]]]:
        found = select(JournalEntry).where(JournalEntry.what.startswith("payment"))
        rows = self.region.sql(lambda s: list(s.scalars(found.order_by(JournalEntry.id))))
        return [(row.what, row.details) for row in rows]


@pytest.fixture
def paid(region: Region) -> Paid:
    region.join("Дина", "town", Role.ADMIN)
    return Paid(region)


def test_nothing_is_forecast_before_the_first_answer(paid):
    assert paid.told("Анна") == ""
    paid.choose("Анна", a1=NONE)
    assert paid.told("Анна") == "Прогноз: премии не будет. Решает комиссия."


def test_the_chat_tells_a_forecast_and_never_an_order(paid):
    paid.choose("Анна", a1=BEST, a2=BEST, b1=BEST)
    assert paid.told("Анна") == "Прогноз: 100 % премии, если комиссия подтвердит."


def test_a_value_that_no_row_covers_is_a_question_for_the_admin(paid):
    paid.choose("Анна", a1=BEST, a2=HALF, b1=BEST, b2=BEST)
    told = "Прогноза пока нет: 27 баллов — такого в таблице выплат нет (между строками «20–25 → 70 %» и «30–42 → 100 %»). Как считать, решит администратор."  # noqa: E501 -- one sentence
    assert paid.told("Анна") == told
    (question,) = paid.page().questions
    assert (question.value, question.words) == ("27", "27 баллов")
    assert [pays for pays, _ in question.choices] == ["70", "100"]
    assert [row.form_id for row in question.forms] == [paid.forms["Анна"]]
    lines = {line.row.form_id: line for line in paid.page().lines}
    assert lines[paid.forms["Анна"]].waits
    assert lines[paid.forms["Глеб"]].words == ""


def test_a_ruling_is_kept_with_its_reason_and_can_be_taken_back(paid):
    paid.choose("Анна", a1=BEST, a2=HALF, b1=BEST, b2=BEST)
    paid.rule("27", "70")
    said = "Прогноз: 70 % премии по решению администратора, если комиссия подтвердит."
    assert paid.told("Анна") == said
    page = paid.page()
    assert page.questions == ()
    assert [(each.value, each.pays) for each in page.rulings] == [("27", "70")]
    paid.rule("27", "100", "ошиблись строкой")
    assert "100 % премии по решению" in paid.told("Анна")
    paid.rule("27", "", "решит комиссия")
    assert len(paid.page().questions) == 1
    assert paid.journal() == [
        ("payment_ruled", {"value": "27", "pays": "70", "reason": "протокол № 3"}),
        ("payment_ruled", {"value": "27", "pays": "100", "reason": "ошиблись строкой"}),
        ("payment_ruled", {"value": "27", "pays": "", "reason": "решит комиссия"}),
    ]


@pytest.mark.parametrize(
    ("value", "pays", "reason", "about"),
    [
        ("27", "50", "так", "pays"),
        ("27", "70", "  ", "reason"),
        ("27", "70", "ж" * 501, "reason"),
        ("28", "70", "так", ""),
        ("fund", "70", "так", ""),
        ("26", "", "так", ""),
        ("fund", "", "так", ""),
    ],
)
def test_a_ruling_needs_its_question_a_neighbour_and_a_reason(paid, value, pays, reason, about):
    paid.choose("Анна", a1=BEST, a2=HALF, b1=BEST, b2=BEST)
    with pytest.raises(NotPossible) as refusal:
        paid.rule(value, pays, reason)
    assert refusal.value.about == about
    assert paid.journal() == []


def test_only_admins_of_the_campaign_enter_and_rule(paid):
    paid.choose("Анна", a1=BEST, a2=HALF, b1=BEST, b2=BEST)
    with pytest.raises(NotAllowed):
        paid.rule("27", "70", who="Дина")
    with pytest.raises(NotFound):
        paid.rule("27", "70", who="Анна")
    with pytest.raises(NotFound):
        paid.page("Анна")
    assert [row.short_name for row in paid.page("Дина").questions[0].forms] == ["Школа № 1"]


def test_a_fund_is_shared_by_those_whom_it_belongs_to(region):
    region.join("Дина", "town", Role.ADMIN)
    paid = Paid(region, {"rule": "point_price"})
    paid.choose("Анна", a1=BEST, a2=BEST, c1=BEST)
    paid.choose("Глеб", c1=BEST)
    waits = "Прогноз выплаты появится, когда администратор внесёт размер фонда."
    assert paid.told("Анна") == waits
    paid.enter(FUND, "40 000 руб.")
    assert paid.told("Анна") == "Прогноз: 30 000 ₽, если комиссия подтвердит."
    assert paid.told("Глеб") == "Прогноз: 10 000 ₽, если комиссия подтвердит."
    paid.enter(FUND, "5000", at="other")
    assert paid.told("Глеб") == "Прогноз: 5 000 ₽, если комиссия подтвердит."
    assert paid.told("Анна") == "Прогноз: 40 000 ₽, если комиссия подтвердит."
    entered = [(each.organisation_code, each.value) for each in paid.page().fund]
    assert entered == [("region", "40000"), ("other", "5000")]
    paid.enter(FUND, "", at="region")
    assert paid.told("Анна") == waits
    assert [what for what, _ in paid.journal()] == ["payment_fund_entered"] * 3


def test_a_newcomer_gets_a_fixed_sum_and_no_share_of_the_fund(region):
    paid = Paid(region, {"rule": "point_price"}, newcomer={"amount": 2000, "months": 6})
    paid.choose("Анна", c1=BEST)
    paid.choose("Глеб", c1=BEST)
    paid.enter(FUND, "1000")
    paid.enter(NEWCOMER, "1", at="other")
    assert paid.told("Глеб").startswith("Прогноз: 2 000 ₽ в месяц на 6 месяцев вместо оценки")
    assert paid.told("Анна") == "Прогноз: 1 000 ₽, если комиссия подтвердит."
    assert [line.newcomer for line in paid.page().lines] == [False, True]
    with pytest.raises(NotFound):  # nobody is new because the whole town is
        paid.enter(NEWCOMER, "1", at="town")
    paid.enter(NEWCOMER, "", at="other")
    assert paid.told("Глеб") == "Прогноз: 500 ₽, если комиссия подтвердит."


def test_a_fund_cannot_be_taken_back_as_if_it_were_a_ruling(region):
    paid = Paid(region, {"rule": "fund_share"})
    paid.enter(FUND, "1000")
    with pytest.raises(NotPossible):
        paid.rule("fund", "")
    assert [each.value for each in paid.page().fund] == ["1000"]


def test_the_quarter_chooses_the_table(region):
    rows = [{"from": 0, "pays": 10}]
    quarters = [[{"from": 0, "pays": n}] for n in (10, 20, 30)]
    paid = Paid(region, {"rule": "quarters", "quarters": [*quarters, rows]})
    paid.choose("Анна", c1=BEST)
    assert "укажет квартал" in paid.told("Анна")
    for quarter, percent in (("2", 20), ("4", 10)):
        paid.enter(QUARTER, quarter)
        assert f"Прогноз: {percent} % премии" in paid.told("Анна")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FUND, "0"),
        (FUND, "-5"),
        (FUND, "много"),
        (FUND, "1" * 15),
        (QUARTER, "2"),
        (NEWCOMER, "1"),
    ],
)
def test_what_makes_no_sense_here_is_refused_with_a_sentence(region, kind, text):
    paid = Paid(region, {"rule": "fund_share"})
    with pytest.raises(NotPossible) as refusal:
        paid.enter(kind, text, at="school")
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize("text", ["0", "5", "1,5", "второй"])
def test_there_are_four_quarters(region, text):
    paid = Paid(region, {"rule": "quarters", "quarters": [[{"from": 0, "pays": 1}]] * 4})
    with pytest.raises(NotPossible):
        paid.enter(QUARTER, text)


def test_values_to_compare_with_are_told_apart_from_those_of_payment(region):
    paid = Paid(region, {"rule": "fund_share"})
    paid.enter(FUND, "1000")
    assert region.see("Вера", campaign_page, paid.campaign).given == ()


def test_a_survey_without_a_rule_forecasts_nothing(region):
    campaign = region.campaign(ruled(payment=None))
    form = region.form(campaign)
    region.do("Анна", choose_option, Spot(form, 0, None), BEST)
    assert region.see("Анна", summary, form).forecast == ""
    assert region.see("Вера", paying.payment_page, campaign).payment is None
    with pytest.raises(NotPossible):
        region.do("Вера", paying.rule_on, campaign, ("1", "2"), "так")


def test_a_page_has_so_many_lines(paid):
    first, second = paid.page(page=1, per_page=1), paid.page(page=2, per_page=1)
    assert (first.found, first.pages, len(first.lines)) == (2, 2, 1)
    assert first.lines[0].row.form_id != second.lines[0].row.form_id
