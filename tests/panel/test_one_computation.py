"""The same thing has the same number in the chat, on the pages and in everything taken away."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from domain import filling
from domain.acting import act_as, actor_of, the_program
from domain.campaigning import Audience, create_campaign, open_campaign
from domain.filling import Summary
from domain.results import Counted
from reports import long_form, svod
from reports.gathering import Asked
from reports.papers import making
from storage import Database, Session, organisations
from survey_defs.loading import shipped
from survey_defs.model import Survey
from tests.answering import answer_at_random
from tests.conftest import Clock
from tests.panel import readings
from tests.panel.conftest import OPERATOR, SignIn
from tests.panel.readings import NOTHING, WHOLE, Read, Score
from tests.survey_defs.test_shipped import CODES

HEADS = {"north-school": "Анна", "south-school": "Семён"}
SEED = 423


class Season(NamedTuple):
    survey: Survey
    campaign: int
    forms: dict[str, int]
    """By the code of the school."""
    places: dict[str, int]


def hold(session: Session, clock: Clock, cast: dict[str, int], code: str) -> Season:
    now, survey = clock(), shipped()[code]
    made = create_campaign(
        session, the_program(), now,
        survey=survey, title=f"Кампания {code}",
        opens_at=now, on_time_at=now + timedelta(days=20), locks_at=now + timedelta(days=30),
        organisation_code="1", audience=Audience(kind="school"),
    )  # fmt: skip
    open_campaign(session, the_program(), now, made.id, OPERATOR)
    forms, places = {}, {}
    for seed, (school, name) in enumerate(HEADS.items(), SEED):
        head = actor_of(session, cast[name])
        forms[school] = filling.home(session, head, now).forms[0].form_id
        taken = answer_at_random(session, head, now, forms[school], survey, Random(seed))
        assert taken > 2
        place = organisations.by_code(session, school)
        assert place is not None
        places[school] = place.id
    return Season(survey, made.id, forms, places)


@pytest.fixture(params=CODES)
async def season(
    request: pytest.FixtureRequest, database: Database, clock: Clock, cast: dict[str, int]
) -> Season:
    return await database.changing(hold, clock, cast, request.param)


class Files(NamedTuple):
    """Everything that is taken away, as Raisa takes it."""

    book: Any
    long_form: Path
    papers: dict[str, dict[str, bytes]]
    """By the code of the school and the ending."""


@pytest.fixture
async def files(
    season: Season, database: Database, clock: Clock, cast: dict[str, int], tmp_path: Path
) -> Files:
    import openpyxl

    async def take(writer: Any, name: str, *more: Any) -> Path:
        asked = Asked(season.campaign, Counted.ALL, *more)
        target = tmp_path / name
        await database.looking(act_as, cast["Раиса"], clock(), writer, asked, target)
        return target

    papers = {
        school: {
            ending: (
                await take(making.write_papers, f"paper.{ending}", (form,), None, ending)
            ).read_bytes()
            for ending in (making.WORD, making.PDF)
        }
        for school, form in season.forms.items()
    }
    book = openpyxl.load_workbook(await take(svod.write, "svod.xlsx"), data_only=True)
    return Files(book, await take(long_form.write, "long.csv"), papers)


async def test_each_number_is_the_same_wherever_it_is_read(
    season: Season,
    files: Files,
    signed_in: SignIn,
    database: Database,
    clock: Clock,
    cast: dict[str, int],
) -> None:
    raisa, survey, campaign = await signed_in("Раиса"), season.survey, season.campaign
    link = await readings.by_the_link(raisa, campaign)
    for school, form in season.forms.items():
        truth = link.scores[school]
        view: Summary = await database.looking(
            act_as, cast[HEADS[school]], clock(), filling.summary, form
        )
        found = {
            "chat": readings.in_the_chat(survey, view),
            "form": await readings.on_its_page(raisa, survey, form),
            "results": await readings.in_results(raisa, survey, campaign, season.places[school]),
            "workbook": readings.in_the_workbook(survey, files.book, school),
            "long form": {WHOLE: readings.in_the_long_form(files.long_form, school)},
        }
        blocks = {
            key: found["results"].pop(key) for key in [*found["results"]] if key not in truth
        }
        assert found == {where: {key: truth[key] for key in read} for where, read in found.items()}
        assert blocks == _blocks(survey, truth)
        assert {*truth} == {*found["results"]} == {*found["workbook"]}
        _papers_agree(survey, files.papers[school], truth, link.lost[school])


async def test_the_whole_of_a_campaign_is_the_sum_of_its_forms(
    season: Season, signed_in: SignIn
) -> None:
    raisa = await signed_in("Раиса")
    wholes = [
        each[WHOLE]
        for each in (await readings.by_the_link(raisa, season.campaign)).scores.values()
    ]
    together = Score(sum(each.earned for each in wholes), sum(each.maximum for each in wholes))
    page = await raisa.page(f"/campaigns/{season.campaign}/results?which=all")
    assert (together.earned > 0) == (together.maximum > 0)
    assert readings.whole_of(page) == together


def _blocks(survey: Survey, truth: Read) -> Read:
    """Where mechanisms lie in blocks, a block is the sum of its own."""
    if "level1" not in readings.divisions(survey):
        return {}
    return {
        ("level1", block.code): Score(
            *map(sum, zip(*(truth["section", each.code] for each in block.sections), strict=True))
        )
        for block in survey.sections
    }


def _papers_agree(survey: Survey, papers: dict[str, bytes], truth: Read, lost: Any) -> None:
    word = readings.in_word(papers[making.WORD])
    sections = [truth["section", code] for code in readings.codes(survey, "section")]
    assert word.scores == [truth[WHOLE], *(each for each in sections if each != NOTHING)]
    assert dict(word.lost) == {code: points for code, points in lost.items() if points}
    assert readings.in_pdf(papers[making.PDF], word) == word
