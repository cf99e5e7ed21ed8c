"""Words of the sheet that compares a svod with the last one."""

from __future__ import annotations

THEN, NOW = "Было: {what}", "Стало: {what}"
CHANGE_OF_POINTS = "Разница, баллы"
CHANGE_OF_SHARE = "Разница, п. п."
BY_COLUMN = "По механизмам и разделам"
JOINED = "Участвуют теперь, а тогда не участвовали"
DEPARTED = "Участвовали тогда, а теперь нет"
NOT_COMPARED = "Не сравнивается: другой код или другой максимум"


def compared(number: int) -> str:
    return (
        f"Сравниваются только организации, учтённые в обеих кампаниях: {number}, "
        "и только показатели с тем же кодом и тем же максимумом."
    )
