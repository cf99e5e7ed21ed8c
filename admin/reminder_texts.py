"""Words of the pages about reminders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.ladder import Rung, Since, To, Until
from survey_defs.texts import plural

RUNG_ADDED = "Ступень добавлена."
RUNG_REMOVED = "Ступень убрана."
RESTORED = "Лестница такая же, как была сначала."
LEFT_OUT = "В эти дни напоминаний не будет."
TAKEN_IN = "Эти дни снова как обычные."
DAY_ENTERED = "День записан."
DAY_TAKEN_BACK = "День снова как в календаре страны."
LIMITED = "Сохранено."
NOT_A_DAY = "Укажите день: 2026-10-26 или 26.10.2026."
NOT_DAYS = "Укажите число дней."
NOBODY_TICKED = "Отметьте хотя бы одну организацию."
WHICH = (
    ("", "Все, кто не сдал"),
    ("not_started", "Кто не начал"),
    ("filling", "Кто заполняет"),
    ("late", "У кого срок прошёл"),
)
SINCE = ((Since.ON_TIME.value, "до срока сдачи"), (Since.LOCK.value, "до закрытия приёма"))
TO = (
    (To.FILLS.value, "все, кто заполняет анкету"),
    (To.DEPUTY.value, "заместитель"),
    (To.HEAD.value, "руководитель"),
    (To.TERRITORY.value, "ответственные в муниципалитете — одной сводкой"),
    (To.OWNER.value, "администраторы кампании (регион или район) — одной сводкой"),
)
UNTIL = (
    (Until.SUBMITTED.value, "пока не сдали"),
    (Until.STARTED.value, "только тем, кто не начал"),
)
OUTCOMES = {
    "sent": "доставлено",
    "needless": "не понадобилось",
    "unreachable": "не дошло: нет связи с человеком",
    "failed": "не дошло: Telegram не принял",
    "joined": "вошло в другое сообщение",
    "perhaps": "возможно, доставлено: связь прервалась",
    "waits": "ждёт отправки",
}
KINDS = {
    "reminder": "Напоминание",
    "nudge": "Напоминание вручную",
    "summary": "Сводка о несданных",
    "moved": "Сроки изменились",
    "moved_below": "Сроки изменились: тем, кто отвечает за территорию",
    "opened": "Анкета открыта",
    "extended": "Срок продлён",
    "reopened": "Анкета открыта снова",
    "carried": "Анкета перешла от присоединённой организации",
    "daily": "Рассылка за день",
    "receipt": "Квитанция",
    "given_value": "Внесено значение",
}


def rung_when(rung: Rung) -> str:
    """«за 7 дней до срока сдачи»."""
    on_time = rung.since is Since.ON_TIME
    if rung.days == 0:
        return "в день срока сдачи" if on_time else "в последний день приёма"
    days = _days(abs(rung.days))
    if rung.days < 0:
        return f"через {days} после закрытия приёма"
    return f"за {days} до срока сдачи" if on_time else f"за {days} до закрытия приёма"


def rung_to(rung: Rung) -> str:
    known = dict(TO)
    return ", ".join(known[each.value] for each in rung.to)


def rung_until(rung: Rung) -> str:
    return dict(UNTIL)[rung.until.value]


def rung_text(rung: Rung) -> str:
    """The first line that people read."""
    if rung.text:
        return rung.text
    if not rung.personal:
        return "Не сдано 3 из 12. Не начали: Школа № 1…"
    if rung.since is Since.LOCK:
        when = {0: "сегодня", 1: "завтра"}.get(rung.days, f"через {_days(rung.days)}")
        return f"Напоминание: приём закрывается {when}"
    when = {0: "срок сегодня", 1: "срок завтра"}.get(rung.days, f"осталось {_days(rung.days)}")
    return f"Напоминание: {when}"


def span(first: date, last: date) -> str:
    return f"{first:%d.%m.%Y} — {last:%d.%m.%Y}"


def mark(said: str) -> str:
    """What a kept key says to a person: `lock3:2026-10-10`."""
    code, _, day = said.partition(":")
    since = Since.LOCK if code.startswith("lock") else Since.ON_TIME
    number = code.removeprefix("lock")
    if not number.lstrip("-").isdigit():
        return said
    when = rung_when(Rung(since, int(number)))
    return f"{when} ({date.fromisoformat(day):%d.%m})" if day else when


def about(kind: str, content: Mapping[str, Any]) -> str:
    """«Напоминание, за 3 дня до срока сдачи», «Напоминание вручную: Раиса»."""
    when, by = content.get("mark"), content.get("by")
    return f"{KINDS.get(kind, kind)}{f', {mark(when)}' if when else ''}{f': {by}' if by else ''}"


def nudged(people: int) -> str:
    if not people:
        return "Никому не отправлено: сегодня уже напоминали, или связи ни с кем нет."
    return f"Напоминание поставлено в отправку, получателей: {people}."


def _days(number: int) -> str:
    return f"{number} {plural(number, ('день', 'дня', 'дней'))}"
