"""What the author is told of payment and ranking."""

from __future__ import annotations

from decimal import Decimal

from survey_defs.checking.scale_texts import stretch
from survey_defs.checking.stretches import Stretch
from survey_defs.exact import Exact, in_russian
from survey_defs.problems import Saying

_Row = tuple[Stretch, Decimal]


def pay_overlap(shared: Stretch, one: _Row, other: _Row) -> Saying:
    first, second = (f"«{stretch(at)}» ({in_russian(pays)} %)" for at, pays in (one, other))
    return Saying(
        "payment-overlap",
        f"Значение {stretch(shared)} подходит под две строки: {first} и {second}. "
        "Пусть граница принадлежит одной: below вместо to или above вместо from.",
    )


def pay_hole(
    hole: Stretch, value: Exact | None, lower: Stretch | None, upper: Stretch | None
) -> Saying:
    example = f", например {in_russian(value)}," if value is not None and not hole.is_point else ""
    never = "" if value is not None else " (при нынешних баллах так не бывает)"
    return Saying(
        "payment-hole",
        f"Значение {stretch(hole)}{example} не попадает ни в одну строку выплат{never}: "
        f"{_between_rows(lower, upper)}. Исправьте границы, иначе каждый раз решать будет "
        "администратор.",
    )


def _between_rows(lower: Stretch | None, upper: Stretch | None) -> str:
    if lower and upper:
        return f"ниже «{stretch(lower)}», выше «{stretch(upper)}»"
    if lower:
        return f"последняя строка «{stretch(lower)}»"
    return f"первая строка «{stretch(upper)}»" if upper else "строк здесь нет"


PAY_ROW_TWICE = Saying(
    "never-reached", "До этой строки дело не дойдёт: её случаи забрали строки выше. Переставьте."
)
PAYS_LESS_FOR_MORE = Saying(
    "payment-not-rising", "За лучший результат платят меньше. Проверьте проценты."
)
PAYS_BELOW_ZERO = Saying("out-of-range", "Процент выплаты не бывает меньше нуля. Исправьте pays.")
PAY_THRESHOLD_OUT_OF_REACH = Saying(
    "threshold-out-of-reach", "Порог выплаты выше максимума: её никто не получит. Уменьшите."
)
PAYMENT_OF_NOTHING = Saying(
    "payment-of-nothing", "Выплата считается от баллов, а баллов в анкете нет. Уберите payment."
)
RANKED_WITHOUT_NUMBER = Saying(
    "ranking-of-nothing",
    "По этому вопросу не сравнить: в ответе нет числа. Уберите ranking.",
)
ZERO_OF_HIGHER = Saying(
    "zero-not-best", "Ноль не может быть лучшим, когда лучше больше. Уберите zero_is_best."
)
LOWER_WITHOUT_ZERO_RULE = Saying(
    "ranking-zero",
    "Лучше меньше, а нуль не оговорён: разделить на него нельзя. "
    "Укажите zero_is_best: true или false.",
)


def pay_row_out_of_reach(most: str) -> Saying:
    return Saying(
        "payment-out-of-reach",
        f"До этой строки не дойти: баллов не бывает больше {most}. Исправьте границы.",
    )
