"""What a person is told about an answer, and how an answer reads in Russian."""

from __future__ import annotations

from collections.abc import Sequence

MINUS = "−"
PERCENT_SIGN = "\N{NO-BREAK SPACE}%"
THOUSANDS = "\N{NO-BREAK SPACE}"
ABOUT = "≈"

# What people type and mean.
PERCENT_WORDS = ("%", "процентов", "процента", "процент", "проц.", "проц")
OUT_OF_WORDS = ("из", "от")
AND_WORD = "и"
EVERYTHING = frozenset({"все", "все есть", "есть все", "да", "да все", "все да", "полностью", "+"})
NOTHING = frozenset(
    {"нет", "ничего", "ничего нет", "нет ничего", "не было", "отсутствует", "отсутствуют", "-"}
)
NO_NUMBER = NOTHING | {"ноль", "нуль", "ни одного", "ни одной", "никого", "нету"}
YEAR_WORDS = ("года", "год", "г.", "г")
MONTHS = (
    ("январь", "января", "янв"),
    ("февраль", "февраля", "фев", "февр"),
    ("март", "марта", "мар"),
    ("апрель", "апреля", "апр"),
    ("май", "мая"),
    ("июнь", "июня", "июн"),
    ("июль", "июля", "июл"),
    ("август", "августа", "авг"),
    ("сентябрь", "сентября", "сен", "сент"),
    ("октябрь", "октября", "окт"),
    ("ноябрь", "ноября", "ноя", "нояб"),
    ("декабрь", "декабря", "дек"),
)
"""As it is named, as it stands in a date, and shortened."""
DIRECTION_WORDS = (
    "развитие",
    "совершенствование",
    "улучшение",
    "поддержка",
    "работа",
    "профилактика",
    "сопровождение",
    "взаимодействие",
    "реализация",
    "популяризация",
    "продвижение",
    "укрепление",
    "оптимизация",
)

# Why it is not an answer.
EMPTY = "Вы прислали пустой ответ. Напишите его словами или цифрами."
NEEDS_NUMBER = "Здесь нужно число цифрами, например 12 или 94,5."
NEEDS_PLAIN_DIGITS = "Напишите число обычными цифрами от 0 до 9, например 94,5."
NEEDS_ONE_NUMBER = "Здесь нужно одно число. Напишите его без лишних знаков, например 1250."
NEEDS_WHOLE = "Здесь нужно целое число, например 12."
TOO_BIG = "Слишком большое число. Проверьте, нет ли лишних цифр."
NOT_NEGATIVE = "Число не может быть отрицательным. Напишите, например, 0 или 12."
NEEDS_PERCENT = "Напишите процент или два числа, например 94,5 или 45 из 50."
NEEDS_TWO_NUMBERS = "Напишите два числа: сколько из скольких, например 45 из 50."
PERCENT_OVER_HUNDRED = "Процент не может быть больше 100. Напишите, например, 94,5."
PART_OVER_WHOLE = (
    "Первое число не может быть больше второго. Напишите, сколько из скольких, например 45 из 50."
)
NOTHING_TO_DIVIDE = "Второе число не может быть нулём: на ноль не делят."
NOT_APPLICABLE_INSTEAD = "Если считать не с чего, нажмите «Не применимо» и напишите причину."
PERCENT_INSTEAD = "Если считать не с чего, напишите процент, а причину укажите в комментарии."
ASK_INSTEAD = "Если считать не с чего, пропустите вопрос и спросите того, кто прислал приглашение."
NEEDS_DATE = "Напишите дату, например 30.09.2026 или 30 сентября 2026."
NO_SUCH_DATE = "Такого дня в календаре нет. Напишите дату, например 30.09.2026."
NO_SUCH_YEAR = "Проверьте год: нужна дата от 1900 до 2100 года, например 30.09.2026."
NEEDS_TEXT = "Напишите ответ словами."
NEEDS_TICKS = "Пришлите номера отметок, например «1 3», или слово «всё» либо «ничего»."
UNKNOWN_OPTION = "Такого варианта здесь нет."
UNKNOWN_TICK = "Такой отметки здесь нет."
NO_TEXT_HERE = "К этой отметке текст не нужен."
NO_SUCH_FLAG = "Такой отметки у этого вопроса нет."
NO_PREVIOUS_HERE = "Этот вопрос не сравнивает с прошлым периодом."
WRONG_KIND = "Этот вопрос ждёт ответа другого вида."
READS_LIKE_DIRECTION = (
    "Похоже на направление работы, а не на цель. Цель говорит, чего вы хотите добиться: "
    "например, не «развитие добровольчества», а «создание условий для развития добровольчества». "
    "Если всё верно, ничего менять не нужно."
)


def too_many_decimals(decimals: int) -> str:
    forms = ("знака", "знаков", "знаков")
    return f"После запятой может быть не больше {decimals} {plural(decimals, forms)}."


def at_least(limit: str) -> str:
    return f"Число должно быть не меньше {limit}."


def at_most(limit: str) -> str:
    return f"Число должно быть не больше {limit}."


def not_before(limit: str) -> str:
    return f"Дата должна быть не раньше {limit}."


def not_after(limit: str) -> str:
    return f"Дата должна быть не позже {limit}."


def too_long(limit: int, length: int) -> str:
    signs = plural(length, ("знак", "знака", "знаков"))
    return f"Слишком длинный текст: {length} {signs}. Сократите до {limit}."


def needs_option(count: int) -> str:
    return f"Пришлите номер варианта, от 1 до {count}, или нажмите на кнопку."


def several_options(labels: Sequence[str]) -> str:
    named = ", ".join(f"«{label}»" for label in labels)
    return f"Подходит не один вариант: {named}. Пришлите номер."


def no_such_place(place: int, count: int) -> str:
    return f"Номера {place} здесь нет: есть от 1 до {count}."


# How an answer reads.
NO_ANSWER = "нет ответа"
TICKED_NOTHING = "ничего не отмечено"


def ticked(count: int, of: int, labels: Sequence[str]) -> str:
    return f"отмечено {count} из {of}: {'; '.join(labels)}"


def with_text(label: str, text: str) -> str:
    return f"{label} — «{text}»"


def out_of(numerator: str, denominator: str) -> str:
    return f"{numerator} из {denominator}"


def in_brackets(text: str, more: str) -> str:
    return f"{text} ({more})"


def typed_previous(value: str) -> str:
    return f"в прошлом периоде {value}, введено вручную"


# The outline.
OUTLINE_OPTIONAL = " · необязательный"
OUTLINE_NOT_APPLICABLE = " · можно «не применимо»"
OUTLINE_ROLES = {"required": "!", "scored": "+", "noted": " "}
OUTLINE_RELATIONS = {
    "better": "лучше заданного",
    "equal": "равно заданному",
    "not_worse": "не хуже заданного",
    "share": "от заданного не хуже",
}


def outline_head(title: str, code: str, version: int) -> str:
    return f"{title} ({code}, версия {version})"


def outline_size(questions: int, points: str) -> str:
    forms = ("вопрос", "вопроса", "вопросов")
    return f"{questions} {plural(questions, forms)}, максимум баллов: {points}"


def outline_threshold(points: str) -> str:
    return f"Порог: {points}"


def outline_points(points: str) -> str:
    return f"до {points}"


def month(number: int) -> str:
    """`январь`."""
    return MONTHS[number - 1][0]


def month_of(number: int) -> str:
    """`января`, as in a date."""
    return MONTHS[number - 1][1]


def plural(count: int, forms: Sequence[str]) -> str:
    """One of three forms: 1 жалоба, 2 жалобы, 5 жалоб."""
    if 11 <= count % 100 <= 14:
        return forms[2]
    last = count % 10
    if last == 1:
        return forms[0]
    return forms[1] if 2 <= last <= 4 else forms[2]
