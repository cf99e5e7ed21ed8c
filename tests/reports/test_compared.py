"""The sheet of the last campaign: the same organisations, the same columns, exact differences."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from domain import answering
from domain.answering import Spot
from storage.tables import Campaign, Form, Organisation
from tests.overseen import OPENS, PLACE, County
from tests.reports.conftest import rows

SHEET = "С прошлым разом"


def last_year(county: County) -> None:
    """The same questionnaire a year before; Anna's school answered, the others did not."""
    old = county.database.change_now(county.plan)
    earlier = update(Campaign).where(Campaign.id == old)
    earlier = earlier.values(title="Осень 2025", opens_at=OPENS - timedelta(days=365))
    county.database.change_now(lambda s: s.execute(earlier))
    hers = (
        select(Form.id)
        .join(Organisation, Form.organisation_id == Organisation.id)
        .where(Form.campaign_id == old, Organisation.code == "first")
    )
    form = county.database.change_now(lambda s: s.execute(hers).scalar_one())
    for question, typed in (("B1.C1", "все"), ("B1.C2", "нет"), ("B2.C1", "все")):
        county.do("Анна", answering.type_answer, Spot(form, PLACE[question], None), typed)


def test_without_a_campaign_before_there_is_no_such_sheet(filled: County, take) -> None:
    assert SHEET not in take().sheetnames


def test_each_organisation_then_and_now(filled: County, take) -> None:
    last_year(filled)
    found = [tuple(row) for row in rows(take()[SHEET])]
    assert found[0][0] == "С прошлым разом: Осень 2025"
    assert found[2] == (
        "№",
        "Организация",
        "Было: Набрано",
        "Было: Максимум",
        "Было: %",
        "Стало: Набрано",
        "Стало: Максимум",
        "Стало: %",
        "Разница, баллы",
        "Разница, п. п.",
    )
    (anna,) = (row for row in found if row[1] == "Школа № 1")
    assert anna[2:] == (2.75, 9.75, 0.282, 5.75, 9.75, 0.59, 3, 30.8)


def test_what_is_shown_adds_up(filled: County, take) -> None:
    last_year(filled)
    found = [tuple(row) for row in rows(take()[SHEET])]
    head = next(place for place, row in enumerate(found) if row[0] == "№")
    whole = next(row for row in found if row[1] == "Все учтённые")
    listed = [row for row in found[head + 1 :] if isinstance(row[0], int)]
    for column in (3, 6):
        assert whole[column] == sum(row[column] for row in listed)
