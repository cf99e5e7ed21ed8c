"""Words of the files that are taken away."""

from __future__ import annotations

# Any table of a page.

SEEN = "Таблица"

# The svod workbook.

SUMMARY = "Сводка"
ORGANISATIONS = "Организации"
BY_MECHANISM = "По механизмам"
BY_SECTION = "По разделам"
BY_CRITERION = "По критериям"
ANSWERS = "Ответы"
POINTS = "Баллы"
TABLE = "Таблица"
DOCUMENTS = "Документы"
NOT_SUBMITTED = "Не сдали"
ABOUT = "О своде"

SVOD_OF = "Свод: {title}"
SURVEY = "Анкета"
OWNER = "Чья кампания"
OPENED = "Открыта"
ON_TIME_UNTIL = "Сдать вовремя до"
LOCKED_AT = "Приём закрывается"
MADE_AT = "Свод сделан"
COUNTED = "Что учтено"
FORMS = "Анкеты"
EXPECTED = "Всего"
SUBMITTED = "Сдали"
SUBMITTED_ON_TIME = "из них вовремя"
SUBMITTED_LATE = "из них позже срока"
FILLING = "Заполняют"
NOT_STARTED = "Не начали"
LOCKED = "Не сдали до закрытия приёма"
OVERDUE = "Не сдали, срок прошёл"
ALL_POINTS = "Баллы учтённых анкет"
EARNED = "Набрано"
OPEN = "Осталось без ответа"
MAXIMUM = "Максимум"
PERCENT = "%"
OF_MAXIMUM = "Процент от максимума"
BY_TERRITORY = "По территориям"
TERRITORY = "Территория"
FORMS_COUNTED = "Анкет учтено"

RULES = "Правила разделов"
LEVEL = "Уровень"

NUMBER = "№"
CODE = "Код"
ORGANISATION = "Организация"
STATE = "Состояние"
SUBMITTED_AT = "Когда сдана"
ZONE = "Пояс"
IN_TIME = "В срок"
ANSWERED = "Отвечено"
QUESTIONS = "Вопросов"
TOTAL = "Итого"
EVERYBODY = "Все учтённые"
ACTIVE_AT = "Последнее действие"
DEADLINE = "Срок"
EXTENDED = "Срок продлён"
YES, NO = "да", "нет"

STANDINGS = {
    "not_started": "не начата",
    "filling": "заполняется",
    "submitted": "сдана",
    "locked": "не сдана, приём закрыт",
}
NO_ANSWER = "нет ответа"
NOT_ASKED = "—"
NOT_APPLICABLE = "не применимо"
NO_POINTS_YET = "ещё не с чем сравнить"

QUESTION_CODE = "Код вопроса"
QUESTION = "Вопрос"
KIND = "Вид"
KINDS = {"file": "файл", "link": "ссылка"}
TITLE = "Название"
FILE_OR_ADDRESS = "Файл или адрес"
DOCUMENT_CLASS = "Класс документа"
DATED = "Дата"
DOCUMENT_NUMBER = "Номер"
PAGE = "Страница"
CONTENTS = "Что в документе есть"
SIZE = "Размер, байт"
SHA256 = "SHA-256"

METHOD = "Как посчитано"
METHOD_LINES = (
    (
        "Баллы за каждый ответ считает одна и та же функция в ту минуту, когда ответ записан. "
        "Итоги — суммы этих баллов, без округления."
    ),
    "Процент округлён один раз, до десятых, и только для показа.",
    "Вопрос без ответа не приносит баллов, остаётся в максимуме и показан словами «нет ответа».",
    "Вопрос, отмеченный «не применимо», уходит из максимума.",
    "Баллы — самооценка: комиссия их не подтверждала.",
)
SURVEY_CODE = "Код анкеты"
VERSION = "Версия"
FINGERPRINT = "Отпечаток текста анкеты"
SCALE = "Шкала"
OFFICIAL = "официальная"
SOURCES = "Источники"
MADE_BY = "Кто сделал свод"
DEMONSTRATION = "Демонстрация: все организации, люди и ответы вымышлены."

# The long form.

LONG_FORM_HEAD = (
    "Код организации",
    "Организация",
    "Территория",
    "Состояние анкеты",
    "Код вопроса",
    "Критерий",
    "Раздел",
    "Вопрос",
    "Состояние ответа",
    "Ответ",
    "Баллы",
    "Максимум",
    "Комментарий",
    "Когда отвечено (UTC)",
    "Строка таблицы",
    "Графа таблицы",
)
ANSWER_STATES = {
    "unanswered": "нет ответа",
    "answered": "есть ответ",
    "not_applicable": "не применимо",
    "not_asked": "не задаётся",
    "waiting": "ещё не с чем сравнить",
}
MAXIMUM_OF_ONE = "Максимум одной анкеты"

# The archive of documents.

NAMELESS = "без названия"
LISTING = "Опись"
LISTING_FILE = "Опись.xlsx"
MECHANISM = "Механизм или раздел"
DOCUMENT = "Документ или ссылка"
NO_DOCUMENTS = "нет документов"
FILE_MISSING = "файла нет в хранилище"
ARCHIVE_FILE = "Документы. {name}.zip"

# Background work.

NO_SPACE = "На диске не хватило места. Освободите место и попробуйте ещё раз."
JOB_FAILED = (
    "Файл не получилось сделать. Попробуйте ещё раз; если не поможет, сообщите администратору."
)

# The receipt.

CAMPAIGN = "Кампания"
WHO_SUBMITTED = "Кто сдал"
TOO_LATE = "нет, позже срока"
RECALLED = "Анкета отозвана {at}: эта квитанция больше не действует."
WITHIN = " → "
DOCUMENT_CLASSES = {
    "conceptual": "концептуальный",
    "procedural": "процессуальный",
    "managerial": "управленческий",
}


def rows_below(count: int) -> str:
    return f"строк: {count}, они ниже"


def without_answer(number: int) -> str:
    return f"без ответа: {number}"


def of(points: str, maximum: str) -> str:
    return f"{points} из {maximum}"


def dated(date: str) -> str:
    year, month, day = date.split("-")
    return f"от {day}.{month}.{year}"


def registered(number: str) -> str:
    return f"№ {number}"


def on_page(page: str) -> str:
    return f"стр. {page}"


# Lists of people.
ROSTER_KINDS = {
    "new": "новое",
    "changed": "изменится",
    "unchanged": "без изменений",
    "doubtful": "сомнительно",
}
ROSTER_MISSING = "Нет в файле"
ROSTER_PERSON = "Человек"
ROSTER_ROLE = "Роль"
ROLES = {
    "coordinator": "координатор",
    "head": "руководитель",
    "deputy": "заместитель",
    "executor": "исполнитель",
    "admin": "администратор",
    "viewer": "наблюдатель",
}

# Invitations.
INVITATIONS = "Приглашения"
INVITATION_HEAD = (
    "Муниципалитет", "Организация", "Код", "Кому", "Роль", "Телефон", "Ссылка", "Действует до",
)  # fmt: skip
NOBODY_TO_INVITE = "Печатать нечего: ни у кого из списка нет действующего приглашения."


def too_many_cards(most: int) -> str:
    return (
        f"Приглашений больше {most}. Выберите муниципалитет или попросите файл по всему региону."
    )


# Whom to telephone.
CALL_LIST = "Кому позвонить"
CALL_HEAD = (
    "Муниципалитет", "Организация", "Код", "Кто", "Роль", "Телефон", "Что случилось",
    "С какого дня", "Заметка",
)  # fmt: skip
REACHES = {
    "never": "не приходил",
    "no_consent": "пришёл, но не дал согласия",
    "blocked": "заблокировал бота или без Telegram",
    "changed": "в списке уже другой человек",
    "nobody": "у организации никого нет",
}
