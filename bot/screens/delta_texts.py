"""Words of what has changed since the last period."""

from __future__ import annotations

from survey_defs.texts import plural

TITLE = "Что изменилось с прошлого раза"
LINK = "Что изменилось"
NOTHING = "Пока ничего не изменилось."
CHANGED = "Изменилось:"
WAITING = "Ещё нет ответа:"
WHY = "напишите в комментарии, почему"
NO = "Нет, отвечу сам(а)"
ASKED = "Вы их проверили, и они верны? Любой ответ можно будет изменить."


def same(count: int) -> str:
    return f"Как было: {_answers(count)}"


def line(number: int, label: str, then: str, now: str) -> str:
    return f"{number}. {label}\n   было: {then}" + (f"\n   стало: {now}" if now else "")


def keep_rest(count: int) -> str:
    return f"Остальное без изменений ({count})"


def sure(count: int) -> str:
    return f"Записать прошлые ответы там, где ответа ещё нет: {_answers(count)}?"


def yes(count: int) -> str:
    return f"Да, без изменений ({count})"


def kept(count: int) -> str:
    return f"✓ Записано: {_answers(count)}"


def _answers(count: int) -> str:
    return f"{count} {plural(count, ('ответ', 'ответа', 'ответов'))}"
