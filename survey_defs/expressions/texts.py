"""The words of the language in Russian, and what is said of an expression that is not right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

AND = frozenset({"and", "и"})
OR = frozenset({"or", "или"})
NOT = frozenset({"not", "не"})
TRUE = frozenset({"true", "истина", "да"})
FALSE = frozenset({"false", "ложь", "нет"})
FUNCTIONS = {
    "abs": "модуль",
    "answered": "отвечено",
    "average": "среднее",
    "coalesce": "иначе",
    "concat": "соединить",
    "contains": "содержит",
    "count": "сколько",
    "date": "дата",
    "day": "день",
    "floor": "целое",
    "if": "если",
    "length": "длина",
    "max": "макс",
    "min": "мин",
    "mod": "остаток",
    "month": "месяц",
    "number": "число",
    "percent": "процент",
    "position": "номер",
    "previous": "прошлое",
    "round": "округлить",
    "selected": "выбрано",
    "sum": "сумма",
    "today": "сегодня",
    "year": "год",
}
QUOTES = {"'": "'", '"': '"', "«": "»", "“": "”", "„": "“", "‘": "’"}

# Russian letters that look like Latin ones.
LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")

# What sort of value it is.
SORTS = {
    "number": "число",
    "text": "текст",
    "choice": "вариант ответа",
    "several": "несколько вариантов",
    "truth": "да или нет",
    "date": "дата",
    "table": "таблица",
    "nothing": "пояснение без ответа",
    "any": "значение",
}

BROKEN = "Такой ответ здесь не подходит. Проверьте его."
EMPTY = "Выражение пустое. Напишите условие или формулу, например pupils > 0."
TOO_DEEP = "Слишком много скобок одна в другой. Разбейте выражение на вычисляемые вопросы."
TOO_BIG = "Слишком длинное число: не больше 15 знаков до точки и 6 после."
TOO_MANY_PARTS = "Слишком сложное выражение. Разбейте его на вычисляемые вопросы."
UNCLOSED_TEXT = "Кавычка не закрыта. Закройте её такой же кавычкой."
UNCLOSED_NAME = "После ${ нужны код вопроса и закрывающая скобка, например ${1.2.C4}."
UNCLOSED_BRACKET = "Скобка не закрыта. Допишите )."
EXTRA_BRACKET = "Лишняя закрывающая скобка. Уберите её или откройте ещё одну раньше."
NEEDS_VALUE = "Здесь не хватает значения: вопроса, числа или текста в кавычках."
NEEDS_OPERATOR = (
    "Между двумя значениями не хватает знака действия: +, -, *, /, =, <, >, «и», «или»."
)
COMMA = "Запятая разделяет только значения в скобках функции. Дробь пишется с точкой: 12.5."
NOT_UNDERSTOOD = "Выражение не разобрать с этого места. Проверьте знаки и скобки."
NO_OWN_HERE = "Точка означает сам ответ, а здесь ответа ещё нет. Напишите код вопроса."
PREVIOUS_NEEDS_CODE = "Нужен код вопроса, например previous('H6')."
ANSWERED_NEEDS_CODE = "Нужен код вопроса, например answered(H6)."
SELECTED_NEEDS_TEXT = "Второе значение — код варианта в кавычках, например selected(q, 'yes')."
ROUND_NEEDS_DIGITS = "Второе значение — сколько знаков после точки, от 0 до 6."
NO_SUCH_DATE = "Такой даты нет. Дата пишется так: '2026-09-30'."
NOTHING_TO_READ = "У этого вопроса нет ответа: это пояснение. Сошлитесь на другой вопрос."
COLUMN_NEEDED = "Второе значение — столбец таблицы или выражение из её столбцов."
ROWS_ONLY = "Номер строки есть только внутри таблицы."


def at(place: int, fragment: str, sentence: str) -> str:
    """Where it is, counted from 1, and what stands there."""
    if not fragment:
        return f"В конце выражения: {_lower(sentence)}"
    return f"Знак {place + 1}, «{fragment}»: {_lower(sentence)}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def too_long(most: int, length: int) -> str:
    return f"Выражение длиннее {most} знаков ({length}). Разбейте его на вычисляемые вопросы."


def bad_character(character: str) -> str:
    return f"Такого знака в выражениях нет: {character!a}. Уберите его или возьмите в кавычки."


def unknown_function(name: str, near: Sequence[str], every: Iterable[str]) -> str:
    meant = f" Возможно, нужна {_or(near)}." if near else f" Есть: {', '.join(sorted(every))}."
    return f"Функции «{name}» нет.{meant}"


def unknown_name(name: str, near: Sequence[str]) -> str:
    meant = f" Возможно, нужен {_or(near)}." if near else " Проверьте код."
    return f"Вопроса «{name}» нет.{meant}"


def same_look(name: str) -> str:
    return (
        f"Вопроса «{name}» нет, но есть такой же на вид: "
        "в коде спутаны русские и латинские буквы. Скопируйте код вопроса."
    )


def unknown_column(name: str, near: Sequence[str], every: Iterable[str]) -> str:
    meant = f" Возможно, нужен {_or(near)}." if near else f" Есть: {', '.join(every)}."
    return f"Столбца «{name}» в этой таблице нет.{meant}"


def unknown_option(code: str, near: Sequence[str], every: Sequence[str]) -> str:
    meant = f" Возможно, нужен {_or(near)}." if near else f" Есть: {', '.join(every[:20])}."
    return f"Варианта «{code}» у этого вопроса нет.{meant}"


def quoted(name: str) -> str:
    return (
        f"Вопроса «{name}» нет. Если это код варианта или текст, возьмите его в кавычки: '{name}'."
    )


def wrong_count(name: str, wanted: str, given: int) -> str:
    return f"Функции {name} нужно значений: {wanted}; здесь {given}."


def how_many(least: int, most: int | None) -> str:
    if most is None:
        return f"{least} или больше"
    return str(least) if least == most else f"от {least} до {most}"


def wrong_sort(wanted: Sequence[str], found: str) -> str:
    names = " или ".join(SORTS[kind] for kind in wanted)
    return f"Здесь нужно: {names}. А это {SORTS[found]}.{_mend(wanted, found)}"


def mixed(one: str, other: str) -> str:
    return f"Не сравнить: {SORTS[one]} и {SORTS[other]}.{_mend((one,), other)}"


def not_together(one: str, other: str) -> str:
    return (
        f"Так не посчитать: {SORTS[one]} и {SORTS[other]}. Считают числа с числами, даты с днями."
    )


def not_ordered(kind: str) -> str:
    return f"Больше и меньше бывают числа и даты, а это {SORTS[kind]}. Сравните знаком = или <>."


def different_branches(one: str, other: str) -> str:
    return f"Обе возможности должны быть одного рода, а здесь {SORTS[one]} и {SORTS[other]}."


def _mend(wanted: Sequence[str], found: str) -> str:
    if found == "several" or tuple(wanted) == ("several",):
        return " Напишите selected(вопрос, 'вариант') или count(вопрос)."
    if found == "table" or tuple(wanted) == ("table",):
        return " Напишите count(таблица) или sum(таблица, 'столбец')."
    if "truth" in wanted:
        return " Сравните с чем-нибудь, например > 0 или = 'yes'."
    if found == "text" and "number" in wanted:
        return " Число пишется без кавычек, а текст превращает в число number(…)."
    return ""


def _or(names: Sequence[str]) -> str:
    return " или ".join(f"«{name}»" for name in names)
