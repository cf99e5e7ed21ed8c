"""A questionnaire with the kinds that have parts: several options, a table, documents alone."""

from __future__ import annotations

from domain.answering import Spot
from domain.filling import question_step
from survey_defs.model import Survey
from tests.domain.filling.conftest import Region

SUBJECTS = [
    {"code": "maths", "label": "Математика", "points": 2},
    {"code": "physics", "label": "Физика", "points": 1},
    {"code": "music", "label": "Музыка", "show_if": "region = 'north'"},
    {"code": "none", "label": "Ничего из этого", "alone": True},
]
COLUMNS = [
    {"code": "name", "kind": "text", "title": "Название"},
    {"code": "begins", "kind": "date", "title": "Начало"},
    {
        "code": "ends",
        "kind": "date",
        "title": "Конец",
        "constraint": ". >= begins",
        "constraint_text": "Конец раньше начала.",
    },
    {
        "code": "state",
        "kind": "choice",
        "title": "Состояние",
        "options": [{"code": "plan", "label": "План"}, {"code": "moved", "label": "Перенесено"}],
    },
    {"code": "why", "kind": "text", "title": "Почему", "ask_if": "state = 'moved'"},
    {
        "code": "levels",
        "kind": "multiple",
        "title": "Уровни",
        "required": False,
        "options": [{"code": "town", "label": "Район"}, {"code": "area", "label": "Область"}],
    },
    {
        "code": "people",
        "kind": "number",
        "title": "Участников",
        "required": False,
        "constraint": ". <= pupils",
        "constraint_text": "Участников больше, чем учеников.",
        "cautions": [{"when": ". > 500", "text": "Очень много участников."}],
    },
    {
        "code": "share",
        "kind": "computed",
        "title": "Доля, %",
        "formula": "percent(people, pupils)",
        "decimals": 1,
    },
]

RICH = Survey.model_validate(
    {
        "code": "rich",
        "version": 1,
        "title": "Полная анкета",
        "official": True,
        "maximum": 10,
        "sections": [
            {
                "code": "m1",
                "title": "Первый раздел",
                "questions": [
                    {"code": "hello", "kind": "note", "title": "О чём эта анкета"},
                    {
                        "code": "region",
                        "kind": "choice",
                        "title": "Где вы",
                        "options": [
                            {"code": "north", "label": "Север"},
                            {"code": "south", "label": "Юг"},
                        ],
                    },
                    {
                        "code": "subjects",
                        "kind": "multiple",
                        "title": "Предметы",
                        "options": SUBJECTS,
                        "at_most": 2,
                    },
                    {
                        "code": "clubs",
                        "kind": "multiple",
                        "title": "Кружки",
                        "required": False,
                        "options": [{"code": "a", "label": "Хор"}, {"code": "b", "label": "Лыжи"}],
                        "constraint": "count(.) <> 1",
                        "constraint_text": "Одного кружка не бывает.",
                    },
                    {
                        "code": "pupils",
                        "kind": "number",
                        "title": "Учеников",
                        "constraint": ". > 0",
                        "constraint_text": "Без учеников школы нет.",
                        "cautions": [{"when": ". > 2000", "text": "Очень большая школа."}],
                    },
                    {
                        "code": "orders",
                        "kind": "evidence",
                        "title": "Приказы",
                        "points": 4,
                        "not_applicable": True,
                        "evidence": {"at_least": 2, "at_most": 3},
                    },
                ],
            },
            {
                "code": "m2",
                "title": "Второй раздел",
                "questions": [
                    {
                        "code": "events",
                        "kind": "table",
                        "title": "Мероприятия",
                        "row": "событие|события|событий",
                        "rows_at_most": 3,
                        "per_row": 1,
                        "not_applicable": True,
                        "columns": COLUMNS,
                    },
                    {
                        "code": "teams",
                        "kind": "table",
                        "title": "Команды",
                        "required": False,
                        "rows_at_least": 2,
                        "columns": [{"code": "name", "kind": "text", "title": "Название"}],
                        "constraint": "count(.) <> 3",
                        "constraint_text": "Трёх команд не бывает.",
                    },
                    {
                        "code": "total",
                        "kind": "computed",
                        "title": "Всего участников",
                        "formula": "sum(events, people)",
                        "unit": "человек|человека|человек",
                        "decimals": 0,
                    },
                ],
            },
        ],
        "rules": [
            {
                "code": "enough",
                "must": "pupils >= count(events) and selected(subjects, 'maths')",
                "text": "Без математики событий не бывает.",
            },
            {
                "code": "cosy",
                "must": "region = 'north'",
                "text": "Обычно такие школы на севере.",
                "blocks": False,
            },
        ],
    }
)
PLACES = {question.code: place for place, question in enumerate(RICH.questions)}
NAME, BEGINS, ENDS, STATE, WHY, LEVELS, PEOPLE, SHARE = range(8)
LINE = "Форум; 12.05.2026; 13.05.2026; план; ; ; 50"


class Rich:
    """One form of it, its questions by their codes."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.form = region.form(region.campaign(RICH))

    def spot(self, code: str, revision: int | None = None) -> Spot:
        return Spot(self.form, PLACES[code], revision)

    def give(self, operation, code: str, *args, who: str = "Анна", revision: int | None = None):
        return self.region.do(who, operation, self.spot(code, revision), *args)

    def see(self, question, *args, who: str = "Анна"):
        return self.region.see(who, question, self.form, *args)

    def step(self, code: str):
        return self.see(question_step, PLACES[code])

    def cells(self, code: str = "events") -> dict[int, dict]:
        return {row["id"]: row["cells"] for row in self.step(code).value["rows"]}
