"""The line of a day: what was sent, what did not arrive, what should have gone out and did not."""

from __future__ import annotations

from datetime import date

ALARM = "Внимание"
"""How a line begins that tells of reminders that did not go out."""
WHAT_NOW = (
    "Что ещё нужно, уйдёт само в рабочее время."
    " Если так будет и завтра, скажите тому, кто следит за программой."
)


def line(campaign: str, day: date, counted: tuple[int, int, int], unsaid: int) -> str:
    """One short paragraph; the alarm comes first."""
    sent, failed, held = counted
    said = [f"Рассылка за {day:%d.%m}: «{campaign}»."]
    if unsaid and not sent:
        said.insert(0, f"{ALARM}: напоминания не уходили! По плану должно было уйти: {unsaid}.")
    elif unsaid:
        said.insert(0, f"{ALARM}: не ушло напоминаний, которые должны были уйти: {unsaid}.")
    said.append(f"Отправлено: {sent}.")
    if failed:
        said.append(f"Не дошло: {failed}.")
    if held:
        said.append(f"Ждут рабочего времени: {held}.")
    if unsaid:
        said.append(WHAT_NOW)
    return " ".join(said)
