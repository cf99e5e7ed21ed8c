"""Words that come without being asked for: reminders, receipts, news of a form."""

from __future__ import annotations

from bot.screens.texts import days_left

GO_ON = "Продолжить"
START = "Начать"
OPEN = "Открыть анкету"
TO_SUBMIT = "Проверить и отправить"
NEWS = "Есть новости по вашей анкете."
OPENED = "Открыта новая анкета"
EXTENDED = "Срок анкеты продлён"
REOPENED = "Анкета снова открыта для вас"
GIVEN_VALUE = "Внесено значение для сравнения: баллы пересчитаны."
REMINDER_LATE = "Напоминание: срок прошёл"
REASON = "Причина"
FILLED = "Все ответы даны, осталось проверить и отправить."


def reminder(days: int) -> str:
    if days <= 0:
        return "Напоминание: срок сегодня"
    if days == 1:
        return "Напоминание: срок завтра"
    return f"Напоминание: {days_left(days)}"


def reason(words: str) -> str:
    return f"{REASON}: {words}"
