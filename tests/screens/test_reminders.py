"""What reminders, summaries and nudges say on a phone; every button fits, every text is whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens.notices import tell
from bot.screens.rendering import render
from domain.summarising import queue_due_summaries
from storage import Database, Session, outbox
from storage.tables import Campaign, Form, FormState, Notice, Person
from tests.screens.limits import fits
from tests.screens.test_forms import SETTING
from tests.season import CAST, settle

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)


@pytest.fixture
def session(sqlite_url: str) -> Iterator[Session]:
    database = Database(sqlite_url)
    with Session(database._changes, expire_on_commit=False) as opened:
        yield opened
        opened.rollback()
    database.close()


def told(session: Session, kind: str, to_id: int, form: int | None, now=NOW, **content) -> Screen:
    outbox.add_once(
        session,
        [
            {
                "to_id": to_id, "kind": kind, "form_id": form, "content": content,
                "once": f"{kind}:{content}", "urgency": 1, "due_at": now,
            }
        ],
    )  # fmt: skip
    return drawn(session, kind, now)


def drawn(session: Session, kind: str, now: datetime) -> Screen:
    found = select(Notice.id).where(Notice.kind == kind).order_by(Notice.id.desc())
    notice = outbox.waiting(session, session.scalars(found).first())
    screen = tell(session, notice, now, SETTING)
    fits(screen)
    return screen


def first_line(screen: Screen) -> str:
    return screen.text.split("\n")[0]


def test_a_reminder_says_how_long_there_is(session: Session) -> None:
    season = settle(session, NOW)
    form, anna = season.forms["school"], season.people["Анна"]
    campaign = session.scalars(select(Campaign).join(Form).where(Form.id == form)).one()
    seen = [
        first_line(told(session, "reminder", anna, form, moment, rung=rung))
        for rung, moment in (
            ("7", NOW),
            ("0", campaign.on_time_at),
            ("lock0", max(campaign.on_time_at, campaign.locks_at.replace(hour=1))),
        )
    ]
    assert seen[0].startswith("<b>Напоминание: остал")
    assert seen[1:] == [
        "<b>Напоминание: срок прошёл</b>",
        "<b>Напоминание: приём закрывается сегодня</b>",
    ]


def test_words_of_the_ladder_and_of_a_nudge_are_said(session: Session) -> None:
    season = settle(session, NOW)
    form, anna = season.forms["school"], season.people["Анна"]
    assert (
        "Ждём &lt;вас&gt;"
        in told(session, "reminder", anna, form, rung="7", text="Ждём <вас>").text
    )
    nudge = told(session, "nudge", anna, form, by="Борис")
    assert first_line(nudge) == "<b>Борис напоминает: пожалуйста, заполните и сдайте анкету.</b>"


def test_several_forms_are_one_message_without_the_finished_ones(session: Session) -> None:
    season = settle(session, NOW)
    form, boris = season.forms["north"], season.people["Борис"]
    other = _second_form(session, form)
    both = told(session, "reminder", boris, form, rung="7", also=[other])
    assert first_line(both) == "<b>Напоминание: вас ждут 2 анкеты</b>"
    assert [to.unpacked(row[0].data) for row in both.rows] == [
        to.FormCard(form=form),
        to.FormCard(form=other),
    ]
    session.get_one(Form, form).state = FormState.SUBMITTED
    session.flush()
    alone = told(session, "reminder", boris, form, rung="7", also=[other], again=1)
    assert to.unpacked(alone.rows[0][0].data).form == other


def _second_form(session: Session, form: int) -> int:
    """The same municipality in the campaign of the schools."""
    from domain.acting import the_program
    from domain.campaigning import include

    school = session.scalars(
        select(Campaign.id).where(Campaign.title == "Самооценка руководителей 2026")
    ).one()
    return include(session, the_program(), NOW, school, "north")


def test_a_summary_names_them_and_offers_to_nudge_exactly_these(session: Session) -> None:
    season = settle(session, NOW)
    campaign = session.scalars(select(Campaign).order_by(Campaign.id)).first()
    campaign.on_time_at = NOW.replace(day=4, hour=13)
    session.flush()
    assert queue_due_summaries(session, NOW) > 0
    screen = drawn(session, "summary", NOW)
    assert "Не сдано" in first_line(screen)
    assert "<b>Не начали: " in screen.text
    place = to.unpacked(screen.rows[0][0].data)
    assert isinstance(place, to.Nudging)
    preview = draws(session, "Борис", place)
    assert "Борис напоминает: пожалуйста, заполните и сдайте анкету." in preview.text
    assert to.unpacked(preview.rows[0][0].data) == to.Nudge(
        campaign=place.campaign, territory=place.territory, which=0
    )
    one = draws(session, "Борис", to.NudgingOne(form=season.forms["school"]))
    assert to.unpacked(one.rows[0][0].data) == to.NudgeOne(form=season.forms["school"])
    back = to.Missing(campaign=place.campaign, territory=place.territory)
    assert draws(session, "Борис", back).text == screen.text
    assert "Не начали" not in draws(session, "Глеб", back).text


def draws(session: Session, name: str, place: to.Place) -> Screen:
    screen = render(session, Scene(CAST[name][0], NOW, place.pack(), None, SETTING))
    fits(screen)
    return screen


def test_the_digest_says_how_each_campaign_stands_and_how_to_stop_it(session: Session) -> None:
    season = settle(session, NOW)
    screen = told(session, "digest", season.people["Раиса"], None)
    assert screen.text.split("\n")[0] == "<b>Сводка на утро</b>"
    assert "Сдано 0 из 2, не начали 2\nСрок сдачи: 30 сентября, 18:00 (ЕКБ)" in screen.text
    # both are of one territory, so that its name would not tell them apart
    assert [line[0].label for line in screen.rows[:2]] == [
        "Кто не сдал: Самооценка…",
        "Кто не сдал: Механизмы…",
    ]
    assert to.unpacked(screen.rows[-1][0].data) == to.Digest(on=0)
    line = told(session, "daily", season.people["Раиса"], None, text="Рассылка за 23.09.")
    assert line.text == "Рассылка за 23.09."
    assert to.unpacked(line.rows[-1][0].data) == to.Digest(on=1)


def test_one_chooses_a_clock_and_the_digest(session: Session) -> None:
    season = settle(session, NOW)
    mine = draws(session, "Анна", to.Hours())
    assert "Екатеринбург (МСК+2)" in mine.text
    assert to.unpacked(mine.rows[0][0].data) == to.SetClock(number=1)
    session.get_one(Person, season.people["Борис"]).zone = "Asia/Omsk"
    session.flush()
    screen = draws(session, "Борис", to.Hours())
    assert "Ваши часы: Омск (МСК+3)." in screen.text
    assert to.unpacked(screen.rows[-1][0].data) == to.SetClock(number=0)
    assert to.unpacked(screen.rows[-2][0].data) == to.Digest(on=1)


def test_a_form_that_waits_says_so_and_can_be_spoken_of_again(session: Session) -> None:
    season = settle(session, NOW)
    form = season.forms["school"]
    session.get_one(Form, form).hushed_until = NOW + timedelta(days=3)
    session.flush()
    card = draws(session, "Анна", to.FormCard(form=form))
    assert "Ждёт других: не напоминаем до 4 сентября" in card.text
    buttons = [to.unpacked(one.data) for line in card.rows for one in line]
    assert to.Hush(form=form, days=0) in buttons
    assert "Ждёт других" not in draws(session, "Глеб", to.FormCard(form=form)).text
