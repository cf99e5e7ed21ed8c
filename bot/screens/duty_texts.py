"""Words about who does what: where points are, schools below, deputies, one's own data."""

from __future__ import annotations

# Where the next points are.

NEAREST = "Ближайшие баллы"
NOTHING_NEAREST = "Больше баллов взять негде: всё, что можно, набрано."
SIDES = "Было и стало"
TO_SCORE = "‹ К баллам"


def nearest(said: str) -> str:
    return f"Ближайшие баллы: {said}"


def gain_in_line(label: str, points: str) -> str:
    return f"{label} (+{points})"


def gain(number: int, label: str, points: str, *, answered: bool) -> str:
    standing = "ответ даёт не всё" if answered else "ещё нет ответа"
    return f"{number}. {label}: +{points} — {standing}"


def standing(earned: str, maximum: str, limit: str) -> str:
    return f"{earned} из {maximum}" + (f", порог {limit}" if limit else "")


def lacking(points: str) -> str:
    return f"До порога не хватает: {points}"


ONE_BY_ONE = (
    "Столько прибавит каждый вопрос сам по себе, если ответ даст полный балл. "
    "Отвечайте так, как есть на самом деле."
)

# Two campaigns side by side.


def side(label: str, then: str, now: str, change: str) -> str:
    return f"{label}: {then} → {now}" + (f" ({change})" if change else "")


def of(earned: str, maximum: str) -> str:
    return f"{earned} из {maximum}"


NOT_THEN = "не спрашивали"
SILENT = "нет ответа"
WHOLE = "Всего"


def campaigns(then: str, now: str) -> str:
    return f"Было: {then}\nСтало: {now}"


# Boards.

BOARDS = "Кто сдал"
NO_BOARDS = "Сейчас у организаций вашей территории анкет нет."
TO_BOARDS = "‹ Все анкеты"
NUDGE = "Кому напомнить"
ALL = "Все"
NOT_STARTED = "Не начаты"
FILLING = "В работе"
SUBMITTED = "Сданы"
LOCKED = "Не успели"
NO_ROWS = "Таких нет."


def board_line(number: int, title: str, counts: str) -> str:
    return f"{number}. <b>{title}</b>\n{counts}"


def counts(done: int, total: int, on_time: int, late: int) -> str:
    said = f"Сдали {done} из {total}"
    return said + (f": в срок {on_time}, после срока {late}" if done else "")


def overdue(number: int) -> str:
    return f"Срок прошёл, а не сдали: {number}"


def filter_of(label: str, number: int) -> str:
    return f"{label}: {number}"


def chosen(label: str) -> str:
    return f"• {label}"


def row_line(number: int, name: str, state: str) -> str:
    return f"{number}. {name} — {state}"


def being_filled(done: int, total: int) -> str:
    return f"в работе, {done} из {total}"


def handed_in(*, late: bool) -> str:
    return "сдана после срока" if late else "сдана в срок"


NOT_BEGUN = "не начата"
NOT_HANDED_IN = "не сдана, приём закрыт"
PAST = ", срок прошёл"
LOOK_ONLY = "Нажмите номер, чтобы посмотреть анкету. Изменить её может только сама организация."


# One's own data.

RENAME = "Исправить имя"
TAKE_OWN = "Скачать мои данные"
TAKEN = "Всё, что хранится о вас. Откройте файл в браузере."
RENAMING = "Исправить имя"
WRITE_NAME = "Напишите фамилию, имя и отчество одним сообщением."
RENAMED = "✓ Имя исправлено"


def name_now(name: str) -> str:
    return f"Сейчас: {name}"
