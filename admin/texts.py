"""Words of the panel that do not stand in its templates."""

from __future__ import annotations

from survey_defs.texts import plural

SECTIONS = (
    ("/", "Начало"),
    ("/campaigns", "Кампании"),
    ("/organisations", "Организации"),
    ("/people", "Люди"),
    ("/journal", "Журнал"),
)

# Troubles.

TROUBLE_TITLE = "Не получилось"
TROUBLE_TITLES = {
    401: "Нужно войти",
    403: "Сюда нельзя",
    404: "Такой страницы нет",
    409: "Так сделать нельзя",
    500: "Ошибка программы",
}
TROUBLE = "Запрос не удался. Вернитесь назад и попробуйте ещё раз."
TROUBLES = {
    404: "Возможно, адрес набран с ошибкой или страница больше не существует.",
    405: "Эта страница открывается иначе: вернитесь назад и нажмите кнопку на ней.",
    413: "Слишком большой объём данных для этой формы.",
}
OUR_FAULT = "Ошибка на нашей стороне, она записана. Ничего не потеряно; попробуйте ещё раз."
SIGN_IN_FIRST = (
    "Откройте чат с ботом, отправьте команду /panel и перейдите по ссылке: "
    "она действует 10 минут и подходит один раз."
)
NOT_FOR_YOU = "Эта страница не для вашей роли."
NOT_FROM_HERE = (
    "Страница устарела или кнопка нажата не на нашей странице. "
    "Ничего не изменено: откройте страницу заново и повторите."
)

# Fields.

FILL_IN = "Заполните это поле."
CHOOSE = "Выберите одно из списка."
NEEDS_MOMENT = "Укажите дату и время, например 30.09.2026 18:00."


def too_long(most: int, length: int) -> str:
    return f"Слишком длинно: {length} знаков. Сократите до {most}."


def whole_between(least: int, most: int) -> str:
    return f"Нужно целое число от {least} до {most}."


# Moments, numbers, sizes.

MONTHS_OF = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
JUST_NOW = "только что"
MINUTES = ("минуту", "минуты", "минут")
HOURS = ("час", "часа", "часов")
DAYS = ("день", "дня", "дней")
NO_SHARE = "—"
SIZES = ("Б", "КБ", "МБ", "ГБ")


def ago(number: int, forms: tuple[str, str, str]) -> str:
    return f"{number} {plural(number, forms)} назад"


# Kinds, roles, states.

KINDS = (
    ("region", "Регион"),
    ("municipality", "Муниципалитет"),
    ("school", "Школа"),
)
ROLES = (
    ("coordinator", "Координатор — заполняет анкету организации"),
    ("head", "Руководитель — заполняет анкету организации"),
    ("admin", "Администратор — управляет организацией и всеми ниже"),
    ("viewer", "Наблюдатель — смотрит, ничего не меняет"),
)
ZONES = (
    ("Europe/Kaliningrad", "Калининград (МСК−1)"),
    ("Europe/Moscow", "Москва (МСК)"),
    ("Europe/Samara", "Самара (МСК+1)"),
    ("Asia/Yekaterinburg", "Екатеринбург (МСК+2)"),
    ("Asia/Omsk", "Омск (МСК+3)"),
    ("Asia/Novosibirsk", "Новосибирск (МСК+4)"),
    ("Asia/Krasnoyarsk", "Красноярск (МСК+4)"),
    ("Asia/Irkutsk", "Иркутск (МСК+5)"),
    ("Asia/Yakutsk", "Якутск (МСК+6)"),
    ("Asia/Vladivostok", "Владивосток (МСК+7)"),
    ("Asia/Magadan", "Магадан (МСК+8)"),
    ("Asia/Kamchatka", "Камчатка (МСК+9)"),
)


def kind_name(kind: str) -> str:
    return dict(KINDS).get(kind, kind)


# What has been done.

SAVED = "Сохранено."


def organisation_added(name: str) -> str:
    return f"Организация «{name}» добавлена."


def organisation_closed(name: str) -> str:
    return f"Организация «{name}» закрыта."


def close_organisation(name: str) -> str:
    return f"Закрыть организацию «{name}»?"


CLOSE_ORGANISATION = (
    "Она больше не попадёт в новые кампании. Её прежние анкеты, ответы и документы останутся."
)
CLOSE_ORGANISATION_BUTTON = "Закрыть организацию"

ROLE_NAMES = {
    "coordinator": "координатор",
    "head": "руководитель",
    "admin": "администратор",
    "viewer": "наблюдатель",
}
INVITATION_STATES = {
    "waiting": "ждёт",
    "used": "принято",
    "revoked": "отозвано",
    "expired": "срок вышел",
}
INVITATION_TONES = {"waiting": "calm", "used": "good", "revoked": "", "expired": "warn"}
INVITATION_ENDS = {
    "used": "По этой ссылке уже вошли.",
    "revoked": "Ссылка отозвана и больше не работает.",
    "expired": "Срок ссылки вышел, войти по ней нельзя.",
}
INVITED = "Ссылка готова."
REVOKE = "Отозвать приглашение?"
REVOKE_BUTTON = "Отозвать"
REVOKED = "Приглашение отозвано, ссылка больше не работает."
END_ROLE_BUTTON = "Снять роль"
ROLE_ENDED = "Роль снята."


def revoke(organisation: str, name: str | None) -> str:
    whom = f" ({name})" if name else ""
    return f"Ссылка в организацию «{organisation}»{whom} перестанет работать. Можно создать новую."


def end_role(name: str) -> str:
    return f"Снять роль: {name}?"


def end_role_of(role: str, organisation: str) -> str:
    return (
        f"Человек больше не будет «{ROLE_NAMES[role]}» в организации «{organisation}». "
        "Всё, что он заполнил, останется."
    )
