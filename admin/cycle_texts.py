"""Words of the pages that show where the management cycle breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.cycles import By
from reports.seen import Column, Kind
from survey_defs.cycle import Holding
from survey_defs.texts import plural

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
MOST_NAMED = 3
NOTHING = "Цепочек пока нет: ни одна позиция не применима."
NO_CHAINS = "не применимо"
CLOSED = "Цикл замкнут во всех позициях."
NOT_BROKEN = "не рвётся"
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


def commonest(titles: Sequence[str], places: Sequence[int]) -> str:
    """`Анализ`, or several when as many break there."""
    if len(places) > MOST_NAMED:
        return f"поровну в {len(places)} местах"
    return ", ".join(titles[place] for place in places) or NOT_BROKEN


def sentence(
    titles: Sequence[str], places: Sequence[int], most: int, chains: int, share: str
) -> str:
    """The commonest break in words, with how many of how many."""
    if not chains:
        return NOTHING
    if not places:
        return CLOSED
    if len(places) > MOST_NAMED:
        named = f"в {len(places)} местах поровну"
        return f"Цикл рвётся {named}: по {most} из {chains} {of(chains)} ({share})."
    named = " и ".join(f"«{titles[place]}»" for place in places)
    each = "" if len(places) == 1 else "по "
    where = "звене" if len(places) == 1 else "звеньях"
    counted = f"{each}{most} из {chains} {of(chains)} ({share})"
    return f"Чаще всего цикл рвётся на {where} {named}: {counted}."


def of(chains: int) -> str:
    """After «из»."""
    return plural(chains, ("позиции", "позиций", "позиций"))
