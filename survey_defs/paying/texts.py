"""Sentences about payment: always a forecast, never a promise."""

from __future__ import annotations

IF_CONFIRMED = "если комиссия подтвердит"
FORECAST = "Прогноз: {what}, " + IF_CONFIRMED + "."
NOTHING_FORECAST = "Прогноз: {what}. Решает комиссия."
OF = {"premium": "премии", "salary": "оклада"}
NOTHING = {"premium": "премии не будет", "salary": "выплаты к окладу не будет"}
BELOW = "{nothing} (баллов меньше {threshold})"
NO_MONEY = "выплаты не будет"
NEWCOMER = "{amount} в месяц на {months} вместо оценки"
MONTHS = "месяц|месяца|месяцев"
POINTS = "балл|балла|баллов"
POINTS_FEWER = "балла|балла|баллов"
ROUBLE = "\N{NO-BREAK SPACE}₽"
ARROW = " → "
DASH = "–"
RULED = "{share} по решению администратора"

LACKING = {
    "fund": "Прогноз выплаты появится, когда администратор внесёт размер фонда.",
    "quarter": "Прогноз выплаты появится, когда администратор укажет квартал.",
    "points": "Прогноз выплаты появится, когда появятся баллы.",
}


def stretch(begin: str, end: str) -> str:
    """`80–94`, `от 95`, `меньше 60`."""
    return f"{begin} {end}".strip()


FROM, ABOVE, TO, BELOW_THAT, ANY = "от {0}", "больше {0}", "до {0}", "меньше {0}", "любое значение"


def uncovered(value: str, lower: str, upper: str) -> str:
    if lower and upper:
        where = f"между строками «{lower}» и «{upper}»"
    elif lower:
        where = f"выше строки «{lower}»"
    else:
        where = f"ниже строки «{upper}»"
    return (
        f"Прогноза пока нет: {value} — такого в таблице выплат нет ({where}). "
        "Как считать, решит администратор."
    )


BY = {"points": "баллам", "percent": "проценту от максимума"}
TABLE = "Процент {of} по {by}: {rows}."
OF_QUARTER = "{number}-й квартал: {rows}."
QUARTERS = "Процент {of} по {by}, своя таблица для каждого квартала."
FUND_SHARE = "Фонд делится пропорционально: фонд × баллы / максимум."
POINT_PRICE = (
    "Цена балла: фонд / сумма баллов всех, кто делит этот фонд. Выплата: цена балла × баллы."
)
THRESHOLD = "Меньше {points} — выплаты нет."
NEWCOMERS = "Вновь назначенным вместо оценки: {amount} в месяц на {months}."
