"""What the author of a questionnaire is told of its shape: what is wrong and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from survey_defs.problems import Saying
from survey_defs.texts import plural

LONGEST_EXCERPT = 60


def excerpt(text: str) -> str:
    """As much of a foreign text as a sentence bears, without what breaks a terminal."""
    line = "".join(
        letter if letter.isprintable() else " " for letter in text[: LONGEST_EXCERPT * 2]
    )
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"


def signs(count: int) -> str:
    return f"{count} {plural(count, ('знак', 'знака', 'знаков'))}"


# The file.
FILE_TOO_BIG = Saying("file-too-big", "Файл больше 1 МБ. Разделите его на несколько анкет.")
NOT_UTF8 = Saying("not-utf8", "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8.")
NOT_A_MAPPING = Saying(
    "not-a-mapping", "Здесь ожидаются поля анкеты вида «code: …», каждое с новой строки."
)
KEY_NOT_A_WORD = Saying("bad-key", "Имя поля должно быть одним словом.")
BAD_CHARACTER = Saying(
    "bad-character", "В тексте невидимый управляющий знак. Наберите это место заново."
)
TOO_DEEP = Saying(
    "too-deep",
    "Слишком глубокая вложенность или ссылка файла на самого себя. Уберите лишние уровни.",
)
TOO_MANY_VALUES = Saying(
    "too-many-values", "В файле слишком много значений. Проверьте повторные ссылки (&имя, *имя)."
)
GRID_NOT_A_LIST = Saying(
    "grid-not-a-list", "grid — это список критериев, каждый с полями per, code, title, kind."
)

# The shape.
NEEDS_TEXT = Saying(
    "wrong-type", "нужен непустой текст; если он похож на число, возьмите его в кавычки"
)
TEXT_TOO_LONG = Saying("text-too-long", "слишком длинный текст, сократите")
BAD_CODE = Saying(
    "bad-code", "можно только буквы, цифры, точку, дефис и подчёркивание, до 64 знаков"
)
NO_DATE_HERE = Saying("no-date", "нужна дата вида 2026-09-30")
NEEDS_EXPRESSION = Saying("wrong-type", "нужно выражение в одну строку, например q1 = 'yes'")
NEEDS_LIST = Saying("wrong-type", "нужен список: каждая строка начинается с дефиса")
NEEDS_FIELDS = Saying("wrong-type", "нужны поля вида «имя: значение»")
NEEDS_BOOL = Saying("wrong-type", "напишите true или false")
NEEDS_NUMBER = Saying("wrong-type", "нужно число с десятичной точкой, например 2.5")
NEEDS_WHOLE = Saying("wrong-type", "нужно целое число, например 3")
EMPTY_LIST = Saying("empty-list", "список пуст, добавьте хотя бы одну строку")
LIST_TOO_LONG = Saying("list-too-long", "в списке слишком много строк, уберите лишние")
TOO_MANY_DECIMALS = Saying(
    "too-many-decimals", "слишком много знаков после точки, у баллов их не больше четырёх"
)
OUT_OF_RANGE = Saying("out-of-range", "число вне допустимых границ")


def and_more(count: int) -> Saying:
    return Saying("and-more", f"И ещё замечаний: {count}. Исправьте эти и проверьте снова.")


def cannot_read(reason: str) -> Saying:
    return Saying("file-unreadable", f"Файл не открылся: {reason}. Проверьте путь.")


_YAML_REASONS = {
    "mapping values are not allowed": "двоеточие внутри текста: возьмите текст в кавычки",
    "found character '\\t'": "табуляция вместо пробелов: отступ делают пробелами",
    "could not find expected ':'": "не хватает двоеточия после имени поля",
    "expected <block end>": "сбился отступ: строки одного списка стоят ровно друг под другом",
    "found unexpected end of stream": "кавычка или скобка не закрыта",
    "expected ',' or": "не хватает запятой или закрывающей скобки",
    "found undefined alias": "ссылка *имя на то, чего нет",
    "but found another document": "в файле несколько анкет, разделённых «---»",
}


def bad_yaml(reason: str) -> Saying:
    known = (words for begin, words in _YAML_REASONS.items() if begin in reason)
    why = next(known, excerpt(reason))
    sentence = f"Строка не читается как YAML ({why}). Проверьте отступы, двоеточия и кавычки."
    return Saying("bad-yaml", sentence)


def twice_in_one_place(word: str) -> Saying:
    return Saying("repeated-field", f"Поле «{excerpt(word)}» указано дважды. Оставьте одно.")


def missing(field: str) -> Saying:
    return Saying("missing-field", f"Нет обязательного поля «{field}». Допишите его.")


def about_field(field: str, saying: Saying) -> Saying:
    if saying.endswith("."):
        return saying
    return Saying(saying.code, f"«{field}»: {saying}.")


def unknown_word(word: str, close: Sequence[str]) -> Saying:
    if close:
        return Saying("unknown-field", f"Незнакомое поле «{word}». Может быть, «{close[0]}»?")
    return Saying("unknown-field", f"Поля «{word}» здесь не бывает. Уберите его или перенесите.")


def one_of(field: str, expected: str) -> Saying:
    words = expected.replace(" or ", ", ").replace("'", "").removeprefix(", ")
    return Saying("unknown-word", f"«{field}» может быть одним из: {words}. Исправьте.")


def unknown_kind(kinds: Sequence[str]) -> Saying:
    return Saying("unknown-kind", f"Такого вида здесь нет. Бывают: {', '.join(kinds)}.")


def does_not_fit(reason: str) -> Saying:
    return Saying("misfit", f"значение не подходит ({excerpt(reason)})")


def no_such_level(level: str) -> Saying:
    return Saying(
        "no-such-level",
        f"Критерий задаётся для «{excerpt(level)}», но разделов такого уровня нет. "
        "Проверьте per и level.",
    )


def too_many_questions(most: int) -> Saying:
    return Saying("too-many-questions", f"Получается больше {most} вопросов. Разделите анкету.")


_COLUMNS = {
    "constraint_text": "constraint_message",
    "ask_if": "relevant",
    "formula": "calculation",
    "document_classes": "documents",
}
"""How a workbook calls what has another name in YAML."""
_KEYS = re.compile(rf"\b(?:{'|'.join(_COLUMNS)})\b")
_QUOTED = re.compile(r"«(\w+)»")
_TRUE_OR_FALSE, _YES_OR_NO = "true или false", "да или нет"


def as_in_a_workbook(sentence: str, sheet: str) -> str:
    """With the headings of columns and the names of sheets in the place of keys."""
    from survey_defs.workbook.columns import column_of  # noqa: PLC0415 -- it builds on this package

    def heading(found: re.Match[str]) -> str:
        column = column_of(sheet, found[1])
        return f"«{column.heading_on(sheet)}» ({column.name})" if column else found[0]

    quoted = _QUOTED.match(sentence)
    column = column_of(sheet, quoted[1]) if quoted else None
    for word, russian in column.words.items() if column else ():
        sentence = re.sub(rf"(?<=[ ,]){word}(?=[,.])", russian, sentence)
    sentence = sentence.replace(_TRUE_OR_FALSE, _YES_OR_NO)
    return _KEYS.sub(lambda found: _COLUMNS[found[0]], _QUOTED.sub(heading, sentence))
