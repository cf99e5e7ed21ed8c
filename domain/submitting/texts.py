"""What people are told before and after submitting."""

from __future__ import annotations

from collections.abc import Sequence

NUMBER = "С-{year}-{id:06d}"
NOTHING_YET = "В анкете ещё нет ни одного ответа, сдавать нечего."
NOT_SUBMITTED = "Анкета не отправлена, отзывать нечего."

# Doubts.
NO_EVIDENCE = "Баллы отмечены, а подтверждающего документа или ссылки нет."
NEEDS_PREVIOUS = "Нет значения прошлого периода: впишите его, иначе балл не посчитать."
NEEDS_GIVEN = "Нет значения муниципалитета: его вносит администратор, балл посчитается сам."
VOID = "Отмечено «{label}»: за этот вопрос 0 баллов."
PROPOSED = "В документах отмечено больше, чем в ответе. Подтвердите отметки по документам."


def too_little_evidence(wanted: int, there: int) -> str:
    return f"Документов и ссылок нужно не меньше {wanted}, приложено {there}."


def incomplete(name: str, missing: Sequence[str]) -> str:
    return f"В документе «{name}» не отмечено обязательное: {', '.join(missing)}."


def other_class(name: str, wanted: Sequence[str]) -> str:
    return f"Документ «{name}» другого вида, а нужен: {', '.join(wanted)}."
