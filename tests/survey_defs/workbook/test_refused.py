"""What we do not support is refused with its sheet, its row and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey_defs.checking import examine
from tests.survey_defs.workbook.books import form, xlsx
from tests.survey_defs.workbook.wild_forms import YES_NO


def said(path: Path) -> list[str]:
    """What is told of a file: sheet, row and sentence, `?` before what is only a warning."""
    _, problems = examine(path)
    return [
        f"{'? ' if problem.warning else ''}{problem.sheet}:{problem.line} {problem.sentence}"
        for problem in problems
    ]


REFUSED = [
    ("|geopoint|q|Где|", "survey:2 Тип «geopoint» не поддерживается. Замените его: текстом,"),
    ("|barcode|q|Код|", "survey:2 Тип «barcode» не поддерживается."),
    ("|rank yes_no|q|Порядок|", "survey:2 Тип «rank yes_no» не поддерживается."),
    ("|time|q|Во сколько|", "survey:2 Тип «time» не поддерживается."),
    ("|dateTime|q|Когда|", "survey:2 Тип «dateTime» не поддерживается."),
    ("|select_one_from_file a.csv|q|Что|", "survey:2 Тип «select_one_from_file a.csv» не"),
    ("|xml-external|q||", "survey:2 Тип «xml-external» не поддерживается."),
    ("|intger|q|Число|", "survey:2 Тип «intger» незнаком. Может быть, «integer»?"),
    ("||q|Вопрос|", "survey:2 Не указан тип вопроса (type)."),
    ("|text||Вопрос|", "survey:2 Нет имени (name). Допишите код строки"),
    ("|select_one nope|q|Вопрос|", "survey:2 Списка вариантов «nope» нет. Добавьте его на лист"),
    (
        "|select_one yesno|q|Вопрос|",
        "survey:2 Списка вариантов «yesno» нет. Может быть, «yes_no»?",
    ),
    ("|select_one|q|Вопрос|", "survey:2 У вопроса с выбором не указан список вариантов."),
    (
        "|begin group|g|Группа|\n|text|q|В|",
        "survey:2 Группа не закрыта. Добавьте строку end_group",
    ),
    ("|text|q|В|\n|end group|||", "survey:3 Здесь закрывается группа, которая не открыта."),
    ("|begin repeat|r|Р|\n|text|q|В|\n|end group|||", "survey:4 Закрывается не то, что открыто"),
    (
        "|begin repeat|r|Р|\n|begin repeat|s|С|\n|text|q|В|\n|end repeat|||\n|end repeat|||",
        "survey:3 Повтор внутри повтора не поддерживается.",
    ),
    ("|begin repeat|r|Р|\n|end repeat|||", "survey:2 В повторе нет ни одного вопроса."),
    (
        "|text|q|В||${nope} = 1|",
        "survey:2 Выражение в столбце relevant: вопроса «nope» нет.",
    ),
    (
        "|text|q|В|||regex(., '[a-z]+')|",
        "survey:2 Выражение в столбце constraint: функция regex() не поддерживается.",
    ),
    (
        "|calculate|c|Итог||||pulldata('a','b','c','d')|",
        "survey:2 Выражение в столбце calculation: функция pulldata() не поддерживается.",
    ),
    ("|calculate|c|Итог|", "survey:2 Нет выражения (calculation). Допишите, как вычислять."),
    ("|text|q|В|${a} = 1|", "survey:2 Обязательность по условию не поддерживается."),
    (
        "|select_one yes_no|q|В|||||name = instance('x')//item|",
        "survey:2 Выражение в столбце choice_filter: функция instance() не поддерживается.",
    ),
    ("|text|q|В||||||q|", "survey:2 Вычисление по событию (trigger) не поддерживается."),
    (
        "|calculate|a|||||${b} + 1|\n|calculate|b|||||${a} + 1|\n|text|q|В||${a} > 1|",
        "survey:4 Выражение в столбце relevant: вычисление «a» ссылается само на себя.",
    ),
    (
        "|start|start||\n|text|q|В||${start} > 1|",
        "survey:3 Выражение в столбце relevant: Служебное поле «start» используется в выражении",
    ),
    (
        "|begin repeat|r|Р|\n|integer|n|Ч|\n|end repeat|||\n|text|q|В||${n} > 1|",
        "survey:5 Выражение в столбце relevant: «n» стоит в повторе",
    ),
    ("|range|q|В|", None),
    ("|select_one ${r}|q|В|", "survey:2 Выбор из строк повтора не поддерживается."),
    (
        "|begin_score|s|С|\n|score__row|r|Р|\n|end_score|||\n|text|q|В|",
        "survey:2 Тип «begin_score» не поддерживается.",
    ),
    (
        "|text|a|А|\n|text|q|В||${a} = yes|",
        "survey:3 Выражение в столбце relevant: слово «yes» стоит само по себе.",
    ),
]
HEAD = "|type|name|label|required|relevant|constraint|calculation|choice_filter|trigger|"


@pytest.mark.parametrize(("rows", "sentence"), REFUSED, ids=[rows for rows, _ in REFUSED])
def test_is_refused_with_sheet_row_and_reason(tmp_path, rows, sentence):
    path = form(tmp_path / "form.xlsx", f"{HEAD}\n{rows}", YES_NO)
    errors = [line for line in said(path) if not line.startswith("?")]
    if sentence is None:
        assert errors == []
        return
    assert any(error.startswith(sentence) for error in errors), errors


def test_everything_is_told_at_once(tmp_path):
    path = form(
        tmp_path / "form.xlsx",
        """
        |type|name|label|relevent|comment_of_ours|appearance|
        |geopoint|a|Где|||minimal|
        |text|b|Вопрос ${a}|${a} = 1|x||
        |start|s||||
        """,
        settings="|form_title|form id|version|style|\n|Проба|my form|2026-05-01 02|pages|",
    )
    assert said(path) == [
        "? settings:1 Столбцы, которые здесь ни на что не влияют: «style».",
        (
            "? settings:2 Версия «2026-05-01 02» записана как 2026050102: нужно целое число от 1"
            " до 1 000 000 000 000."
        ),
        "? settings:2 Имя «my form» не подходит для кода и заменено на «my_form».",
        "? survey:1 Столбец «comment_of_ours» незнаком и не учитывается.",
        "? survey:1 Столбец «relevent» незнаком и не учитывается. Может быть, «relevant»?",
        (
            "survey:2 Тип «geopoint» не поддерживается. Замените его: текстом, числом, выбором"
            " или файлом."
        ),
        "? survey:3 Ответ «a» в подпись не подставляется: вместо него стоит «Где».",
        "? survey:4 Служебное поле «start» не собирается, строка пропущена.",
    ]


def test_without_a_survey(tmp_path):
    path = xlsx(tmp_path / "form.xlsx", {"Surveys": [["type", "name"]], "Лист2": [["x"]]})
    assert said(path) == [
        (
            ":1 В книге нет листа survey с вопросами, есть: «Surveys», «Лист2». Может быть, лист"
            " «Surveys» — это survey? Переименуйте его."
        )
    ]


def test_a_list_that_is_not_there_and_a_missing_formula_are_told_once(tmp_path):
    rows = """
    |type|name|label|calculation|
    |select_one nope|q|Вопрос||
    |calculate|c|Итог||
    |begin_rank|r|Порядок||
    |end_rank||||
    |text|t|Ещё||
    """
    errors = [line for line in said(form(tmp_path / "form.xlsx", rows)) if line[0] != "?"]
    assert errors == [
        "survey:2 Списка вариантов «nope» нет. Добавьте его на лист choices.",
        "survey:3 Нет выражения (calculation). Допишите, как вычислять.",
        (
            "survey:4 Тип «begin_rank» не поддерживается. Замените его: текстом, числом, выбором"
            " или файлом."
        ),
    ]


def test_a_label_that_names_what_cannot_be_calculated_says_why(tmp_path):
    rows = """
    |type|name|label|calculation|
    |text|a|Вопрос||
    |calculate|c|| join(', ', ${a})|
    |note|n|Итог: ${c}||
    """
    assert said(form(tmp_path / "form.xlsx", rows))[1:] == [
        (
            "? survey:3 Вычисление «c» не показывается в подписях: Выражение в столбце"
            " calculation: функция join() не поддерживается. Уберите её или замените условием"
            " попроще."
        ),
        "? survey:4 Ответ «c» в подпись не подставляется: вместо него стоит «…».",
    ]


def test_a_text_with_commas_is_told_how_to_become_a_workbook(tmp_path):
    path = tmp_path / "form.csv"
    path.write_text('"survey","type","name"\n,"text","q"\n', "utf-8")
    assert said(path) == [
        (
            ":1 Это текст (CSV), а не книга Excel. Откройте файл в Excel и сохраните как"
            " «Книга Excel» (.xlsx)."
        )
    ]


def test_a_survey_of_nothing_but_hidden_fields(tmp_path):
    path = form(
        tmp_path / "form.xlsx", "|type|name|label|\n|hidden|h||\n", settings="|form_id|\n|f|"
    )
    assert [line for line in said(path) if line[0] != "?"] == [
        "survey:1 На листе нет ни одного вопроса. Добавьте вопросы под заголовками."
    ]


COLOURS = "|list_name|name|label|pastel|\n|colours|mauve|Лиловый|yes|\n|colours|red|Красный|no|"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (
            "pastel='maybe'",
            "Отбор вариантов (choice_filter) не оставляет ни одного. Исправьте его или варианты.",
        ),
        (
            "pastel=yes",
            (
                "Выражение в столбце choice_filter: на листе choices нет столбца «yes» или он"
                " пуст. Если это текст, напишите 'yes'."
            ),
        ),
        (
            "kind='new'",
            (
                "Выражение в столбце choice_filter: на листе choices нет столбца «kind» или он"
                " пуст. Если это текст, напишите 'kind'."
            ),
        ),
    ],
)
def test_a_filter_that_cannot_be_meant_is_told_once(tmp_path, wanted, told):
    rows = f"|type|name|label|choice_filter|\n|select_one colours|q|Вопрос|{wanted}|"
    path = form(tmp_path / "form.xlsx", rows, COLOURS)
    errors = [line for line in said(path) if line[0] != "?"]
    assert errors == [f"survey:2 {told}"]
