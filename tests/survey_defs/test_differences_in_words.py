"""What `svod diff` says is Russian, and no longer than the change."""

from __future__ import annotations

import re
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from survey_defs.differences import differences, texts
from survey_defs.differences.wording import Wording, name_of
from survey_defs.model import Survey
from survey_defs.outlining.phrases import Phrases
from tests.survey_defs.test_differences import one, said, survey

LATIN = re.compile(r"[A-Za-z]")
ROWS = [{"from": 80, "to": 100, "pays": 100}, {"below": 80, "pays": 0}]
PAY = {"pay": {"rule": "table", "rows": ROWS}, "threshold": 60}


def models(model: Any, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Everything that a questionnaire is made of."""
    if isinstance(model, type) and issubclass(model, BaseModel) and model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            models(field.annotation, seen)
    for part in get_args(model):
        models(part, seen)
    return seen


EVERY = models(Survey, set())


def test_every_field_has_a_name() -> None:
    fields = {name for model in EVERY for name in model.model_fields} - {"sections", "questions"}
    inside_stretches = {"from_", "above", "to", "below", "pays"}
    nameless = {field for field in fields - inside_stretches if LATIN.search(name_of(field))}
    assert nameless == set()


def words_of(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return {word for word in get_args(annotation) if word}
    return {word for part in get_args(annotation) for word in words_of(part)}


def test_every_word_of_a_definition_has_its_russian() -> None:
    wording = Wording(Phrases({}))
    left = {
        (name, word)
        for model in EVERY
        for name, field in model.model_fields.items()
        for word in words_of(field.annotation)
        if LATIN.search(wording.brief(name, word))
    }
    assert left == set()


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ({"ask_if": "q > 1"}, {"ask_if": "q > 2"}, "условие показа: «Q» больше 1 → «Q» больше 2"),
        ({"constraint": ". > 1"}, {}, "проверка ответа: ответ больше 1 → нет"),
        (
            {"cautions": [{"when": ". < 1", "text": "Мало"}, {"when": ". > 9", "text": "Много"}]},
            {"cautions": [{"when": ". < 1", "text": "Мало"}, {"when": ". > 8", "text": "Много"}]},
            (
                "предупреждения: условие ответ больше 9, текст «Много» → "
                "условие ответ больше 8, текст «Много»"
            ),
        ),
        ({"periodicity": "quarter"}, {"periodicity": "year"}, "периодичность: квартал → год"),
        (
            {"evidence": {"at_least": 1, "at_most": 3}},
            {"evidence": {"at_least": 2, "at_most": 3}},
            "документы: не меньше: 1 → 2",
        ),
    ],
)
def test_a_field_reads_as_in_the_outline(
    before: dict[str, Any], after: dict[str, Any], sentence: str
) -> None:
    same = {"title": "Q", "kind": "number"}
    assert [found for _, found in one({**same, **before}, {**same, **after})] == [sentence]


def test_of_rows_only_those_that_differ() -> None:
    paid = {**PAY, "pay": {"rule": "table", "rows": [ROWS[0] | {"pays": 90}, ROWS[1]]}}
    swapped = {**PAY, "pay": {"rule": "table", "rows": ROWS[::-1]}}
    old = survey({"code": "a"}, payment=PAY)
    assert said(old, survey({"code": "a"}, payment=paid)) == [
        (
            "rules",
            "",
            (
                "выплаты: правило выплат: строки таблицы: "
                "от 80 до 100 включительно — 100 → от 80 до 100 включительно — 90"
            ),
        )
    ]
    assert said(old, survey({"code": "a"}, payment=swapped)) == [
        ("rules", "", "выплаты: правило выплат: строки таблицы: изменён порядок")
    ]


def test_a_quarter_is_named() -> None:
    other = [ROWS[0] | {"from": 70}, {"below": 70, "pays": 0}]
    old, new = (
        survey({"code": "a"}, payment={"pay": {"rule": "quarters", "quarters": quarters}})
        for quarters in ([ROWS] * 4, [ROWS, ROWS, other, ROWS])
    )
    assert [sentence for *_, sentence in said(old, new)] == [
        (
            "выплаты: правило выплат: 3-й квартал: строки таблицы: "
            "от 80 до 100 включительно — 100; меньше 80 — 0 → "
            "от 70 до 100 включительно — 100; меньше 70 — 0"
        )
    ]


def gridded(*titles: str) -> Survey:
    sections = [
        {
            "code": str(number),
            "title": f"Позиция {number}",
            "questions": [
                {
                    "code": f"{number}.C{place}",
                    "kind": "number",
                    "criterion": f"C{place}",
                    "title": f"{title} · {number} Позиция {number}",
                    "short": f"C{place}",
                }
                for place, title in enumerate(titles)
            ],
        }
        for number in range(1, 6)
    ]
    return survey(sections=sections)


def test_a_criterion_that_changed_is_told_once() -> None:
    found = differences(gridded("Цель", "Срок"), gridded("Цели", "Срок", "Итог"))
    assert [[each.words for each in group] for _, group in found.in_groups] == [
        ["[1.C2, 2.C2, 3.C2 и ещё 2] C2: в 5 разделах"],
        ["[1.C0, 2.C0, 3.C0 и ещё 2] C0: текст: «Цель» → «Цели»"],
    ]
    assert len(found.changes) == 10


def test_what_is_not_asked_is_not_demanded() -> None:
    told = {"code": "t", "kind": "computed", "formula": "1 + 1"}
    new = survey({"code": "a"}, told, {"code": "n", "kind": "note"}, version=2)
    found = differences(survey({"code": "a"}), new)
    assert [each.sentence for each in found.changes] == [
        "в разделе «Раздел», вычисляется сам",
        "в разделе «Раздел», пояснение, отвечать не нужно",
    ]
    assert found.required == ()


def test_other_content_under_the_same_number_is_said_first() -> None:
    old, new = survey({"code": "a"}), survey({"code": "a", "title": "Иначе"})
    assert differences(old, new).in_words().splitlines()[2] == texts.SAME_NUMBER
    again = survey({"code": "a", "title": "Иначе"}, version=2)
    assert texts.SAME_NUMBER not in differences(old, again).in_words()


def test_points_are_not_spoken_of_where_only_words_changed() -> None:
    old = survey({"code": "a"})
    assert differences(old, survey({"code": "a", "title": "Иначе"}, version=2)).forms == (
        "1 вопрос изменился, но ответы подойдут и остаются: a.",
    )
