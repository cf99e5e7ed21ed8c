"""Two municipalities run the same questionnaire: neither learns of the other, in any way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

import pytest

from admin.app import make_panel
from admin.keys import Options
from bot import callbacks as to
from bot.screen import Scene, Setting
from bot.screens.rendering import render
from domain import campaigning, filling, handing_on, jobs, results, standing_in, team
from domain.acting import act_as, actor_of
from domain.campaigning import Audience
from domain.consenting import put_in_force
from domain.errors import NotAllowed, NotFound, Refusal
from domain.overview import board
from reports import documents, long_form, svod
from reports.documents import Wanted
from reports.svod import Asked
from storage import Database, Session, consents, organisations, people, teams
from storage.files import FileStore
from storage.tables import Role
from survey_defs.loading import shipped
from tests.access.test_routes import ROUTES, address, routes_of
from tests.conftest import Clock
from tests.panel.conftest import CAST, OPERATOR, Season, SignIn

NORTHS = ("Ёлкино", "Анна", "Пелагея", "Северный", "Северная самооценка")
"""What nobody of the South may read."""


class Both(NamedTuple):
    """The campaign of each, the form of its school, and the school where Pelageya stands in."""

    north: int
    south: int
    annas: int
    semyons: int
    school: int
    pelageyas: int
    """Her own role there."""


@pytest.fixture
async def both(database: Database, clock: Clock, cast: dict[str, int], season: Season) -> Both:
    """Beside the campaign of the region, which asks them both."""
    return await database.changing(run, clock, cast)


def run(session: Session, clock: Clock, cast: dict[str, int]) -> Both:
    made = {}
    for name, code, title in (
        ("Борис", "north", "Северная самооценка"),
        ("Глеб", "south", "Южная самооценка"),
    ):
        by, now = actor_of(session, cast[name]), clock()
        line = campaigning.create_campaign(
            session, by, now,
            survey=shipped()["head_self_assessment"], title=title, period="2026",
            opens_at=now, on_time_at=now + timedelta(days=20),
            locks_at=now + timedelta(days=30),
            organisation_code=code, audience=Audience(kind="school"),
        )  # fmt: skip
        campaigning.open_campaign(session, by, now, line.id, OPERATOR)
        made[code] = line.id
    consent = put_in_force(session, clock(), OPERATOR)
    assert consent is not None
    consents.give(session, cast["Семён"], consent.version, clock())
    forms = [
        next(
            line.form_id
            for line in filling.home(session, actor_of(session, cast[name]), clock()).forms
            if line.campaign == title
        )
        for name, title in (("Анна", "Северная самооценка"), ("Семён", "Южная самооценка"))
    ]
    school, role = team_of_north(session, clock(), cast, forms[0])
    return Both(made["north"], made["south"], *forms, school, role)


def team_of_north(
    session: Session, now: datetime, cast: dict[str, int], form: int
) -> tuple[int, int]:
    """Anna is away, her deputy Pelageya stands in and holds the form, an executor is called."""
    school = organisations.by_code(session, "north-school")
    assert school is not None
    deputy = people.add(session, 77, "Пелагея", now)
    people.grant(session, deputy.id, school.id, Role.DEPUTY, now)
    consent = put_in_force(session, now, OPERATOR)
    consents.give(session, deputy.id, consent.version, now)
    boris = actor_of(session, cast["Борис"])
    handing_on.hand_over(session, boris, now, form, deputy.id)
    team.call_helper(session, boris, now, school.id, Role.EXECUTOR)
    back = now.date() + timedelta(days=9)
    leave = standing_in.Leave(school.id, cast["Анна"], deputy.id, back)
    standing_in.go_away(session, boris, now, leave)
    mate = next(e for e in teams.mates(session, school.id) if e.person_id == deputy.id)
    return school.id, mate.membership_id


async def test_each_admin_lists_their_own_and_that_of_the_region(
    database: Database, clock: Clock, cast: dict[str, int], both: Both
) -> None:
    def titles(session: Session, name: str) -> list[str]:
        by = actor_of(session, cast[name])
        lines = campaigning.list_campaigns(session, by, clock())
        return sorted(f"{line.title}: {line.forms}" for line in lines)

    assert await database.looking(titles, "Борис") == [
        "Самооценка 2026: 1",
        "Северная самооценка: 1",
    ]
    assert await database.looking(titles, "Глеб") == [
        "Самооценка 2026: 1",
        "Южная самооценка: 1",
    ]


async def test_no_page_of_the_panel_knows_the_others_campaign(
    signed_in: SignIn,
    season: Season,
    both: Both,
    database: Database,
    clock: Clock,
    options: Options,
) -> None:
    gleb = await signed_in("Глеб")
    its = replace(season, campaign=both.north, forms={"north-school": both.annas})
    answered, read = {}, []
    for route in routes_of(make_panel(database, clock, options)):
        method, path = address(route, its)
        if method == "POST" and route.startswith("POST /leave"):
            continue
        fields = {"csrf": gleb.csrf, **ROUTES[route].fields}
        answer = await gleb.client.request(
            method, path, data=fields if method == "POST" else None, allow_redirects=False
        )
        if "{campaign_id}" in route or "{form_id}" in route:
            answered[route] = answer.status
        if "/static/" not in route:
            text = (await answer.read()).decode(errors="replace")
            read += [f"{route}: {secret}" for secret in NORTHS if secret in text]
    assert answered == dict.fromkeys(answered, 404)
    assert read == []


async def test_no_operation_knows_the_others_campaign(
    database: Database, clock: Clock, cast: dict[str, int], both: Both, tmp_path: Path
) -> None:
    until, target = clock() + timedelta(days=40), tmp_path / "out"
    leave = standing_in.Leave(both.school, cast["Анна"], cast["Семён"], until.date())
    tried = [
        (campaigning.campaign_page, both.north),
        (campaigning.launch_plan, both.north),
        (campaigning.progress, both.north),
        (campaigning.take_back, both.north, "так"),
        (campaigning.close_campaign, both.north),
        (campaigning.reopen_campaign, both.north, until, "так"),
        (campaigning.include, both.north, "south-school"),
        (campaigning.extend_form, both.annas),
        (campaigning.reopen_form, both.annas, 3, "так"),
        (team.team, both.school),
        (team.member_page, both.pelageyas),
        (team.call_helper, both.school, Role.DEPUTY),
        (team.dismiss, both.pelageyas),
        (team.give_part, team.Given(both.pelageyas, both.north, 1, on=True)),
        (standing_in.go_away, leave),
        (standing_in.come_back, both.school, cast["Анна"]),
        (handing_on.handing, both.annas),
        (handing_on.hand_over, both.annas, None),
        (board, both.north),
        (results.results, both.north),
        (jobs.ask, both.north, jobs.Kind.SVOD),
        (svod.write, Asked(both.north), target),
        (long_form.write, Asked(both.north), target),
        (documents.archive, Wanted(both.north), FileStore(tmp_path)),
    ]
    for name in ("Глеб", "Семён"):
        for operation, *rest in tried:
            with pytest.raises((NotFound, NotAllowed)) as refused:
                await database.changing(_try, cast[name], clock(), operation, rest)
            assert isinstance(refused.value, Refusal), operation
    assert [secret for secret in NORTHS if secret in _inside(target)] == []


async def test_no_button_of_the_chat_leads_to_the_others_form(
    database: Database, clock: Clock, cast: dict[str, int], both: Both
) -> None:
    setting = Setting(operator=OPERATOR, panel_url=None, bot_name="svod_bot")
    places = [
        to.Home(),
        to.FormCard(form=both.annas),
        to.Question(form=both.annas, place=0),
        to.Contents(form=both.annas, section=0),
        to.Check(form=both.annas),
        to.Team(organisation=both.school),
        to.Mate(organisation=both.school, who=both.pelageyas),
        to.Calling(organisation=both.school),
        to.Away(organisation=both.school),
        to.AwayUntil(organisation=both.school, deputy=cast["Анна"]),
        to.Handing(form=both.annas),
    ]

    def read(session: Session, place: str) -> str:
        telegram_id = [*CAST].index("Семён") + 1
        scene = Scene(telegram_id, clock(), place, None, setting)
        shown = render(session, scene)
        return shown.text + " ".join(button.label for row in shown.rows for button in row)

    said = [await database.looking(read, place.pack()) for place in places]
    assert [secret for secret in NORTHS for text in said if secret in text] == []
    assert "Южная самооценка" in said[0]


def _try(session: Session, person: int, now, operation, rest):
    return act_as(session, person, now, operation, *rest)


def _inside(file: Path) -> str:
    """All the words of what an export may have begun to write."""
    if not is_zipfile(file):
        return file.read_text() if file.exists() else ""
    with ZipFile(file) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
