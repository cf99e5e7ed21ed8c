"""What a person is told about choosing several and about tables, and how these read."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import plural

YES, NO = "да", "нет"

# Options.
NOT_OFFERED = "Этот вариант сейчас не предлагается: он зависит от другого ответа."
CHOSEN_NOTHING = "ничего не выбрано"


def needs_options(count: int) -> str:
    return f"Пришлите номера вариантов от 1 до {count}, например «1 3», или нажмите на кнопки."


def no_such_option(text: str) -> str:
    return f"Варианта «{_cut(text)}» здесь нет. Пришлите номер или слово из названия."


def several_fit(labels: Sequence[str], count: int) -> str:
    named = ", ".join(f"«{label}»" for label in labels)
    if count == len(labels):
        return f"Подходит не один вариант: {named}. Пришлите номер."
    return f"Подходит не один вариант: {named} и ещё {count - len(labels)}. Напишите точнее."


def stands_alone(label: str) -> str:
    return f"«{label}» нельзя выбрать вместе с другими вариантами."


def choose_at_least(least: int) -> str:
    return f"Выберите не меньше {least} {_options(least)}."


def choose_at_most(most: int) -> str:
    return f"Можно выбрать не больше {most} {_options(most)}: снимите лишний."


def _options(count: int) -> str:
    return plural(count, ("варианта", "вариантов", "вариантов"))


# Parts of a whole, by their names.
def needs_parts(numerator: str, denominator: str) -> str:
    return (
        f"Напишите два числа через «из»: первое — {numerator}, второе — {denominator}. "
        "Например, 45 из 50."
    )


def part_over_whole(numerator: str, denominator: str) -> str:
    return (
        f"Первое число ({numerator}) не может быть больше второго ({denominator}). "
        "Например, 45 из 50."
    )


def nothing_to_divide(denominator: str) -> str:
    return f"Второе число ({denominator}) не может быть нулём: на ноль не делят."


# What is not asked.
COMPUTED_ITSELF = "Это значение считается само по другим ответам, отвечать на него не нужно."
NOTHING_TO_ANSWER = "Это пояснение, отвечать на него не нужно."
ANSWERED_BY_DOCUMENTS = "На этот вопрос отвечают документом или ссылкой: пришлите их сюда."


def documents(count: int) -> str:
    return f"приложено: {count}"


NOT_COMPUTED = "ещё не посчитано"

# Tables.
ROW_FORMS = ("строка", "строки", "строк")
NO_ROWS = "ничего нет"
EMPTY_ROW = "не заполнено"
EMPTY_CELL = "—"
MORE_OPENS, MORE_CLOSES = ": ", "; "
NO_SUCH_ROW = "Этой строки больше нет: возможно, её удалили."
NO_SUCH_COLUMN = "Такой графы в таблице нет: возможно, кнопка устарела."
CELL_NOT_ASKED = "Эту графу в этой строке заполнять не нужно."
ROWS_ARE_THERE = "В таблице уже есть строки. Чтобы ответить «ничего нет», сначала удалите их."
NOTHING_PASTED = "Напишите строку таблицы: значения через точку с запятой."
NOTHING_IN_LINE = "Нет ни одного значения."
PASTED_NOTHING = "Ничего не добавлено: исправьте и пришлите всё ещё раз."
TABLE_TOO_LARGE = "Таблица стала слишком большой. Сократите тексты или уберите лишние строки."
LINE_LENGTH = 60


def needs_rows(least: int, forms: Sequence[str]) -> str:
    return f"Нужно не меньше {least} {_rows(least, forms)}."


def too_many_rows(most: int, forms: Sequence[str]) -> str:
    return f"Здесь помещается не больше {most} {_rows(most, forms)}."


def _rows(count: int, forms: Sequence[str]) -> str:
    """After «no less than»: the second case of one, of many."""
    return plural(count, (forms[1], forms[2], forms[2]))


def counted_rows(count: int, forms: Sequence[str]) -> str:
    return f"{count} {plural(count, forms)}"


def nth_row(number: int, words: str) -> str:
    return f"{number}) {words}"


def too_many_cells(there: int, columns: int) -> str:
    return f"Значений {there}, а граф {columns}."


def bad_cell(label: str, text: str, sentence: str) -> str:
    return f"«{label}» — «{_cut(text)}»: {sentence}"


def bad_column(label: str, sentence: str) -> str:
    return f"«{label}»: {sentence}" if label else sentence


def bad_line(number: int, sentences: Sequence[str]) -> str:
    return f"Строка {number}. {' '.join(sentences)}"


def other_bad_lines(numbers: Sequence[int]) -> str:
    return f"Не получилось прочитать и строки {', '.join(map(str, numbers))}."


def line_order(labels: Sequence[str]) -> str:
    return f"Порядок граф: {'; '.join(labels)}."


def _cut(text: str) -> str:
    return text if len(text) <= LINE_LENGTH else text[: LINE_LENGTH - 1] + "…"
