"""What is written once and stands in many places."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey_defs.checking import check, examine, grids

SHARED = """
code: shared
version: 1
title: Проба
official: false
maximum: 0
choices:
  yes_no:
    - {code: "yes", label: "Да"}
    - {code: "no", label: "Нет"}
sections:
  - code: s
    title: Раздел
    questions:
      - {code: a, kind: choice, title: Первый, options: yes_no}
      - {code: b, kind: multiple, title: Второй, options: yes_no}
      - code: t
        kind: table
        title: Таблица
        columns: [{code: c, kind: choice, title: Третий, options: yes_no}]
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "grid.yaml"
    file.write_text(text, "utf-8")
    return file


def test_questions_and_columns_share_a_list(tmp_path):
    survey, problems = examine(written(tmp_path, SHARED))
    assert problems == []
    assert survey is not None
    first, second, table = survey.questions
    assert first.options == second.options == table.columns[0].options
    assert [option.code for option in first.options] == ["yes", "no"]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        (
            "title: Первый, options: yes_no",
            "title: Первый, options: yesno",
            15,
            "Списка вариантов «yesno» нет. Может быть, «yes_no»?",
        ),
        (
            "title: Второй, options: yes_no",
            "title: Второй, options: other",
            16,
            "Списка вариантов «other» нет. Опишите его в choices или исправьте имя.",
        ),
        (
            '  yes_no:\n    - {code: "yes", label: "Да"}\n',
            "  yes_no: 5\n",
            7,
            "choices — это списки вариантов: имя списка и под ним варианты, каждый с дефиса.",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_list(tmp_path, old, new, line, sentence):
    text = (
        SHARED.replace('    - {code: "no", label: "Нет"}\n', "") if new.endswith("5\n") else SHARED
    )
    assert old in text
    problems = check(written(tmp_path, text.replace(old, new)))
    assert [(problem.line, problem.sentence) for problem in problems] == [(line, sentence)]


GRID = """
code: grid
version: 1
title: Проба
official: false
maximum: 0
grid:
  - code: C1
    per: position
    kind: number
    title: Всего в {section}
  - code: C2
    per: position
    kind: number
    title: Из них
    constraint: . <= ${{section}.C1}
    constraint_text: Больше, чем всего.
sections:
  - {code: "1.1", level: position, title: Первая}
  - {code: "1.2", level: position, title: Вторая}
"""


def test_a_criterion_names_the_section_that_it_is_asked_in(tmp_path):
    survey, problems = examine(written(tmp_path, GRID))
    assert problems == []
    assert survey is not None
    assert [(q.code, q.title, q.constraint) for q in survey.questions] == [
        ("1.1.C1", "Всего в 1.1 · 1.1 Первая", None),
        ("1.1.C2", "Из них · 1.1 Первая", ". <= ${1.1.C1}"),
        ("1.2.C1", "Всего в 1.2 · 1.2 Вторая", None),
        ("1.2.C2", "Из них · 1.2 Вторая", ". <= ${1.2.C1}"),
    ]


def test_a_small_file_never_becomes_a_big_questionnaire(tmp_path, monkeypatch):
    monkeypatch.setattr(grids, "MOST_VALUES", 20)
    (problem,) = check(written(tmp_path, GRID))
    assert problem.sentence == (
        "В файле слишком много значений. Проверьте повторные ссылки (&имя, *имя)."
    )
