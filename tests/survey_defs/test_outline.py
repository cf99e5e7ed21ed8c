"""How a questionnaire reads: expressions in words, and every kind and rule on its lines."""

from __future__ import annotations

import pytest

from survey_defs.model import Survey
from survey_defs.outline import outline
from survey_defs.outlining.phrases import Phrases

WRITTEN = {
    "code": "small",
    "version": 2,
    "title": "Маленькая анкета",
    "official": False,
    "maximum": 12,
    "threshold": 5,
    "based_on": {"code": "central", "version": 4},
    "aggregate": "average",
    "levels": [{"title": "высокий", "from": 75}, {"title": "низкий", "from": 0}],
    "payment": {
        "pay": {
            "rule": "quarters", "by": "percent", "of": "salary",
            "quarters": [
                [{"from": 15, "to": 25, "pays": 10}, {"below": 15, "pays": 0}],
                *[[{"above": 50, "pays": 20}]] * 3,
            ],
        },
        "threshold": 5,
        "newcomer": {"amount": 2000, "months": 6},
        "source": "Приказ",
    },
    "rules": [
        {"code": "r", "must": "pupils > 0 or clubs = 'y'", "text": "Пусто."},
        {"code": "w", "must": "pupils < 900", "text": "Много.", "blocks": False},
    ],
    "sections": [
        {
            "code": "1", "title": "Школа", "aggregate": "median", "weight": 2, "cap": 10,
            "questions": [
                {
                    "kind": "number", "code": "pupils", "title": "Сколько учеников",
                    "short": "Ученики", "at_least": 1, "unit": "ученик|ученика|учеников",
                    "constraint": ". <> 13", "constraint_text": "Не тринадцать.",
                    "cautions": [{"when": ". > 500", "text": "Много."}], "required": False,
                    "official": True, "periodicity": "year", "ranking": {"better": "lower"},
                },
                {
                    "kind": "choice", "code": "clubs", "title": "Кружки", "ask_if": "pupils > 0",
                    "weight": 2,
                    "options": [
                        {"code": "y", "label": "Есть", "points": 1},
                        {"code": "n", "label": "Нет", "show_if": "pupils < 100"},
                    ],
                },
                {
                    "kind": "multiple", "code": "which", "title": "Какие", "at_least": 1,
                    "at_most": 2, "earns": "salary",
                    "options": [
                        {"code": "a", "label": "Хор", "points": 5}, {"code": "b", "label": "Лыжи"},
                    ],
                },
                {
                    "kind": "checklist", "code": "signs", "title": "Признаки", "points": 1,
                    "items": [
                        {"code": "g", "label": "Цель", "role": "required"},
                        {"code": "s", "label": "Ещё", "role": "scored"},
                        {"code": "n", "label": "Так", "role": "noted"},
                    ],
                },
                {
                    "kind": "per_unit", "code": "exams", "title": "Экзамены", "per_unit": 1,
                    "unit_size": 100, "cap": 3,
                },
                {
                    "kind": "ladder", "code": "task", "title": "Задание", "otherwise": 0,
                    "rungs": [
                        {"from": 90, "to": 100, "points": 2},
                        {"above": 50, "below": 90, "points": 1},
                    ],
                },
                {"kind": "date", "code": "day", "title": "День", "at_least": "2026-01-01"},
            ],
        },
        {
            "code": "2", "title": "События", "ask_if": "clubs = 'y'",
            "questions": [
                {
                    "kind": "table", "code": "events", "title": "События", "rows_at_least": 1,
                    "rows_at_most": 9, "row": "событие|события|событий",
                    "per_row": "0.5", "cap": 2,
                    "columns": [
                        {"kind": "text", "code": "name", "title": "Что", "max_length": 50},
                        {
                            "kind": "number", "code": "size", "title": "Участников",
                            "required": False, "constraint": ". <= pupils",
                        },
                    ],
                },
                {
                    "kind": "computed", "code": "total", "title": "Всего",
                    "formula": "sum(events, size)", "rungs": [{"from": 5, "points": 1}],
                },
                {
                    "kind": "evidence", "code": "papers", "title": "Приказ",
                    "evidence": {"at_least": 2},
                },
                {"kind": "note", "code": "end", "title": "Почти всё"},
            ],
        },
    ],
}  # fmt: skip
SMALL = Survey.model_validate(WRITTEN)
READS = """\
Маленькая анкета (small, версия 2)
По шаблону central, версия 4
9 вопросов, 1 вычисляемый, 1 пояснение; максимум баллов: {most}
среднее
Порог: 5 баллов

1. Школа · медиана · вес 2 · до 10
  [pupils] Сколько учеников · необязательный · раз в год · официальный
    число, учеников, от 1
    ! нужно: ответ не равно 13 — «Не тринадцать.»
    ~ если ответ больше 500 — «Много.»
    # рейтинг: лучший = 100, лучше меньше
  [clubs] Кружки · до 2 · вес 2
    ? если «Ученики» больше 0
    ( ) Есть → 1
    ( ) Нет (есть, если «Ученики» меньше 100)
  [which] Какие · до 5 % оклада
    несколько вариантов, от 1 до 2
    [ ] Хор → 5
    [ ] Лыжи
  [signs] Признаки · до 2
    [!] Цель
    [+] Ещё → 1
    [ ] Так
  [exams] Экзамены · до 3
    +1 за каждые 100, всего до 3
  [task] Задание · до 2
    процент или два числа
    от 90 до 100 → 2
    больше 50, но меньше 90 → 1
    иначе → 0
  [day] День
    дата, не раньше 2026-01-01

2. События
  ? если «Кружки» — «Есть»
  [events] События · до 2
    таблица (событие): от 1 до 9 строк
    | Что
    |  текст до 50 знаков
    | Участников · необязательный
    |  число
    |  ! нужно: ответ не больше, чем «Ученики»
  [total] Всего · до 1
    считается само: сумма «Участников» по «События»
    от 5 → 1
  [papers] Приказ
    ответ — документы, не меньше 2
    @ не меньше 2
  [end] Почти всё · пояснение

Уровни, от процента применимого:
  высокий — от 75 %
  низкий — от 0 %

Прогноз выплаты (решает комиссия):
  1 квартал:
    от 15 до 25 % — 10 % оклада
    меньше 15 % — 0 % оклада
  2 квартал:
    больше 50 % — 20 % оклада
  3 квартал:
    больше 50 % — 20 % оклада
  4 квартал:
    больше 50 % — 20 % оклада
  меньше 5 баллов — не выплачивается
  вновь назначенному: 2000 руб. в месяц, 6 месяцев
  неофициальная
  источник: Приказ

Правила всей анкеты:
  «Ученики» больше 0 или «Кружки» — «Есть» — иначе мешает отправить: «Пусто.»
  «Ученики» меньше 900 — иначе предупреждает: «Много.»
"""


def test_every_kind_and_rule_is_told():
    written = outline(SMALL)
    most = written.partition("максимум баллов: ")[2].partition("\n")[0]
    assert written == READS.format(most=most)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pupils > 0", "«Ученики» больше 0"),
        ("0 < pupils <= 12.5", "0 меньше, чем «Ученики» и «Ученики» не больше 12,5"),
        ("clubs = 'y'", "«Кружки» — «Есть»"),
        ("clubs <> 'n' and pupils >= 5", "«Кружки» — не «Нет» и «Ученики» не меньше 5"),
        ("(pupils = 1 or pupils = 2) and answered(day)",
         "(«Ученики» равно 1 или «Ученики» равно 2) и на «День» есть ответ"),
        ("not answered(day)", "на «День» нет ответа"),
        ("not (pupils = 1)", "неверно, что «Ученики» равно 1"),
        ("selected(which, 'a')", "в «Какие» выбрано «Хор»"),
        ("not selected(signs, 'g')", "в «Признаки» не отмечено «Цель»"),
        ("count(which) > 1", "число выбранных в «Какие» больше 1"),
        ("count(events, size > 5) = 0",
         "число строк в «События», где «Участников» больше 5 равно 0"),
        ("max(events, size)", "наибольшее «Участников» по «События»"),
        ("pupils + 2 * (exams - 1)", "«Ученики» + (2 × («Экзамены» − 1))"),
        ("-pupils", "−«Ученики»"),
        ("(pupils - exams) / 2", "(«Ученики» − «Экзамены») ÷ 2"),
        ("-(pupils + 1)", "−(«Ученики» + 1)"),
        ("not (pupils > 1 and exams > 1)",
         "неверно, что («Ученики» больше 1 и «Экзамены» больше 1)"),
        ("percent(pupils, 200)", "«Ученики» в процентах к 200"),
        ("if(pupils > 1, 2, 3)", "если «Ученики» больше 1, то 2, иначе 3"),
        ("coalesce(pupils, 0) / 2", "(«Ученики», а без ответа 0) ÷ 2"),
        ("day < today()", "«День» раньше сегодня"),
        ("day >= date('2026-05-01')", "«День» не раньше, чем 01.05.2026"),
        ("year(today()) - 1", "нынешний год − 1"),
        ("month(day) = 5", "месяц даты: «День» равно 5"),
        ("previous('pupils') > pupils", "прошлое значение «Ученики» больше, чем «Ученики»"),
        ("round(pupils, 1)", "округлить(«Ученики»; 1)"),
        ("nobody = true", "«nobody» равно да"),
        ("pupils >", "pupils >"),
    ],
)  # fmt: skip
def test_an_expression_in_words(text, words):
    assert Phrases.of(SMALL).say(text) == words
