"""One's own clock and the morning digest, as their owner sets them."""

from __future__ import annotations

import pytest

from domain.digesting import ask_for_digest
from domain.errors import NotAllowed, NotFound
from domain.hours import Hours, hours, set_clock
from domain.zone_texts import ZONES
from storage.tables import Role
from tests.domain.season.conftest import Season
from tests.domain.season.simulated import Post, at

VLADIVOSTOK = [zone for zone, _ in ZONES].index("Asia/Vladivostok") + 1
HOME = ("Asia/Yekaterinburg",)


def test_whoever_lives_by_another_clock_is_reminded_by_it(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.campaign()
    assert season.do("Анна", hours) == Hours(None, HOME, may_have_digest=False, digest=False)
    season.do("Анна", set_clock, VLADIVOSTOK)
    assert season.do("Анна", hours).own == "Asia/Vladivostok"
    post = Post()
    for moment in ("2026-09-22T08:59", "2026-09-23T08:59", "2026-09-23T09:00"):
        post.ticks(season.session, at(moment, "Asia/Vladivostok"))
    came = [letter.at for letter in post.sent if letter.mark.startswith("7:")]
    assert came == [at("2026-09-23T09:00", "Asia/Vladivostok")]
    season.do("Анна", set_clock, 0)
    assert season.do("Анна", hours).own is None
    for number in (-1, len(ZONES) + 1):
        with pytest.raises(NotFound):
            season.do("Анна", set_clock, number)


def test_a_coordinator_asks_for_the_digest_and_a_head_may_not(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.COORDINATOR, "город")
    season.do("Борис", ask_for_digest, True)
    assert season.do("Борис", hours) == Hours(None, HOME, may_have_digest=True, digest=True)
    with pytest.raises(NotAllowed):
        season.do("Анна", ask_for_digest, True)
