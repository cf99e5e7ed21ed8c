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
