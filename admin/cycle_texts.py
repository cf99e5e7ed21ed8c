"""Words of the pages that show where the management cycle breaks."""

from __future__ import annotations

from collections.abc import Mapping

from domain.cycles import By
from reports.cycle_texts import NO_CHAINS, NOT_BROKEN, commonest, sentence
from reports.seen import Column, Kind
from survey_defs.cycle import Holding

__all__ = [
    "NOT_BROKEN",
    "NO_CHAINS",
    "commonest",
    "sentence",
]

STANDS: Mapping[str, tuple[str, str]] = {
    Holding.HOLDS: ("✓", "есть"),
    Holding.PARTIAL: ("◐", "частично"),
    Holding.BROKEN: ("✕", "нет"),
    Holding.SILENT: ("?", "нет ответа"),
    Holding.PASSED: ("—", "не применимо"),
}
"""How a link is shown: a sign and a word, so that colour is never needed."""
TONES: Mapping[str, str] = {
    Holding.HOLDS: "good",
    Holding.PARTIAL: "warn",
    Holding.BROKEN: "bad",
    Holding.SILENT: "bad",
    Holding.PASSED: "none",
}
BY: Mapping[str, str] = {By.LINKS: "По звеньям", By.GROUPS: "По разделам"}
FUNNEL = "Доля позиций, где держатся все звенья до этого включительно"
PAGE = "Где рвётся цикл"
ORGANISATION, POSITION, MECHANISM = "Организация", "Позиция", "Механизм"
BREAK, GROUPING = "Разрыв", "Счёт"
_REACH = (
    Column("Позиций", Kind.WHOLE),
    Column("Цикл замкнут", Kind.WHOLE),
    Column("Замкнут, доля", Kind.PERCENT),
    Column("Где рвётся чаще всего"),
)
STEP_COLUMNS = (
    Column("Звено"),
    Column("Держатся все до него включительно", Kind.WHOLE),
    Column("Доля", Kind.PERCENT),
    Column("Рвётся здесь", Kind.WHOLE),
    Column("Доля разрывов", Kind.PERCENT),
)
PART_COLUMNS = (Column(MECHANISM), *_REACH)
ROW_COLUMNS = (Column(ORGANISATION), Column("Код"), *_REACH)


def breaks_at(title: str) -> str:
    return f"Рвётся: {title}"
