"""What the panel says: troubles, confirmations, what has been done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from admin.words.texts import ROLE_NAMES
from domain.proving.views import Outcome, Taken
from survey_defs.texts import plural

SECTIONS = (
    ("/", "Начало"),
    ("/campaigns", "Кампании"),
    ("/organisations", "Организации"),
    ("/people", "Люди"),
    ("/documents", "Документы"),
    ("/surveys", "Опросники"),
    ("/journal", "Журнал"),
    ("/settings", "Настройки"),
)
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
FILL_IN = "Заполните это поле."
CHOOSE = "Выберите одно из списка."
NEEDS_MOMENT = "Укажите дату и время, например 30.09.2026 18:00."


def too_long(most: int, length: int) -> str:
    return f"Слишком длинно: {length} знаков. Сократите до {most}."


def whole_between(least: int, most: int) -> str:
    return f"Нужно целое число от {least} до {most}."


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
ORGANISATION_MOVED = "Организация перенесена."
ORGANISATION_REOPENED = "Организация снова действует."
ORGANISATION_JOINED = "Организация присоединена и закрыта. История осталась здесь."
ATTRIBUTE_LINE = "Напишите каждый признак так: название, двоеточие, значение."
DECIDE_FORM = "Выберите, что сделать с анкетой."
INVITED = "Ссылка готова."
REVOKE = "Отозвать приглашение?"
REVOKE_BUTTON = "Отозвать"
REVOKED = "Приглашение отозвано, ссылка больше не работает."
ROLE_LIMITED = "Срок роли сохранён."
SECTIONS_KEPT = "Разделы сохранены."
SENT_AWAY = "Отсутствие отмечено: замещающий получил сообщение."
IS_BACK = "Отсутствие закончено."
HANDED = "Анкета передана."
NEEDS_DAY = "Укажите день."
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


CAMPAIGN_TABS = (
    ("", "Ход"),
    ("results", "Итоги"),
    ("cycle", "Цикл"),
    ("factors", "Факторы"),
    ("participation", "Динамика"),
    ("papers", "Справки"),
    ("exports", "Выгрузки"),
    ("values", "Значения для сравнения"),
    ("payment", "Выплата"),
    ("reminders", "Напоминания"),
    ("settings", "Сроки и состояние"),
)
CAMPAIGN_CREATED = "Черновик создан. Проверьте сроки и список участников."
UNREACHABLE = "Бот не может им написать: заблокировали его или удалили Telegram"
UNANSWERED_INVITATIONS = "Приглашения, которыми не воспользовались больше недели"


def audience_of(count: int, unknown: Sequence[str] = ()) -> str:
    organisations = plural(count, ("организация", "организации", "организаций"))
    verb = plural(count, ("Анкету получит", "Анкету получат", "Анкету получат"))
    said = f"{verb} {count} {organisations}."
    if unknown:
        said += f" Не найдены: {', '.join(unknown[:10])}."
    return said


def of_version(title: str, version: int) -> str:
    return f"{title}, прежняя версия {version}"


def not_opened(title: str) -> str:
    return f"Должна была открыться, но не открылась: «{title}»"


def overdue(title: str) -> str:
    return f"Не сдали в срок: «{title}»"


def not_begun(title: str) -> str:
    return f"Скоро срок, а ещё не начали: «{title}»"


def to_close(title: str) -> str:
    return f"Приём закончился, остались несданными; можно завершать: «{title}»"


def locked_drafts(title: str) -> str:
    return f"Начали и не успели сдать до закрытия: «{title}»"


def undelivered(title: str, outcome: str) -> str:
    why = "нет связи с человеком" if outcome == "unreachable" else "Telegram не принял"
    return f"Сообщения не дошли за неделю, {why}: «{title}»"


def failed_work(title: str) -> str:
    return f"Файлы не получились: {f'«{title}»' if title else 'списки и приглашения'}"


DATES_CHANGED = "Сроки изменены."
OPENED = "Кампания открыта, анкеты розданы. Сообщения об этом придут людям в рабочее время."
LAUNCHED = "Запуск начат. Анкеты раздаются; когда будут готовы все, кампания откроется сама."
HELD = "Запуск остановлен. Пока кампанию никто не видит."
RESUMED = "Запуск продолжается."
TAKEN_BACK = "Кампания снова черновик: никто её не видит."
REOPENED_CAMPAIGN = "Кампания снова открыта."
RESTORED_CAMPAIGN = (
    "Кампания снова черновик. Она откроется, когда вы запустите её или назначите дату."
)
WORDS_CHANGED = "Сохранено."
REPEATED = "Черновик новой кампании готов. Проверьте, кто заполняет, и сроки."
AUDIENCE_CHANGED = "Список участников сохранён."


class Asking(NamedTuple):
    """A page that asks why."""

    title: str
    sentence: str
    button: str


BACK = Asking(
    "Вернуть кампанию в черновики?",
    "Анкеты ещё никто не начал. Они пропадут из чатов, неотправленные сообщения не уйдут. "
    "Кампанию можно будет изменить и запустить заново.",
    "Вернуть в черновики",
)
REOPENING = Asking(
    "Открыть завершённую кампанию снова?",
    "Все несданные анкеты снова можно будет менять и сдавать до нового закрытия приёма. "
    "Если нужно исправить одну анкету, откройте только её.",
    "Открыть снова",
)
RESTORING = Asking(
    "Вернуть отменённую кампанию в черновики?",
    "Её никто не увидит, пока вы её не запустите или не назначите новую дату открытия.",
    "Вернуть в черновики",
)
CLOSED = "Кампания завершена."
CLOSE_BUTTON = "Завершить кампанию"


def close_campaign(title: str) -> str:
    return f"Завершить кампанию «{title}»?"


THEN_CLOSED = (
    "После этого анкеты менять нельзя. "
    "Если понадобится, кампанию можно открыть снова, указав причину."
)


def close_with(unfinished: int) -> str:
    forms = plural(unfinished, ("анкета", "анкеты", "анкет"))
    left_out = f"Не сдано: {unfinished} {forms}. " if unfinished else ""
    return f"{left_out}{THEN_CLOSED}"


def cancel_campaign(title: str) -> str:
    return f"Отменить кампанию «{title}»?"


CANCEL = "Её ещё никто не видел, и она не откроется. Передумаете — её можно вернуть в черновики."
CANCEL_BUTTON = "Отменить кампанию"
CANCELLED = "Кампания отменена."
RENAMED = "Название изменено."
INCLUDED = "Организация добавлена: анкета уже в чате."


def values_entered(count: int) -> str:
    if not count:
        return "Ничего не изменилось."
    words = plural(count, ("значение", "значения", "значений"))
    return f"Сохранено: {count} {words}. Баллы пересчитаны."


def some_refused(entered: int) -> str:
    """Values are saved one by one: the wrong ones do not hold the others up."""
    saved = f"{values_entered(entered)} Остальное" if entered else "Ничего"
    return f"{saved} не сохранено: проверьте отмеченные поля."


EXTENDED = "Срок продлён."
REOPENED = "Анкета снова открыта."
FILE_GONE = "Этого файла нет в хранилище. Сообщите тому, кто обслуживает программу."
CHOOSE_FILE = "Выберите файл."


def too_large(most: int) -> str:
    return f"Файл больше {most} МБ. Разделите его или дайте ссылку на страницу, где он лежит."


def attached(taken: Taken) -> str:
    """What became of a document sent from the panel."""
    said = {
        Outcome.ATTACHED: f"Документ «{taken.name}» приложен.",
        Outcome.TRAY: f"Документ «{taken.name}» лежит в лотке.",
        Outcome.THERE: f"Документ «{taken.name}» уже приложен.",
    }
    return " ".join(filter(None, (said[taken.outcome], taken.sentence)))


ASKED = "Готовим. Можно заниматься другим: файл подождёт на этой странице."
RESULT_GONE = "Этого файла уже нет: подготовьте его ещё раз."
PAYMENT_ENTERED = "Сохранено. Прогноз пересчитан."
RULED = "Решение записано."
RULING_TAKEN_BACK = "Решение отменено."
