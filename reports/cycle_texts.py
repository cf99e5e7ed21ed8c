"""Words on where the management cycle breaks, for pages and papers alike."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import plural

MOST_NAMED = 3
NOTHING = "Цепочек пока нет: ни одна позиция не применима."
NO_CHAINS = "не применимо"
CLOSED = "Цикл замкнут во всех позициях."
NOT_BROKEN = "не рвётся"


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
