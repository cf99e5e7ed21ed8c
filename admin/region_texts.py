"""Words of the page that holds the region against its municipalities."""

from __future__ import annotations

from reports.seen import Column, Kind
from survey_defs.texts import plural

PAGE = "Регион и муниципалитеты"
CHART, ACROSS, UP = (
    "Оценка региона и доля муниципалитетов",
    "Оценка региона, %",
    "Муниципалитеты, %",
)
PEARSON, SPEARMAN = "По значениям (Пирсон)", "По местам (Спирмен)"
COLUMNS = (
    Column("Код"),
    Column("Механизм"),
    Column("Оценка региона", Kind.PERCENT),
    Column("Муниципалитеты вместе", Kind.PERCENT),
    Column("Разница, п. п.", Kind.NUMBER),
)
RELATION = "Связь"
TOO_LARGE = "Файл больше 900 КБ. Оставьте в нём только таблицу с механизмами и процентами."
NOT_TEXT = "Файл не читается как текст. Сохраните его из Excel как xlsx или «CSV UTF-8»."
NOTHING_SENT = "Вставьте строки или выберите файл."
TAKEN = "Оценки региона убраны."


def saved(count: int) -> str:
    marks = plural(count, ("механизму", "механизмам", "механизмам"))
    return f"Сохранено: оценки региона по {count} {marks}." if count else TAKEN
