"""Words of the screens of those who fill in together."""

from __future__ import annotations

TEAM = "Кто заполняет"
HAND = "Передать анкету"
INVITED = "Приглашены, ещё не пришли"
CALL = "Позвать помощника"
GO_AWAY = "Меня нет до…"
COME_BACK = "Я снова здесь"
TO_TEAM = "‹ Кто заполняет"
DEPUTY, EXECUTOR = "Заместителя", "Исполнителя"
CALLING = "Позвать помощника"
CALLING_HOW = (
    "<b>Заместитель</b> заполняет и отправляет анкету целиком, как и вы.\n"
    "<b>Исполнитель</b> видит и заполняет только те разделы, которые вы ему отметите. "
    "Отправляете анкету вы."
)
CALLED = "✓ Ссылка готова, она в следующем сообщении"
NO_LINK = "Ссылка появится, когда бот подключится к Telegram."
PARTS = "Какие разделы заполняет:"
NO_PARTS_TO_GIVE = "Разделы можно будет отметить, когда организация получит анкету."
NO_PARTS = "разделы не отмечены"
DISMISS = "Снять роль"
DISMISS_NOW = "Да, снять"
DISMISS_INVITATION = "Отозвать приглашение"
DISMISSED = "✓ Больше не помогает; всё заполненное осталось"
AWAY = "Меня нет до…"
AWAY_WHO = (
    "Кто вас заменит? К этому человеку перейдут ваши анкеты и напоминания, "
    "а в день возвращения всё вернётся к вам само."
)
AWAY_NOBODY = (
    "Заменить вас пока некому: никто другой не заполняет анкеты вашей организации. "
    "Сначала позовите заместителя."
)
AWAY_WHEN = "До какого дня вас нет? Нажмите дату возвращения или напишите свою, например 15.06."
BACK_NOW = "✓ С возвращением"
HANDING = "Передать анкету"
HANDING_HOW = (
    "Все ответы, документы и история остаются в анкете. "
    "Напоминания о ней будет получать только тот, кому она передана, "
    "а об отдельных разделах — ещё и их исполнители."
)
HANDING_NOBODY = "Передать некому. Сначала позовите заместителя."
TO_ALL = "Вернуть всем, кто заполняет"
HANDED = "✓ Анкета передана"
PHONE = "Телефон"
PHONING = "Исправить телефон"
WRITE_PHONE = "Напишите номер с кодом: +7 912 345-67-89. Чтобы убрать номер, отправьте прочерк."
PHONE_KEPT = "✓ Телефон записан"
NO_PHONE = "Сейчас номера нет."
UNREACHABLE = "бот его не достаёт"
TEXT_DATE = "%d.%m.%Y"


def mate(number: int, name: str, role: str) -> str:
    return f"{number}. {name} — {role}"


def stands_in(name: str) -> str:
    return f"замещает: {name}"


def away(day: str) -> str:
    return f"нет до {day}"


def until(day: str) -> str:
    return f"роль до {day}"


def parts(labels: list[str]) -> str:
    return "разделы: " + ", ".join(labels)


def i_am_away(day: str) -> str:
    return f"Вас нет до {day}. Напоминания получает тот, кто вас замещает."


def asked_to_help(role: str, place: str, link: str, until: str) -> str:
    return (
        f"Перешлите эту ссылку помощнику ({role}, {place}). "
        f"Она личная, сработает один раз, действует до {until}:\n{link}"
    )


def invited(number: int, role: str, until: str) -> str:
    return f"{number}. {role}, ссылка до {until}"


def dismissing(name: str) -> str:
    return f"Снять роль: {name}? Ответы и документы останутся в анкете."


def gone(day: str) -> str:
    return f"✓ Отмечено: вас нет до {day}"


def days(number: int, day: str) -> str:
    return f"{day}, {number} дн."


def held(name: str) -> str:
    return f"Анкету ведёт: {name}"


def team_of(place: str) -> str:
    return f"Кто заполняет: {place}"


def phone_now(phone: str) -> str:
    return f"Сейчас: {phone}" if phone else NO_PHONE
