"""Every other screen of every questionnaire that is shipped, drawn from a real form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from aiogram.filters.callback_data import CallbackData

from bot import callbacks as to
from bot.screen import Scene, Screen, Setting
from bot.screens.layout import PER_PAGE
from bot.screens.notices import HEADINGS, tell
from bot.screens.places import PLACES
from bot.screens.rendering import render
from domain.acting import act
from domain.answering import Spot, nothing_under, tick_all_items, type_answer
from domain.proving import SentFile, set_class, take_file, take_link
from domain.submitting import recall, submit
from domain.team import Given, call_helper, give_part, team
from storage import Database, Session
from storage.outbox import Waiting
from storage.tables import Form as FormRow
from storage.tables import Role
from survey_defs.loading import shipped
from survey_defs.model import Survey
from tests.conftest import Clock
from tests.screens.limits import fits
from tests.season import CAMPAIGNS, CAST, OPERATOR, Season, settle

SETTING = Setting(OPERATOR, "https://svod.example.ru", "svod_bot")
WHO = {"school": "Анна", "north": "Борис"}
PAGES = 3
LONG = "Постановление администрации <района> & «О мерах по развитию образования» " * 3


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    database = Database(sqlite_url)
    yield database
    database.close()


@pytest.fixture(params=WHO)
def where(request: pytest.FixtureRequest) -> str:
    return request.param


class Form:
    """A form of the season and whoever fills it in."""

    def __init__(self, session: Session, season: Season, where: str, now: datetime) -> None:
        self.session = session
        self.id = season.forms[where]
        self.survey: Survey = shipped()[CAMPAIGNS[where][0]]
        self.telegram_id = CAST[WHO[where]][0]
        self.person_id = season.people[WHO[where]]
        self.now = now
        self.place, self.who = self._settled()

    def _settled(self) -> tuple[int, int]:
        """The organisation, and an executor who is invited to all its sections."""
        place = self.session.get_one(FormRow, self.id).organisation_id
        made = self.does(call_helper, place, Role.EXECUTOR)
        for part in self.does(team, place).parts:
            self.does(give_part, Given(-made.id, part.campaign_id, part.number, on=True))
        return place, -made.id

    def does(self, operation, *args):
        return act(self.session, self.telegram_id, self.now, operation, *args)

    def draws(self, place: CallbackData, awaiting: CallbackData | None = None) -> Screen:
        kept = awaiting.pack() if awaiting else None
        screen = render(
            self.session, Scene(self.telegram_id, self.now, place.pack(), kept, SETTING)
        )
        fits(screen)
        return screen

    def places_of_a_team(self) -> Iterator[CallbackData]:
        at = {"organisation": self.place}
        yield from (to.Team(**at), to.Calling(**at), to.Away(**at))
        yield to.AwayUntil(**at, deputy=self.person_id)
        yield from (to.Mate(**at, who=self.who), to.Dismissing(**at, who=self.who))
        yield to.Handing(form=self.id)

    def every_place(self, paper: int) -> Iterator[CallbackData]:
        """One of each kind for each section and page."""
        form, at = self.id, {"form": self.id, "place": 0}
        doc = {**at, "paper": paper}
        yield from (to.Home(), to.Help(), to.Privacy(), to.Leaving(), to.PanelLink())
        yield from (to.Renaming(), to.Phoning(), to.Hours(), to.Boards(), to.Board(campaign=1))
        yield from self.places_of_a_team()
        yield from (to.FormCard(form=form), to.Sending(form=form), to.Recalling(form=form))
        yield from (to.Paper(**doc), to.PaperDetails(**doc), to.PaperRemoval(**doc))
        yield to.Paper(form=form, place=to.NOWHERE, paper=paper)
        yield from (to.Nothing(form=form, section=0), to.Contents(form=form))
        yield to.Placing(form=form, paper=paper)
        for section, known in enumerate(_sections(self.survey.sections), start=1):
            here = {"form": form, "section": section}
            yield to.Nothing(**here)
            for page in range(-(-len((*known.sections, *known.questions)) // PER_PAGE)):
                yield to.Contents(**here, page=page)
                yield to.Placing(**here, paper=paper, page=page)
            for page in range(PAGES if known.level == "mechanism" else 0):
                yield from (to.Gaps(**here, page=page), to.Check(**here, page=page))
                yield to.Check(**here, doubts=1, page=page)
        for page in range(PAGES):
            yield from (to.Gaps(form=form, page=page), to.Check(form=form, page=page))
            yield to.Check(form=form, doubts=1, page=page)
            yield from (to.Summary(form=form, page=page), to.Tray(form=form, page=page))
            yield from (to.Nearest(form=form, page=page), to.Sides(form=form, page=page))
            yield from (to.Delta(form=form, page=page), to.Delta(form=form, sure=1))
            yield from (to.Papers(**at, page=page), to.Library(**at, page=page))


def _sections(sections):
    """As buttons number them: preorder from 1."""
    for section in sections:
        yield section
        yield from _sections(section.sections)


@pytest.fixture
def form(database: Database, where: str, clock: Clock) -> Iterator[Form]:
    with Session(database._changes) as session:
        season = settle(session, clock())
        yield Form(session, season, where, clock())


def file(number: int) -> SentFile:
    return SentFile(f"{number:064}", 123_456_789, "pdf", f"{number} {LONG}.pdf", "id")


def prove(form: Form) -> int:
    """Ten documents with the first question, nine in the tray; the last one is managerial."""
    form.does(take_link, form.id, 0, "https://example.ru/" + "очень-длинный-адрес/" * 20)
    for number in range(9):
        paper = form.does(take_file, form.id, 0, file(number)._replace(size=10)).evidence_id
    for number in range(9, 18):
        form.does(take_file, form.id, None, file(number)._replace(size=10))
    codes = [known.code for known in form.survey.document_classes]
    if codes:
        form.does(set_class, paper, codes[-1])
    return paper


def answer(form: Form) -> None:
    for place, question in enumerate(form.survey.questions):
        spot = Spot(form.id, place, None)
        if question.kind == "checklist" and place % 3:
            form.does(tick_all_items, spot)
        elif question.kind != "checklist":
            parts = getattr(question, "entry", "") in {"percent", "fraction"}
            form.does(type_answer, spot, "1 из 2" if parts else "1")


def test_every_screen_of_an_empty_form_fits_a_phone(form: Form) -> None:
    paper = prove(form)
    for place in form.every_place(paper):
        form.draws(place)


def test_every_screen_of_a_filled_form_fits_a_phone(form: Form) -> None:
    paper = prove(form)
    answer(form)
    for place in form.every_place(paper):
        form.draws(place)
    form.does(submit, form.id)
    for place in form.every_place(paper):
        form.draws(place)


def test_every_question_of_a_real_form_fits_a_phone(form: Form) -> None:
    answer(form)
    for place in range(len(form.survey.questions)):
        form.draws(to.Question(form=form.id, place=place))


def test_typing_about_a_document_fits_a_phone(form: Form) -> None:
    doc = {"form": form.id, "place": 0, "paper": prove(form)}
    form.draws(to.Paper(**doc), to.Replace(**doc))
    for name in ("title", "dated", "number", "page"):
        form.draws(to.PaperDetails(**doc), to.Describe(**doc, field=name))


def test_undoing_nothing_and_a_recalled_form_fit_a_phone(form: Form) -> None:
    if form.survey.questions[0].kind == "checklist":
        form.does(nothing_under, form.id, 2)
        form.draws(to.Contents(form=form.id, section=2))
    else:
        answer(form)
    form.does(submit, form.id)
    form.does(recall, form.id)
    form.draws(to.FormCard(form=form.id))


@pytest.mark.parametrize("where", ["north"])
def test_the_gaps_name_only_the_mechanisms_that_have_some(form: Form) -> None:
    def first() -> tuple[str, ...]:
        lines = form.draws(to.Gaps(form=form.id)).text.split("\n")
        return lines[2], lines[4]

    assert first() == ("○ Без ответа: 367 вопросов", "1. Качество подготовки — 34")
    form.does(nothing_under, form.id, 2)
    assert first() == ("○ Без ответа: 333 вопроса", "1. Школы с низкими результатами — 34")


def test_every_notice_fits_a_phone_and_leads_to_the_form(form: Form) -> None:
    for kind in (*HEADINGS, "anything else"):
        for days in (0, 1, 15, 29, 30, 50):
            waiting = Waiting(
                id=1, kind=kind, to_id=form.person_id, telegram_id=form.telegram_id,
                form_id=form.id, content={"reason": LONG * 3}, urgency=1, attempts=0,
                unreachable_at=None,
            )  # fmt: skip
            screen = tell(form.session, waiting, form.now + timedelta(days=days), SETTING)
            fits(screen)
            assert f":{form.id}" in (screen.rows[0][0].data or "")


def test_no_place_is_left_out() -> None:
    of_a_question = {to.Question, to.Reasons, to.ItemTexts, to.Conflict, to.Finding}
    drawn_elsewhere = of_a_question | {to.Row, to.Cell, to.RowRemoval, to.RowGone}
    drawn_elsewhere |= {to.Missing, to.Nudging, to.NudgingOne}
    newcomers = {to.Invited, to.Consenting, to.Outside, to.Farewell}
    assert set(PLACES) == set(to.every(to.Place))
    here = {type(place) for place in Form.every_place(_Blank(), 1)}  # type: ignore[arg-type] # only numbers are asked of it
    assert here | drawn_elsewhere | newcomers == set(PLACES)


class _Blank:
    id = place = who = person_id = 1
    places_of_a_team = Form.places_of_a_team
    survey = next(iter(shipped().values()))
