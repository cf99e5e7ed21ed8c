"""Words of the page of factors and likeness."""

from __future__ import annotations

from fractions import Fraction

from domain.features import Feature
from reports.seen import Column, Kind
from survey_defs.exact import Exact, half_up, in_russian

PAGE = "Факторы и похожие"
CHART = "Насколько критерий связан с остальным итогом"
CRITERION, COEFFICIENT = "Критерий", "Связь с остальным итогом, r"
BESIDE = "Механизмы: своё, своя группа, регион"
OWN, GROUP, REGION, MECHANISM = "Своё", "Своя группа", "Регион", "Механизм"
VERDICT, UNKNOWN_OF = "Группы", "Не хватает признаков"
FACTOR_COLUMNS = (
    Column("Код"),
    Column(CRITERION),
    Column("n", Kind.WHOLE),
    Column("r", Kind.NUMBER),
    Column("95 % интервал"),
    Column("Что это значит"),
)
ROW_COLUMNS = (
    Column("Организация"),
    Column("Код"),
    Column("Группа"),
    Column("Своё, %", Kind.PERCENT),
    Column("Своя группа, %", Kind.PERCENT),
    Column("Регион, %", Kind.PERCENT),
    Column("К своей группе, п. п.", Kind.NUMBER),
)
GROUP_COLUMNS = (
    Column("Группа"),
    Column("Организаций", Kind.WHOLE),
    Column("Учтено анкет", Kind.WHOLE),
    Column("Доля набранного", Kind.PERCENT),
)
SHARES = {Feature.RURAL, Feature.LOW_RESULTS}
NO_GROUP = "нет"


def typical(name: Feature, value: str | Fraction) -> str:
    """`12,5`, `40` (percent), `район`."""
    if isinstance(value, str):
        return value
    exact = Exact(value) * (100 if name in SHARES else 1)
    return in_russian(half_up(exact, 0 if name is Feature.PUPILS else 1))


def group(number: int) -> str:
    return f"Группа {number}"
