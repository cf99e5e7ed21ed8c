"""Words that come without being asked for: reminders, receipts, news of a form."""

from __future__ import annotations

from bot.screens.texts import days_left, plural
from storage.summaries import Counts

GO_ON = "Продолжить"
START = "Начать"
OPEN = "Открыть анкету"
TO_SUBMIT = "Проверить и отправить"
NEWS = "Есть новости по вашей анкете."
OPENED = "Открыта новая анкета"
EXTENDED = "Срок анкеты продлён"
CARRIED = "К вам перешла анкета другой организации"
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


# The ladder, nudges, what a territory lacks.

MOVED = "Сроки анкеты изменились"
MOVED_BELOW = "Сроки кампании изменились"
THEY_KNOW = "Тем, кто заполняет, программа сообщит сама."
HUSH = "Жду других: молчать 3 дня"
HUSHED = "Хорошо, три дня не напоминаем. В последний день приёма напомним всё равно."
SPEAK_AGAIN = "Напоминать снова"
SPEAKS_AGAIN = "Хорошо, снова будем напоминать."
BACK = "‹ Назад"
NOT_STARTED = "Не начали"
FILLING = "Заполняют"
LATE = "Срок прошёл"
ALL_THERE = "Все анкеты сданы."
TO_BOARD = "‹ Кто сдал"
THE_TEXT = "Каждый получит:"
GOES_NOW = "Уйдёт сразу."
WAITS_ELSEWHERE = "Где ещё не рабочее время, уйдёт, как только оно начнётся."
ALONE = "Сообщение не дойдёт, нет связи ни с кем:"
SEND_NUDGE = "Отправить"
DIGEST_ON = "Присылать сводку по утрам"
DIGEST_OFF = "Не присылать сводку"
DIGEST_IS_ON = "Будем присылать сводку каждое рабочее утро."
DIGEST_IS_OFF = "Сводок по утрам больше не будет."
MORNING = "Сводка на утро"
NOTHING_OPEN = "Открытых кампаний сейчас нет."


def hushed(until: str) -> str:
    return f"Ждёт других: не напоминаем до {until}"


def missing_of(territory: str) -> str:
    return f"Кто не сдал: {territory}"


def digest(counts: Counts) -> str:
    if not counts.missing:
        return f"Сдали все: {counts.total} из {counts.total}"
    said = [f"Сдано {counts.submitted} из {counts.total}"]
    if counts.filling:
        said.append(f"заполняют {counts.filling}")
    if counts.not_started:
        said.append(f"не начали {counts.not_started}")
    if counts.late:
        said.append(f"срок прошёл у {counts.late}")
    return ", ".join(said)


def more_campaigns(count: int) -> str:
    return f"Ещё {plural(count, 'кампания', 'кампании', 'кампаний')} — в «Мои анкеты»."


def closing(days: int) -> str:
    """After the on-time date only the lock matters."""
    if days <= 0:
        return "Напоминание: приём закрывается сегодня"
    if days == 1:
        return "Напоминание: приём закрывается завтра"
    left = plural(days, "день", "дня", "дней")
    return f"Напоминание: срок прошёл, до закрытия приёма {left}"


def several(count: int) -> str:
    return f"Напоминание: вас {_word(count, 'ждёт', 'ждут', 'ждут')} {forms(count)}"


def only_so_many(most: int) -> str:
    return f"Здесь за один раз не больше {forms(most)}; всем сразу можно напомнить из панели."


def forms(count: int) -> str:
    return plural(count, "анкета", "анкеты", "анкет")


def _word(count: int, one: str, few: str, many: str) -> str:
    return plural(count, one, few, many).partition(" ")[2]


def nudge(by: str) -> str:
    return f"{by} напоминает: пожалуйста, заполните и сдайте анкету."


def missing(missing: int, total: int) -> str:
    if not missing:
        return "Сдали все"
    return f"Не сдано {missing} из {total}"


def on_time_until(when: str) -> str:
    return f"Срок сдачи: {when}"


def accepted_until(when: str) -> str:
    return f"Приём до: {when}"


def locks_at(when: str) -> str:
    return f"Срок прошёл. Приём до: {when}"


def locked_at(when: str) -> str:
    return f"Приём закрыт {when}"


def and_more(count: int) -> str:
    return f" и ещё {count}"


def nudge_all(count: int) -> str:
    return f"Напомнить всем: {count}"


def nudge_not_started(count: int) -> str:
    return f"Кто не начал: {count}"


def nudge_late(count: int) -> str:
    return f"У кого срок прошёл: {count}"


def nudge_of(count: int) -> str:
    return f"Напомнить: {forms(count)}"


def goes_to(count: int) -> str:
    got = _word(count, "получит", "получат", "получат")
    return f"Сообщение {got} {plural(count, 'человек', 'человека', 'человек')}."


def goes_at(when: str) -> str:
    return f"Сейчас нерабочее время: уйдёт {when}."


def already(count: int) -> str:
    those = plural(count, "анкете", "анкетам", "анкетам")
    return f"По {those} сегодня уже напоминали, второй раз не уйдёт."


def nudged(people: int) -> str:
    if not people:
        return "Никому не отправлено: сегодня уже напоминали, или связи ни с кем нет."
    return f"Напоминание уходит {plural(people, 'человеку', 'людям', 'людям')}."
