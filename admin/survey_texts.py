"""What the pages about questionnaires say."""

from __future__ import annotations

from survey_defs.texts import plural

UPLOAD_MB = 10
TOO_LARGE = (
    f"Файл больше {UPLOAD_MB} МБ. Опросник столько не занимает: проверьте, тот ли это файл."
)
CHOOSE_FILE = "Выберите файл опросника: YAML или книгу Excel."
DRAFT_GONE = "Этой загрузки больше нет: загрузите файл ещё раз."
PUBLISHED = "Опубликовано. Теперь по этой версии можно создавать кампании."
ALREADY = "Эта версия уже опубликована, ничего не изменилось."
WITHDRAWN = "Снято с публикации: новых кампаний по этой версии не будет."
WITHDRAW_BUTTON = "Снять с публикации"
MOVED_TITLE = "Кампания переведена на другую версию."

ORIGINS = {"shipped": "в поставке", "published": "опубликован"}
REPORT_NAME = "Проверка {name}.txt"


def withdraw(title: str, version: int) -> str:
    return f"Снять с публикации «{title}», версия {version}?"


WITHDRAW = "По этой версии нельзя будет создавать кампании. Файл и история останутся."


def moved(told: int) -> str:
    if not told:
        return MOVED_TITLE
    verb = plural(told, ("узнает", "узнают", "узнают"))
    people = plural(told, ("человек", "человека", "человек"))
    return f"{MOVED_TITLE} Об этом в чате {verb} {told} {people}."


def errors(count: int) -> str:
    return f"{count} {plural(count, ('ошибка', 'ошибки', 'ошибок'))}"


def warnings(count: int) -> str:
    words = ("предупреждение", "предупреждения", "предупреждений")
    return f"{count} {plural(count, words)}"


# How a question looks on a phone.

TYPED = {
    "number": "Введите число",
    "per_unit": "Введите число",
    "fraction": "Введите два числа: 45 из 50",
    "text": "Напишите ответ",
    "date": "Введите дату: 30.09.2026",
    "ladder": "Введите процент или два числа: 45 из 50",
    "change": "Введите значение за этот период",
    "comparison": "Введите значение",
    "evidence": "Пришлите документ или ссылку",
    "computed": "Считается само",
    "note": "",
}
TYPED_NUMBER = "Введите число"
TICK = "☐ "
ADD_ROW = "➕ Добавить строку"
PAPERS = "📎 Документы"
COMMENT = "💬 Комментарий"
NOT_APPLICABLE = "Не применимо"
BACK, SECTIONS, NEXT = "‹ Назад", "Разделы", "Дальше ›"
IN_FULL = "{label} — {full}"
COLUMN = "{number}. {label}"
TEMPLATE_NAME = "опросник.xlsx"
ASKED_IF = "Только если: {condition}"
SHOWN_IF = "{label} (если: {condition})"
FORMULA = "Как: {formula}"


def up_to(points: str) -> str:
    return f"до {points} б."
