"""What is said of the region's own marks."""

from __future__ import annotations

PERCENT = ("%",)
OUT_OF_REACH = "Нужен процент от 0 до 100."
NO_MECHANISM = "не видно, какой это механизм: нужен код или название"
NO_PERCENT = "нет процента от 0 до 100"
TWICE = "механизм «{code}» уже был выше"
NOTHING = "Здесь нет ни одной строки с механизмом и процентом."
NO_MECHANISMS = "В этом опроснике нет разделов с баллами: сравнивать нечего."


def of_row(number: int, sentence: str) -> str:
    return f"Строка {number}: {sentence}."
