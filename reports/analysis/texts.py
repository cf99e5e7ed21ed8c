"""Words of factors, likeness, and of the region beside its municipalities."""

from __future__ import annotations

FEATURES = {
    "type": "Тип",
    "schools": "Школ",
    "pupils": "Учеников",
    "rural": "Сельских школ, %",
    "low_results": "С низкими результатами, %",
}
NAMES = {
    "type": "тип",
    "schools": "число школ",
    "pupils": "число учеников",
    "rural": "доля сельских школ",
    "low_results": "доля школ с низкими результатами",
}
NO_FEATURES = "Сравнивать пока не по чему: признаки организаций не заполнены или у всех одинаковы."
UNKNOWN = "не заполнено ни у кого"
THE_SAME = "у всех одинаково"
TOO_MANY_TYPES = "слишком много разных значений"


def hardly_known(known: int, every: int) -> str:
    return f"заполнено только у {known} из {every}"
