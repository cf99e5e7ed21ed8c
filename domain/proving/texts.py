"""What people are told about the documents and links of an answer."""

from __future__ import annotations

from collections.abc import Sequence

NO_SUCH_EVIDENCE = "Этого документа здесь больше нет: возможно, его удалили."
OTHERS_PROVE = "Документы прикладывают координатор и руководитель этой организации."
WHICH_FORM = "Сначала откройте анкету, к которой относится документ."
NOT_WANTED = "К этому вопросу документы не нужны. Документ лежит в лотке."
NO_FILES = "К этому вопросу нужна ссылка, а не файл. Файл лежит в лотке."
NO_LINKS = "К этому вопросу нужен файл, а не ссылка. Ссылка лежит в лотке."

# Links.
NOT_A_LINK = "Это не похоже на ссылку. Ссылка начинается с https:// или http://."
LINK_TOO_LONG = "Слишком длинная ссылка. Откройте страницу и скопируйте адрес короче."
LINK_WITH_PASSWORD = "В ссылке указан логин или пароль. Пришлите ссылку без них."

# Editing.
NO_SUCH_FIELD = "Такого поля у документа нет."
NO_SUCH_CLASS = "Такого вида документов в анкете нет."
NO_SUCH_CONTENT = "Такого пункта у этого вида документов нет."
LINK_HAS_NO_FILE = "Это ссылка, а не файл: заменить её файлом нельзя."
CLEARS = frozenset({"-", "–", "—", "нет"})


def too_many(limit: int) -> str:
    return f"К этому вопросу можно приложить не больше {limit}. Документ лежит в лотке."


def too_big(limit_mb: int) -> str:
    return (
        f"Файл больше {limit_mb} МБ. Разделите его на части, пришлите ссылку на страницу "
        "или попросите администратора приложить его в панели."
    )


def there_already(name: str) -> str:
    return f"Этот файл уже есть: {name}."


def link_there_already(name: str) -> str:
    return f"Эта ссылка уже есть: {name}."


def too_long(length: int, limit: int) -> str:
    return f"Слишком длинно: {length} знаков. Сократите до {limit}."


def in_use(campaigns: Sequence[str]) -> str:
    named = ", ".join(f"«{title}»" for title in campaigns)
    return (
        f"Документ приложен к анкете, которую сейчас нельзя менять: {named}. "
        "Поэтому изменить или удалить его нельзя."
    )
