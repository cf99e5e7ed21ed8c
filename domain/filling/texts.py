"""What people are told when a form, an answer or a document is not as they think."""

from __future__ import annotations

from collections.abc import Sequence

# Who may change a form, and until when.
OTHERS_FILL = "Эту анкету заполняют её координатор и руководитель. Вы можете её смотреть."
OTHERS_PART = "Этот раздел заполняет другой человек вашей организации."
WHOLE_IS_OTHERS = (
    "Анкету целиком видит и отправляет координатор или руководитель. Вы заполняете свои разделы."
)
NO_SUCH_QUESTION = "Такого вопроса в анкете нет: возможно, кнопка устарела."
NO_SUCH_SECTION = "Такого раздела в анкете нет: возможно, кнопка устарела."
NOBODY_TO_ASK = "Обратитесь к тому, кто прислал вам приглашение."
DATE_FORMAT = "%d.%m.%Y, %H:%M"


def ask(names: Sequence[str]) -> str:
    """Whom to turn to."""
    if not names:
        return NOBODY_TO_ASK
    return f"Обратитесь к администратору: {', '.join(names)}."


def not_open_yet(opens: str) -> str:
    return f"Кампания ещё не открыта. Она откроется {opens}."


def not_opened(whom: str) -> str:
    return f"Кампания ещё не открыта. {whom}"


def closed(whom: str) -> str:
    return f"Кампания завершена, ответы больше не меняются. {whom}"


def locked(until: str, whom: str) -> str:
    return f"Приём закрыт {until}, ответы больше не меняются. {whom}"


def submitted(until: str) -> str:
    return f"Анкета отправлена. Чтобы изменить ответы, отзовите её: это можно сделать до {until}."


def locked_submitted(until: str, whom: str) -> str:
    return f"Анкета отправлена, приём закрыт {until}. {whom}"


# Two answers that met.
def changed(name: str, theirs: str, mine: str) -> str:
    who = f"Этот ответ уже изменён, последним отвечал(а) {name}" if name else "Ответ уже изменён"
    return f"{who}. Сейчас: «{theirs}». Ваш ответ «{mine}» не записан."


# Answers.
NO_OPTION_HERE = "У этого вопроса нет вариантов на выбор."
NO_TICKS_HERE = "У этого вопроса нет отметок."
NO_TABLE_HERE = "В этом вопросе нет таблицы."
NO_COMMENT_HERE = "К этому вопросу комментарий не нужен."
APPLICABLE = "Этот вопрос касается всех: отметить его «не применимо» нельзя."
NEEDS_REASON = "Напишите причину, почему вопрос к вам не относится."
NOTHING_PROPOSED = "По документам этого вопроса пока нечего отметить."
NOT_ASKED = "Этот вопрос сейчас не задаётся: он зависит от ответа на другой вопрос."
IS_NOT_ASKED = "сейчас не спрашивается"
NOTHING_LEFT = "Здесь не осталось вопросов без ответа, которые можно отметить «ничего нет»."
BATCH_GONE = "Отменять нечего: эти ответы уже изменены."
LONGEST_COMMENT = 1000


def not_applicable(reason: str) -> str:
    return f"не применимо: {reason}"


def with_comment(words: str, comment: str) -> str:
    return f"{words}; комментарий: {comment}"


def comment_too_long(length: int, limit: int) -> str:
    return f"Слишком длинный текст: {length} знаков. Сократите до {limit}."


# Lists.
WITHIN = " → "
NUMBERED = " · "
AND_SO_ON = "…"

QUESTION_CHANGED = (
    "Анкета обновлена, и этот вопрос изменился. Ответ не записан: посмотрите вопрос и "
    "ответьте ещё раз."
)
QUESTION_GONE = "Анкета обновлена, и этого вопроса в ней больше нет. Прежний ответ сохранён."
SECTION_GONE = "Анкета обновлена, и этого раздела в ней больше нет. Прежние ответы сохранены."
SECTION_CHANGED = "Анкета обновлена. Ничего не записано: посмотрите раздел и повторите."

NOTHING_BEFORE = "Сравнить не с чем: раньше такой анкеты у вас не было."


def of_section(label: str, section: str) -> str:
    return f"{label} ({section})"


NOTHING_TO_KEEP = "В прошлый раз такого ответа не было: ответьте заново."


def jump(then: str, now: str) -> str:
    """Asked softly: it never stands in the way of submitting."""
    return f"Было «{_short(then)}», стало «{_short(now)}»: напишите в комментарии, что изменилось."


def _short(words: str) -> str:
    most = 60
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
