"""What the author is told of conditions, limits and formulas."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.problems import Saying

__all__ = ["Saying"]

LONGEST_WAY = 8
NEVER_ASKED = Saying(
    "never-asked", "Это условие никогда не выполнится: вопрос не зададут. Исправьте ask_if."
)
SECTION_NEVER_ASKED = Saying(
    "never-asked",
    "Это условие никогда не выполнится: раздел не откроется ни при каких ответах. "
    "Исправьте ask_if.",
)
CONTRADICTS_ABOVE = Saying(
    "never-asked",
    "Условия вопроса и тех, от кого он зависит, не сходятся ни при каких ответах: "
    "вопрос не зададут. Исправьте ask_if.",
)
NEVER_OFFERED = Saying(
    "never-offered", "Этот вариант не предложат ни при каких ответах. Исправьте show_if."
)
NOTHING_PASSES = Saying(
    "nothing-passes", "Эту проверку не пройдёт ни один ответ. Исправьте constraint."
)
NEVER_SUBMITTED = Saying("rule-never-holds", "Это правило не выполнится никогда. Исправьте must.")
ALWAYS_WARNED = Saying(
    "caution-always", "Это предупреждение будет показано всегда. Исправьте when или уберите."
)
IDLE_CONDITION = Saying(
    "idle-condition", "Это условие ни от чего не зависит. Исправьте или уберите его."
)
NOT_COMPUTABLE = Saying(
    "formula-kind",
    "Формула даёт не число, не текст, не дату и не да-нет. Возьмите count(…) или sum(…).",
)


def later_question(code: str) -> Saying:
    return Saying(
        "later-question",
        f"Здесь смотрят на вопрос «{code}», который задаётся не раньше. Переставьте вопросы.",
    )


def later_column(code: str) -> Saying:
    return Saying(
        "later-column",
        f"Здесь смотрят на столбец «{code}», который заполняется не раньше. Переставьте столбцы.",
    )


def circle(way: Sequence[str]) -> Saying:
    if len(set(way)) == 1:
        return Saying(
            "circle", f"Вопрос «{way[0]}» зависит от самого себя. Уберите его из выражения."
        )
    shown = way if len(way) <= LONGEST_WAY else (*way[: LONGEST_WAY - 1], "…", way[-1])
    return Saying(
        "circle", f"Вопросы зависят друг от друга по кругу: {' → '.join(shown)}. Разорвите круг."
    )
