"""Every kind at its worst on a phone: the longest words, hundreds of options, 200 rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import callbacks as to
from bot.screen import Screen
from bot.screens.choosing import Spot as Choices
from bot.screens.question import question
from domain.acting import the_program
from domain.answering import Spot, add_row, paste_rows, remove_row, type_answer, type_cell
from domain.campaigning import Audience, create_campaign, open_campaign
from domain.proving import take_link
from storage import Database, Session, tables
from survey_defs.model import Survey
from tests.conftest import Clock
from tests.screens.limits import fits
from tests.screens.steps import papers, step
from tests.screens.test_forms import LONG, Form
from tests.season import OPERATOR, Season, settle

WORDS = "Очень длинное <название> & все подробности к нему "
TITLE = (WORDS * 12).strip()
LABEL = "Муниципальный округ № 1234567"
ROWS, OPTIONS, COLUMNS, ALSO = 200, 300, 20, 6


def options(count: int, **more: Any) -> list[dict[str, Any]]:
    return [
        {"code": f"o{n}", "label": f"{LABEL}-{n}", "full": TITLE[: 200 + n], **more}
        for n in range(count)
    ]


def column(number: int) -> dict[str, Any]:
    kinds: tuple[dict[str, Any], ...] = (
        {"kind": "text"},
        {"kind": "choice", "options": options(OPTIONS)},
        {"kind": "multiple", "options": options(OPTIONS), "required": False},
        {"kind": "date", "required": False},
        {"kind": "number", "unit": WORDS.strip(), "required": False, "decimals": 6},
        {"kind": "computed", "formula": "c0"},
    )
    shape = kinds[number % ALSO]
    return {"code": f"c{number}", "title": TITLE, "hint": WORDS * 5, **shape}


WORST: list[dict[str, Any]] = [
    {"kind": "note", "hint": WORDS * 15},
    {"kind": "choice", "options": options(OPTIONS)},
    {"kind": "choice", "options": options(7)},
    {"kind": "multiple", "options": options(OPTIONS), "at_most": 3},
    {"kind": "multiple", "options": options(4)},
    {"kind": "multiple", "options": options(5, alone=True), "at_least": 2, "at_most": 2},
    {"kind": "number", "unit": WORDS.strip(), "at_least": -1, "at_most": 10**9, "decimals": 6},
    {"kind": "fraction", "numerator": TITLE, "denominator": TITLE},
    {"kind": "date", "at_least": "2020-01-01"},
    {"kind": "text", "max_length": 3000},
    {"kind": "evidence", "evidence": {"at_least": 9}, "points": 5},
    {"kind": "computed", "formula": "concat(q9, q9, q9)"},
    {"kind": "table", "rows_at_most": ROWS, "columns": [column(n) for n in range(COLUMNS)]},
    {"kind": "table", "rows_at_most": ROWS, "columns": [column(0), {**column(0), "code": "d"}]},
]
PLACES = {kind: [n for n, one in enumerate(WORST) if one["kind"] == kind] for kind in
          ("note", "choice", "multiple", "table", "computed", "evidence", "date")}  # fmt: skip
WIDE, LISTED = PLACES["table"]
LONE = PLACES["multiple"][2]
"""Options that stand alone, of which two are wanted: no answer will do."""


@pytest.fixture(scope="module")
def worst() -> Survey:
    return Survey.model_validate(
        {
            "code": "worst", "version": 1, "title": TITLE, "official": False, "maximum": 5,
            "notice": WORDS, "levels": [{"title": TITLE, "from": 0}],
            "rules": [
                {"code": f"r{n}", "must": "q9 = 'нет'", "text": f"{n}. {TITLE}"} for n in range(20)
            ],
            "sections": [
                {"code": "s", "title": TITLE, "questions": [
                    {"code": f"q{n}", "title": TITLE, "official": False, "not_applicable": True,
                     "rule": WORDS * 3, "hint": WORDS * 5, **one}
                    for n, one in enumerate(WORST)
                ]}
            ],
        }
    )  # fmt: skip


def test_every_kind_fits_a_phone_without_an_answer(worst: Survey) -> None:
    for place in range(len(WORST)):
        fits(question(step(worst, place)))
        fits(question(step(worst, place, may_change=False, why_not=WORDS * 3)))
        fits(question(crowded(worst, place)))


def crowded(survey: Survey, place: int) -> Any:
    return step(
        survey, place, comment=WORDS * 15, evidence=papers(10), same=papers(1)[0], reusable=7,
        remarks=(WORDS * 5, WORDS * 5), by_name=WORDS,
    )  # fmt: skip


class Worst(Form):
    """Anna's form of the worst survey."""

    def __init__(self, session: Session, season: Season, survey: Survey) -> None:
        super().__init__(session, season, "school", Clock().now)
        campaign = create_campaign(
            session, the_program(), self.now, survey=survey, title=LONG[:200], opens_at=self.now,
            on_time_at=self.now + timedelta(days=9), locks_at=self.now + timedelta(days=19),
            organisation_code="region", audience=Audience(codes=("school",)),
        )  # fmt: skip
        open_campaign(session, the_program(), self.now, campaign.id, OPERATOR)
        self.survey = survey
        self.id = session.scalars(select(tables.Form.id).filter_by(campaign_id=campaign.id)).one()

    def at(self, place: int) -> dict[str, int]:
        return {"form": self.id, "place": place}


@pytest.fixture
def form(sqlite_url: str, clock: Clock, worst: Survey) -> Iterator[Worst]:
    database = Database(sqlite_url)
    with Session(database._changes) as session:
        yield Worst(session, settle(session, clock()), worst)
    database.close()


def test_every_kind_fits_a_phone_with_an_answer(form: Worst) -> None:
    typed = {"number": "999999,123456", "fraction": "1 из 3", "date": "30.09.2026",
             "text": WORDS * 50, "choice": "7", "multiple": "1 2"}  # fmt: skip
    for place, one in enumerate(WORST):
        if one["kind"] in typed and place != LONE:
            form.does(type_answer, Spot(form.id, place, None), typed[one["kind"]])
        if one["kind"] == "evidence":
            form.does(take_link, form.id, place, "https://example.ru/" + "длинный-адрес/" * 9)
        form.draws(to.Question(**form.at(place)))


def test_every_page_of_a_long_list_and_of_what_was_found_fits(form: Worst) -> None:
    for place in (PLACES["choice"][0], PLACES["multiple"][0]):
        for page in (0, 1, 20, 37, 99):
            form.draws(to.Question(**form.at(place), page=page))
            for words in ("муниц", "округ 1234567 29", "нет такого", ""):
                form.draws(Choices(form.id, place, 0).finding(words, page))


def test_a_table_of_200_rows_fits(form: Worst) -> None:
    rows = "\n".join(f"{number}. {WORDS};{WORDS}" for number in range(ROWS))

    added = form.does(paste_rows, Spot(form.id, LISTED, None), rows)

    assert added.added == ROWS
    for page in (0, 1, 17, 33, 99):
        screen = form.draws(to.Question(**form.at(LISTED), page=page))
        assert len([one for one in opened(screen) if isinstance(one, to.Row)]) in {2, 6}
        assert not any(isinstance(one, to.AddRow) for one in opened(screen))
    for row in (1, 100, ROWS):
        form.draws(to.Row(**form.at(LISTED), row=row))
        form.draws(to.RowRemoval(**form.at(LISTED), row=row))
        form.draws(to.Cell(**form.at(LISTED), row=row, column=1))
    form.does(remove_row, Spot(form.id, LISTED, None), 7)
    form.draws(to.RowGone(**form.at(LISTED), row=7))


def test_a_row_of_twenty_columns_and_each_of_its_cells_fit(form: Worst) -> None:
    form.does(add_row, Spot(form.id, WIDE, None), 1)
    form.does(type_cell, Spot(form.id, WIDE, None), 1, 0, WORDS * 40)
    for page in range(4):
        form.draws(to.Row(**form.at(WIDE), row=1, page=page))
    for number in range(COLUMNS):
        for page in (0, 37):
            form.draws(to.Cell(**form.at(WIDE), row=1, column=number, page=page))
        form.draws(Choices(form.id, WIDE, 0, row=1, column=number).finding("муниципальный окр"))


def test_every_screen_of_the_whole_form_fits(form: Worst) -> None:
    paper = form.does(take_link, form.id, 1, "https://example.ru/1").evidence_id
    for place in form.every_place(paper):
        form.draws(place)
    for page in range(5):
        form.draws(to.Check(form=form.id, doubts=2, page=page))


def test_typed_words_are_kept_as_far_as_a_button_holds_them() -> None:
    spot = Choices(2_147_483_647, 999_999, 99_999, row=99_999, column=19)

    assert spot.finding("Муниципальный округ: 1234567-12").words == "муниципальный о"
    assert len(spot.finding("слово " * 50, 99).pack().encode()) <= 64
    assert to.unpacked(spot.finding("а:б", 1).pack()) == spot.finding("а б", 1)


def opened(screen: Screen) -> list[Any]:
    return [to.unpacked(button.data) for row in screen.rows for button in row]
