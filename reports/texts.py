"""Words of the files that are taken away."""

from __future__ import annotations

# Any table of a page.

SEEN = "Таблица"

# The svod workbook.

PAGE_OF = "Стр. &P из &N"
COVER = "Обложка"
SUMMARY = "Сводка"
ORGANISATIONS = "Организации"
BY_MECHANISM = "По механизмам"
BY_SECTION = "По разделам"
BY_POSITION = "По позициям"
BY_CRITERION = "По критериям"
COMPARED = "С прошлым разом"
ANSWERS = "Ответы"
ANSWER = "Ответ"
POINTS = "Баллы"
TABLE = "Таблица"
DOCUMENTS = "Документы"
NOT_SUBMITTED = "Не сдали"
ABOUT = "О своде"

SVOD = "Свод"
SVOD_OF = "Свод: {title}"
PERIOD = "Период"
SHEETS = "Листы"
WHAT_SHEETS_ARE = {
    SUMMARY: "Кто сдал и сколько набрано, всего и по территориям",
    ORGANISATIONS: "Каждая учтённая анкета: когда сдана, баллы, максимум, процент",
    BY_MECHANISM: "Баллы, максимум и процент по механизмам",
    BY_SECTION: "Баллы, максимум и процент по разделам",
    BY_POSITION: "Баллы, максимум и процент по позициям",
    BY_CRITERION: "Баллы, максимум и процент по критериям",
    COMPARED: "Те же организации в прошлой кампании: стало, было, разница",
    ANSWERS: "Все ответы словами",
    POINTS: "Баллы за каждый вопрос: из них складывается всё остальное",
    DOCUMENTS: "Документы и ссылки, которыми подтверждены ответы",
    NOT_SUBMITTED: "Кто не сдал и когда был последний раз",
    ABOUT: "Как посчитано, какая версия анкеты, кто и когда сделал",
}
WHAT_A_TABLE_IS = "Строки таблицы из анкет"
WHAT_MORE_IS = "Продолжение"
LIVE = (
    "Баллы и проценты на листах — формулы: они складывают лист «Баллы». Поменяйте там число, "
    "и пересчитается всё. Листы можно сортировать и фильтровать."
)
NAME_POINTS = "баллы"
NAME_NUMBERS = "номера"
NAME_SECTIONS = "разделы"
NAME_POSITIONS = "позиции"
NAME_CRITERIA = "критерии"
NUMBER_OF_SECTION = "№ раздела"
NUMBER_OF_POSITION = "№ позиции"
NUMBER_OF_CRITERION = "№ критерия"
RULE_OF = "Правило: {title}"
RULE_OF_SURVEY = "Правило всей анкеты"
OPEN_DOCUMENT = "Открыть"
TO_OPEN = "открыть"
PATH_IN_ARCHIVE = "Где лежит в архиве документов"
DATE_PASSED = "Срок прошёл"
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
LINE = "Строка"
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
    (
        "Числа на листах со сводом — формулы, их значения записаны рядом: программа, которая "
        "не считает формул, покажет то же. Номер учтённой анкеты один на всех листах."
    ),
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
NO_SUCH_CODES = "Анкет организаций с такими кодами здесь нет: проверьте коды."
NONE_CHOSEN = "Документов, которые вы выбрали, нет: измените условия."
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
ROSTER_REMARKS = ("Замечание: вид строки", "Замечание")
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
