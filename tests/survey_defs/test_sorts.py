"""Like meets like: what the checker says of an expression that could never make sense."""

from __future__ import annotations

import pytest

from survey_defs.expressions import (
    DATE,
    NOTHING,
    NUMBER,
    TEXT,
    TRUTH,
    Seen,
    Sort,
    check,
    examine,
)
from survey_defs.sorts import sorts_of
from tests.survey_defs.making import options, survey_of

CHOICE = Sort("choice", ("yes", "no", "partly"))
NAMES = {
    "pupils": NUMBER,
    "canteen": CHOICE,
    "measures": Sort("several", ("books", "visits")),
    "events": Sort(
        "table", columns={"people": NUMBER, "kind": Sort("choice", ("forum",)), "when": DATE}
    ),
    "since": DATE,
    "name": TEXT,
    "note": NOTHING,
    "C1": NUMBER,
}

SENSE = {
    "pupils > 2 and canteen = 'yes'": TRUTH,
    "'no' = canteen": TRUTH,
    "canteen = name": TRUTH,
    "selected(measures, 'books') or count(measures) > 1": TRUTH,
    "sum(events, 'people')": NUMBER,
    "sum(events, people + pupils)": NUMBER,
    "count(events, kind = 'forum' and when > '2026-01-01')": NUMBER,
    "max(events, 'when')": DATE,
    "since - today()": NUMBER,
    "since + 7": DATE,
    "if(pupils > 1, canteen, name)": TEXT,
    "if(pupils > 1, canteen, 'other')": TEXT,
    "coalesce(previous(pupils), pupils)": NUMBER,
    "previous('name')": TEXT,
    "concat(canteen, pupils, since)": TEXT,
    "number(canteen) = 1": TRUTH,
    "1 <= pupils < 5": TRUTH,
    "measures = measures": None,
}


@pytest.mark.parametrize("text", SENSE)
def test_what_makes_sense_has_a_sort(text):
    verdict = examine(text, Seen(NAMES))
    if SENSE[text] is None:
        assert verdict.problems
        return
    assert (verdict.problems, verdict.sort.kind) == ((), SENSE[text].kind)


NONSENSE = [
    ("canteen = 'ys'", "Варианта «ys» у этого вопроса нет. Возможно, нужен «yes»."),
    ("canteen = 'никогда'", "Варианта «никогда» у этого вопроса нет. Есть: yes, no, partly."),
    (
        "selected(measures, 'book')",
        "Варианта «book» у этого вопроса нет. Возможно, нужен «books».",
    ),
    (
        "canteen = yes",
        "Вопроса «yes» нет. Если это код варианта или текст, возьмите его в кавычки: 'yes'.",
    ),
    (
        "measures = 'books'",
        (
            "Не сравнить: несколько вариантов и текст. "
            "Напишите selected(вопрос, 'вариант') или count(вопрос)."
        ),
    ),
    ("pupil > 1", "Вопроса «pupil» нет. Возможно, нужен «pupils»."),
    (
        "С1 > 1",
        (
            "Вопроса «С1» нет, но есть такой же на вид: в коде спутаны русские и латинские буквы. "
            "Скопируйте код вопроса."
        ),
    ),
    (
        "pupils = '5'",
        (
            "Не сравнить: число и текст. "
            "Число пишется без кавычек, а текст превращает в число number(…)."
        ),
    ),
    ("since > 'завтра'", "Такой даты нет. Дата пишется так: '2026-09-30'."),
    ("date('2026-02-30') > since", "Такой даты нет. Дата пишется так: '2026-09-30'."),
    ("since > name", "Такой даты нет. Дата пишется так: '2026-09-30'."),
    (
        "pupils and canteen = 'yes'",
        "Здесь нужно: да или нет. А это число. Сравните с чем-нибудь, например > 0 или = 'yes'.",
    ),
    (
        "since * 2 > 1",
        "Так не посчитать: дата и число. Считают числа с числами, даты с днями.",
    ),
    (
        "name < 'я'",
        "Больше и меньше бывают числа и даты, а это текст. Сравните знаком = или <>.",
    ),
    ("sum(events) > 1", "Второе значение — столбец таблицы или выражение из её столбцов."),
    ("sum(events, 'peopl') > 1", "Столбца «peopl» в этой таблице нет. Возможно, нужен «people»."),
    ("sum(events, 'kind') > 1", "Здесь нужно: число. А это вариант ответа."),
    (
        "events > 1",
        "Не сравнить: таблица и число. Напишите count(таблица) или sum(таблица, 'столбец').",
    ),
    ("count(events, people) > 1", "Здесь нужно: да или нет. А это число."),
    (
        "if(pupils > 1, 2, 'x') = 2",
        "Обе возможности должны быть одного рода, а здесь число и текст.",
    ),
    ("note = 1", "У этого вопроса нет ответа: это пояснение. Сошлитесь на другой вопрос."),
    (". > 1", "Точка означает сам ответ, а здесь ответа ещё нет. Напишите код вопроса."),
    ("position() > 1", "Номер строки есть только внутри таблицы."),
    ("round(pupils, 7) > 1", "Второе значение — сколько знаков после точки, от 0 до 6."),
    ("answered(nobody)", "Вопроса «nobody» нет. Проверьте код."),
    ("previous('since1') > since", "Вопроса «since1» нет. Возможно, нужен «since»."),
    ("length(pupils) > 1", "Здесь нужно: текст. А это число."),
]


@pytest.mark.parametrize(("text", "sentence"), NONSENSE)
def test_what_makes_none_is_told_with_a_way_out(text, sentence):
    (problem, *_) = check(text, NAMES, TRUTH)
    where, _, told = problem.sentence.partition(": ")
    assert where.startswith(f"Знак {problem.at + 1}, «")
    assert told.startswith(sentence[0].lower() + sentence[1:])


def test_all_problems_come_at_once_each_with_its_place():
    problems = check("pupil > 1 and canteen = 'ys' or nothing", NAMES, TRUTH)
    assert [problem.at for problem in problems] == [0, 24, 32]


def test_the_whole_must_be_what_is_wanted():
    (problem,) = check("pupils + 1", NAMES, TRUTH)
    assert problem.at == 0
    assert check("pupils + 1", NAMES, NUMBER) == []


def test_an_answer_is_named_by_a_dot_where_there_is_one():
    assert check(". <= pupils", NAMES, TRUTH, NUMBER) == []
    assert check("selected(., 'books')", NAMES, TRUTH, NAMES["measures"]) == []


def test_a_row_sees_its_columns_first_and_then_the_questions():
    row = {"pupils": TEXT, "share": NUMBER}
    verdict = examine("pupils = 'x' and share > C1 + position()", Seen(NAMES, row=row))
    assert (verdict.problems, verdict.reads) == ((), {"C1"})


def test_what_is_read_are_questions_and_no_columns():
    verdict = examine("sum(events, people * pupils) > 1 and answered(since)", Seen(NAMES))
    assert verdict.reads == {"events", "pupils", "since"}


def test_the_last_period_may_be_asked_for_what_comes_later():
    later = {**NAMES, "later": NUMBER}
    assert check("previous(later) > 1", NAMES, TRUTH, before=later) == []
    assert len(check("previous(later) > 1", NAMES, TRUTH)) == 1


EVERY = survey_of(
    {"code": "choice", "kind": "choice", "options": options(yes=1, no=0)},
    {"code": "several", "kind": "multiple", "options": options(a=1)},
    {
        "code": "ticks",
        "kind": "checklist",
        "items": [{"code": "t", "label": "Т", "role": "scored"}],
    },
    {"code": "count", "kind": "number"},
    {"code": "when", "kind": "date"},
    {"code": "words", "kind": "text"},
    {"code": "papers", "kind": "evidence"},
    {"code": "note", "kind": "note"},
    {"code": "double", "kind": "computed", "formula": "count * 2"},
    {"code": "late", "kind": "computed", "formula": "when + double"},
    {"code": "odd", "kind": "computed", "formula": "words + 1"},
    {"code": "whole", "kind": "computed", "formula": "several"},
    {
        "code": "rows",
        "kind": "table",
        "columns": [
            {"code": "n", "title": "N", "kind": "number"},
            {"code": "n2", "title": "N", "kind": "computed", "formula": "n > count"},
        ],
    },
)


def test_every_kind_of_question_has_its_sort():
    assert sorts_of(EVERY) == {
        "choice": Sort("choice", ("yes", "no")),
        "several": Sort("several", ("a",)),
        "ticks": Sort("several", ("t",)),
        "count": NUMBER,
        "when": DATE,
        "words": TEXT,
        "papers": NUMBER,
        "note": NOTHING,
        "double": NUMBER,
        "late": DATE,
        "odd": Sort("any"),
        "whole": Sort("any"),
        "rows": Sort("table", columns={"n": NUMBER, "n2": TRUTH}),
    }
