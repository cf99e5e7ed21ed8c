"""Words about documents and links."""

from __future__ import annotations

from bot.screens.texts import documents, plural

# The list under a question.

TITLE = "Документы к вопросу"
NONE_YET = "Пока ничего не приложено."
HOW = "Пришлите файл, фото или ссылку — приложу сюда."
HOW_FILE = "Пришлите файл или фото — приложу сюда."
HOW_LINK = "Пришлите ссылку — приложу сюда."
ACCEPTED = "Подходят"
LIBRARY = "↻ Из уже присланных"
TRAY = "📥 Лоток"
ICONS = {"file": "📄", "link": "🔗"}


def limits(least: int, most: int, megabytes: int) -> str:
    wanted = f"не меньше {least}, " if least else ""
    return f"Можно {wanted}не больше {most}; файл до {megabytes} МБ."


def line(number: int, icon: str, label: str, kind: str) -> str:
    return f"{number}. {icon} {label}" + (f" · {kind}" if kind else "")


def uses(number: int) -> str:
    return f"подтверждает {plural(number, 'ответ', 'ответа', 'ответов')}"


# The card of a document.

OPEN = "Открыть"
OPEN_LINK = "🔗 Открыть ссылку"
DETAILS = "✎ Сведения"
REPLACE = "Заменить"
DETACH = "Открепить"
REMOVE = "Удалить"
PLACE = "Приложить"
PLACE_MORE = "Приложить ещё к вопросу"
TITLE_FIELD = "Название"
DATED = "Дата"
NUMBER = "Номер"
PAGE = "Страница"
CLASS = "Вид"
CLASS_ASKED = "Какой это документ?"
CONTENTS_ASKED = "Что в нём есть? Отметьте."
CLASS_SHORT = {
    "conceptual": "концептуальный",
    "procedural": "процессуальный",
    "managerial": "управленческий",
}
CONTENT_SHORT = {
    "decisions": "Решения",
    "deadlines": "Сроки",
    "responsible": "Ответств.",
    "participants": "Участники",
}
USES = "Подтверждает:"
LIES_IN_TRAY = "Пока не приложен ни к одному вопросу."
SUBMITTED_WITH = "Документ входит в отправленную анкету."
ADDED = "Прислал(а)"
SIZE_UNITS = ("Б", "КБ", "МБ", "ГБ")
FIELDS = {"title": TITLE_FIELD, "dated": DATED, "number": NUMBER, "page": PAGE}
TO_PAPERS = "‹ К документам"
TO_TRAY = "‹ К лотку"
TO_PAPER = "‹ К документу"


def field(name: str, value: str) -> str:
    return f"{name}: {value}"


def size(extension: str, amount: str) -> str:
    return f"{extension}, {amount}" if extension else amount


def class_chosen(title: str) -> str:
    """Another tap takes the choice back."""
    return f"✓ {title} — сменить"


def added(name: str, moment: str) -> str:
    return f"{ADDED} {name}, {moment}"


# Typing.

TYPE = {
    "title": "✍ Напишите название документа.",
    "dated": "✍ Напишите дату документа, например 30.09.2026.",
    "number": "✍ Напишите номер документа.",
    "page": "✍ Напишите страницу или пункт, где это сказано.",
}
TYPE_CLEAR = "Чтобы убрать, напишите «-»."
TYPE_FILE = "✍ Пришлите новый файл: он заменит этот во всех вопросах."
DETAILS_TITLE = "Сведения о документе"
DETAILS_HINT = "Заполнять не обязательно, но так проверяющему легче."

# Removing.

REMOVAL_TITLE = "Удалить документ?"
REMOVE_YES = "Да, удалить"


def removal(number: int) -> str:
    if number:
        return f"Он приложен: {plural(number, 'ответ', 'ответа', 'ответов')}. Везде исчезнет."
    return "Он никуда не приложен."


REMOVAL_KEPT = "Из уже отправленных анкет он не исчезнет."

# The tray, the library, placing.

TRAY_TITLE = "Лоток: неразобранные документы"
TRAY_EMPTY = "Здесь пусто: всё разложено."
TRAY_HOW = "Нажмите номер документа, чтобы приложить его к вопросу."
LIBRARY_TITLE = "Уже присланные документы"
LIBRARY_HOW = "Нажмите номер — документ приложится к этому вопросу."
LIBRARY_EMPTY = "Других документов пока нет."
PLACING = "К какому вопросу приложить?"
PLACING_TO_GAP = "К вопросу, где остановились"

# What happened, first line of the next screen.

TAKEN = "✓ Приложено"
TAKEN_BY_TRAY = "✓ Принято, лежит в лотке: выберите, к какому вопросу приложить"
ALREADY = "Этот документ здесь уже есть"
ATTACHED = "✓ Приложено"
DETACHED = "✓ Откреплено от вопроса"
REMOVED = "✓ Удалено"
REPLACED = "✓ Заменено"
SAVED = "✓ Записано"
PHOTO = "Фото принято. Лучше присылать файлом: так не теряется чёткость."
NOT_A_LINK = "Это не похоже на ссылку. Ссылка начинается с https://."
TEXT_NOT_ASKED = "Здесь я жду документ. Пришлите файл, фото или ссылку."
FILE_AWAITED = "Жду новый файл. Пришлите его или нажмите «Отмена»."


def opened(name: str) -> str:
    return f"📄 {name}"


def tray_count(number: int) -> str:
    return f"В лотке: {documents(number)}"
