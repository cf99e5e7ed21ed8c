"""Two campaigns, over New Year and over the holidays of May: exactly who got what when."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from domain import campaigning, nudging
from storage.tables import Form, FormState, Person, Role
from tests.domain.season.conftest import Season
from tests.domain.season.simulated import Post, at, left, runs, written

GOLDEN = Path(__file__).parent / "golden"
ZONES = {
    "запад": "Europe/Kaliningrad",
    "центр": "Europe/Moscow",
    "восток": "Asia/Vladivostok",
}
OWN = "Asia/Yekaterinburg"
"""One school of the centre lives by a clock of its own."""


def region(season: Season) -> dict[str, int]:
    """3 municipalities, 12 schools; a head in each, and those who answer for them."""
    people = {}
    season.organisation("край", "region", None, "Europe/Moscow")
    for town, zone in ZONES.items():
        season.organisation(town, "municipality", "край", zone)
        people[f"Коорд-{town}"] = season.person(f"Коорд-{town}", Role.COORDINATOR, town)
        for number in range(1, 5):
            zone_of = OWN if (town, number) == ("центр", 4) else None
            school = f"{town}-{number}"
            season.organisation(school, "school", town, zone_of)
            people[school] = season.person(f"Дир-{school}", Role.HEAD, school)
    people["Раиса"] = season.person("Раиса", Role.ADMIN, "край")
    return people


def submits(season: Season, campaign: int, *schools: str) -> None:
    for school in schools:
        form = season.session.get_one(Form, season.form(campaign, school))
        form.state = FormState.SUBMITTED
    season.session.flush()


def starts(season: Season, campaign: int, school: str) -> None:
    season.session.get_one(Form, season.form(campaign, school)).started_at = season.clock.now
    season.session.flush()


def goes_on(season: Season, post: Post, until: str) -> None:
    end = at(until)
    runs(post, season.session, season.clock.now, end)
    season.clock.now = end


def compare(name: str, lines: list[str]) -> None:
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("SVOD_GOLDEN") == "write":
        file.write_text("\n".join(lines) + "\n")
    assert "\n".join(lines) + "\n" == file.read_text()


def test_over_new_year(empty: Season) -> None:
    season, post = empty, Post()
    season.clock.now = at("2025-12-10T10:00")
    people = region(season)
    season.session.get_one(Person, people["запад-2"]).zone = "Asia/Omsk"
    campaign = season.campaign(
        on_time_at=at("2025-12-30T18:00"), locks_at=at("2026-01-14T18:00"), owner="край"
    )
    season.session.flush()
    goes_on(season, post, "2025-12-18T12:00")
    submits(season, campaign, "запад-1", "центр-1", "центр-2", "центр-3", "восток-1")
    starts(season, campaign, "запад-2")
    goes_on(season, post, "2025-12-24T12:00")
    # the fourth school of the west waits for its accountant, and tells so
    nudging.hush(
        season.session, actor(season, people["запад-4"]), season.clock.now,
        season.form(campaign, "запад-4"), 10,
    )  # fmt: skip
    goes_on(season, post, "2026-01-12T13:00")
    submits(season, campaign, "восток-2", "восток-3", "восток-4")
    season.run(
        campaigning.extend_form, season.form(campaign, "запад-3"),
        on_time_at=at("2026-01-16T18:00"), locks_at=at("2026-01-20T18:00"), reason="болели",
    )  # fmt: skip
    goes_on(season, post, "2026-01-22T12:00")
    compare("new_year", written(season.session, post.sent))
    assert left(season.session) == 0


def test_over_the_holidays_of_may(empty: Season) -> None:
    season, post = empty, Post()
    season.clock.now = at("2026-04-15T10:00")
    people = region(season)
    # the head of the first school of the west heads the second one too
    season.person("Дир-запад-1", Role.HEAD, "запад-2")
    season.session.get_one(Person, people["Раиса"]).digest = True
    campaign = season.campaign(
        on_time_at=at("2026-05-04T18:00"), locks_at=at("2026-05-10T18:00"), owner="край"
    )
    season.session.flush()
    goes_on(season, post, "2026-04-22T12:00")
    submits(season, campaign, *(f"восток-{number}" for number in range(1, 5)))
    submits(season, campaign, "запад-3", "запад-4", "центр-2", "центр-3")
    goes_on(season, post, "2026-04-26T12:00")
    season.clock.now += timedelta(days=3)  # the program did not run
    goes_on(season, post, "2026-05-13T12:00")
    compare("may", written(season.session, post.sent))
    assert left(season.session) == 0


def actor(season: Season, person: int):
    from domain.acting import actor_of

    return actor_of(season.session, person)
