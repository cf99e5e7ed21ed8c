"""A region changes what the template leaves open, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from survey_defs.checking import check, examine
from survey_defs.loading import load

REGIONAL = Path(__file__).parent / "regional"
PERMITTED = (REGIONAL / "permitted.yaml").read_text("utf-8")


@pytest.fixture
def region(tmp_path):
    """Writes the region's questionnaire beside its template, with one thing changed in it."""
    (tmp_path / "template.yaml").write_text((REGIONAL / "template.yaml").read_text("utf-8"))

    def changed(was: str, now: str) -> Path:
        assert PERMITTED.count(was) == 1, was
        file = tmp_path / "permitted.yaml"
        file.write_text(PERMITTED.replace(was, now))
        return file

    return changed


def told(file: Path) -> list[tuple[str, str, str]]:
    return [(found.code, found.where, found.sentence) for found in check(file)]


def test_whatever_is_open_may_be_changed():
    assert check(REGIONAL / "permitted.yaml") == []


NO = "- {code: no, label: Нет}"
METHOD, MONEY = "- {code: method, label: Методически}", "- {code: money, label: Средствами}"
BACK = "Верните, как было."
CHANGES = {
    "a title": (
        "title: Цель поставлена?",
        "title: Поставлена ли цель?",
        "locked",
        "aim",
        f"Шаблон не разрешает менять «title» этой части. В шаблоне: «Цель поставлена?». {BACK}",
    ),
    "points": (
        f"points: 2}}\n          {NO}\n        evidence",
        f"points: 4}}\n          {NO}\n        evidence",
        "locked",
        "aim",
        f"Шаблон не разрешает менять «points» этой части. В шаблоне: «2». {BACK}",
    ),
    "evidence": (
        "        evidence: {classes: [order]}\n",
        "",
        "locked",
        "aim",
        f"Шаблон не разрешает менять «evidence» этой части. {BACK}",
    ),
    "whether it is required": (
        "rule: есть — 2 балла",
        "rule: есть — 2 балла\n        required: false",
        "locked",
        "aim",
        f"Шаблон не разрешает менять «required» этой части. В шаблоне: «true». {BACK}",
    ),
    "a limit, even in an open section": (
        "title: Чем область помогает школам?",
        "title: Чем область помогает школам?\n        at_least: 1",
        "locked",
        "help",
        f"Шаблон не разрешает менять «at_least» этой части. В шаблоне: «0». {BACK}",
    ),
    "a limit in words": (
        "constraint: . >= 0",
        "constraint: . >= 1",
        "locked",
        "plans",
        f"Шаблон не разрешает менять «constraint» этой части. В шаблоне: «. >= 0». {BACK}",
    ),
    "a rule of the form": (
        "must: plans <= 10",
        "must: plans <= 20",
        "locked",
        "",
        f"Шаблон не разрешает менять «must» этой части. В шаблоне: «plans <= 10». {BACK}",
    ),
    "the kind": (
        "- code: note\n        kind: note",
        "- code: note\n        kind: text",
        "locked",
        "note",
        f"Шаблон не разрешает менять «kind» этой части. В шаблоне: «note». {BACK}",
    ),
    "a question added to a locked section": (
        "constraint_text: Не меньше нуля",
        "constraint_text: Не меньше нуля\n      - {code: new, kind: text, title: Новый}",
        "locked-added",
        "new",
        "Шаблон не разрешает добавлять сюда «new»: в нём нет open_to: [questions]. Уберите.",
    ),
    "a section added to the whole": (
        "  - code: open\n",
        (
            "  - code: new\n    title: Новый\n    questions:\n"
            "      - {code: new, kind: text, title: Новый}\n  - code: open\n"
        ),
        "locked-added",
        "new",
        "Шаблон не разрешает добавлять сюда «new»: в нём нет open_to: [sections]. Уберите.",
    ),
    "an option added to a locked question": (
        f"          {NO}\n        evidence",
        f"          {NO}\n          - {{code: part, label: Частично}}\n        evidence",
        "locked-added",
        "aim",
        "Шаблон не разрешает добавлять сюда «part»: в нём нет open_to: [options]. Уберите.",
    ),
    "a column where `nothing` shuts an open section": (
        "- {code: held, kind: date, title: Дата}",
        (
            "- {code: held, kind: date, title: Дата}\n"
            "              - {code: place, kind: text, title: Место}"
        ),
        "locked-added",
        "events",
        "Шаблон не разрешает добавлять сюда «place»: в нём нет open_to: [options]. Уберите.",
    ),
    "a column renamed there": (
        "title: Дата}",
        "title: Когда}",
        "locked",
        "events",
        f"Шаблон не разрешает менять «title» этой части. В шаблоне: «Дата». {BACK}",
    ),
    "an option removed, however open": (
        "          - {code: money, label: Средствами}\n",
        "",
        "locked-removed",
        "help",
        "Нет части «money», которая есть в шаблоне. Верните её.",
    ),
    "a question removed, however open": (
        "      - code: note\n        kind: note\n        title: Благодарим\n",
        "",
        "locked-removed",
        "",
        "Нет части «note», которая есть в шаблоне. Верните её.",
    ),
    "options in another order": (
        f"          {METHOD}\n          {MONEY}\n",
        f"          {MONEY}\n          {METHOD}\n",
        "locked-moved",
        "help",
        "В шаблоне часть «money» стоит в другом месте. Верните её туда.",
    ),
    "more openings": (
        "open_to: [hint]",
        "open_to: [hint, points]",
        "locked-opened",
        "",
        "open_to разрешает больше, чем шаблон: points. Уберите лишнее.",
    ),
    "another version of the template": (
        "{code: template, version: 2}",
        "{code: template, version: 1}",
        "template-version",
        "",
        (
            "Анкета сделана по версии 1 шаблона, а его версия 2. "
            "Перенесите изменения и исправьте version."
        ),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_locked_may_not(region, change):
    was, now, *expected = change
    found = [problem for problem in told(region(was, now)) if problem[0] != "wrong-maximum"]
    assert found == [tuple(expected)]


def test_a_question_moved_to_another_section(region):
    question = "      - code: note\n        kind: note\n        title: Благодарим\n"
    file = region(question, "")
    moved = question.replace("Благодарим", "Спасибо")
    file.write_text(file.read_text().replace("  - code: open\n", f"{moved}  - code: open\n"))
    assert told(file) == [
        ("locked-moved", "note", "В шаблоне часть «note» стоит в другом месте. Верните её туда.")
    ]


def test_the_line_of_what_was_changed(region):
    (problem,) = check(region("title: Цель поставлена?", "title: Поставлена ли цель?"))
    line = PERMITTED[: PERMITTED.index("title: Цель поставлена?")].count("\n") + 1
    assert (problem.line, problem.warning) == (line, False)


def test_a_published_template_goes_before_a_file(region, tmp_path):
    template = load(tmp_path / "template.yaml")
    (tmp_path / "template.yaml").unlink()
    file = region("title: Цель поставлена?", "title: Поставлена ли цель?")
    assert [problem.code for problem in check(file)] == ["template-not-found"]
    published = {("template", 2): template}
    assert [problem.code for problem in check(file, published)] == ["locked"]


def test_another_template_than_the_one_it_was_made_from():
    file = REGIONAL / "permitted.yaml"
    other = load(REGIONAL / "template.yaml").model_copy(update={"code": "other"})
    _, problems = examine(file, against=other)
    assert [replace(problem, file="") for problem in problems] == [
        replace(
            problems[0],
            file="",
            line=7,
            code="template-another",
            sentence="Анкета сделана по шаблону «template», а сравнивается с «other». "
            "Укажите нужный файл.",
        )
    ]


def test_a_template_that_does_not_read(region, tmp_path):
    file = region("notice: Версия области", "notice: Область")
    (tmp_path / "template.yaml").write_text("code: [")
    assert told(file) == [
        ("template-broken", "", "В шаблоне template.yaml есть ошибки. Сначала исправьте его.")
    ]
