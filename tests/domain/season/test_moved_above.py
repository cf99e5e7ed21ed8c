"""When dates move, those who answer for the territories hear of it too: one message each."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.screen import Setting
from bot.screens import notices
from domain import campaigning
from storage import outbox
from storage.tables import Role
from tests.domain.season.conftest import OPERATOR, Season
from tests.domain.season.simulated import Post, at

RAISA = ("moved_below", "Раиса")
SAID = """\
<b>Сроки кампании изменились</b>

Осень
Край

Срок сдачи: 5 октября, 18:00 (ЕКБ), осталось 28 дней
Приём до: 10 октября, 18:00 (ЕКБ), осталось 33 дня
Тем, кто заполняет, программа сообщит сама."""


def local(day: str, hour: int = 9) -> datetime:
    return at(f"2026-{day}T{hour:02}:00", "Asia/Yekaterinburg")


class District:
    """Raisa has the region and a village, Boris a town, Vera looks on, Anna heads a school."""

    def __init__(self, season: Season) -> None:
        self.season, self.post = season, Post()
        season.clock.now = local("09-01")
        cast = (
            ("Раиса", Role.ADMIN, "край"),
            ("Раиса", Role.ADMIN, "село"),
            ("Борис", Role.COORDINATOR, "город"),
            ("Вера", Role.VIEWER, "край"),
            ("Анна", Role.HEAD, "школа"),
        )
        self.people = {season.person(*who): who[0] for who in cast}
        self.campaign = season.campaign(on_time_at=local("09-30", 18))
        self.hear("09-01")

    def move(self, moment: datetime, day: str) -> None:
        self.season.clock.now = moment
        self.season.run(campaigning.change_dates, self.campaign, on_time_at=local(day, 18))

    def hear(self, day: str, hour: int = 9) -> list[tuple[str, str]]:
        self.season.clock.now = local(day, hour)
        known = len(self.post.sent)
        self.post.ticks(self.season.session, self.season.clock.now)
        heard = self.post.sent[known:]
        return sorted((each.kind, self.people[each.to_id]) for each in heard if "mov" in each.kind)


@pytest.fixture
def district(season: Season) -> District:
    return District(season)


def test_those_above_hear_of_moved_dates_once(district: District) -> None:
    district.move(local("09-07"), "10-05")
    assert district.hear("09-07", 10) == [
        ("moved", "Анна"),
        ("moved_below", "Борис"),
        ("moved_below", "Раиса"),
    ]


def test_dates_that_moved_twice_in_the_night_are_told_once_in_the_morning(
    district: District,
) -> None:
    district.move(local("09-07", 22), "10-05")
    assert district.hear("09-07", 23) == []
    district.move(local("09-07", 23), "10-06")
    assert district.hear("09-08") == [
        ("moved", "Анна"),
        ("moved_below", "Борис"),
        ("moved_below", "Раиса"),
    ]


def test_the_message_tells_the_new_dates_and_leads_to_who_lacks(district: District) -> None:
    district.move(local("09-07"), "10-05")
    session = district.season.session
    session.flush()
    told = (outbox.waiting(session, each) for each in outbox.claim(session, local("09-07"), 60))
    raisa = next(e for e in told if e and (e.kind, district.people[e.to_id]) == RAISA)
    drawn = notices.tell(session, raisa, local("09-07"), Setting(OPERATOR, None, "bot"))
    assert drawn.text == SAID
    assert [[each.label for each in row] for row in drawn.rows] == [["Кто не сдал: Край"]]
