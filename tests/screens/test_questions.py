"""Every question of every questionnaire that is shipped fits a phone, whatever is on it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.callbacks import Home, Type
from bot.screens import beside, conflicts
from bot.screens.layout import page_of, pager
from bot.screens.question import question
from survey_defs.answers import parse
from survey_defs.checklists import set_item_text, tick_all, tick_none
from survey_defs.exact import Exact
from survey_defs.loading import shipped
from survey_defs.model import Checklist, Choice, Date, Number, Question, Survey, Text
from tests.screens.limits import fits
from tests.screens.steps import crowded, papers, step

SURVEYS = shipped()
TYPED = {
    "number": "12",
    "per_unit": "3",
    "fraction": "45 из 50",
    "percent": "33,333",
    "text": "слово " * 300,
    "date": "30.09.2026",
    "multiple": "1",
}
SHOWN_ONLY = ("evidence", "computed", "note", "table")
"""Not typed; tables are filled in tests/screens/test_kinds.py."""
everywhere = pytest.mark.parametrize("survey", SURVEYS.values(), ids=SURVEYS)


def answers(asked: Question) -> list[Any]:
    """None, and answers that show everything the kind can show."""
    if isinstance(asked, Choice):
        return [None, *(option.code for option in asked.options)]
    if isinstance(asked, Checklist):
        full = tick_all(asked)
        for place, item in enumerate(asked.items):
            if item.text:
                full = set_item_text(asked, full, place, "создание условий <для> развития " * 20)
        return [None, tick_none(asked), full]
    if asked.kind in SHOWN_ONLY:
        return [None]
    return [None, parse(asked, typed(asked))]


def typed(asked: Question) -> str:
    if isinstance(asked, Number) and asked.at_least is not None:
        return str(asked.at_least)
    if isinstance(asked, Text):
        return ("слово " * 300)[: asked.max_length].strip()
    if isinstance(asked, Date):
        return asked.at_most or TYPED["date"]
    return TYPED[getattr(asked, "entry", asked.kind)]


@everywhere
def test_every_question_fits_a_phone(survey: Survey) -> None:
    for place, asked in enumerate(survey.questions):
        for value in answers(asked):
            fits(question(step(survey, place, value)))
            fits(question(step(survey, place, value, may_change=False, why_not="Приём закрыт.")))
            fits(question(crowded(survey, place, value)))


@everywhere
def test_every_question_that_does_not_apply_fits_a_phone(survey: Survey) -> None:
    for place, asked in enumerate(survey.questions):
        fits(beside.reasons(step(survey, place)))
        if asked.not_applicable:
            fits(question(step(survey, place, not_applicable="У нас такого нет. " * 50)))


@everywhere
def test_a_proposal_and_the_texts_under_ticks_fit_a_phone(survey: Survey) -> None:
    for place, asked in enumerate(survey.questions):
        if isinstance(asked, Checklist):
            full = answers(asked)[-1]
            fits(question(step(survey, place, None, proposal=tick_all(asked), same=papers(1)[0])))
            fits(beside.item_texts(step(survey, place, full), 0))


@everywhere
def test_typing_beside_a_question_and_two_answers_fit_a_phone(survey: Survey) -> None:
    for place, asked in enumerate(survey.questions):
        for value in answers(asked):
            at = crowded(survey, place, value)
            for what in ("comment", "reason", "previous"):
                fits(beside.typing(at, Type(form=1, place=place, revision=1, what=what)))
            mine = {"value": None, "words": "слово " * 600}
            fits(conflicts.conflict(at, mine, their_name="Борис"))


def test_a_question_says_where_one_is_and_what_is_asked() -> None:
    survey = SURVEYS["head_self_assessment"]

    screen = question(step(survey, 4, parse(survey.questions[4], "2 из 50"), given=Exact(5)))

    assert screen.text.split("\n") == [
        "<i>Показатели</i>",
        "▓▓░░░░░░░░ вопрос 5 · отвечено 4 из 20",
        "",
        "<b>Доля не преодолевших минимум ГИА по сравнению с муниципальной</b>",
        f"<i>{survey.questions[4].hint}</i>",
        "Баллы: ниже муниципальной — 8 баллов, равна — 4, выше — 0 · до 8 б.",
        "",
        "Ваш ответ: <b>2 из 50 (4\N{NO-BREAK SPACE}%)</b>",
        "По муниципалитету: 5\N{NO-BREAK SPACE}%",
        "Муниципальное значение ещё не внесено, баллы посчитаются позже.",
    ]


def test_a_document_is_wanted_before_it_is_there() -> None:
    survey = SURVEYS["head_self_assessment"]
    wanted = survey.questions[0].evidence
    assert wanted is not None
    asked = survey.questions[0].model_copy(
        update={"evidence": wanted.model_copy(update={"at_least": 1})}
    )

    screen = question(step(survey, 0, question=asked))

    assert "📎 Нужен документ, хотя бы 1: пришлите файл, фото или ссылку." in screen.text


def test_the_edges_of_a_list_lead_nowhere_else() -> None:
    def labels(number: int) -> list[str]:
        return [one.label for one in pager(page_of(range(18), number), _turn) or ()]

    assert labels(0) == ["1 из 3", "Ещё ›"]
    assert labels(1) == ["‹ Ранее", "2 из 3", "Ещё ›"]
    assert labels(2) == ["‹ Ранее", "3 из 3"]
    assert pager(page_of(range(6), 0), _turn) is None


def _turn(page: int) -> Home:
    return Home(page=page)
