"""Files of scenarios that are broken, hostile or no files of scenarios at all."""

from __future__ import annotations

import pytest

from survey_defs.model import Survey
from survey_defs.scenarios import replay, replay_text

STEPS = "survey: small\nscenarios:\n  - name: Д\n    answers:\n"
WRITTEN = {
    "code": "small",
    "version": 1,
    "title": "Маленькая анкета",
    "official": False,
    "maximum": 0,
    "sections": [
        {
            "code": "a",
            "title": "Школа",
            "questions": [
                {"kind": "number", "code": "pupils", "title": "Учеников"},
                {
                    "kind": "choice", "code": "clubs", "title": "Кружки",
                    "options": [{"code": "y", "label": "Есть"}, {"code": "n", "label": "Нет"}],
                },
                {
                    "kind": "table", "code": "events", "title": "События",
                    "columns": [{"kind": "text", "code": "name", "title": "Что"}],
                },
                {"kind": "computed", "code": "held", "title": "Было", "formula": "count(events)"},
                {
                    "kind": "change", "code": "growth", "title": "Рост", "entry": "number",
                    "better": "higher", "points_better": 0, "points_same": 0,
                    "ranking": {"better": "higher"},
                },
            ],
        }
    ],
}  # fmt: skip


@pytest.fixture
def survey():
    return Survey.model_validate(WRITTEN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 5000,
        "survey: small\nscenarios: [1]\n",
        "survey: small\nscenarios:\n  - {name: Д, answers: [{pupils: [[[]]]}]}\n",
        "survey: small\nscenarios:\n  - {name: Д, answers: [{events: [{name: [[1]]}]}]}\n",
        "survey: small\nscenarios:\n  - {name: Д, previous: {growth: хорошо}}\n",
        "survey: small\nscenarios:\n  - {name: Д, given: {nobody: 1}}\n",
        "survey: small\nscenarios:\n  - {name: Д, today: вчера}\n",
        "survey: small\nscenarios:\n  - {name: Д, answers: [{pupils: null}]}\n",
        "survey: small\nscenarios:\n  - {name: Д, answers: [{held: 1}]}\n",
        "survey: small\nrankings:\n  - {name: Д, organisations: {}, expect: {clubs: {А: null}}}\n",
        "survey: small\nrankings:\n  - {name: Д, organisations: {}, expect: {growth: {А: }}}\n",
        "survey: small\nrankings:\n  - {name: Д, organisations: {}, expect: {zero: {А: null}}}\n",
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\n",
        "survey: small\nscenarios:\n" + "  - {name: Д}\n" * 300,
        STEPS + "      - pupils: 1\n" * 3000,
    ],
    ids=range(16),
)  # fmt: skip
def test_a_hostile_file_is_a_list_of_problems(survey, text):
    problems = replay_text(survey, text, "s.yaml")
    assert problems
    assert all(problem.sentence and problem.line >= 1 for problem in problems)


def test_a_file_that_is_no_text_or_not_there_is_one_problem(tmp_path, survey):
    file = tmp_path / "small.scenarios.yaml"
    file.write_bytes(b"\xff\xfe\x00")
    (problem,) = replay(survey, tmp_path / "small.yaml")
    assert problem.sentence == "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8."
    file.write_bytes(b"a" * 1_000_001)
    (problem,) = replay(survey, tmp_path / "small.yaml")
    assert "1 МБ" in problem.sentence
