"""What charts say beside their numbers."""

from __future__ import annotations

NOTHING = "нет ответов"
PERCENT = "%"
HUNDREDTHS = "0,00"
HOW_MANY = "Сколько"
NAME = "Название"
STEP = "Ступень"


def reading(title: str, lines: str) -> str:
    """The chart for those who cannot see it; all its numbers are in the table."""
    return f"{title}. {lines}. Все числа — в таблице рядом."


def pair(name: str, value: str) -> str:
    return f"{name}: {value}"
