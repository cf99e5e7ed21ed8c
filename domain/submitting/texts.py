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
NOT_COMPUTED = "Значение ещё не посчитать: не хватает других ответов."
NO_RUNG = "Для этого значения в анкете не указан балл. Сообщите администратору."
VOID = "Отмечено «{label}»: за этот вопрос 0 баллов."
PROPOSED = "В документах отмечено больше, чем в ответе. Подтвердите отметки по документам."


# What does not let a form be submitted.
WHOLE_FORM = "Вся анкета"
NAMED_OF_BLOCKS = 3


def blocked(lines: Sequence[tuple[str, str]]) -> str:
    """Each with its question and what is wrong."""
    told = [f"«{label}»: {sentence}" for label, sentence in lines[:NAMED_OF_BLOCKS]]
    rest = len(lines) - NAMED_OF_BLOCKS
    more = [f"И ещё: {rest}."] if rest > 0 else []
    return "\n".join(["Анкету пока нельзя отправить, сначала исправьте:", *told, *more])


def about_cell(number: int, label: str, sentence: str) -> str:
    return f"Строка {number}, «{label}»: {sentence}"


def unfinished_row(number: int, labels: Sequence[str]) -> str:
    return f"Строка {number}: не заполнено {', '.join(f'«{label}»' for label in labels)}."


def with_others(sentence: str, labels: Sequence[str]) -> str:
    """The other questions that the rule is about."""
    if not labels:
        return sentence
    return f"{sentence} См. также: {', '.join(f'«{label}»' for label in labels)}."


def too_little_evidence(wanted: int, there: int) -> str:
    return f"Документов и ссылок нужно не меньше {wanted}, приложено {there}."


def incomplete(name: str, missing: Sequence[str]) -> str:
    return f"В документе «{name}» не отмечено обязательное: {', '.join(missing)}."


def other_class(name: str, wanted: Sequence[str]) -> str:
    return f"Документ «{name}» другого вида, а нужен: {', '.join(wanted)}."
