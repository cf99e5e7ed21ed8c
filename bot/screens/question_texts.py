"""Words of the screen of one question."""

from __future__ import annotations

from bot.screens.texts import done_of

ALL = "✓ Всё есть"
NONE = "Ничего нет"
DOCUMENTS = "📎 Документы"
COMMENT = "💬 Комментарий"
COMMENT_GIVEN = "💬 Изменить"
NOT_APPLICABLE = "Не применимо"
APPLICABLE = "Применимо"
SAME = "↻ Тот же док."
CLEAR = "Стереть ответ"
TO_CHECK = "Итог ›"
GAP = "К вопросу без ответа »"
EXPLAIN = "✎ Пояснить отметки"
PREVIOUS = "✎ Прошлый период"
TICKED = "☑"
UNTICKED = "☐"
CHOSEN = "✓"
CHOSEN_NARROW = "•"
EMPTY = "○"

NO_ANSWER = "Нет ответа"
ANSWER = "Ваш ответ"
IS_NOT_APPLICABLE = "Не применимо"
WAITING = "Ответ записан. Баллы появятся, когда будет с чем сравнить."
PREVIOUS_MISSING = "Нужно значение за прошлый период: нажмите «Прошлый период» и напишите его."
GIVEN_MISSING = "Муниципальное значение ещё не внесено, баллы посчитаются позже."
NOT_ASKED = "Сейчас этот вопрос не задаётся: так вышло из ваших прежних ответов."
OPTIONAL = "необязательный"

KINDS = {
    "number": "✍ Напишите число, например 12.",
    "per_unit": "✍ Напишите число, например 3.",
    "fraction": "✍ Напишите, сколько из скольких: 45 из 50.",
    "percent": "✍ Напишите процент или два числа: 94,5 или 45 из 50.",
    "text": "✍ Напишите ответ одним сообщением.",
    "date": "✍ Напишите дату: 30.09.2026.",
    "choice": "",
    "checklist": "",
}
EXAMPLE = "например"
TYPED = "✍ Напишите ответ сообщением."
"""Where the hint of the question has an example."""
NUMBERS_HINT = "Нажмите номер или напишите его: «1 3», «всё», «нет»."


def ticked(count: int, of: int) -> str:
    return f"отмечено {count} из {of}" if count else "ничего нет"


def progress(number: int, done: int, total: int) -> str:
    return f"вопрос {number} · отвечено {done_of(done, total)}"


def rule(words: str) -> str:
    return f"Баллы: {words}"


def earned(points: str, maximum: str) -> str:
    return f"{points} из {maximum} б."


def at_most(maximum: str) -> str:
    return f"до {maximum} б."


def previous(words: str) -> str:
    return f"Прошлый период: {words}"


def given(words: str) -> str:
    return f"По муниципалитету: {words}"


def given_by(name: str, moment: str) -> str:
    return f"Ответ дал(а) {name}" + (f", {moment}" if moment else "")


def papers(number: int) -> str:
    return f"📎 Документы ({number}):"


def papers_wanted(least: int) -> str:
    return f"📎 Нужен документ, хотя бы {least}: пришлите файл, фото или ссылку."


PAPERS_WELCOME = "📎 Можно прислать файл, фото или ссылку."


def more(number: int) -> str:
    return f"… и ещё {number}"


def same(name: str) -> str:
    return f"↻ Тот же документ: {name}"


def documents_button(number: int) -> str:
    return f"📎 Докум.: {number}" if number else DOCUMENTS


def proposal(count: int, of: int) -> str:
    return f"✓ По документам: {count} из {of}"


def proposal_line(labels: str) -> str:
    return f"По вашим документам подтверждается: {labels}. Одно нажатие — и записано."


def explained(label: str, text: str) -> str:
    return f"✎ {label}: {text}"


# Typing something beside the answer.

TYPE_COMMENT = "✍ Напишите комментарий одним сообщением."
TYPE_REASON = "✍ Напишите одним сообщением, почему вопрос не применим."
TYPE_PREVIOUS = "✍ Напишите значение за прошлый период."
CLEARED = "✓ Ответ стёрт"
COMMENT_DROPPED = "✓ Комментарий убран"
DROP_COMMENT = "Убрать комментарий"
NOW_COMMENT = "Сейчас"


def type_item(label: str) -> str:
    return f"✍ Напишите пояснение к отметке «{label}»."


# Why it does not apply.

REASONS_TITLE = "Почему вопрос не применим?"
REASONS = (
    "У нас такого нет",
    "В этом периоде не проводилось",
    "Нет таких обучающихся",
)
REASON_OTHER = "✎ Другая причина"
REASONS_HINT = "Вопрос уйдёт из подсчёта баллов. Причину увидит проверяющий."

# Texts under ticks.

ITEMS_TITLE = "Пояснения к отметкам"
ITEMS_HINT = "Пояснять не обязательно. Нажмите номер и напишите."


# Two people, two answers.

CONFLICT_TITLE = "Ответ изменился, пока вы отвечали"
KEEP = "Оставить как есть"
TAKE_MINE = "Заменить на моё"


def theirs(name: str, words: str) -> str:
    return f"<b>{name}</b>: {words}"


def mine(words: str) -> str:
    return f"<b>Вы</b>: {words}"


NOTHING_WRITTEN = "Ваш ответ пока не записан. Выберите, что оставить."
"""Said under both values."""
YOURSELF = "Вы, раньше"
MET = "Ответ уже изменён. Выберите, что оставить."
KEPT = "✓ Оставлено как есть"
REPLACED = "✓ Записано ваше"
MINE_FORGOTTEN = "Ваш прежний ответ уже не помню. Ответьте ещё раз, пожалуйста."
