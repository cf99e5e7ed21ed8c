"""What the pages of lists from Excel say."""

from __future__ import annotations

from admin.words import whole
from domain.importing.applying import Applied

UPLOAD_MB = 30
TOO_LARGE = f"Файл больше {UPLOAD_MB} МБ. Уберите из книги картинки и лишние листы."
CHOOSE_FILE = "Выберите файл Excel."
REMARKS_NAME = "{name} — замечания.xlsx"
KINDS = {
    "doubtful": "Сомнительные",
    "new": "Новые",
    "changed": "Изменятся",
    "unchanged": "Без изменений",
}
NOTHING = "Всё уже так, как в файле: ничего не изменилось."


def applied(done: Applied) -> str:
    if not any(done):
        return NOTHING
    parts = (
        ("новых организаций", done.organisations),
        ("новых людей", done.people),
        ("изменено", done.altered),
    )
    return (
        "Загружено: "
        + ", ".join(f"{name} — {whole(count)}" for name, count in parts if count)
        + "."
    )
