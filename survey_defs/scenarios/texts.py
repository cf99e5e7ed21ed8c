"""What the author of a scenario is told: what was expected and what came instead."""

from __future__ import annotations

from collections.abc import Sequence

NOTHING = "ничего"
END = "конец анкеты"
NO_LEVEL = "уровня нет"
NO_PERCENT = "процента нет"
ANY_REFUSAL = "отказ"
TAKEN = "ответ принят"

TOO_MANY = "Сценариев слишком много для такой анкеты. Разделите файл."
ONE_EACH = "Каждый ответ — одна строка вида «код: ответ». Проверьте дефисы и отступы."
NOTHING_EXPECTED = "Не сказано, чего ждать: укажите percent, amount, uncovered или lacking."
NO_PAYMENT = "У этой анкеты нет правила выплат (payment). Уберите ожидание или опишите правило."
NOT_UTF8 = "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8."
SEVERAL_WAYS = "Ответ дан сразу несколькими способами. Оставьте один."
NO_WAY = "Не сказано, как отвечают. Напишите ответ после двоеточия."
NO_DOCUMENTS_HERE = "На этот вопрос не отвечают документами."
NOT_APPLICABLE_HERE = "«Не применимо» у этого вопроса не предусмотрено."
NO_OPTIONS_HERE = "В этом вопросе нет вариантов."
NO_TICKS_HERE = "В этом вопросе нет отметок."
NO_ROWS_HERE = "В этом вопросе нет строк."
PLACED_NOWHERE = "места нет"
IDLE = "всё выходит по-прежнему: уберите changes_on_purpose."


def cannot_read(reason: str) -> str:
    return f"Файл сценариев не открылся: {reason}."


def about(name: str, sentence: str) -> str:
    """Payments by themselves have no name."""
    return f"Сценарий «{name}»: {sentence}" if name else sentence


def differs(what: str, expected: str, got: str) -> str:
    return f"{what}: ожидалось {expected}, получилось {got}."


def unknown_word(word: str) -> str:
    return f"Поля «{word}» в сценарии не бывает. Уберите его или исправьте."


def missing(word: str) -> str:
    return f"Нет обязательного поля «{word}». Допишите его."


def does_not_fit(word: str) -> str:
    return f"«{word}»: значение не подходит. Проверьте его по описанию сценариев."


def no_such_question(code: str) -> str:
    return f"Вопроса «{code}» в анкете нет. Проверьте код."


def no_such_section(code: str) -> str:
    return f"Раздела «{code}» в анкете нет. Проверьте код."


def no_such_column(code: str) -> str:
    return f"Столбца «{code}» в таблице нет."


def no_such_option(code: str) -> str:
    return f"Варианта «{code}» здесь нет."


def other_survey(code: str, expected: str) -> str:
    return f"Сценарии написаны для анкеты «{code}», а рядом лежит «{expected}»."


def not_asked_now(code: str) -> str:
    return f"вопрос «{code}» сейчас не задаётся, ответить на него нельзя."


def refused(code: str, sentence: str) -> str:
    return f"ответ на «{code}» не принят: {sentence}"


def ranked_without_rule(code: str) -> str:
    return f"у вопроса «{code}» нет правила ranking, ставить места нельзя."


def no_such_organisation(name: str) -> str:
    return f"организации «{name}» в сценарии нет."


def listed(words: Sequence[str]) -> str:
    return ", ".join(words) if words else NOTHING


def quoted(words: str) -> str:
    return f"«{words}»"


def placed(points: str, place: int | None) -> str:
    return points if place is None else f"{points} (место {place})"


NEXT = "дальше спрашивается"
REFUSAL = "отказ"
CAUTION = "предупреждение"
PATH = "путь"
GAPS = "пропуски"
CAUTIONS = "предупреждения"
BLOCKING = "мешает отправить"
SCORE = "баллы"
MAXIMUM = "максимум"
PERCENT = "процент"
LEVEL = "уровень"
SALARY = "процент оклада"
PAYMENT = "выплата"


def shown(code: str) -> str:
    return f"значение «{code}»"


def points_of(code: str) -> str:
    return f"баллы за «{code}»"


def section(code: str) -> str:
    return f"баллы раздела «{code}»"


def rank(code: str, name: str) -> str:
    return f"рейтинг «{code}», {name}"


def is_asked(code: str) -> str:
    return f"вопрос «{code}»"


ASKED = "задаётся"
NOT_ASKED = "не задаётся"
UNCOVERED = "вопрос администратору"
PERCENT_SIGN = "%"
ROUBLES = "руб."


def lacking(what: str) -> str:
    return f"не хватает «{what}»"
