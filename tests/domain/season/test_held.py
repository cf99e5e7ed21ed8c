"""What has to wait goes out at the next allowed minute of each recipient, and is not forgotten."""

from __future__ import annotations

from datetime import datetime

from domain import handing_on, ladders, nudging, organising
from domain.daily_texts import WHAT_NOW
from domain.ladder import SHIPPED, Rung, Since, To
from storage.tables import Role
from tests.domain.season.conftest import Season
from tests.domain.season.simulated import Post, at


def local(day: str, hour: int = 9) -> datetime:
    return at(f"2026-{day}T{hour:02}:00", "Asia/Yekaterinburg")


def sent(season: Season, post: Post, now: datetime) -> list[tuple[str, int]]:
    season.clock.now = now
    known = len(post.sent)
    post.ticks(season.session, now)
    return sorted((letter.kind, letter.to_id) for letter in post.sent[known:])


def test_a_nudge_in_the_night_reaches_each_in_their_own_morning(season: Season) -> None:
    post = Post()
    season.run(organising.change_organisation, "город", zone="Asia/Vladivostok")
    near = season.person("Анна", Role.HEAD, "гимназия")
    far = season.person("Борис", Role.HEAD, "школа")
    campaign = season.campaign()
    sent(season, post, local("09-03"))
    forms = tuple(season.form(campaign, code) for code in ("школа", "гимназия"))
    season.clock.now = local("09-03", 23)
    done = season.run(nudging.nudge, forms)
    assert done.goes.at == local("09-04", 4)
    assert sent(season, post, local("09-04", 3)) == []
    assert sent(season, post, local("09-04", 4)) == [("nudge", far)]
    assert sent(season, post, local("09-04", 8)) == []
    assert sent(season, post, local("09-04", 9)) == [("nudge", near)]


def test_a_rung_for_the_head_alone_does_not_swallow_that_of_the_others(season: Season) -> None:
    """The seventh day before is a Sunday; what waits for Monday meets a rung of the head's."""
    post = Post()
    head = season.person("Анна", Role.HEAD, "школа")
    other = season.person("Борис", Role.COORDINATOR, "школа")
    campaign = season.campaign(on_time_at=local("09-27", 18))
    for rung in SHIPPED.rungs:
        season.run(ladders.remove_rung, campaign, rung.code)
    season.run(ladders.add_rung, campaign, Rung(Since.ON_TIME, 7))
    season.run(ladders.add_rung, campaign, Rung(Since.ON_TIME, 6, (To.HEAD,)))
    sent(season, post, local("09-03"))
    assert sent(season, post, local("09-20", 12)) == []
    got = sent(season, post, local("09-21"))
    assert got == sorted([("reminder", head), ("reminder", other)])
    marks = {letter.to_id: letter.mark for letter in post.sent[-2:]}
    assert marks == {head: "6:2026-09-27", other: "7:2026-09-27"}


def test_what_waits_for_a_head_is_not_overtaken_by_what_only_others_hear(season: Season) -> None:
    """The form is in other hands: the head hears what is for heads, and nothing else."""
    post = Post()
    head = season.person("Анна", Role.HEAD, "школа")
    other = season.person("Борис", Role.COORDINATOR, "школа")
    campaign = season.campaign(on_time_at=local("09-27", 18))
    for rung in SHIPPED.rungs:
        season.run(ladders.remove_rung, campaign, rung.code)
    season.run(ladders.add_rung, campaign, Rung(Since.ON_TIME, 7, (To.HEAD,)))
    season.run(ladders.add_rung, campaign, Rung(Since.ON_TIME, 6))
    season.run(ladders.add_rung, campaign, Rung(Since.ON_TIME, 4, (To.HEAD,)))
    season.run(ladders.add_rung, campaign, Rung(Since.ON_TIME, 3))
    season.run(handing_on.hand_over, season.form(campaign, "школа"), other)
    sent(season, post, local("09-03"))
    assert sent(season, post, local("09-20", 12)) == []
    got = sent(season, post, local("09-21"))
    assert got == sorted([("reminder", head), ("reminder", other)])
    marks = {letter.to_id: letter.mark for letter in post.sent[-2:]}
    assert marks == {head: "7:2026-09-27", other: "6:2026-09-27"}
    got = sent(season, post, local("09-24"))
    assert got == sorted([("reminder", head), ("reminder", other)])
    marks = {letter.to_id: letter.mark for letter in post.sent[-2:]}
    assert marks == {head: "4:2026-09-27", other: "3:2026-09-27"}


def test_the_alarm_knows_of_what_waited_for_a_working_day(season: Season) -> None:
    """A rung of Sunday that should have gone out on a Monday on which nothing ran."""
    post = Post()
    season.person("Раиса", Role.ADMIN, "край")
    season.person("Анна", Role.HEAD, "школа")
    season.campaign(on_time_at=local("09-27", 18))
    sent(season, post, local("09-03"))
    sent(season, post, local("09-18", 18))
    sent(season, post, local("09-22"))
    said = [letter.content["text"] for letter in post.sent if letter.kind == "daily"]
    assert said[-1] == (
        "Внимание: напоминания не уходили! По плану должно было уйти: 1. "
        f"Рассылка за 21.09: «Осень». Отправлено: 0. {WHAT_NOW}"
    )
