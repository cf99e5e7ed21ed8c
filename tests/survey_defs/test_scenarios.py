"""Scenarios: what they can say, and how they tell what came out differently."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from survey_defs.checking import examine
from survey_defs.loading import find
from survey_defs.scenarios import beside, replay, replay_text

SURVEY = """
code: small
version: 2
title: Маленькая анкета
official: false
maximum: 7
levels:
  - {title: высокий, from: 70}
  - {title: низкий, from: 0}
payment:
  pay:
    rule: table
    rows:
      - {from: 5, to: 7, pays: 100}
      - {below: 4, pays: 0}
rules:
  - {code: enough, must: pupils < 900, text: Это уже не школа.}
  - {code: cosy, must: pupils > 5, text: Школа очень мала., blocks: false}
sections:
  - code: a
    title: Школа
    questions:
      - {code: pupils, kind: number, title: Учеников, short: Ученики, at_least: 0,
         constraint: ". <> 13", constraint_text: Тринадцать не бывает.,
         cautions: [{when: ". > 500", text: Школа большая.}]}
      - {code: clubs, kind: choice, title: Кружки, ask_if: pupils > 0,
         options: [{code: "yes", label: Есть, points: 5}, {code: "no", label: Нет}]}
      - {code: which, kind: multiple, title: Какие, ask_if: "clubs = 'yes'",
         options: [{code: chess, label: Шахматы, points: 1}, {code: choir, label: Хор, points: 1}]}
  - code: b
    title: События
    questions:
      - code: events
        kind: table
        title: События
        columns:
          - {code: name, kind: text, title: Что}
          - {code: when, kind: date, title: Когда,
             constraint: ". <= today()", constraint_text: Ещё не было.}
      - {code: held, kind: computed, title: Прошло, formula: count(events), decimals: 0}
      - {code: growth, kind: change, title: Рост, entry: number, better: higher,
         points_better: 0, points_same: 0, ranking: {better: higher}}
      - {code: paper, kind: evidence, title: Приказ, evidence: {at_least: 2}}
"""


@pytest.fixture
def survey(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SURVEY, "utf-8")
    found, problems = examine(path)
    assert [problem for problem in problems if not problem.warning] == []
    return found


def told(survey, text):
    """Line and sentence of every problem, without the name of the scenario."""
    problems = replay_text(survey, dedent(text).lstrip("\n"), "s.yaml")
    return [f"{each.line}: {each.sentence.removeprefix('Сценарий «Д»: ')}" for each in problems]


def scenario(survey, answers="[]", expect="{}", more=""):
    text = f"survey: small\nscenarios:\n  - name: Д\n    today: 2026-05-20\n    {more}\n"
    return told(survey, f"{text}    answers: {answers}\n    expect: {expect}\n")


def test_what_comes_out_as_it_says_is_not_told(survey):
    text = """
    survey: small
    scenarios:
      - name: Д
        today: 2026-05-20
        previous: {growth: "10"}
        answers:
          - pupils: {type: 12.5, refused: целое}
          - pupils: {type: "13", refused: не бывает}
          - pupils: {type: "600", caution: большая, next: clubs}
          - clubs: {choose: "yes", next: which, points: 5}
          - which: [chess]
          - events: {rows: [{name: Бал, when: 01.06.2026}], refused: Ещё не было}
          - events: [{name: Бал, when: 01.05.2026}, {name: Сбор, when: 2 мая 2026}]
          - growth: "12"
          - paper: {documents: 2, next: end}
        expect:
          path: [pupils, clubs, which, events, held, growth, paper]
          gaps: []
          cautions: [pupils]
          blocking: []
          values: {held: "2", which: Шахматы, paper: "приложено: 2"}
          points: {which: 1}
          score: 6
          maximum: 7
          percent: 85.7
          level: высокий
          sections: {a: 6, b: 0 / 0}
          payment: {percent: 100}
    """
    assert (
        told(
            survey, text.replace("{type: 120 чел, refused: целое}", "{type: 12.5, refused: целое}")
        )
        == []
    )


@pytest.mark.parametrize(
    ("answers", "expect", "sentence"),
    [
        ("[{pupils: 5}]", "{path: [pupils, held]}",
         ("7: путь: ожидалось pupils, held, "
          "получилось pupils, clubs, events, held, growth, paper.")),
        ("[{pupils: 0}]", "{asked: clubs}",
         "7: вопрос «clubs»: ожидалось задаётся, получилось не задаётся."),
        ("[{pupils: 1}]", "{not_asked: clubs}",
         "7: вопрос «clubs»: ожидалось не задаётся, получилось задаётся."),
        ("[{pupils: 0}]", "{gaps: [events]}",
         "7: пропуски: ожидалось events, получилось events, growth, paper."),
        ("[{pupils: 3}]", "{cautions: []}",
         "7: предупреждения: ожидалось ничего, получилось cosy."),
        ("[{pupils: 950}]", "{blocking: []}",
         "7: мешает отправить: ожидалось ничего, получилось enough."),
        ("[{events: []}]", "{values: {held: '1'}}",
         "7: значение «held»: ожидалось «1», получилось «0»."),
        ("[{pupils: 1}, {clubs: 'yes'}]", "{points: {clubs: 4}}",
         "7: баллы за «clubs»: ожидалось 4, получилось 5."),
        ("[{pupils: 1}, {clubs: 'yes'}]", "{score: 7}", "7: баллы: ожидалось 7, получилось 5."),
        ("[{pupils: 0}]", "{maximum: 7}", "7: максимум: ожидалось 7, получилось 0."),
        ("[{pupils: 1}, {clubs: 'yes'}]", "{percent: 71}",
         None),
        ("[{pupils: 1}, {clubs: 'yes'}]", "{percent: 71.5}",
         "7: процент: ожидалось 71,5, получилось 71,43."),
        ("[{pupils: 1}, {clubs: 'yes'}]", "{level: низкий}",
         "7: уровень: ожидалось низкий, получилось высокий."),
        ("[{pupils: 1}, {clubs: 'yes'}]", "{sections: {a: 5 / 5}}",
         "7: баллы раздела «a»: ожидалось 5 / 5, получилось 5 / 7."),
        ("[{pupils: {type: 5, next: events}}]", "{}",
         "6: дальше спрашивается: ожидалось events, получилось clubs."),
        ("[{pupils: 13}]", "{}", "6: ответ на «pupils» не принят: Тринадцать не бывает."),
        ("[{pupils: {type: 12, refused: бывает}}]", "{}",
         "6: отказ: ожидалось «бывает», получилось ответ принят."),
        ("[{pupils: {type: 13, refused: дюжина}}]", "{}",
         "6: отказ: ожидалось «дюжина», получилось «Тринадцать не бывает.»."),
        ("[{pupils: {type: 12, caution: большая}}]", "{}",
         "6: предупреждение: ожидалось «большая», получилось ничего."),
        ("[{clubs: 'yes'}]", "{}",
         "6: вопрос «clubs» сейчас не задаётся, ответить на него нельзя."),
        ("[{nobody: 1}]", "{}", "6: Вопроса «nobody» в анкете нет. Проверьте код."),
        ("[]", "{sections: {z: 1}}", "7: Раздела «z» в анкете нет. Проверьте код."),
        ("[{pupils: 1}, {clubs: {choose: maybe}}]", "{}", "6: Варианта «maybe» здесь нет."),
        ("[{pupils: {chose: 1}}]", "{}",
         "6: Поля «chose» в сценарии не бывает. Уберите его или исправьте."),
        ("[{clubs: {not_applicable: нет}, pupils: 1}]", "{}",
         "6: Каждый ответ — одна строка вида «код: ответ». Проверьте дефисы и отступы."),
    ],
)  # fmt: skip
def test_what_came_out_differently_is_told_with_its_line(survey, answers, expect, sentence):
    assert scenario(survey, answers, expect) == ([sentence] if sentence else [])


def test_the_payment_of_the_answers_and_of_points_by_themselves(survey):
    text = """
    survey: small
    payments:
      - {points: 7, percent: 100}
      - {points: 4.5, uncovered: true}
      - {points: 4.5, percent: 100}
      - {points: 3, percent: 50}
    """
    first, second = told(survey, text)
    assert first.startswith("5: выплата: ожидалось 100 %, получилось «")
    assert second.startswith("6: выплата: ожидалось 50 %, получилось «")


def test_places_of_organisations_beside_one_another(survey):
    text = """
    survey: small
    rankings:
      - name: Д
        organisations:
          Анна: {answers: [{growth: 10}]}
          Борис: {answers: [{growth: 5}]}
          Вера: {answers: [{growth: 10}]}
          Глеб: {}
        expect:
          growth:
            Анна: {points: 100, place: 1}
            Борис: {points: 50, place: 2}
            Вера: {points: 100, place: 1}
            Глеб: {points: 0, place: 4}
    """
    assert told(survey, text) == [
        "12: рейтинг «growth», Борис: ожидалось 50 (место 2), получилось 50 (место 3).",
        "14: рейтинг «growth», Глеб: ожидалось 0 (место 4), получилось места нет.",
    ]


def test_one_answer_to_all_that_a_pattern_names(survey):
    assert scenario(survey, "[{pupils: 1}, {'c*': 'yes'}]", "{score: 5}") == []
    assert scenario(survey, "[{pupils: 1}, {'club?': 'yes'}]", "{score: 5}") == []
    assert scenario(survey, "[{'z*': 1}]") == ["6: Вопроса «z*» в анкете нет. Проверьте код."]


def test_the_examples_of_the_reference_are_true():
    text = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text("utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    whole = [example for example in examples if example.startswith("survey:")]
    codes = [example.split()[1] for example in whole]
    assert codes == ["training_needs", "motivating_monitoring"]
    told = [replay_text(find(code), one, "doc") for code, one in zip(codes, whole, strict=True)]
    assert told == [[], []]


def test_a_new_version_says_which_old_scenario_it_breaks_on_purpose(survey):
    answers, wrong = "[{pupils: 1}, {clubs: 'yes'}]", "{score: 3}"
    purpose = "changes_on_purpose: {version: %d, why: Кружок теперь дороже}"
    assert scenario(survey, answers, wrong, purpose % 2) == []
    # the version that breaks it is still to come: until then it must hold
    assert scenario(survey, answers, wrong, purpose % 3) == [
        "7: баллы: ожидалось 3, получилось 5."
    ]


def test_a_purpose_that_breaks_nothing_is_only_warned_of(survey):
    purpose = "changes_on_purpose: {version: 2, why: Кружок теперь дороже}"
    text = f"survey: small\nscenarios:\n  - name: Д\n    {purpose}\n"
    (problem,) = replay_text(survey, text, "s.yaml")
    assert (problem.line, problem.warning, problem.code) == (4, True, "scenario-idle")


def test_a_payment_may_be_changed_on_purpose_as_well(survey):
    purpose = "changes_on_purpose: {version: %d, why: Комиссия закрыла дыру}"
    text = f"""
    survey: small
    payments:
      - {{points: 4.5, percent: 100, {purpose % 2}}}
      - {{points: 4.5, percent: 100, {purpose % 3}}}
      - points: 7
        percent: 100
        {purpose % 2}
    """
    still_to_come, idle = told(survey, text)
    assert still_to_come.startswith("4: выплата: ожидалось 100 %, получилось «")
    assert idle == "7: всё выходит по-прежнему: уберите changes_on_purpose."


def test_scenarios_of_another_questionnaire_are_refused(survey):
    assert told(survey, "survey: other\nscenarios: []\n") == [
        "1: Сценарии написаны для анкеты «other», а рядом лежит «small»."
    ]


def test_they_are_found_beside_the_file_by_code_by_name_and_loose(tmp_path, survey):
    folder = tmp_path / "scenarios"
    (folder / "small").mkdir(parents=True)
    mine = "survey: small\nscenarios: []\n"
    for name in ("small/b.yaml", "small/a.yml", "loose.yaml"):
        (folder / name).write_text(mine, "utf-8")
    (folder / "foreign.yaml").write_text("survey: other\n", "utf-8")
    (folder / "broken.yaml").write_text("survey: [", "utf-8")
    (tmp_path / "small.scenarios.yaml").write_text(mine, "utf-8")
    found = beside(tmp_path / "small.yaml", "small")
    assert [file.relative_to(tmp_path).as_posix() for file in found] == [
        "scenarios/small/a.yml",
        "scenarios/small/b.yaml",
        "scenarios/loose.yaml",
        "small.scenarios.yaml",
    ]
    assert replay(survey, tmp_path / "small.yaml") == []
