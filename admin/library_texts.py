"""Words of the page of documents."""

from __future__ import annotations

from domain.overview.documents import Which

VIEWS = {
    Which.ALL: "Все",
    Which.SHARED: "Один файл у нескольких",
    Which.OUTSIDE: "Вне периода",
    Which.UNREADY: "Без сроков или ответственных",
}
ABOUT = {
    Which.ALL: "Всё, что прислали ваши организации: файлы и ссылки.",
    Which.SHARED: "Файлы, которые до последнего знака совпадают у двух и более организаций. "
    "Это бывает и законно: например, приказ региона.",
    Which.OUTSIDE: "Документы, дата которых раньше начала или позже конца периода. "
    "Документы без даты сюда не входят.",
    Which.UNREADY: "Управленческие документы, в которых не отмечены сроки или ответственные.",
}
WITHOUT_CLASS = "без класса"
SORTS = (("added", "сначала новые"), ("organisation", "по организациям"), ("dated", "по дате"))
NEEDS_DAY = "Нужна дата, например 31.12.2026"
DOCUMENTS = "Документы"
SHOWN = "Показаны"
CLASS = "класс"
PERIOD = "Период"
CAMPAIGN = "Кампания"
COLUMNS = (
    "Организация",
    "Документ",
    "Файл или адрес",
    "Класс",
    "Дата",
    "Номер",
    "Не отмечено",
    "Где приложен",
    "Прислал",
    "Когда прислан",
    "SHA-256",
)


def period(since: str, until: str) -> str:
    return f"с {since} по {until}"


def used(campaign: str, questions: str) -> str:
    return f"{campaign}: {questions}"
