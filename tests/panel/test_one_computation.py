"""The same thing has the same number in the chat, on the pages and in everything taken away."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest

from bot.screens import scores
from domain import filling
from domain.acting import act_as, actor_of, the_program
from domain.campaigning import Audience, create_campaign, open_campaign
from domain.results import Counted
from reports import long_form, svod, tidy
from reports.gathering import Asked
from storage import Database, Session
from survey_defs.loading import shipped
from tests.answering import answer_at_random
from tests.conftest import Clock
from tests.panel.conftest import OPERATOR, SignIn, Visitor
from tests.survey_defs.test_shipped import CODES

HEADS = {"north-school": "Анна", "south-school": "Семён"}
SEED = 423


class Score(NamedTuple):
    earned: Decimal
    maximum: Decimal


def number(text: str) -> Decimal:
    """Of a text in Russian: `1 234,5`."""
    return Decimal(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-"))


def scored(text: str) -> Score:
    """`Набрано 12,5 из 30` with whatever is about it."""
    found = re.search(r"(-?[\d\s]+(?:,\d+)?)\s+из\s+(-?[\d\s]+(?:,\d+)?)", text)
    assert found, text
    return Score(number(found[1]), number(found[2]))


class Season(NamedTuple):
    campaign: int
    forms: dict[str, int]
    """By the code of the school."""


def hold(session: Session, clock: Clock, cast: dict[str, int], code: str) -> Season:
    now, survey = clock(), shipped()[code]
    made = create_campaign(
        session, the_program(), now,
        survey=survey, title=f"Кампания {code}",
        opens_at=now, on_time_at=now + timedelta(days=20), locks_at=now + timedelta(days=30),
        organisation_code="1", audience=Audience(kind="school"),
    )  # fmt: skip
    open_campaign(session, the_program(), now, made.id, OPERATOR)
    forms = {}
    for seed, (school, name) in enumerate(HEADS.items(), SEED):
        head = actor_of(session, cast[name])
        forms[school] = filling.home(session, head, now).forms[0].form_id
        taken = answer_at_random(session, head, now, forms[school], survey, Random(seed))
        assert taken > 2
    return Season(made.id, forms)


@pytest.fixture(params=CODES)
async def season(
    request: pytest.FixtureRequest, database: Database, clock: Clock, cast: dict[str, int]
) -> Season:
    return await database.changing(hold, clock, cast, request.param)


async def in_the_chat(database: Database, clock: Clock, who: int, form: int) -> list[Score]:
    """The whole, then each mechanism, read off the lines that people see."""
    view = await database.looking(act_as, who, clock(), filling.summary, form)
    whole = next(iter(scores.total(view)), "0 из 0")
    return [scored(whole), *(scored(scores.score(line)) for line in view.mechanisms)]


async def on_its_page(raisa: Visitor, form: int) -> list[Score]:
    page = await raisa.page(f"/forms/{form}")
    whole = re.search(r"<dt>набрано, если всё подтвердят</dt><dd>(.*?)</dd>", page)
    assert whole
    return [scored(re.sub(r"<[^>]+>", "", whole[1]))]


def in_the_workbook(book: Any, school: str) -> list[Score]:
    head, *rows = [[cell.value for cell in row] for row in book["Организации"].iter_rows()]
    row = next(row for row in rows if row[head.index("Код")] == school)
    return [Score(*(Decimal(str(row[head.index(name)])) for name in ("Набрано", "Максимум")))]


def in_the_long_form(target: Path, school: str) -> Score:
    with target.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file, delimiter=";"))
    mine = [row for row in rows if row[head.index("Код организации")] == school]
    earned, maximum = (
        sum((number(row[head.index(name)]) for row in mine if row[head.index(name)]), Decimal())
        for name in ("Баллы", "Максимум")
    )
    return Score(earned, maximum)


def for_analysts(target: Path, school: str) -> dict[tuple[str, str], Score]:
    """By the cut and its code."""
    with ZipFile(target) as archive:
        name = next(name for name in archive.namelist() if "result" in name or "тог" in name)
        text = archive.read(name).decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text), delimiter=";")
    return {
        (row["Разрез"], row["Код"]): Score(number(row["Баллы"] or "0"), number(row["Максимум"]))
        for row in found
        if row["Код организации"] == school
    }


async def test_each_number_is_the_same_wherever_it_is_read(
    season: Season,
    signed_in: SignIn,
    database: Database,
    clock: Clock,
    cast: dict[str, int],
    tmp_path: Path,
) -> None:
    import openpyxl

    raisa = await signed_in("Раиса")
    asked = Asked(season.campaign, Counted.ALL)
    files = {name: tmp_path / name for name in ("svod.xlsx", "long.csv", "tidy.zip")}
    for write, target in zip(
        (svod.write, long_form.write, tidy.write_all), files.values(), strict=True
    ):
        await database.looking(act_as, cast["Раиса"], clock(), write, asked, target)
    book = openpyxl.load_workbook(files["svod.xlsx"], data_only=True)
    together = Score(Decimal(), Decimal())
    for school, name in HEADS.items():
        form = season.forms[school]
        whole, *mechanisms = await in_the_chat(database, clock, cast[name], form)
        analysts = for_analysts(files["tidy.zip"], school)
        found = {
            "page": await on_its_page(raisa, form),
            "workbook": in_the_workbook(book, school),
            "long form": [in_the_long_form(files["long.csv"], school)],
            "analysts": [analysts["вся анкета", ""]],
        }
        assert found == {where: [whole] for where in found}
        assert [*_parts(analysts, mechanisms)] == mechanisms
        together = Score(together.earned + whole.earned, together.maximum + whole.maximum)
    assert (together.earned > 0) == (together.maximum > 0)
    page = await raisa.page(f"/campaigns/{season.campaign}/results?which=all")
    total = re.search(r"<dt>баллов у всех вместе</dt><dd>(.*?)</dd>", page)
    assert total
    assert scored(re.sub(r"<[^>]+>", "", total[1])) == together


def _parts(analysts: dict[tuple[str, str], Score], mechanisms: list[Score]) -> list[Score]:
    return [score for (cut, _), score in analysts.items() if cut == "раздел"][: len(mechanisms)]
