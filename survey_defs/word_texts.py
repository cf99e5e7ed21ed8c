"""The words that a definition chooses among, in Russian."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "level": {
        "block": "блок",
        "mechanism": "механизм",
        "position": "позиция",
        "group": "раздел",
    },
    "aggregate": {
        "sum": "сумма",
        "average": "среднее",
        "average_of_averages": "среднее средних",
        "median": "медиана",
    },
    "entry": {"percent": "процент", "fraction": "два числа", "number": "число"},
    "better": {"higher": "больше", "lower": "меньше"},
    "role": {"required": "обязательная", "scored": "с баллами", "noted": "без баллов"},
    "earns": {"points": "баллы", "salary": "процент оклада"},
    "periodicity": {
        "event": "по событию",
        "month": "месяц",
        "quarter": "квартал",
        "half_year": "полугодие",
        "year": "год",
    },
    "relation": {
        "better": "лучше",
        "equal": "так же",
        "not_worse": "не хуже",
        "share": "доля",
    },
    "enough": {"all": "все", "any": "любая"},
    "open_to": {
        "wording": "формулировки",
        "hint": "подсказки",
        "evidence": "подтверждения",
        "options": "варианты",
        "points": "баллы",
        "questions": "вопросы",
        "sections": "разделы",
        "nothing": "ничего",
    },
    "rounding_mode": {
        "half_up": "половина вверх",
        "half_even": "половина к чётному",
        "down": "вниз",
        "up": "вверх",
    },
    "pay_rule": {
        "table": "таблица",
        "quarters": "таблица по кварталам",
        "fund_share": "доля фонда",
        "point_price": "цена балла",
    },
    "pay_by": {"points": "баллы", "percent": "проценты"},
    "pay_of": {"premium": "премия", "salary": "оклад"},
    "expressions": {"svod": "свод"},
}
"""By the column of a workbook in which they are chosen."""
