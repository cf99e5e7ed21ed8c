"""A small questionnaire with every kind of question and a condition."""

from __future__ import annotations

from survey_defs.model import Survey

CLASSES = [
    {"code": "conceptual", "title": "Концептуальный"},
    {
        "code": "managerial",
        "title": "Управленческий",
        "contents": [
            {"code": "decisions", "label": "Решения"},
            {"code": "deadlines", "label": "Сроки"},
        ],
    },
]

EVERY_KIND = Survey.model_validate(
    {
        "code": "every_kind",
        "version": 1,
        "title": "Всё понемногу",
        "official": False,
        "notice": "Реконструкция",
        "maximum": 25,
        "threshold": 13,
        "document_classes": CLASSES,
        "sections": [
            {
                "code": "m1",
                "title": "Первый механизм",
                "level": "mechanism",
                "sections": [
                    {
                        "code": "p1",
                        "title": "Позиция",
                        "level": "position",
                        "questions": [
                            {
                                "code": "goal",
                                "kind": "checklist",
                                "title": "Цели",
                                "points": 1,
                                "not_applicable": True,
                                "items": [
                                    {
                                        "code": "goal",
                                        "label": "Цель",
                                        "role": "required",
                                        "text": True,
                                        "direction_hint": True,
                                    },
                                    {"code": "why", "label": "Обоснование", "role": "required"},
                                    {"code": "also", "label": "Ещё", "role": "noted"},
                                ],
                                "evidence": {"classes": ["conceptual"], "at_most": 2},
                            },
                            {
                                "code": "measures",
                                "kind": "checklist",
                                "title": "Меры",
                                "proposed_from_documents": True,
                                "items": [
                                    {"code": "decisions", "label": "Решения", "role": "scored"},
                                    {"code": "deadlines", "label": "Сроки", "role": "scored"},
                                ],
                                "evidence": {"classes": ["managerial"], "link": False},
                            },
                        ],
                    }
                ],
                "questions": [
                    {
                        "code": "site",
                        "kind": "choice",
                        "title": "Есть ли страница",
                        "options": [
                            {"code": "yes", "label": "Да", "points": 2},
                            {"code": "no", "label": "Нет"},
                        ],
                        "evidence": {"file": False},
                    },
                    {
                        "code": "visits",
                        "kind": "number",
                        "title": "Сколько посещений",
                        "ask_if": "site = 'yes'",
                        "required": False,
                        "comment": False,
                    },
                ],
            },
            {
                "code": "m2",
                "title": "Второй механизм",
                "level": "mechanism",
                "questions": [
                    {
                        "code": "covered",
                        "kind": "ladder",
                        "title": "Охват",
                        "void": "Были замечания",
                        "rungs": [{"from": 95, "points": 10}, {"from": 80, "points": 5}],
                    },
                    {
                        "code": "complaints",
                        "kind": "change",
                        "title": "Жалобы",
                        "entry": "number",
                        "better": "lower",
                        "points_better": 5,
                        "points_same": 3,
                        "zero_is_best": True,
                        "exempt": "Новая школа",
                    },
                    {
                        "code": "results",
                        "kind": "comparison",
                        "title": "Результаты",
                        "better": "higher",
                        "rungs": [{"relation": "not_worse", "points": 5}],
                    },
                    {"code": "about", "kind": "text", "title": "О себе", "required": False},
                ],
            },
        ],
    }
)

PLACE = {question.code: place for place, question in enumerate(EVERY_KIND.questions)}
