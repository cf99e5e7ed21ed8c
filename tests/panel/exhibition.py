"""A region in which every page of the panel has something to show, the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.acting import Actor, act_as, actor_of, the_program
from domain.answering import Spot, type_answer
from domain.campaigning import Audience, close_campaign, create_campaign, open_campaign
from domain.filling.tabling import paste_rows
from domain.marking import mark_region
from domain.organising import add_organisation, change_organisation
from domain.papers import Kind, NewPaper, register
from storage import Database, Session
from storage.tables import Answer, Form, FormState, Organisation
from survey_defs.loading import shipped
from survey_defs.scores import maximum_of
from survey_defs.scoring import State
from tests.answering import answer_at_random
from tests.conftest import Clock
from tests.domain.importing.books import USUAL, book
from tests.panel.conftest import OPERATOR, Season
from tests.panel.test_surveys import FIRST

SEED = 20260901
SURVEY = "municipal_mechanisms"
TOWNS = (
    "Заречный район", "Каменский район", "Луговской район",
    "город Приозёрск", "Сосновский район", "Ясногорский район",
)  # fmt: skip
MARKS = {
    "1.1": "74,5",
    "1.2": "61",
    "1.3": "80",
    "1.4": "55,5",
    "2.1": "70",
    "2.2": "48",
    "2.3": "66",
}
DRAFT, ROSTER, NUMBER = "abcdefghijklmnop", "qrstuvwxyzabcdef", "123456789015"


@dataclass(frozen=True)
class Exhibition:
    addresses: dict[str, object]
    """What the places of addresses are filled with."""
    cast: dict[str, int]

    def at(self, address: str) -> str:
        return address.format(**self.addresses)


@pytest.fixture
async def exhibition(
    database: Database, clock: Clock, cast: dict[str, int], season: Season, tmp_path: Path
) -> Exhibition:
    _drafts(tmp_path, str(cast["Раиса"]))
    await database.changing(act_as, cast["Раиса"], clock(), _paper, season)
    towns = await database.changing(_towns, clock(), season)
    towns |= await database.changing(_agglomeration, clock(), cast["Анна"])
    clock.passes(days=9, hours=5)
    return Exhibition(
        {
            "campaign": season.campaign,
            "mechanisms": towns["campaign"],
            "town": towns["organisation"],
            "town_form": towns["form"],
            "form": season.forms["north-school"],
            "organisation": season.organisations["north"],
            "school": season.organisations["north-school"],
            "invitation": season.invitations["north"],
            "membership": season.memberships["Анна"],
            "evidence": season.evidence["north-school"],
            "job": season.job,
            "draft": DRAFT,
            "roster": ROSTER,
            "paper": NUMBER,
            "agglomeration": towns["agglomeration"],
        },
        cast,
    )


def roster_of(folder: Path, person: str) -> Path:
    return folder / "rosters" / "drafts" / person / ROSTER / "Список.xlsx"


def survey_of(folder: Path, person: str) -> Path:
    return folder / "drafts" / person / DRAFT / "планы.yaml"


def _drafts(folder: Path, person: str) -> None:
    """A questionnaire that is not published yet, and a list of people that is not brought in."""
    for path in (roster_of(folder, person), survey_of(folder, person)):
        path.parent.mkdir(parents=True)
    survey_of(folder, person).write_text(FIRST, "utf-8")
    rows = [
        USUAL,
        (
            "Северный район",
            "Школа № 1 (Елкино)",
            "директор",
            "Иванова Анна Петровна",
            "89123456789",
        ),
        ("Южный район", "Школа № 18", "директор", "Сидорова Вера Ивановна", "8 (912) 000-00-02"),
    ]
    book(roster_of(folder, person), {"Лист1": rows})


def _paper(session: Session, by: Actor, now: datetime, season: Season) -> None:
    place, digest = season.organisations["north"], sha256(b"a paper").hexdigest()
    register(
        session, by, now, [NewPaper(NUMBER, Kind.MUNICIPALITY, place, digest, season.campaign)]
    )


def _towns(session: Session, now: datetime, season: Season) -> dict[str, int]:
    """Eight municipalities that differ, with a campaign on the mechanisms answered by most."""
    chance = random.Random(SEED)
    for number, name in enumerate(TOWNS):
        code = f"t{number}"
        _add(session, now, "1", "municipality", code, name)
        for school in (1, 2):
            _add(
                session, now, code, "school", f"{code}-{school}", f"Школа № {10 * number + school}"
            )
    for place in session.scalars(select(Organisation).where(Organisation.kind == "municipality")):
        _describe(session, now, place.code, chance)
    _last_year(session, now - timedelta(days=365), chance)
    campaign = _opened(session, now, SURVEY, "Механизмы управления 2026", "municipality")
    forms = _answered(session, now, campaign, slice(0, 6), chance)
    mark_region(session, the_program(), now, campaign, MARKS)
    return {
        "campaign": campaign, "form": forms[0].id, "organisation": forms[0].organisation_id
    }  # fmt: skip


def _last_year(session: Session, now: datetime, chance: random.Random) -> None:
    """Of those who answered then, two have not done so now, and the other way round."""
    campaign = _opened(session, now, SURVEY, "Механизмы управления 2025", "municipality")
    _answered(session, now, campaign, slice(2, 8), chance)
    close_campaign(session, the_program(), now + timedelta(days=40), campaign)


def _answered(
    session: Session, now: datetime, campaign: int, some: slice, chance: random.Random
) -> list[Form]:
    found = select(Form).where(Form.campaign_id == campaign).order_by(Form.id)
    forms = list(session.scalars(found))
    for number, form in enumerate(forms[some]):
        _answer(session, form.id, chance)
        form.started_at = form.active_at = now + timedelta(days=number)
        form.submitted_at, form.state = form.active_at, FormState.SUBMITTED
    return forms


def _agglomeration(session: Session, now: datetime, anna: int) -> dict[str, int]:
    """Two years of it, in forms that Anna fills in; what she does not tell is answered anyhow."""
    head, survey, chance = actor_of(session, anna), shipped()["agglomeration"], random.Random(SEED)
    here = select(Organisation.id).where(Organisation.code == "north-school").scalar_subquery()
    for year, members in ((2025, TOWNS[:4]), (2026, TOWNS[1:])):
        campaign = _opened(session, now, "agglomeration", f"Агломерация {year}", "school")
        own = select(Form.id).where(Form.campaign_id == campaign, Form.organisation_id == here)
        form = session.scalars(own).one()
        answer_at_random(session, head, now, form, survey, chance)
        for question, type_in, text in _told(year, members):
            type_in(session, head, now, Spot(form, survey.place(question), None), text)
    return {"agglomeration": campaign}


def _told(year: int, members: tuple[str, ...]) -> list[tuple[str, Callable[..., object], str]]:
    signed = "\n".join(f"{name}; Муниципальный район; {year}; Заключён" for name in members)
    held = (
        f"Съезд; Традиционное региональное; 15.03.{year}; Выполнено; 16.03.{year}\n"
        f"Сайты; Специальный проект; 01.10.{year}; Перенесено;; 01.02.{year + 1}; Нет регламента"
    )
    return [
        ("year", type_answer, str(year)),
        ("municipalities", type_answer, "8"),
        ("members", paste_rows, signed),
        ("events", paste_rows, held),
    ]


def _opened(session: Session, now: datetime, survey: str, title: str, kind: str) -> int:
    made = create_campaign(
        session,
        the_program(),
        now,
        survey=shipped()[survey],
        title=title,
        opens_at=now,
        on_time_at=now + timedelta(days=20),
        locks_at=now + timedelta(days=30),
        organisation_code="1",
        audience=Audience(kind=kind),
    )
    open_campaign(session, the_program(), now, made.id, OPERATOR)
    return made.id


def _add(session: Session, now: datetime, under: str, kind: str, code: str, name: str) -> None:
    add_organisation(
        session, the_program(), now, name=name, kind=kind, code=code, under=under, zone=None
    )


def _describe(session: Session, now: datetime, code: str, chance: random.Random) -> None:
    """Town or village, so that there are two kinds of municipalities to tell apart."""
    town = chance.random() < 1 / 2
    known = {
        "type": "городской округ" if town else "муниципальный район",
        "pupils": chance.randint(9_000, 12_000) if town else chance.randint(900, 2_400),
        "rural": not town,
    }
    change_organisation(session, the_program(), now, code, attributes=known)


def _answer(session: Session, form_id: int, chance: random.Random) -> None:
    """Every municipality has a share of its own of what it has reached."""
    survey = shipped()[SURVEY]
    most = {question.code: maximum_of(question, survey.rounding) for question in survey.questions}
    reached = chance.uniform(0.35, 0.9)
    asked = select(Answer).where(Answer.form_id == form_id, Answer.question.in_(most))
    for row in sorted(session.scalars(asked), key=lambda row: row.question):
        earned = most[row.question] if chance.random() < reached else 0
        row.state, row.points, row.maximum = State.ANSWERED, earned, most[row.question]
