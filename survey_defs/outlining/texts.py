"""How a questionnaire reads as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import plural

# Questions.
OPTIONAL = "необязательный"
NOT_APPLICABLE = "можно «не применимо»"
IF_OTHERWISE = "иначе"
COMPUTED = "считается само"
NOTE = "пояснение"
ONE, SEVERAL, TICKS = "один вариант", "несколько вариантов", "отметки"
DATE, DOCUMENTS = "дата", "документы"
RISES, FALLS = "лучше больше", "лучше меньше"
ROLES = {"required": "!", "scored": "+", "noted": " "}
PERIODS = {
    "event": "после каждого события",
    "month": "раз в месяц",
    "quarter": "раз в квартал",
    "half_year": "раз в полгода",
    "year": "раз в год",
}
RELATIONS = {
    "better": "лучше заданного",
    "equal": "равно заданному",
    "not_worse": "не хуже заданного",
    "share": "от заданного не хуже",
}
OFFICIAL, UNOFFICIAL = "официальный", "неофициальный"


def points(most: str) -> str:
    return f"до {most}"


def salary(most: str) -> str:
    return f"до {most} % оклада"


def weight(number: str) -> str:
    return f"вес {number}"


def asked_if(condition: str) -> str:
    return f"? если {condition}"


def must(condition: str, sentence: str) -> str:
    return f"! нужно: {condition}" + (f" — «{sentence}»" if sentence else "")


def caution(condition: str, sentence: str) -> str:
    return f"~ если {condition} — «{sentence}»"


def rule(words: str) -> str:
    return f"= {words}"


def hint(words: str) -> str:
    return f"i {words}"


def offered_if(condition: str) -> str:
    return f" (есть, если {condition})"


def ranked(better: str) -> str:
    return f"# рейтинг: лучший = 100, {better}"


def number(limits: str, unit: str) -> str:
    return ", ".join(part for part in ("число", unit, limits) if part)


def between(low: str, high: str) -> str:
    words = (f"от {low}" if low else "", f"до {high}" if high else "")
    return " ".join(word for word in words if word)


def fraction(numerator: str, denominator: str) -> str:
    if not numerator and not denominator:
        return "два числа"
    return f"два числа: {numerator or '…'} из {denominator or '…'}"


def text(limit: int) -> str:
    return f"текст до {limit} {plural(limit, ('знака', 'знаков', 'знаков'))}"


def dates(low: str, high: str) -> str:
    limits = (f"не раньше {low}" if low else "", f"не позже {high}" if high else "")
    return ", ".join(part for part in (DATE, *limits) if part)


MEASURES = {"percent": "процент или два числа", "fraction": "два числа", "number": "число"}


def table(forms: str, low: int, high: int) -> str:
    return f"таблица ({forms or 'строки'}): от {low} до {high} {plural(high, ROWS)}"


ROWS = ("строки", "строк", "строк")


def documents(count: int) -> str:
    return f"ответ — документы, не меньше {count}" if count else "ответ — документы"


def computed(formula: str) -> str:
    return f"считается само: {formula}"


def several(low: int, high: int | None) -> str:
    limits = between(str(low) if low else "", str(high) if high is not None else "")
    return f"{SEVERAL}, {limits}" if limits else SEVERAL


def per_unit(base: str, each: str, size: str, limits: str) -> str:
    counted = f"{each} за каждые {size}" if size != "1" else f"{each} за единицу"
    counted = f"{base} и {counted}" if base != "0" else counted
    return f"{counted}, всего {limits}" if limits else counted


def change(better: str, same: str, worse: str) -> str:
    return f"к прошлому периоду: лучше {better}, так же {same}, хуже {worse}"


def earned(number: str) -> str:
    return f" → {number}"


ANY_DOCUMENTS = "документы, если есть"


def evidence(documents: Sequence[str], count: int) -> str:
    named = "; ".join(documents)
    least = f"не меньше {count}" if count else ""
    return "@ " + (": ".join(part for part in (least, named) if part) or ANY_DOCUMENTS)


# The whole.
def head(title: str, code: str, version: int) -> str:
    return f"{title} ({code}, версия {version})"


def size(asked: int, computed: int, notes: int, points: str) -> str:
    parts = [_count(asked, ("вопрос", "вопроса", "вопросов"))]
    if computed:
        parts.append(_count(computed, ("вычисляемый", "вычисляемых", "вычисляемых")))
    if notes:
        parts.append(_count(notes, ("пояснение", "пояснения", "пояснений")))
    return f"{', '.join(parts)}; {f'максимум баллов: {points}' if points != '0' else 'баллов нет'}"


def _count(number: int, forms: Sequence[str]) -> str:
    return f"{number} {plural(number, forms)}"


def threshold(points: str) -> str:
    return f"Порог: {points} {plural(int(points) if points.isdigit() else 2, POINT_FORMS)}"


POINT_FORMS = ("балл", "балла", "баллов")
SOURCES = "Источники:"
LEVELS = "Уровни, от процента применимого:"
CYCLE = "Управленческий цикл:"
RULES = "Правила всей анкеты:"
FORECAST = "Прогноз выплаты (решает комиссия):"
BLOCKS, WARNS = "мешает отправить", "предупреждает"
AGGREGATES = {
    "sum": "",
    "average": "среднее",
    "average_of_averages": "среднее средних",
    "median": "медиана",
}
OF = {"premium": "премии", "salary": "оклада"}
BY = {"points": "баллов", "percent": "%"}
FUND_SHARE = "доля фонда по баллам: фонд × баллы ÷ максимум"
POINT_PRICE = "цена балла: фонд ÷ сумма баллов всех × свои баллы"
UNOFFICIAL_PAYMENT = "неофициальная"


def based_on(code: str, version: int) -> str:
    return f"По шаблону {code}, версия {version}"


def level(title: str, low: str) -> str:
    return f"{title} — от {low} %"


def link(number: int, title: str, criterion: str, group: str) -> str:
    return f"{number}. {title} — {criterion}" + (f" (раздел «{group}»)" if group else "")


def form_rule(condition: str, sentence: str, effect: str) -> str:
    return f"{condition} — иначе {effect}: «{sentence}»"


def quarter(number: int) -> str:
    return f"{number} квартал:"


def stretch(low: str, above: str, high: str, below: str) -> str:
    start = f"от {low}" if low else f"больше {above}" if above else ""
    end = f"до {high}" if high else f"меньше {below}" if below else ""
    between = ", но " if start and below else " "
    return between.join(part for part in (start, end) if part)


def pays(stretch: str, by: str, percent: str, of: str) -> str:
    return f"{stretch} {by} — {percent} % {of}"


def pay_threshold(points: str) -> str:
    return f"меньше {points} баллов — не выплачивается"


def newcomer(amount: str, months: int) -> str:
    forms = ("месяц", "месяца", "месяцев")
    return f"вновь назначенному: {amount} руб. в месяц, {months} {plural(months, forms)}"


def pay_source(words: str) -> str:
    return f"источник: {words}"
