"""The forecast of the finish: a straight line, the last time beside it, or honest silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from domain.overview import LastTime, Outlook, Pace, board_mark, pace
from storage.statements import rows_of
from storage.tables import Campaign, CampaignState, Form, FormState, Organisation
from tests.overseen import LOCKS, ON_TIME, OPENS, County

DAY = timedelta(days=1)


def seen(county: County, who: str = "Раиса", campaign: int | None = None) -> Pace:
    return county.see(who, pace, campaign or county.campaign)


def grow(county: County, schools: int) -> None:
    """More schools in Birch, with a form each."""

    def add(session):
        birch = session.execute(
            rows_of(Organisation).select().where(rows_of(Organisation).c.code == "birch")
        ).one()
        for number in range(100, 100 + schools):
            school = {
                "id": number, "path": f"{birch.path}{number}/", "code": f"x{number}",
                "name": "Ш", "short_name": "Ш", "search": "ш", "sort": "ш", "kind": "school",
                "parent_id": birch.id, "local_zone": birch.local_zone, "attributes": {},
            }  # fmt: skip
            session.execute(insert(rows_of(Organisation)).values(school))
            form = {
                "campaign_id": county.campaign, "organisation_id": number,
                "state": FormState.FILLING, "edition": 0,
            }  # fmt: skip
            session.execute(insert(rows_of(Form)).values(form))

    county.database.change_now(add)


def sent(county: County, moments, campaign: int | None = None) -> None:
    """So many forms of the campaign are submitted, one at each moment."""

    def mark(session):
        forms = rows_of(Form)
        mine = forms.select().where(forms.c.campaign_id == (campaign or county.campaign))
        for form, moment in zip(session.execute(mine.order_by(forms.c.id)), moments, strict=False):
            done = {"state": FormState.SUBMITTED, "submitted_at": moment, "started_at": moment}
            session.execute(update(forms).where(forms.c.id == form.id).values(done))

    county.database.change_now(mark)


def test_the_pace_of_the_last_seven_days_goes_on(county: County) -> None:
    grow(county, 17)
    county.now = OPENS + 10 * DAY
    sent(county, [OPENS + DAY, OPENS + 2 * DAY, *[county.now - DAY] * 6])
    found = seen(county)
    assert (found.expected, found.submitted, found.lately, found.days) == (20, 8, 6, 7)
    assert found.outlook is Outlook.FINISHES
    assert found.finish == county.now + 14 * DAY  # 12 are left, 6 in 7 days
    assert (found.by_lock, found.day, found.last) == (None, 11, None)


def test_who_will_not_make_it_before_the_lock(county: County) -> None:
    grow(county, 37)
    county.now = ON_TIME
    sent(county, [county.now - DAY] * 7)
    found = seen(county)
    assert found.finish == county.now + 33 * DAY
    assert found.by_lock == 7 + 10
    assert LOCKS - ON_TIME == 10 * DAY


@pytest.mark.parametrize(
    ("passed", "submitted", "ago", "outlook"),
    [
        (timedelta(0), 0, 0, Outlook.TOO_SOON),
        (2 * DAY, 3, 1, Outlook.TOO_SOON),
        (4 * DAY, 2, 1, Outlook.TOO_SOON),
        (12 * DAY, 0, 0, Outlook.STANDS),
        (12 * DAY, 4, 10, Outlook.STANDS),
        (12 * DAY, 20, 1, Outlook.DONE),
        (12 * DAY, 4, 1, Outlook.FINISHES),
        (60 * DAY, 4, 1, Outlook.NOT_OPEN),
    ],
)
def test_what_is_too_little_is_not_made_a_forecast(
    county: County, passed: timedelta, submitted: int, ago: int, outlook: Outlook
) -> None:
    grow(county, 17)
    county.now = OPENS + passed
    sent(county, [county.now - ago * DAY] * submitted)
    found = seen(county)
    assert found.outlook is outlook
    assert (found.finish is None) is (outlook is not Outlook.FINISHES)


def test_not_within_a_year_has_no_date(county: County) -> None:
    grow(county, 997)
    county.now = OPENS + 12 * DAY
    sent(county, [OPENS + DAY, OPENS + DAY, county.now - DAY])
    found = seen(county)
    assert (found.outlook, found.finish) == (Outlook.YEARS, None)


def test_the_last_time_is_counted_to_the_same_day_and_hour(county: County) -> None:
    later = county.database.change_now(county.plan)
    opened = OPENS + 100 * DAY

    def move(session):
        campaigns = rows_of(Campaign)
        dates = {
            "opens_at": opened,
            "on_time_at": opened + 20 * DAY,
            "locks_at": opened + 30 * DAY,
        }
        session.execute(update(campaigns).where(campaigns.c.id == later).values(dates))
        past = update(campaigns).where(campaigns.c.id == county.campaign)
        session.execute(past.values(launched_at=OPENS, state=CampaignState.CLOSED))

    county.database.change_now(move)
    sent(county, [OPENS + 4 * DAY, OPENS + 5 * DAY + timedelta(hours=1)])
    county.now = opened + 5 * DAY
    assert seen(county, campaign=later).last == LastTime(county.campaign, 1, 3)
    assert seen(county, "Борис", later).last == LastTime(county.campaign, 1, 2)
    assert seen(county).last is None


def test_a_board_that_nothing_has_touched_is_not_told_again(county: County) -> None:
    def mark(who: str = "Раиса") -> str:
        return county.see(who, board_mark, county.campaign)

    before = mark()
    assert mark() == before
    assert mark("Борис") != before
    county.now += timedelta(minutes=1)
    county.answer("Анна", "first", ("B1.C2", "есть"))
    assert mark() != before
