"""What the author of a questionnaire is told: what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

# The file.
FILE_TOO_BIG = "Файл больше 1 МБ. Разделите его на несколько анкет."
NOT_UTF8 = "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8."
NOT_A_MAPPING = "Здесь ожидаются поля анкеты вида «code: …», каждое с новой строки."
KEY_NOT_A_WORD = "Имя поля должно быть одним словом."
TOO_DEEP = "Слишком глубокая вложенность или ссылка файла на самого себя."
TOO_MANY_VALUES = "В файле слишком много значений. Проверьте повторные ссылки (&имя, *имя)."
GRID_NOT_A_LIST = "grid — это список критериев, каждый с полями per, code, title, kind."

# The shape.
NEEDS_TEXT = "нужен непустой текст; если он похож на число, возьмите его в кавычки"
TEXT_TOO_LONG = "слишком длинный текст, сократите"
BAD_CODE = "можно только буквы, цифры, точку, дефис и подчёркивание, до 64 знаков"
NEEDS_LIST = "нужен список: каждая строка начинается с дефиса"
NEEDS_FIELDS = "нужны поля вида «имя: значение»"
NEEDS_BOOL = "напишите true или false"
NEEDS_NUMBER = "нужно число с десятичной точкой, например 2.5"
EMPTY_LIST = "список пуст, добавьте хотя бы одну строку"
TOO_MANY_DECIMALS = "слишком много знаков после точки, у баллов их не больше четырёх"
OUT_OF_RANGE = "число вне допустимых границ"


def cannot_read(reason: str) -> str:
    return f"Файл не открылся: {reason}. Проверьте путь."


def bad_yaml(reason: str) -> str:
    return f"Строка не читается как YAML ({reason}). Проверьте отступы, двоеточия и кавычки."


def twice_in_one_place(word: str) -> str:
    return f"Поле «{word}» указано дважды. Оставьте одно."


def missing(field: str) -> str:
    return f"Нет обязательного поля «{field}». Допишите его."


def about_field(field: str, sentence: str) -> str:
    return f"«{field}»: {sentence}." if not sentence.endswith(".") else sentence


def unknown_word(word: str, close: Sequence[str]) -> str:
    if close and close[0] != word:
        return f"Незнакомое поле «{word}». Может быть, «{close[0]}»?"
    return f"Поля «{word}» здесь не бывает. Уберите его или перенесите."


def one_of(field: str, expected: str) -> str:
    return f"«{field}» может быть одним из: {expected.replace(' or ', ', ')}."


def unknown_kind(kinds: Sequence[str]) -> str:
    return f"Такого вида вопроса (kind) нет. Бывают: {', '.join(kinds)}."


def does_not_fit(reason: str) -> str:
    return f"значение не подходит ({reason})"


def no_such_level(level: str) -> str:
    return (
        f"Критерий задаётся для «{level}», но разделов такого уровня нет. Проверьте per и level."
    )


def too_many_questions(most: int) -> str:
    return f"Получается больше {most} вопросов. Разделите анкету."
