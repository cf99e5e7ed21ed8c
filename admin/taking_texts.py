"""Words of tables that are taken away: their columns, and the lines that stand above them."""

from __future__ import annotations

FORMS = {"xlsx": "Excel", "csv": "CSV"}

TAKEN = "Скачано"
CAMPAIGN = "Кампания"
COUNTED = "Какие анкеты"
CHOSEN = "Отбор"
ORDER = "Порядок"
EVERYTHING = "без отбора"
ALL_SEEN = "все анкеты, которые вам видны: и сданные, и черновики, и не начатые"
CUT = "Строки"


def taken(moment: str, name: str) -> str:
    return f"{moment}, {name}"


def maybe_closed(organisation: str, *, closed: bool) -> str:
    return f"{organisation} (закрыта)" if closed else organisation


def only_newest(count: int) -> str:
    return f"только {count} последних: остальные смотрите частями, сузив отбор"


def searched(words: str) -> str:
    return f"поиск «{words}»" if words else ""


def chosen(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def ordered(column: str, *, descending: bool) -> str:
    return f"{column}, {'по убыванию' if descending else 'по возрастанию'}"


BOARD = "Ход"
BOARD_COLUMNS = {
    "name": "Организация",
    "code": "Код",
    "territory": "Территория",
    "state": "Состояние",
    "done": "Заполнено вопросов",
    "total": "Всего вопросов",
    "on_time": "Срок",
    "on_time_at": "Сдать до",
    "active": "Последнее изменение",
    "extended": "Продлено, почему",
    "reopened": "Открыта снова, почему",
}
IN_TIME = "в срок"
LATE = "с опозданием"
OVERDUE = "просрочена"

CAMPAIGNS = "Кампании"
CAMPAIGN_COLUMNS = (
    "Кампания",
    "Период",
    "Опросник",
    "Состояние",
    "Открытие",
    "Срок сдачи",
    "Приём до",
    "Анкет",
    "Сдано",
    "В срок",
    "С опозданием",
    "Заполняют",
    "Не начали",
    "Просрочено",
)
ORGANISATIONS = "Организации"
ORGANISATION_COLUMNS = ("Название", "Полное название", "Код", "Вид", "Часовой пояс", "Закрыта")
PEOPLE = "Люди"
PEOPLE_COLUMNS = ("Имя", "Роль", "Организация", "Код организации", "Согласие", "Связь")
NO_CONSENT = "нет"
IN_TELEGRAM = "в Telegram"
NO_TELEGRAM = "без Telegram"
UNREACHABLE = "недоступен с {day}"
INVITATIONS = "Приглашения"
INVITATION_COLUMNS = ("Кому", "Роль", "Организация", "Состояние", "Создано", "Действует до")
NAMELESS = "без имени"
REACH = "Кто на связи"
REACH_COLUMNS = (
    "Кто",
    "Роль",
    "Что случилось",
    "Организация",
    "Код организации",
    "Муниципалитет",
    "Телефон",
    "С какого дня",
)
REACH_TERRITORIES = "Кто на связи по муниципалитетам"
MUNICIPALITY = "Муниципалитет"
REACHED = "На связи"
NOBODY = "никого"
TOTAL = "Всего"
JOURNAL = "Журнал"
JOURNAL_COLUMNS = ("Когда", "Кто", "Что", "Подробности", "Где")
PROGRAM = "программа"
MESSAGES = "Что отправлено"
MESSAGE_COLUMNS = ("Кому", "О чём", "Организация", "Когда", "Чем кончилось")
PAYMENT = "Выплата (прогноз)"
PAYMENT_COLUMNS = ("Организация", "Код", "Состояние", "Баллы", "Максимум", "Прогноз")
NO_ANSWERS = "нет ответов"
NEWCOMER = "Вновь назначен"
YES = "да"
FORECAST = "Это прогноз по баллам, а не приказ: решает комиссия"
WHAT = "Что это"
CHANGES = "История ответов"
CHANGE_COLUMNS = ("Когда", "Кто", "Код вопроса", "Вопрос", "Было", "Стало", "Комментарий")
ORGANISATION = "Организация"
WHO, WHERE = "кто", "где"
SINCE, UNTIL = "с", "по"
