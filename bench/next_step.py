"""The next step of a form of 367 questions with 100 conditions, against one without any.

In processor time, so that a busy machine is no excuse: after each answer the questions that hang
on it are scored again and the next question is looked for in a walk over the whole form.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from survey_defs.answers import Answers, Given, validate
from survey_defs.evaluating import plan_of, walk_to
from survey_defs.model import Checklist, Choice, Question, Survey
from survey_defs.navigation import following
from survey_defs.pinning import pin, unpin
from survey_defs.scoring import affected, score_in
from survey_defs.surroundings import NOWHERE

QUESTIONS, CONDITIONS = 367, 100
ALLOWED_MILLISECONDS = 2.0


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    rounds = 1 if quick else 20
    bare, full = _survey(0), _survey(CONDITIONS)
    began = time.process_time()
    assert plan_of(full).has_conditions
    compiling = time.process_time() - began
    steps = {name: _steps(each, rounds) for name, each in (("bare", bare), ("full", full))}
    ordered = sorted(steps["full"])
    yield {
        "what": "the next step after an answer, in processor time",
        "questions": QUESTIONS,
        "conditions": CONDITIONS,
        "milliseconds": round(median(steps["full"]), 3),
        "milliseconds_p99": round(ordered[len(ordered) * 99 // 100], 3),
        "milliseconds_worst": round(ordered[-1], 3),
        "milliseconds_without_conditions": round(median(steps["bare"]), 3),
        "ratio": round(median(steps["full"]) / median(steps["bare"]), 2),
        "milliseconds_to_read_the_expressions_once": round(compiling * 1000, 1),
        "allowed_milliseconds": ALLOWED_MILLISECONDS,
    }


def _survey(conditions: int) -> Survey:
    """Every third question waits for up to three of those before it."""
    questions: list[dict[str, Any]] = []
    for place in range(QUESTIONS):
        question = _question(place)
        if place >= 3 and place % 3 == 0 and place // 3 <= conditions:  # noqa: PLR2004 -- thirds
            before = f"count(q{place - 2}) >= 1 and not selected(q{place - 2}, 'c')"
            numbers = f"(q{place - 1} * 2 > 10 or coalesce(q{max(place - 4, 2)}, 0) < 5)"
            question["ask_if"] = f"{before} or {numbers} and answered(q{place - 1})"
        questions.append(question)
    sections = [
        {"code": f"s{place}", "title": "Раздел", "questions": questions[place : place + 10]}
        for place in range(0, QUESTIONS, 10)
    ]
    survey = Survey.model_validate(
        {
            "code": "long",
            "version": 1,
            "title": "Проба",
            "official": False,
            "maximum": 0,
            "sections": sections,
        }
    )
    assert sum(question.ask_if is not None for question in survey.questions) == conditions
    return unpin(pin(survey).text)


def _question(place: int) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = [
        {"kind": "choice", "options": _options("yes", "no")},
        {
            "kind": "checklist",
            "items": [{**each, "role": "scored"} for each in _options("a", "b", "c")],
        },
        {"kind": "number"},
    ]
    return {"code": f"q{place}", "title": "Вопрос", **kinds[place % 3]}


def _options(*codes: str) -> list[dict[str, str]]:
    return [{"code": code, "label": code} for code in codes]


def _value(question: Question, number: int) -> Any:
    if isinstance(question, Choice):
        return question.options[number % 2].code
    if isinstance(question, Checklist):
        return {"ticks": [item.code for item in question.items[: number % 4]]}
    return str(number % 9)


def _steps(survey: Survey, rounds: int) -> list[float]:
    """Milliseconds of each step, the whole form through, over and over with other answers."""
    taken: list[float] = []
    for number in range(rounds):
        answers: dict[str, Given] = {}
        for place, question in enumerate(survey.questions):
            answers[question.code] = Given(validate(question, _value(question, place + number)))
            began = time.process_time()
            _step(survey, answers, question)
            taken.append((time.process_time() - began) * 1000)
    return taken


def _step(survey: Survey, answers: Answers, question: Question) -> None:
    touched = affected(survey, question.code)
    walked = walk_to(survey, touched, answers)
    for code in touched:
        score_in(walked, survey.question(code), answers, NOWHERE)
    following(survey, answers, question.code)
