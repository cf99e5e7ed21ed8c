"""XLSForms as they are found: each loads and can be filled to the end."""

from __future__ import annotations

import pytest

from survey_defs.answers import Given
from survey_defs.checking import examine
from survey_defs.evaluating import walk
from tests.survey_defs.workbook.books import form, table, xls, xlsx
from tests.survey_defs.workbook.more_wild_forms import MORE_FORMS
from tests.survey_defs.workbook.walking import filled, told
from tests.survey_defs.workbook.wild_forms import FORMS, MORE


@pytest.mark.parametrize("name", FORMS | MORE_FORMS)
def test_loads_and_can_be_filled(tmp_path, name):
    survey_rows, choices, asked, way = (FORMS | MORE_FORMS)[name]
    sheets = {"survey": table(survey_rows), "choices": table(choices) if choices else []}
    more = {kind: table(rows) for kind, rows in MORE.get(name, {}).items()}
    survey, problems = examine(xlsx(tmp_path / "form.xlsx", {**sheets, **more}))
    assert [str(problem) for problem in problems if not problem.warning] == []
    assert survey is not None
    assert told(survey) == asked
    assert filled(survey, {"age": "20"}) == way


LANGUAGES = """
|type|name|label::English (en)|label::Русский (ru)|hint::English (en)|label|
|text|a|Name|Имя|A hint||
|text|b|Only English||||
"""


@pytest.mark.parametrize(
    ("settings", "titles", "taken"),
    [
        ("", ["Имя", "Only English"], "Русский (ru)"),
        ("|default_language|\n|English (en)|", ["Name", "Only English"], "English (en)"),
        ("|default_language|\n|en|", ["Name", "Only English"], "English (en)"),
        ("|default_language|\n|French|", ["Имя", "Only English"], "Русский (ru)"),
    ],
)
def test_one_language_is_taken_and_told(tmp_path, settings, titles, taken):
    path = form(tmp_path / "form.xlsx", LANGUAGES, settings=settings)
    survey, problems = examine(path)
    assert survey is not None
    assert [question.title for question in survey.questions] == titles
    sentences = [problem.sentence for problem in problems]
    (said,) = [sentence for sentence in sentences if sentence.startswith("Из нескольких языков")]
    assert said.startswith(f"Из нескольких языков взят «{taken}».")


def test_labels_are_made_to_fit_a_phone(tmp_path):
    path = form(
        tmp_path / "form.xlsx",
        """
        |type|name|label|
        |select_one l|q|<b>Что</b> **важно**&nbsp;здесь?|
        """,
        """
        |list_name|name|label|
        |l|a|Организация дополнительного образования детей|
        |l|b|Организация дополнительного образования взрослых|
        |l|c|<span style="color:red">Другое</span>|
        """,
    )
    survey, _ = examine(path)
    assert survey is not None
    question = survey.questions[0]
    assert question.title == "Что важно здесь?"
    assert [(option.label, option.full) for option in question.options] == [
        ("Организация дополнительного…", "Организация дополнительного образования детей"),
        ("Организация дополнительного… 2", "Организация дополнительного образования взрослых"),
        ("Другое", ""),
    ]


def test_an_old_workbook(tmp_path):
    path = xls(
        tmp_path / "old.xls",
        {
            "Survey": table(
                "|type|name|label|\n|select_one yes_no|q|Верно?|\n|integer|n|Сколько|"
            ),
            "CHOICES": [["list name", "name", "label"], ["yes_no", 1, "Да"], ["yes_no", 0, "Нет"]],
        },
    )
    survey, problems = examine(path)
    assert [str(problem) for problem in problems if not problem.warning] == []
    assert survey is not None
    assert told(survey) == ["q choice (1 0)", "n number"]
    assert (survey.code, survey.version, survey.official) == ("old", 1, False)


def test_long_and_repeated_names(tmp_path):
    long = "a_very_long_name_" * 6
    path = form(
        tmp_path / "form.xlsx",
        f"""
        |type|name|label|relevant|
        |text|{long}1|Первый||
        |text|{long}2|Второй|${{{long}1}} = 'да'|
        |begin group|g1|Раз||
        |text|same|Третий||
        |end group||||
        |begin group|g2|Два||
        |text|same|Четвёртый||
        |end group||||
        """,
    )
    survey, _ = examine(path)
    assert survey is not None
    first, second, third, fourth = survey.questions
    assert [len(first.code), len(second.code)] == [64, 64]
    assert first.code != second.code
    assert second.ask_if == f"${{{first.code}}} = 'да'"
    assert [third.code, fourth.code] == ["same", "same_2"]


def test_settings_may_stand_upright(tmp_path):
    path = form(
        tmp_path / "form.xlsx",
        "|type|name|label|\n|text|q|Вопрос|",
        settings="""
        |Поле|Значение|
        |Название анкеты|Проба|
        |Код анкеты|probe|
        |Версия|41|
        """,
    )
    survey, problems = examine(path)
    assert problems == []
    assert survey is not None
    assert (survey.code, survey.version, survey.title) == ("probe", 41, "Проба")


def test_a_note_with_answers_among_its_words_says_them(tmp_path):
    path = form(
        tmp_path / "form.xlsx",
        """
        |type|name|label|calculation|
        |integer|all|Всего детей||
        |integer|fed|Из них питается||
        |calculate|part||round(${fed} div ${all} * 100, 1)|
        |note|told|Охват: ${part} % из ${all}||
        """,
    )
    survey, problems = examine(path)
    assert survey is not None
    told_of = [problem.sentence for problem in problems]
    assert told_of == ["Код анкеты не указан (form_id), взят «form»."]
    assert survey.question("told").title == "Охват"
    children = {"all": Given("40")}
    assert walk(survey, children).value_of("told") is None
    said = walk(survey, children | {"fed": Given("30")})
    assert said.value_of("told") == "Охват: 75 % из 40"


def test_a_workbook_hears_of_its_columns_and_not_of_the_keys_of_yaml(tmp_path):
    path = form(tmp_path / "form.xlsx", "|type|name|label|constraint|\n|integer|n|Сколько|. > 3|")
    _, problems = examine(path)
    said = [problem.sentence.rpartition(". ")[2] for problem in problems if problem.where == "n"]
    assert said == ["Допишите constraint_message."]


def test_questions_after_a_group_go_on_under_the_title(tmp_path):
    rows = """
    |type|name|label|
    |text|a|До|
    |begin_group|g|Группа|
    |text|b|В ней|
    |end_group|||
    |text|c|После|
    """
    path = form(tmp_path / "form.xlsx", rows, settings="|form_title|\n|Школы|")
    survey, _ = examine(path)
    assert survey is not None
    titles = [section.title for section in survey.sections]
    assert titles == ["Школы", "Группа", "Школы (продолжение)"]
