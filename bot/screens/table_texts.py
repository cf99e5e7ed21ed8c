"""Words about tables: their rows and cells."""

from __future__ import annotations

from bot.screens.texts import plural

ROW_FORMS = "строка|строки|строк"
ADD = "➕ Добавить строку"
ADD_MORE = "➕ Ещё строка"
NO_ROWS = "Строк нет"
NO_ROWS_GIVEN = "☑ Строк нет"
SAID_NONE = "строк нет"
RESTORE = "↩ Вернуть строку"
FILL_ON = "Заполнить дальше »"
REMOVE = "Удалить строку"
TO_ROWS = "‹ К строкам"
TO_ROW = "К строке"
DONE = "Готово ›"
ROW_BEFORE = "‹ Строка"
ROW_AFTER = "Строка ›"
BEFORE = "‹ Ранее"
EMPTY = "—"
EMPTY_NEEDED = "— (нужно заполнить)"
COMPUTED = "считается само"
NO_ROOM = "Больше строк добавить нельзя."
SEPARATOR = "; "


def counted(number: int, row: str) -> str:
    """3 мероприятия."""
    forms = (row or ROW_FORMS).split("|")
    if len(forms) == len(ROW_FORMS.split("|")):
        return plural(number, *forms)
    return f"{number} ({forms[-1]})"


def limits(least: int, most: int) -> str:
    if least == most:
        return f"Нужно строк: {least}."
    return f"Нужно строк: от {least} до {most}." if least else f"Строк может быть до {most}."


def paste(columns: str) -> str:
    return f"✍ Можно прислать сразу несколько строк: {columns}"


def line(number: int, words: str, missing: int) -> str:
    return f"{number}. {words}" + (f" · ⚠ не заполнено: {missing}" if missing else "")


def row_button(number: int, words: str, *, whole: bool) -> str:
    return f"{number}. {words}" if whole else f"⚠ {number}. {words}"


def row_of(number: int, rows: int) -> str:
    return f"Строка {number} из {rows}"


def missing(number: int) -> str:
    return f"⚠ Не заполнено: {number}"


def cell(number: int, label: str, words: str) -> str:
    return f"{number}. {label}: {words}"


def computed(words: str) -> str:
    return f"{words} ({COMPUTED})"


def removal(number: int) -> str:
    return f"Удалить строку {number}?"


REMOVAL_UNDO = "Её можно будет сразу вернуть."
REMOVE_YES = "Да, удалить"
ADDED = "✓ Строка добавлена"
REMOVED = "✓ Строка удалена, её можно вернуть"
RESTORED = "✓ Строка возвращена"
NO_ROWS_SAVED = "✓ Записано: строк нет"


def added(number: int) -> str:
    return f"✓ Добавлено: {plural(number, 'строка', 'строки', 'строк')}"


# What has changed, for two answers that met.


def row_added(number: int, words: str) -> str:
    return f"• добавится строка {number}: {words}"


def row_removed(number: int, words: str) -> str:
    return f"• исчезнет строка {number}: {words}"


def cell_changed(number: int, label: str, before: str, after: str) -> str:
    return f"• строка {number}, {label}: было «{before}», станет «{after}»"
