"""What the author is told of the management cycle."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.checking.texts import excerpt
from survey_defs.problems import Saying

GROUP_MISSING = Saying(
    "cycle-group-missing",
    "У одних звеньев цикла раздел есть, у других нет. Назовите раздел у всех или ни у кого.",
)


def twice(criterion: str) -> Saying:
    return Saying(
        "cycle-twice", f"Критерий «{criterion}» уже стоит в цикле выше. Оставьте его один раз."
    )


def of_nobody(criterion: str) -> Saying:
    return Saying(
        "cycle-of-nobody",
        f"Критерия «{criterion}» нет ни у одного вопроса. Исправьте код или уберите звено.",
    )


def without_points(question: str) -> Saying:
    return Saying(
        "cycle-without-points",
        f"Звено держится, когда набраны его баллы, а вопрос «{question}» баллов не приносит. "
        "Дайте ему баллы или уберите звено.",
    )


def told_twice(criterion: str, section: str, questions: Sequence[str]) -> Saying:
    return Saying(
        "cycle-told-twice",
        f"В разделе «{section}» критерий «{criterion}» встречается дважды: "
        f"{', '.join(questions)}. Звено одного раздела — один вопрос: уберите лишний критерий.",
    )


def parted(group: str) -> Saying:
    return Saying(
        "cycle-group-parted",
        f"Раздел «{excerpt(group)}» уже закончился выше. Поставьте его звенья рядом.",
    )
