"""The line of a day, its alarm, and the digest of a morning."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from domain.daily_texts import WHAT_NOW
from domain.digesting import ask_for_digest, queue_daily_lines, queue_digests
from domain.still import still_due
from storage.tables import Campaign, CampaignState, Notice, Role
from tests.domain.season.conftest import Season
from tests.domain.season.simulated import Post
from tests.domain.season.test_speaking import as_of, local, ticks


@pytest.fixture
def post() -> Post:
    return Post()


def test_a_digest_comes_on_working_mornings_to_who_asked(season: Season, post: Post) -> None:
    boris = season.person("Борис", Role.COORDINATOR, "город")
    anna = season.person("Анна", Role.VIEWER, "край")
    season.campaign()
    as_of(season, boris, ask_for_digest, True)
    mornings = [ticks(season, post, local(day)) for day in ("09-04", "09-05", "09-07")]
    assert mornings == [[("digest", boris, 0)], [], [("digest", boris, 0)]]
    as_of(season, boris, ask_for_digest, False)
    assert ticks(season, post, local("09-08")) == []
    assert anna not in [letter.to_id for letter in post.sent if letter.kind == "digest"]


def test_a_digest_that_has_missed_its_morning_or_has_nothing_to_say_is_not_sent(
    season: Season, post: Post
) -> None:
    boris = season.person("Борис", Role.COORDINATOR, "город")
    vera = season.person("Вера", Role.COORDINATOR, "город")
    season.person("Раиса", Role.VIEWER, "край")
    campaign = season.campaign()
    for person in (boris, vera):
        as_of(season, person, ask_for_digest, True)
    queue_digests(season.session, local("09-04"))
    queued = list(season.session.scalars(select(Notice).where(Notice.kind == "digest")))

    def goes(now: datetime) -> list[bool]:
        return [still_due(season.session, each.id, now).send for each in queued]

    as_of(season, vera, ask_for_digest, False)
    assert goes(local("09-04", 11)) == [True, False]  # she has refused it meanwhile
    assert goes(local("09-04", 19)) == [False, False]  # the program was away until the evening
    assert goes(local("09-07")) == [False, False]  # that morning has a digest of its own
    season.session.get_one(Campaign, campaign).state = CampaignState.CLOSED
    season.session.flush()
    assert goes(local("09-04", 11)) == [False, False]


def test_a_line_of_the_day_does_not_wake_anybody(season: Season, post: Post) -> None:
    season.person("Раиса", Role.ADMIN, "край")
    season.person("Анна", Role.HEAD, "школа")
    season.campaign()
    # it starts again on Saturday night, after a Wednesday's rung was missed
    queue_daily_lines(season.session, local("09-26", 2))
    notice = season.session.scalars(select(Notice).where(Notice.kind == "daily")).one()
    held = still_due(season.session, notice.id, local("09-26", 2))
    assert (held.send, held.again_at) == (False, local("09-26", 9))
    assert still_due(season.session, notice.id, local("09-26", 9)).send
    assert still_due(season.session, notice.id, local("09-26", 21)).send
    assert still_due(season.session, notice.id, local("09-26", 22)).again_at == local("09-27", 9)


def test_the_line_of_the_day_and_the_alarm(season: Season, post: Post) -> None:
    chief = season.person("Раиса", Role.ADMIN, "край")
    season.person("Анна", Role.HEAD, "школа")
    season.campaign()
    ticks(season, post, local("09-23"))
    ticks(season, post, local("09-23", 18))
    ticks(season, post, local("09-24", 18))
    # nothing runs until the morning of the 30th: neither the Sunday's rung on the Monday
    # nor that of the Tuesday goes out
    ticks(season, post, local("09-30"))
    said = [letter.content["text"] for letter in post.sent if letter.kind == "daily"]
    alarm = "Внимание: напоминания не уходили! По плану должно было уйти: 1. "
    assert said == [
        "Рассылка за 23.09: «Осень». Отправлено: 2.",
        f"{alarm}Рассылка за 28.09: «Осень». Отправлено: 0. {WHAT_NOW}",
        f"{alarm}Рассылка за 29.09: «Осень». Отправлено: 0. {WHAT_NOW}",
    ]
    assert {letter.to_id for letter in post.sent if letter.kind == "daily"} == {chief}
