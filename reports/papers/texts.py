"""Words of papers that depend on what there is to say."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import month_of, plural

_HERE = "\N{NO-BREAK SPACE}"
DEMONSTRATION = "Демонстрация: все организации, люди и ответы вымышлены."
CHART = "Доля от максимума, %"
AVERAGE = "В среднем"
LIKE = "У похожих"
WHOLE = "Все учтённые"
YES = "да"
NO_SHARE = "нет ответов"
NOT_STARTED, FILLING, LOCKED = "не начата", "заполняется", "не сдана, приём закрыт"
NOBODY = "Бумаг делать не из чего: среди выбранных нет ни одной учтённой анкеты."
NOT_ONE = "Отметьте хотя бы одну организацию."
NOBODY_EXPECTED = "Писать не о ком: сдавать анкету здесь пока никто не должен."
EVERYBODY_SUBMITTED = "Сдали все: список не сдавших пуст."
STANDINGS = {
    "not_started": NOT_STARTED,
    "filling": FILLING,
    "locked": LOCKED,
}


def percent(number: str) -> str:
    return f"{number}{_HERE}%"


def in_points(number: str) -> str:
    return f"{number}{_HERE}п.{_HERE}п."


def long_day(day: int, month: int, year: int) -> str:
    return f"{day}{_HERE}{month_of(month)} {year}{_HERE}г."


def listed(names: Sequence[str], more: int) -> str:
    return ", ".join(names) + (f" и ещё {more}" if more else "")


def submitted(day: str, *, on_time: bool) -> str:
    return f"сдана {day}, {'в срок' if on_time else 'позже срока'}"


def place(first: int, last: int, of: int) -> str:
    places = str(first) if first == last else f"{first}–{last}"
    return f"{places} из {of}"


def reached(threshold: str) -> str:
    return f"Порог {threshold} {_points(threshold)} достигнут."


def not_reached(threshold: str, lacking: str) -> str:
    return f"Порог {threshold} {_points(threshold)} не достигнут, не хватает {lacking}."


def _points(number: str) -> str:
    return plural(int(number), ("балл", "балла", "баллов")) if number.isdigit() else "балла"


def questions(count: int) -> str:
    return f"{count} {plural(count, ('вопрос', 'вопроса', 'вопросов'))}"


def cluster(number: int, size: int, counted: int) -> str:
    there = f"{size} {plural(size, ('организация', 'организации', 'организаций'))}"
    return f"группа {number}, в ней {there}, учтено анкет: {counted}"


def answered(done: int, total: int) -> str:
    return f"{done} из {total}"


def spread(low: str, lower: str, middle: str, upper: str, high: str) -> str:
    return (
        f"Результаты — от {low} до {high}; у половины организаций — от {lower} до {upper}, "
        f"середина — {middle}."
    )


def all_equal(share: str) -> str:
    return f"Результат у всех одинаковый: {share}."


def compared(count: int) -> str:
    one = "Сопоставлена {} организация, которая участвовала"
    few = "Сопоставлены {} организации, которые участвовали"
    many = "Сопоставлены {} организаций, которые участвовали"
    return f"{plural(count, (one, few, many)).format(count)} оба раза."


def below(level: str) -> str:
    return f"ниже уровня «{level}»"
