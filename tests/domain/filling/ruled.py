"""A questionnaire whose sections have rules: an average, a cap, a weight; with levels and pay."""

from __future__ import annotations

from typing import Any

from survey_defs.model import Survey


def graded(code: str, points: int = 10, **more: Any) -> dict[str, Any]:
    options = [
        {"code": "best", "label": "Да", "points": points},
        {"code": "half", "label": "Частично", "points": points / 2},
        {"code": "none", "label": "Нет"},
    ]
    return {"code": code, "kind": "choice", "title": f"Вопрос {code}", "options": options, **more}


SECTIONS = [
    {
        "code": "A",
        "title": "Среднее",
        "level": "mechanism",
        "aggregate": "average",
        "weight": 2,
        "questions": [
            graded("a1", criterion="C1", not_applicable=True),
            graded("a2", criterion="C2"),
            {"code": "words", "kind": "note", "title": "Прочитайте"},
        ],
    },
    {
        "code": "B",
        "title": "С пределом",
        "level": "mechanism",
        "cap": 12,
        "questions": [
            graded("b1", criterion="C1"),
            graded("b2", criterion="C2"),
            {"code": "bonus", **{k: v for k, v in graded("x", 150).items() if k != "code"},
             "earns": "salary", "required": False},
        ],
    },
    {"code": "C", "title": "Сумма", "level": "mechanism", "questions": [graded("c1")]},
]  # fmt: skip
LEVELS = [{"title": "высокий", "from": 80}, {"title": "средний", "from": 50}]
PAY = {
    "rule": "table",
    "rows": [
        {"from": 30, "to": 42, "pays": 100},
        {"from": 20, "to": 25, "pays": 70},
        {"below": 20, "pays": 0},
    ],
}


def ruled(**more: Any) -> Survey:
    """20 + 12 + 10 points at most; with `cap` of the survey fewer."""
    fields = {"maximum": 42, "levels": LEVELS, "payment": {"pay": PAY}, **more}
    named = {"code": "ruled", "version": 1, "title": "С правилами", "official": False}
    return Survey.model_validate({**named, "sections": SECTIONS, **fields})
