"""Words of the check of a paper."""

from __future__ import annotations

from domain.papers import Kind

KINDS = {
    Kind.RECEIPT: "Квитанция о сдаче анкеты",
    Kind.MUNICIPALITY: "Справка по муниципалитету",
    Kind.SCHOOL: "Справка по школе",
    Kind.NOT_SUBMITTED: "Список не сдавших",
    Kind.REFERENCE: "Справка о результатах",
}
TOO_OFTEN = "Слишком много проверок подряд. Подождите минуту и попробуйте ещё раз."
