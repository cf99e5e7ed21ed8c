"""Words of the screen of one question."""

from __future__ import annotations

from bot.screens.texts import done_of, plural

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
}
NUMBER = "✍ Напишите число."
"""Where the example would be refused."""
EXAMPLE = "например"
TYPED = "✍ Напишите ответ сообщением."
"""Where the hint of the question has an example."""
NUMBERS_HINT = "Нажмите номер или напишите его: «1 3», «всё», «нет»."


def ticked(count: int, of: int) -> str:
    return f"отмечено {count} из {of}" if count else "ничего нет"


def progress(number: int, done: int, total: int) -> str:
    return f"вопрос {number} · отвечено {done_of(done, total)}"


def progress_only(done: int, total: int) -> str:
    return f"отвечено {done_of(done, total)}"


def rule(words: str) -> str:
    return f"Баллы: {words}"


def earned(points: str, maximum: str) -> str:
    return f"{points} из {maximum} б."


def at_most(maximum: str) -> str:
    return f"до {maximum} б."


KEEP = "Без изменений: как было"


def last(words: str) -> str:
    return f"В прошлый раз: {words}"


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


def you_wrote(text: str, sentence: str) -> str:
    """What was typed stays in view beside why it is no answer."""
    return f"Вы написали «{text}». {sentence}"


# What a typed answer must be, told before it is typed.


def number(bounds: str, decimals: int, unit: str) -> str:
    """Целое число от 0 до 100 (человек)."""
    kind = "Число" if decimals else "Целое число"
    places = plural(decimals, "знака", "знаков", "знаков")
    exact = f"до {places} после запятой" if decimals else ""
    said = ", ".join(part for part in (f"{kind} {bounds}".rstrip(), exact) if part)
    return f"{said} ({unit})." if unit else f"{said}."


def bounds(low: str, high: str) -> str:
    if low and high:
        return f"от {low} до {high}"
    return f"не меньше {low}" if low else f"не больше {high}" if high else ""


def days(first: str, last: str) -> str:
    if first and last:
        return f"Дата от {first} до {last}."
    return f"Дата не раньше {first}." if first else f"Дата не позже {last}."


def length(most: int) -> str:
    return f"Не длиннее {plural(most, 'знака', 'знаков', 'знаков')}."


def parts(numerator: str, denominator: str) -> str:
    first = f"Первое число — {numerator}" if numerator else ""
    second = f"{'второе' if first else 'Второе число'} — {denominator}" if denominator else ""
    return "; ".join(part for part in (first, second) if part) + "."


TODAY = "Сегодня"
YESTERDAY = "Вчера"

# Options.

NONE_OF_THESE = "Ничего из этого"
SHOW_ALL = "‹ Показать все"
SEARCH_HINT = "✍ Напишите слово из названия — найду. Или нажмите номер."
NOTHING_FOUND = "Такого в списке нет. Напишите иначе или посмотрите весь список."
NO_LONGER_OFFERED = "⚠ Записанный вариант больше не подходит: выберите другой."


def searched(words: str) -> str:
    return f"Нашлось по словам «{words}»:"


def how_many(least: int, most: int | None, options: int) -> str:
    """How many of the options may be chosen."""
    if most is not None and most >= options:
        most = None
    if least and most is not None:
        return f"Выберите {least}." if least == most else f"Выберите от {least} до {most}."
    if most is not None:
        return f"Можно выбрать не больше {most}."
    if least == 1:
        return "Выберите один вариант или несколько."
    return f"Выберите не меньше {least}." if least else "Можно выбрать несколько."


def too_few(chosen: int, least: int) -> str:
    return f"⚠ Выбрано {chosen}, нужно не меньше {least}."


# Documents alone, computed values, notes.

PAPERS_ASKED = "✍ Пришлите документ: файл, фото или ссылку."
PAPERS_ASKED_FILE = "✍ Пришлите документ: файл или фото."
PAPERS_ASKED_LINK = "✍ Пришлите ссылку на документ."
FROM_SENT = "↻ Из уже присланных"
COMPUTED = "Считается само"
COMPUTED_OF = "Считается само из ваших ответов:"
NOT_YET_COMPUTED = "Пока не посчитать: не на всё есть ответ."


def papers_there(number: int, least: int, most: int) -> str:
    """How many documents of how many."""
    if least and number < least:
        return f"📎 Приложено {number}, нужно не меньше {least}."
    return f"📎 Приложено {number}, можно до {most}."


def part(label: str, answer: str) -> str:
    return f"• {label}: {answer}"


def remark(sentence: str) -> str:
    return f"⚠ {sentence}"


RECONSTRUCTED = "⚠️ Шкала этого вопроса — реконструкция"

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


IF_MINE = "<b>Если заменить на ваше</b>:"


def would_come(label: str) -> str:
    return f"• добавится: {label}"


def would_go(label: str) -> str:
    return f"• исчезнет: {label}"


NOTHING_WRITTEN = "Ваш ответ пока не записан. Выберите, что оставить."
"""Said under both values."""
YOURSELF = "Вы, раньше"
MET = "Ответ уже изменён. Выберите, что оставить."
KEPT = "✓ Оставлено как есть"
REPLACED = "✓ Записано ваше"
MINE_FORGOTTEN = "Ваш прежний ответ уже не помню. Ответьте ещё раз, пожалуйста."
