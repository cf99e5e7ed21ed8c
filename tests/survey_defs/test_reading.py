"""What people type, and what comes of it."""

from __future__ import annotations

import pytest

from survey_defs.answers import NotAnAnswer, in_words, parse, read_measure, set_previous
from tests.survey_defs.making import options, question_of

PERCENT = question_of(kind="ladder", rungs=[{"from": 50, "points": 1}])
PARTS = question_of(kind="fraction")
COUNT = question_of(kind="per_unit", per_unit=-1, floor=-9, unit="жалоба|жалобы|жалоб")
NUMBER = question_of(kind="number", at_least=-5, at_most=5000, decimals=2, unit="кв. м")
DATE = question_of(kind="date", at_least="2026-01-01", at_most="2026-12-31")
CHOICE = question_of(
    kind="choice",
    options=[
        {"code": "own", "label": "Да, своя"},
        {"code": "partner", "label": "Да, у партнёра"},
        {"code": "no", "label": "Нет"},
    ],
)
TICKS = question_of(
    kind="checklist",
    points=1,
    items=[
        {"code": "goal", "label": "Цель", "role": "required", "text": True},
        {"code": "reason", "label": "Обоснование", "role": "required"},
        {"code": "clusters", "label": "Кластеры", "role": "noted"},
    ],
)
TEXT = question_of(kind="text", max_length=20)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("94,5", "94.5"),
        ("94.5", "94.5"),
        (" 94,50 % ", "94.5"),
        ("94.5%", "94.5"),
        ("94 процента", "94"),
        ("100", "100"),
        ("0", "0"),
        ("007", "7"),
        ("+5", "5"),
        ("\u200b33\u00a0%", "33"),
    ],
)
def test_a_percent(typed, value):
    assert parse(PERCENT, typed) == {"value": value}


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("45 из 50", ("45", "50")),
        ("45/50", ("45", "50")),
        ("45 / 50", ("45", "50")),
        ("45:50", ("45", "50")),
        ("45 от 50", ("45", "50")),
        ("1 250 из 2 500", ("1250", "2500")),
        ("1\u00a0250 ИЗ 2\u202f500", ("1250", "2500")),
        ("0 из 7", ("0", "7")),
    ],
)
def test_two_numbers(typed, parts):
    value = dict(zip(("numerator", "denominator"), parts, strict=True))
    assert parse(PARTS, typed) == value
    assert parse(PERCENT, typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", "3"),
        ("1 250", "1250"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("3 жалобы", "3"),
        ("3 жал.", "3"),
        ("нет", "0"),
        ("Ни одной.", "0"),
    ],
)
def test_a_count(typed, value):
    assert parse(COUNT, typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12,5 кв. м", "12.5"), ("−5", "-5"), ("–4,25", "-4.25"), ("4999,99", "4999.99")],
)
def test_a_number(typed, value):
    assert parse(NUMBER, typed) == value


DATES = (
    *("30.09.2026", "30.9.26", "30/09/2026", "30-09-2026", "2026-09-30", "30 09 2026"),
    *("30 сентября 2026", "30 Сентября 2026 г.", "30 сен. 2026 года", " 30.09.2026г "),
)


@pytest.mark.parametrize("typed", DATES)
def test_a_date(typed):
    assert parse(DATE, typed) == "2026-09-30"
    assert in_words(DATE, "2026-09-30") == "30.09.2026"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1", "own"),
        ("2.", "partner"),
        ("нет", "no"),
        ("НЕТ!", "no"),
        ("да, у партнера", "partner"),
    ],
)
def test_an_option(typed, code):
    assert parse(CHOICE, typed) == code


def test_a_label_that_is_a_number_comes_before_the_place_of_another():
    question = question_of(kind="choice", options=options(**{"2": 0, "1": 0, "0": 0}))
    assert [parse(question, typed) for typed in "210"] == ["2", "1", "0"]


@pytest.mark.parametrize(
    ("typed", "ticks"),
    [
        ("1 3", ["goal", "clusters"]),
        ("1,3", ["goal", "clusters"]),
        ("3 и 1", ["goal", "clusters"]),
        ("2;", ["reason"]),
        ("обоснование", ["reason"]),
        ("всё", ["goal", "reason", "clusters"]),
        ("Да", ["goal", "reason", "clusters"]),
        ("нет", []),
        ("Ничего нет.", []),
        ("0", []),
    ],
)
def test_ticks(typed, ticks):
    assert parse(TICKS, typed) == {"ticks": ticks}


def test_ticks_typed_anew_keep_the_texts():
    written = {"ticks": ["goal"], "texts": {"goal": "Добиться"}}
    assert parse(TICKS, "2", written) == {"ticks": ["reason"], "texts": {"goal": "Добиться"}}


def test_a_text_loses_what_no_store_keeps():
    assert parse(TEXT, "  да\x00 \ud800нет\n👍🏽 ") == "да нет\n👍🏽"


DIGITS = "Напишите число обычными цифрами от 0 до 9, например 94,5."
NO_NUMBER = "Здесь нужно число цифрами, например 12 или 94,5."
ONE_NUMBER = "Здесь нужно одно число. Напишите его без лишних знаков, например 1250."
NO_PERCENT = "Напишите процент или два числа, например 94,5 или 45 из 50."
TOO_BIG = "Слишком большое число. Проверьте, нет ли лишних цифр."
NEGATIVE = "Число не может быть отрицательным. Напишите, например, 0 или 12."
TWO = "Напишите два числа: сколько из скольких, например 45 из 50."
PERCENT_INSTEAD = (
    "Второе число не может быть нулём: на ноль не делят. "
    "Если считать не с чего, напишите процент, а причину укажите в комментарии."
)
ASK_INSTEAD = (
    "Второе число не может быть нулём: на ноль не делят. "
    "Если считать не с чего, пропустите вопрос и спросите того, кто прислал приглашение."
)
PART_OVER_WHOLE = (
    "Первое число не может быть больше второго. Напишите, сколько из скольких, например 45 из 50."
)
NO_DATE = "Напишите дату, например 30.09.2026 или 30 сентября 2026."
WHICH = "Пришлите номер варианта, от 1 до 3, или нажмите на кнопку."


@pytest.mark.parametrize(
    ("question", "typed", "sentence"),
    [
        (PERCENT, "", "Вы прислали пустой ответ. Напишите его словами или цифрами."),
        (PERCENT, "девять", NO_PERCENT),
        (PERCENT, "--5", NO_PERCENT),
        (PERCENT, "1e9", NO_PERCENT),
        (PERCENT, "NaN", NO_PERCENT),
        (PERCENT, "infinity", NO_PERCENT),
        (PERCENT, "۹۵", DIGITS),
        (PERCENT, "９５", DIGITS),
        (PERCENT, "½", DIGITS),
        (PERCENT, "-1", NEGATIVE),
        (PERCENT, "101", "Процент не может быть больше 100. Напишите, например, 94,5."),
        (PERCENT, "9" * 5000, TOO_BIG),
        (PERCENT, "33,3333333", "После запятой может быть не больше 6 знаков."),
        (PERCENT, "0 из 0", PERCENT_INSTEAD),
        (PARTS, "0/0", ASK_INSTEAD),
        (PARTS, "45", TWO),
        (PARTS, "90 %", TWO),
        (PARTS, "-1 из 5", NEGATIVE),
        (PARTS, "51 из 50", PART_OVER_WHOLE),
        (PARTS, "пять из шести", NO_NUMBER),
        (COUNT, "1,5", "Здесь нужно целое число, например 12."),
        (COUNT, "-3", NEGATIVE),
        (COUNT, "5 10", ONE_NUMBER),
        (COUNT, "1.250.000", ONE_NUMBER),
        (COUNT, "1000000000", TOO_BIG),
        (NUMBER, "-5,01", "Число должно быть не меньше −5."),
        (NUMBER, "5000,5", "Число должно быть не больше 5000."),
        (NUMBER, "1,234", "После запятой может быть не больше 2 знаков."),
        (DATE, "завтра", NO_DATE),
        (DATE, "31.02.2026", "Такого дня в календаре нет. Напишите дату, например 30.09.2026."),
        (DATE, "31.12.2025", "Дата должна быть не раньше 01.01.2026."),
        (DATE, "1 января 2027", "Дата должна быть не позже 31.12.2026."),
        (
            DATE,
            "30.09.0026",
            "Проверьте год: нужна дата от 1900 до 2100 года, например 30.09.2026.",
        ),
        (DATE, "30 брюмера 2026", NO_DATE),
        (CHOICE, "может быть", WHICH),
        (CHOICE, "", WHICH),
        (CHOICE, "4", "Номера 4 здесь нет: есть от 1 до 3."),
        (
            CHOICE,
            "да",
            "Подходит не один вариант: «Да, своя», «Да, у партнёра». Пришлите номер.",
        ),
        (TICKS, "1 4", "Номера 4 здесь нет: есть от 1 до 3."),
        (
            TICKS,
            "создать условия",
            "Пришлите номера отметок, например «1 3», или слово «всё» либо «ничего».",
        ),
        (TEXT, " \x00 ", "Напишите ответ словами."),
        (TEXT, "а" * 21, "Слишком длинный текст: 21 знак. Сократите до 20."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_gives_an_example(question, typed, sentence):
    with pytest.raises(NotAnAnswer) as refusal:
        parse(question, typed)
    assert str(refusal.value) == sentence


def test_where_not_applicable_is_allowed_a_zero_below_the_line_leads_there():
    question = question_of(kind="fraction", not_applicable=True)
    with pytest.raises(NotAnAnswer, match="нажмите «Не применимо» и напишите причину"):
        parse(question, "0 из 0")


def test_percent_over_a_hundred_where_the_definition_says_so():
    question = question_of(kind="ladder", rungs=[{"from": 100, "points": 1}], over_hundred=True)
    assert parse(question, "120 %") == {"value": "120"}
    assert parse(question, "6 из 5") == {"numerator": "6", "denominator": "5"}
    with pytest.raises(NotAnAnswer, match="Слишком большое число"):
        parse(question, "9450")


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (PERCENT, {"value": "94.9999"}, "94,9999\u00a0%"),
        (PERCENT, {"numerator": "45", "denominator": "50"}, "45 из 50 (90\u00a0%)"),
        (PARTS, {"numerator": "1", "denominator": "3"}, "1 из 3 (≈33,33\u00a0%)"),
        (
            PARTS,
            {"numerator": "199999", "denominator": "200000"},
            "199\u00a0999 из 200\u00a0000 (99,9995\u00a0%)",
        ),
        (COUNT, "1", "1 жалоба"),
        (COUNT, "2", "2 жалобы"),
        (COUNT, "11", "11 жалоб"),
        (COUNT, "1201", "1\u00a0201 жалоба"),
        (NUMBER, "-12.5", "−12,5 кв. м"),
        (CHOICE, "own", "Да, своя"),
        (TICKS, {"ticks": []}, "ничего не отмечено"),
        (TICKS, {"ticks": ["goal", "clusters"]}, "отмечено 2 из 3: Цель; Кластеры"),
        (TEXT, "Да", "Да"),
        (TEXT, None, "нет ответа"),
    ],
)
def test_an_answer_in_words(question, value, words):
    assert in_words(question, value) == words


def test_a_value_from_outside_is_kept_exactly():
    change = question_of(kind="change", better="higher", points_better=2, points_same=1)
    assert read_measure(change, "1 из 3") == "100/3"
    assert read_measure(change, "33,3 %") == "33.3"
    value = set_previous(change, {"value": "50"}, "1 из 3")
    assert value == {"value": "50", "previous": "100/3"}
    assert in_words(change, value) == (
        "50\u00a0%; в прошлом периоде ≈33,33\u00a0%, введено вручную"
    )
    assert parse(change, "60", value) == {"value": "60", "previous": "100/3"}
