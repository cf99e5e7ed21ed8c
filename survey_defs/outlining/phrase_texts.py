"""How expressions read in Russian."""

from __future__ import annotations

OWN = "ответ"
CHOSEN = "число выбранных"
TODAY = "сегодня"
TRUE, FALSE = "да", "нет"
SIGNS = {
    "=": "равно",
    "<>": "не равно",
    "<": "меньше",
    "<=": "не больше",
    ">": "больше",
    ">=": "не меньше",
    "+": "+",
    "-": "−",
    "*": "×",
    "/": "÷",
}
THAN = ", чем"
"""Put before what is compared with, where it is more than a number."""
THAN_SIGNS = ("<", "<=", ">", ">=")
DATE_SIGNS = {"<": "раньше", "<=": "не позже", ">": "позже", ">=": "не раньше"}
AND, OR = " и ", " или "
IS, IS_NOT = "—", "— не"


def quoted(words: str) -> str:
    return f"«{words}»"


def in_brackets(words: str) -> str:
    return f"({words})"


def compared(left: str, sign: str, right: str) -> str:
    return f"{left} {sign} {right}"


def opposite(words: str) -> str:
    return f"неверно, что {words}"


def selected(question: str, option: str, *, ticks: bool) -> str:
    return f"в {question} {'отмечено' if ticks else 'выбрано'} {option}"


def not_selected(question: str, option: str, *, ticks: bool) -> str:
    return f"в {question} не {'отмечено' if ticks else 'выбрано'} {option}"


def answered(question: str) -> str:
    return f"на {question} есть ответ"


def not_answered(question: str) -> str:
    return f"на {question} нет ответа"


def chosen_count(question: str) -> str:
    return CHOSEN if question == OWN else f"число выбранных в {question}"


def rows(table: str) -> str:
    return f"число строк в {table}"


def rows_where(table: str, condition: str) -> str:
    return f"число строк в {table}, где {condition}"


def over_table(function: str, table: str, column: str) -> str:
    return f"{OVER[function]} {column} по {table}"


OVER = {"sum": "сумма", "average": "среднее", "min": "наименьшее", "max": "наибольшее"}


def percent(part: str, whole: str) -> str:
    return f"{part} в процентах к {whole}"


def when(condition: str, then: str, otherwise: str) -> str:
    return f"если {condition}, то {then}, иначе {otherwise}"


def instead(first: str, second: str) -> str:
    return f"{first}, а без ответа {second}"


def previous(question: str) -> str:
    return f"прошлое значение {question}"


def part_of_date(function: str, date: str) -> str:
    return f"{DATE_PARTS[function]} даты: {date}"


DATE_PARTS = {"day": "день", "month": "месяц", "year": "год"}
THIS_YEAR = "нынешний год"
