"""A small questionnaire that compares with the last period and with the municipality."""

from __future__ import annotations

from survey_defs.model import Survey

SITE = {
    "code": "site",
    "kind": "choice",
    "title": "Есть сайт?",
    "criterion": "C1",
    "options": [
        {"code": "yes", "label": "Да", "points": 2},
        {"code": "no", "label": "Нет"},
    ],
}
VISITS = {
    "code": "visits",
    "kind": "per_unit",
    "title": "Посещения",
    "per_unit": 1,
    "cap": 2,
    "ask_if": "site = 'yes'",
}
COMPLAINTS = {
    "code": "complaints",
    "kind": "change",
    "title": "Жалобы",
    "entry": "number",
    "better": "lower",
    "points_better": 3,
    "points_same": 1,
    "exempt": "Жалоб нет",
}
EXAM = {
    "code": "exam",
    "kind": "comparison",
    "title": "Экзамен",
    "entry": "percent",
    "better": "higher",
    "rungs": [{"relation": "not_worse", "points": 2}],
}
MECHANISM = {
    "code": "mechanism",
    "title": "Механизм",
    "level": "mechanism",
    "questions": [SITE, VISITS],
}
BLOCK = {
    "code": "block",
    "title": "Блок",
    "level": "block",
    "sections": [MECHANISM],
    "questions": [COMPLAINTS, EXAM],
}


def compared(version: int = 1) -> Survey:
    return Survey.model_validate(
        {
            "code": "compared",
            "version": version,
            "title": "Самооценка",
            "official": False,
            "notice": "Реконструкция",
            "maximum": 9,
            "sections": [BLOCK],
        }
    )
