"""What `svod check` says."""

from __future__ import annotations

from survey_defs.texts import plural

CHECK = (
    "Проверить анкеты: файлы YAML, книги Excel или коды поставляемых анкет. "
    "Код выхода 0 — ошибок нет (предупреждения не в счёт), 1 — есть."
)
FILES = "Файлы YAML, книги Excel или коды поставляемых анкет."
FORMAT = "Как напечатать: text или json."
AGAINST = "Сравнить с этим шаблоном: что в нём закрыто, менять нельзя."
BROKEN_TEMPLATE = "В шаблоне ошибки, сравнивать не с чем:\n{problems}"
ERRORS = "Ошибки:"
WARNINGS = "Предупреждения:"


def fine(file: str, questions: int, points: str, warnings: int) -> str:
    doubts = f", {_warnings(warnings)}" if warnings else ""
    return f"{file}: ошибок нет{doubts}. Вопросов: {questions}, баллов: {points}."


def wrong(file: str, errors: int, warnings: int) -> str:
    doubts = f", {_warnings(warnings)}" if warnings else ""
    return f"{file}: {_errors(errors)}{doubts}."


def altogether(files: int, errors: int, warnings: int) -> str:
    return f"Файлов: {files}. Ошибок: {errors}, предупреждений: {warnings}."


def _errors(count: int) -> str:
    return f"{count} {plural(count, ('ошибка', 'ошибки', 'ошибок'))}"


def _warnings(count: int) -> str:
    return f"{count} {plural(count, ('предупреждение', 'предупреждения', 'предупреждений'))}"
