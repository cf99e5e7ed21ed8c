"""What is said about shared lists of options and about the grid."""

from __future__ import annotations

from collections.abc import Sequence

CHOICES_NOT_LISTS = (
    "choices — это списки вариантов: имя списка и под ним варианты, каждый с дефиса."
)


def no_such_list(name: str, close: Sequence[str]) -> str:
    hint = f" Может быть, «{close[0]}»?" if close else " Опишите его в choices или исправьте имя."
    return f"Списка вариантов «{name}» нет.{hint}"
