"""What statistics say in plain words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from survey_defs.texts import plural

SIGNS = {"pearson": "r", "spearman": "ρ"}
ALL_EQUAL = "Все значения одинаковы: связь посчитать нельзя."
ALL_ALIKE = "По этим признакам все одинаковы: делить на группы нечего."
_STRENGTHS = ((0.3, "слабая"), (0.5, "умеренная"), (0.7, "заметная"), (0.9, "тесная"))
_STRONGEST = "очень тесная"


def number(value: float, decimals: int = 2) -> str:
    """`−0,64`."""
    step = Decimal(1).scaleb(-decimals)
    said = Decimal(repr(value)).quantize(step, ROUND_HALF_UP) + 0
    return f"{said}".replace("-", "\N{MINUS SIGN}").replace(".", ",")


def too_few(n: int) -> str:
    if n == 0:
        return "Сравнивать нечего: пар значений нет."
    pairs = plural(n, ("пара", "пары", "пар"))
    return f"Здесь {n} {pairs} значений, а для связи нужно не меньше трёх."


def relation(
    measure: str, n: int, value: float, critical: float | None, *, established: bool
) -> str:
    sign = SIGNS[measure]
    if critical is None:
        return f"при n = {n} по местам связь установить нельзя: слишком мало пар"
    bound = number(critical, 3)
    if not established:
        return f"при n = {n} связь не установлена, |{sign}| < {bound}"
    direction = "прямая" if value > 0 else "обратная"
    return f"при n = {n} связь есть, {direction}, {strength(value)}: |{sign}| ≥ {bound}"


def strength(value: float) -> str:
    return next((word for bound, word in _STRENGTHS if abs(value) < bound), _STRONGEST)


def bounds(low: float | None, high: float | None) -> str:
    """The interval; a dash where there is none."""
    if low is None or high is None:
        return "—"
    return f"от {number(low)} до {number(high)}"


def too_few_rows(n: int, least: int) -> str:
    whose = f"у {n} {plural(n, ('организации', 'организаций', 'организаций'))}"
    known = f"известны только {whose}" if n else "не известны ни у кого"
    return f"Признаки {known}, а для групп нужно не меньше {least}."


def too_many_rows(n: int, most: int) -> str:
    return f"Организаций {n}, а на группы делится не больше {most}: смотрите по частям региона."


def clusters(count: int, silhouette: float, *, weak: bool, fair: bool) -> str:
    said = f"Групп: {count}, силуэт {number(silhouette)}"
    if weak:
        return f"{said} — группы почти не отделяются друг от друга, сравнивайте осторожно."
    if fair:
        return f"{said} — группы различимы, но с переходами."
    return f"{said} — группы хорошо отделены."
