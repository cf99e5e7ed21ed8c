"""`svod check` as a methodologist and a script call it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from bot.__main__ import app
from tests.commands.conftest import Shell

SOUND = """\
code: sound
version: 3
title: Проба
official: false
maximum: 2
sections:
  - code: s
    title: Раздел
    questions:
      - code: q
        kind: choice
        title: Есть план?
        short: План
        options:
          - {code: yes, label: Есть, points: 2}
          - {code: no, label: Нет}
"""
DOUBTED = SOUND.replace("code: no, ", "code: YES, ")
BROKEN = SOUND.replace("maximum: 2", "maximum: 3").replace(
    "points: 2", "points: 2, show_if: q = 1"
)


def checked(shell: Shell, *words: str) -> tuple[int, str]:
    ended = CliRunner().invoke(app, ["check", *words], env=shell.surroundings)
    return ended.exit_code, ended.stdout


def put(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def test_a_sound_file(shell: Shell) -> None:
    assert checked(shell, put("a.yaml", SOUND)) == (
        0,
        "a.yaml: ошибок нет. Вопросов: 1, баллов: 2.\n",
    )


def test_a_warning_is_told_and_lets_pass(shell: Shell) -> None:
    code, said = checked(shell, put("a.yaml", DOUBTED))
    assert code == 0
    assert said == (
        "a.yaml: ошибок нет, 1 предупреждение. Вопросов: 1, баллов: 2.\n"
        "  Предупреждения:\n"
        "    a.yaml:16: q «План»: Код «YES» отличается от «yes» только регистром, буквой ё "
        "или цифрой вместо буквы. Измените, чтобы не спутать.\n"
    )


def test_a_file_that_is_not_there_hides_nothing_of_the_others(shell: Shell) -> None:
    words = ["check", "nope.yaml", put("a.yaml", SOUND), "neither.yaml"]
    ended = CliRunner().invoke(app, words, env=shell.surroundings)
    assert ended.exit_code == 1
    assert ended.stdout == "a.yaml: ошибок нет. Вопросов: 1, баллов: 2.\n"
    said = [line.partition("»")[0] for line in ended.stderr.strip().splitlines()]
    assert said == [
        "Нет такого файла или анкеты: «nope.yaml",
        "Нет такого файла или анкеты: «neither.yaml",
    ]


def test_several_files_errors_first_and_counted(shell: Shell) -> None:
    files = (put("a.yaml", BROKEN), put("b.yaml", SOUND), put("c.yaml", DOUBTED))
    code, said = checked(shell, *files)
    assert code == 1
    assert said == (
        "a.yaml: 2 ошибки.\n"
        "  Ошибки:\n"
        "    a.yaml:5: Указан максимум 3, а вопросы дают 2. Исправьте maximum или баллы.\n"
        "    a.yaml:15:62: q «План»: Знак 5, «1»: не сравнить: вариант ответа и число.\n"
        "b.yaml: ошибок нет. Вопросов: 1, баллов: 2.\n"
        "c.yaml: ошибок нет, 1 предупреждение. Вопросов: 1, баллов: 2.\n"
        "  Предупреждения:\n"
        "    c.yaml:16: q «План»: Код «YES» отличается от «yes» только регистром, буквой ё "
        "или цифрой вместо буквы. Измените, чтобы не спутать.\n"
        "\n"
        "Файлов: 3. Ошибок: 2, предупреждений: 1.\n"
    )


def test_facts_for_a_script(shell: Shell) -> None:
    code, said = checked(shell, put("a.yaml", BROKEN), put("b.yaml", SOUND), "--format", "json")
    facts = json.loads(said)
    assert code == 1
    fingerprint = facts["files"][1].pop("fingerprint")
    assert len(fingerprint) == 64
    sound = {"code": "sound", "version": 3, "title": "Проба", "questions": 1}
    assert facts["files"] == [
        {
            "file": "a.yaml",
            **sound,
            "fingerprint": None,
            "maximum": "3",
            "errors": 2,
            "warnings": 0,
        },
        {"file": "b.yaml", **sound, "maximum": "2", "errors": 0, "warnings": 0},
    ]
    assert facts["problems"] == [
        problem(
            line=5,
            code="wrong-maximum",
            sentence="Указан максимум 3, а вопросы дают 2. Исправьте maximum или баллы.",
        ),
        problem(
            line=15,
            column=62,
            code="expression-mixed",
            where="q",
            title="План",
            sentence="Знак 5, «1»: не сравнить: вариант ответа и число.",
        ),
    ]


def problem(**facts: Any) -> dict[str, Any]:
    plain = {"file": "a.yaml", "sheet": "", "column": 0, "severity": "error"}
    return {**plain, "where": "", "title": "", **facts}


def test_the_scenarios_beside_a_file_are_tried(shell: Shell) -> None:
    put("a.yaml", SOUND)
    put(
        "a.scenarios.yaml",
        "survey: sound\n"
        "scenarios:\n"
        "  - name: План есть\n"
        "    answers:\n"
        "      - {q: yes}\n"
        "    expect: {points: 5}\n",
    )
    code, said = checked(shell, "a.yaml")
    assert code == 1
    assert said.startswith("a.yaml: 1 ошибка.\n  Ошибки:\n    a.scenarios.yaml:")


def test_a_template_given_on_the_command_line(shell: Shell) -> None:
    put("template.yaml", SOUND)
    put("region.yaml", SOUND.replace("Есть план?", "Есть ли план?"))
    code, said = checked(shell, "region.yaml", "--against", "template.yaml")
    assert code == 1
    assert said == (
        "region.yaml: 1 ошибка.\n"
        "  Ошибки:\n"
        "    region.yaml:12: q «План»: Шаблон не разрешает менять «title» этой части. "
        "В шаблоне: «Есть план?». Верните, как было.\n"
    )


def test_a_template_with_errors(shell: Shell) -> None:
    put("template.yaml", BROKEN)
    assert shell.refuses("check", put("a.yaml", SOUND), "--against", "template.yaml").startswith(
        "В шаблоне ошибки, сравнивать не с чем:\ntemplate.yaml:5: "
    )


def test_a_file_with_an_answer_in_it_is_not_taken_for_a_shipped_one(shell: Shell) -> None:
    shutil.copy(put("a.yaml", SOUND), "head_self_assessment")
    assert checked(shell, "head_self_assessment")[0] == 0
