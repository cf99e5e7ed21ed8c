"""Every button that there is, pressed by somebody who may see nothing of Anna's.

Gleb heads another school. He presses buttons that were never shown to him: he sees nothing of
Anna's form, documents or answers, and nothing of hers changes. A button without a case fails.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

from bot import callbacks as to
from domain.acting import act
from domain.answering import Spot, choose_option, comment, type_answer
from domain.proving import SentFile, attach, take_file
from domain.submitting import submit
from phone import Phone
from storage import Database, Session
from storage.tables import Answer, AnswerLog, Evidence, EvidenceUse, Form, Notice, Submission
from tests.conversations.conftest import (  # noqa: F401 -- fixtures  # noqa: F401 -- fixtures
    Stage,
    database,
    database_url,
    panel_url,
    planted,
    planted_postgres,
    planted_sqlite,
    postgres_season,
    season,
    setting,
    snapshot,
    sqlite_season,
    stage,
    telegram,
    walk,
)
from tests.season import CAST, Season

ANNA, GLEB = CAST["Анна"][0], CAST["Глеб"][0]
HER_SCHOOL = 3
"""Organisations are numbered in the order of `tests.season`."""
SECRETS = ("Школа № 1", "Тайна Анны", "тайна.pdf", "87,5", "Анна", "С-2026")
"""Nothing of this may come to Gleb's phone."""


ONESELF: dict[str, dict[str, Any]] = {
    "Home": {}, "Help": {}, "Privacy": {}, "Leaving": {}, "Invited": {}, "Consenting": {},
    "Outside": {}, "Farewell": {}, "PanelLink": {}, "ThatIsMe": {}, "NotMe": {},
    "Agree": {"version": "old"}, "Disagree": {}, "AskPanelLink": {}, "Withdraw": {},
    "Renaming": {}, "TakeOwn": {}, "Phoning": {}, "Hours": {}, "SetClock": {"number": 10},
}  # fmt: skip
"""Buttons about oneself: there is nobody else's to aim at."""


def cases(form: int, paper: int) -> dict[type[CallbackData], CallbackData]:
    """One press for each class of button, aimed at Anna's form and her document."""
    at = {"form": form, "place": 0}
    spot = {**at, "revision": 99}
    doc = {**at, "paper": paper}
    inside = {**at, "row": 1}
    cell = {**spot, "row": 1, "column": 0}
    aimed: dict[str, dict[str, Any]] = {
        "FormCard": {"form": form}, "Question": at, "Reasons": at, "ItemTexts": at,
        "Conflict": at, "Contents": {"form": form}, "Nothing": {"form": form, "section": 1},
        "Gaps": {"form": form}, "Summary": {"form": form}, "Check": {"form": form},
        "Sending": {"form": form}, "Recalling": {"form": form}, "Papers": at, "Paper": doc,
        "PaperDetails": doc, "PaperRemoval": doc, "Library": at, "Tray": {"form": form},
        "Placing": {"form": form, "paper": paper},
        "Choose": {**spot, "option": 0}, "Tick": {**spot, "item": 0, "on": 1}, "TickAll": spot,
        "TickNone": spot, "TakeProposal": spot, "Flag": {**spot, "name": "void", "on": 1},
        "Type": {**spot, "what": "comment"}, "Reason": {**spot, "number": 0}, "Clear": spot,
        "Keep": spot, "Delta": {"form": form, "sure": 1}, "KeepRest": {"form": form},
        "DropComment": spot, "Overwrite": spot, "GiveNothing": {"form": form, "section": 1},
        "UndoNothing": {"form": form, "section": 1, "batch": "abc"}, "Attach": doc,
        "Detach": doc, "Remove": doc, "Classify": {**doc, "number": 0},
        "TickContent": {**doc, "number": 0, "on": 1}, "Describe": {**doc, "field": "title"},
        "Replace": doc, "OpenPaper": doc, "Submit": {"form": form}, "Recall": {"form": form},
        "GetReceipt": {"form": form}, "Nearest": {"form": form}, "Sides": {"form": form},
        "Board": {"campaign": 1}, "Boards": {},
        "Finding": {**at, "row": 0, "column": 0, "page": 0, "words": "тайна"},
        "Row": inside, "Cell": {**inside, "column": 0}, "RowRemoval": inside, "RowGone": inside,
        "ChooseSeveral": {**spot, "option": 0, "on": 1}, "ChooseNone": spot,
        "PickDay": {**spot, "row": 0, "column": 0, "day": 740_000},
        "AddRow": {**spot, "row": 1}, "RemoveRow": {**spot, "row": 1},
        "RestoreRow": {**spot, "row": 1}, "NoRows": spot, "ChooseCell": {**cell, "option": 0},
        "TickCell": {**cell, "option": 0, "on": 1}, "UntickCell": cell, "ClearCell": cell,
        "Missing": {"campaign": 1, "territory": 2}, "Nudging": {"campaign": 1, "territory": 2},
        "NudgingOne": {"form": form}, "Nudge": {"campaign": 1, "territory": 2},
        "NudgeOne": {"form": form}, "Hush": {"form": form, "days": 3}, "Digest": {"on": 1},
    }  # fmt: skip
    return {
        getattr(to, name): getattr(to, name)(**fields)
        for name, fields in (aimed | together(form) | ONESELF).items()
    }


def together(form: int) -> dict[str, dict[str, Any]]:
    """The buttons of those who fill in together, aimed at her school."""
    place = HER_SCHOOL
    return {
        "Team": {"organisation": place}, "Mate": {"organisation": place, "who": 1},
        "Calling": {"organisation": place}, "CallHelper": {"organisation": place, "executor": 1},
        "GivePart": {"organisation": place, "who": 1, "campaign": 1, "section": 1, "on": 1},
        "Dismissing": {"organisation": place, "who": 1},
        "Dismiss": {"organisation": place, "who": 1}, "Away": {"organisation": place},
        "AwayUntil": {"organisation": place, "deputy": 1},
        "GoAway": {"organisation": place, "deputy": 2, "days": 7},
        "ComeBack": {"organisation": place}, "Handing": {"form": form},
        "HandOver": {"form": form, "person": 2},
    }  # fmt: skip


LAST = to.Withdraw
"""After it Gleb is nobody."""


def test_every_button_has_a_case() -> None:
    assert set(cases(1, 1)) == {*to.every(to.Place), *to.every(to.Action)}


@pytest.fixture
async def hers(database: Database, season: Season, stage: Stage) -> tuple[int, int]:  # noqa: F811 -- fixtures
    """Anna has answered, commented, attached a document and submitted."""
    form = season.forms["school"]

    def fill(session: Session) -> int:
        now = stage.clock()
        act(session, ANNA, now, type_answer, Spot(form, 0, None), "87,5")
        act(session, ANNA, now, comment, Spot(form, 0, None), "Тайна Анны")
        act(session, ANNA, now, choose_option, Spot(form, 1, None), 0)
        sent = SentFile("a" * 64, 10, "pdf", "тайна.pdf", "file-id")
        paper = act(session, ANNA, now, take_file, form, 0, sent).evidence_id
        act(session, ANNA, now, attach, paper, form, 1)
        act(session, ANNA, now, submit, form)
        return paper

    return form, await database.changing(fill)


def everything(session: Session) -> str:
    """All that stands of Anna's, as text."""
    tables = (Answer, AnswerLog, Evidence, EvidenceUse, Form, Submission, Notice)
    rows = {
        table.__name__: sorted(
            json.dumps(tuple(row), default=str, ensure_ascii=False, sort_keys=True)
            for row in session.execute(select(*table.__table__.columns)).all()
        )
        for table in tables
    }
    return json.dumps(rows, ensure_ascii=False, indent=1)


async def test_no_button_shows_or_changes_what_is_hers(
    stage: Stage,  # noqa: F811 -- fixtures
    walk: Callable[..., Any],  # noqa: F811 -- a fixture
    database: Database,  # noqa: F811 -- a fixture
    hers: tuple[int, int],
) -> None:
    gleb = stage.phone("Глеб")
    await walk(gleb, "> /start")
    before = await database.glancing(everything)
    pressed = cases(*hers)
    last = pressed.pop(LAST)

    for button in (*pressed.values(), last):
        seen = len(gleb.events)
        await walk(gleb, partial(_forges, button.pack()))
        told = gleb.transcript(since=seen)
        assert not [secret for secret in SECRETS if secret in told], f"{button!r}\n{told}"
        if button is not last:
            assert await database.glancing(everything) == before, button


async def test_what_is_sent_to_a_question_of_hers_stays_his_own(
    stage: Stage,  # noqa: F811 -- fixtures
    walk: Callable[..., Any],  # noqa: F811 -- a fixture
    database: Database,  # noqa: F811 -- a fixture
    hers: tuple[int, int],
) -> None:
    """He stands nowhere near it: a file or a word after a forged press belongs to his own form."""
    form, _ = hers
    gleb = stage.phone("Глеб")
    await walk(gleb, "> /start", "Начать")
    before = await database.glancing(_of_form, form)

    forged = to.Question(form=form, place=0).pack()
    await walk(gleb, lambda phone: phone.presses_stale(forged, on=2), "> 99")

    assert await database.glancing(_of_form, form) == before


def _forges(code: str, phone: Phone) -> None:
    phone.presses_stale(code, on=2)


def _of_form(session: Session, form: int) -> list[Any]:
    chosen = select(Answer.question, Answer.value, Answer.revision).where(Answer.form_id == form)
    return sorted(map(str, session.execute(chosen).all()))
