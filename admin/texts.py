"""Words of the panel that do not stand in its templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

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


# Campaigns.

PHASES = {
    "planned": "черновик",
    "open": "идёт",
    "locked": "приём закончен",
    "closed": "завершена",
}
PHASE_TONES = {"planned": "", "open": "calm", "locked": "warn", "closed": "good"}
CAMPAIGN_TABS = (
    ("", "Ход"),
    ("results", "Итоги"),
    ("exports", "Выгрузки"),
    ("values", "Значения для сравнения"),
    ("settings", "Сроки и состояние"),
)
STANDINGS = {
    "not_started": "не начата",
    "filling": "заполняется",
    "submitted": "сдана",
    "locked": "не сдана, приём закрыт",
}
STANDING_TONES = {"not_started": "", "filling": "calm", "submitted": "good", "locked": "bad"}
CAMPAIGN_CREATED = "Черновик создан. Проверьте сроки и список участников."
UNREACHABLE = "Бот не может им написать: заблокировали его или удалили Telegram"
UNANSWERED_INVITATIONS = "Приглашения, которыми не воспользовались больше недели"
_EVERY = {"region": "Все регионы", "municipality": "Все муниципалитеты", "school": "Все школы"}


def kind_order(kind: str) -> tuple[int, str]:
    """Schools first: it is mostly they who are asked."""
    known = [code for code, _ in reversed(KINDS)]
    return (known.index(kind) if kind in known else len(known), kind)


def every_kind(kind: str) -> str:
    return _EVERY.get(kind, f"Все организации вида «{kind}»")


def audience_of(count: int, unknown: Sequence[str] = ()) -> str:
    organisations = plural(count, ("организация", "организации", "организаций"))
    verb = plural(count, ("Анкету получит", "Анкету получат", "Анкету получат"))
    said = f"{verb} {count} {organisations}."
    if unknown:
        said += f" Не найдены: {', '.join(unknown[:10])}."
    return said


def left(until: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How much is left, counted in midnights there."""
    days = (until.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days <= 0:
        return "сегодня"
    return "завтра" if days == 1 else f"осталось\u00a0{days}\u00a0{plural(days, DAYS)}"


def not_opened(title: str) -> str:
    return f"Должна была открыться, но не открылась: «{title}»"


def overdue(title: str) -> str:
    return f"Не сдали в срок: «{title}»"


def not_begun(title: str) -> str:
    return f"Скоро срок, а ещё не начали: «{title}»"


def to_close(title: str) -> str:
    return f"Приём закончился, остались несданными; можно завершать: «{title}»"


DATES_CHANGED = "Сроки изменены."
OPENED = "Кампания открыта: анкеты уже в чатах."
CLOSED = "Кампания завершена."
OPEN_BUTTON = "Открыть"
CLOSE_BUTTON = "Завершить кампанию"


def open_campaign(title: str) -> str:
    return f"Открыть кампанию «{title}» сейчас?"


def open_for(count: int) -> str:
    return f"{audience_of(count)} Вернуть кампанию в черновики будет нельзя."


def close_campaign(title: str) -> str:
    return f"Завершить кампанию «{title}»?"


def close_with(unfinished: int) -> str:
    forms = plural(unfinished, ("анкета", "анкеты", "анкет"))
    left_out = f"Не сдано: {unfinished} {forms}. " if unfinished else ""
    return f"{left_out}После этого ничего нельзя изменить, и снова открыть кампанию тоже нельзя."


def decimal(value: str) -> str:
    """A stored number as people type it."""
    return value.replace(".", ",")


def values_entered(count: int) -> str:
    if not count:
        return "Ничего не изменилось."
    words = plural(count, ("значение", "значения", "значений"))
    return f"Сохранено: {count} {words}. Баллы пересчитаны."
