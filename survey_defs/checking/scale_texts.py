"""What the author is told of points: scales, ladders, payment, ranking."""

from __future__ import annotations

from decimal import Decimal

from survey_defs.checking.stretches import Stretch
from survey_defs.exact import Exact, in_russian
from survey_defs.problems import Saying
from survey_defs.texts import plural

__all__ = ["Saying"]

# Percents.
PERCENT_AS_FRACTION = Saying(
    "percent-as-fraction",
    "Границы здесь в процентах, а все они не больше 1: 0.9 — это 0,9 %, а не 90 %. "
    "Если имелось в виду 90 %, напишите 90 (Excel сам превращает «90%» в 0,9).",
)

# Lists and bounds.
NO_DATE = Saying("no-date", "Нужна настоящая дата вида 2026-09-30.")
UNIT_FORMS = Saying(
    "unit-forms", "Единица — одно слово или три формы через «|»: жалоба|жалобы|жалоб. Исправьте."
)
ONE_OPTION = Saying("one-option", "Вариант всего один, выбирать не из чего. Добавьте второй.")
REQUIRED_FOR_NOTHING = Saying(
    "required-for-nothing", "Обязательные отметки не дают баллов. Укажите points у вопроса."
)
NOTHING_REQUIRED = Saying(
    "points-for-nobody",
    "Баллы даются за обязательные отметки, а их нет. Уберите points или задайте role.",
)
SCORED_FOR_NOTHING = Saying(
    "scored-for-nothing", "Отметка с баллами стоит 0. Укажите points или role: noted."
)
HINT_WITHOUT_TEXT = Saying(
    "hint-without-text",
    "Подсказка про направление проверяет текст, а его нет. Добавьте text: true.",
)
NOTHING_BETWEEN = Saying("empty-range", "Нижняя граница больше верхней. Поменяйте их местами.")
MORE_THAN_OPTIONS = Saying(
    "more-than-options", "Выбрать нужно больше, чем есть вариантов. Исправьте at_least."
)
MORE_THAN_MAY_BE = Saying(
    "empty-range", "Выбрать нужно больше, чем можно (at_least и at_most). Исправьте."
)
IDLE_AT_MOST = Saying("idle-at-most", "Можно выбрать больше, чем есть вариантов. Уберите at_most.")
ALONE_IN_CHOICE = Saying(
    "idle-alone", "alone имеет смысл только там, где выбирают несколько. Уберите."
)
ALL_ALONE = Saying(
    "all-alone",
    "Каждый вариант исключает остальные, несколько выбрать нельзя. Смените kind на choice.",
)
ALONE_TOO_FEW = Saying(
    "alone-too-few",
    "Этот вариант выбирают в одиночку, а нужно не меньше двух. Уберите alone или at_least.",
)
ROWS_BETWEEN_NOTHING = Saying(
    "empty-range", "Строк нужно больше, чем можно (rows_at_least и rows_at_most). Исправьте."
)
COLUMN_EARNS = Saying(
    "column-earns",
    "Столбец баллов не даёт: они считаются на строку (per_row у таблицы). Уберите.",
)
COLUMN_RANKED = Saying(
    "column-ranked", "Столбец не ранжируют. Перенесите ranking к показателю (kind: computed)."
)
ROW_CAP_IDLE = Saying("cap-out-of-reach", "Предел недостижим. Уменьшите или уберите cap.")
CAP_WITHOUT_POINTS = Saying(
    "cap-without-points",
    "Предел баллов есть, а самих баллов нет. Уберите cap или укажите per_row.",
)

NOTHING_TO_FILL = Saying(
    "table-of-computed", "Все столбцы вычисляются, заполнять в строке нечего. Добавьте столбец."
)

# Points.
BEST_BELOW_ZERO = Saying(
    "best-below-zero", "Даже лучший ответ отнимает баллы. Пусть лучший даёт хотя бы 0."
)
UNIT_FOR_NOTHING = Saying(
    "per-unit-zero", "За единицу начисляется 0. Укажите per_unit больше или меньше нуля."
)
NO_CAP = Saying("per-unit-no-cap", "Баллы растут без предела, максимума нет. Укажите cap.")
NO_FLOOR = Saying(
    "per-unit-no-floor", "Баллы могут уйти ниже нуля. Если это не нужно, укажите floor: 0."
)
PROBABLY_MINUS = Saying(
    "per-unit-sign",
    "За это, судя по словам, снимают баллы, а per_unit больше нуля. Поставьте минус "
    "или напишите в rule, за что прибавляют.",
)
FLOOR_OVER_CAP = Saying("floor-over-cap", "Нижний предел больше верхнего. Поменяйте floor и cap.")
BASE_OUTSIDE = Saying(
    "base-outside", "Начальные баллы (base) вне пределов. Исправьте base, floor или cap."
)
WORSE_EARNS_MORE = Saying("worse-earns-more", "Худший результат дороже лучшего. Проверьте баллы.")
ZERO_NOT_BEST = Saying(
    "zero-not-best", "Ноль не может быть лучшим, когда лучше больше. Уберите zero_is_best."
)
SHARE_AND_RELATION = Saying(
    "share-and-relation", "share указывают вместе с relation: share и только с ним. Исправьте."
)
NEVER_REACHED = Saying(
    "never-reached",
    "До этой строки дело не дойдёт: её случаи уже забрала строка выше. Переставьте или уберите.",
)
WEIGHT_OF_NOTHING = Saying(
    "idle-weight", "Вес умножает баллы, а вопрос их не даёт. Уберите weight."
)
SALARY_OF_NOTHING = Saying(
    "salary-of-nothing",
    "Процент оклада берётся из points, а их нет. Укажите points или уберите earns.",
)
SALARY_MISUSED = Saying(
    "salary-misused",
    "Этот вид вопроса ничего не начисляет, процента оклада у него быть не может. Уберите earns.",
)
WEIGHED_SALARY = Saying(
    "weighed-salary",
    "Вес умножает баллы, а здесь процент оклада. Уберите weight и укажите готовый процент.",
)
WITHOUT_RUNGS = Saying(
    "otherwise-without-rungs", "otherwise говорит о том, что мимо ступеней, а их нет. Уберите."
)


_BAD_WORDS = (
    *("апелляц", "нарушени", "жалоб", "предписани", "замечани", "травм", "штраф", "просроч"),
    *("неуспевающ", "отчислен", "двоек", "двойк", "дисквалиф"),
)
_GOOD_WORDS = (
    *("устран", "сниж", "сокращ", "отсутств", "без ", "нет ", "предупрежд", "удовлетвор"),
    *("неподтвержд", "необоснован", "рассмотр"),
)


def sounds_bad(words: str) -> bool:
    """Whether more of it is worse, as far as words tell."""
    line = words.casefold()
    return any(word in line for word in _BAD_WORDS) and not any(w in line for w in _GOOD_WORDS)


def share_misplaced(better: str) -> Saying:
    bounds = "от 0 до 100" if better == "higher" else "больше 100"
    return Saying(
        "share-misplaced", f"share — это процент от заданного значения, здесь {bounds}. Исправьте."
    )


# Ladders.
TWO_ENDS = Saying(
    "rung-two-ends",
    "Одна и та же граница указана дважды: from и above или to и below. Оставьте одну.",
)
NO_ENDS = Saying(
    "rung-without-ends", "У ступени нет ни одной границы. Укажите from, above, to или below."
)
NOTHING_BETWEEN_ENDS = Saying(
    "rung-empty", "Между границами ничего нет: нижняя не меньше верхней. Исправьте."
)
LOWER_EARNS_MORE = Saying(
    "ladder-not-rising", "Баллы то растут, то падают. Проверьте, не перепутаны ли ступени."
)
RUNG_OUT_OF_REACH = Saying(
    "rung-out-of-reach",
    "Такого значения не бывает: процент от 0 до 100, число не меньше 0. "
    "Исправьте границы или укажите over_hundred.",
)


def too_many_rungs(most: int) -> Saying:
    return Saying("list-too-long", f"Ступеней больше {most}. Сократите лестницу.")


def same_rung(words: str) -> Saying:
    return Saying("rung-twice", f"Ступень «{words}» повторяется. Оставьте одну.")


def rung_out_of_order(words: str) -> Saying:
    return Saying(
        "rung-never-reached",
        f"До ступени «{words}» дело не дойдёт: её значения забирают ступени выше. "
        "Расположите ступени сверху вниз.",
    )


def ladder_overlap(
    shared: Stretch, one: tuple[Stretch, Decimal], other: tuple[Stretch, Decimal]
) -> Saying:
    first, second = (f"«{stretch(at)}» ({_points(points)})" for at, points in (one, other))
    return Saying(
        "ladder-overlap",
        f"{_value(shared)} подходит под две ступени: {first} и {second}. "
        "Пусть граница принадлежит одной: below вместо to или above вместо from.",
    )


def ladder_hole(
    hole: Stretch, value: Exact, lower: Stretch | None, upper: Stretch | None
) -> Saying:
    return Saying(
        "ladder-hole",
        f"{_uncovered(hole, value)}: {_between(lower, upper)}. "
        "Исправьте границы или укажите otherwise.",
    )


def falls_to_otherwise(hole: Stretch, value: Exact, otherwise: Decimal) -> Saying:
    return Saying(
        "ladder-slip",
        f"{_uncovered(hole, value)} и получит otherwise, {_points(otherwise)}. "
        "Если это не нарочно, исправьте границы.",
    )


def _uncovered(hole: Stretch, value: Exact) -> str:
    if hole.is_point:
        return f"Значение {stretch(hole)} не попадает ни на одну ступень"
    return (
        f"Значение {stretch(hole)}, например {in_russian(value)}, не попадает ни на одну ступень"
    )


def _between(lower: Stretch | None, upper: Stretch | None) -> str:
    if lower and upper:
        return f"ниже «{stretch(lower)}», выше «{stretch(upper)}»"
    if lower:
        return f"последняя ступень «{stretch(lower)}»"
    return f"первая ступень «{stretch(upper)}»" if upper else "ступеней здесь нет"


def _value(shared: Stretch) -> str:
    return f"Значение {stretch(shared)}"


def stretch(one: Stretch) -> str:
    """In words: `от 50 до 65`, `больше 5 и меньше 6`, `ровно 1`."""
    if one.is_point and one.low.at is not None:
        return in_russian(one.low.at)
    low = "" if one.low.at is None else _low(one.low.at, within=one.low.within)
    high = "" if one.high.at is None else _high(one.high.at, within=one.high.within)
    joined = " " if one.low.within and one.high.within else " и "
    return joined.join(end for end in (low, high) if end) or "любое"


def _low(at: Exact, *, within: bool) -> str:
    return f"от {in_russian(at)}" if within else f"больше {in_russian(at)}"


def _high(at: Exact, *, within: bool) -> str:
    return f"до {in_russian(at)}" if within else f"меньше {in_russian(at)}"


def _points(points: Decimal) -> str:
    whole = points == points.to_integral_value()
    form = plural(abs(int(points)), ("балл", "балла", "баллов")) if whole else "балла"
    return f"{in_russian(points)} {form}"
