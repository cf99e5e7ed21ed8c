"""Words of results: how they are divided, where they lie, what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from admin.words import gap
from domain.comparing import Pair
from domain.profiles import Profile
from domain.results import Step
from domain.spreads import Spread
from survey_defs.exact import Exact, half_up, in_russian
from survey_defs.texts import plural

TABS = (
    ("", "Сводно"),
    ("places", "Места и распределение"),
    ("profile", "Профиль"),
    ("compare", "Сравнение"),
)
VIEWS = (("table", "Таблица"), ("map", "Карта"), ("chart", "График"))
BY = {
    "block": "По блокам",
    "mechanism": "По механизмам",
    "position": "По позициям",
    "group": "По разделам",
    "criterion": "По критериям",
    "question": "По вопросам",
}
HEADS = {
    "block": "Блок",
    "mechanism": "Механизм",
    "position": "Позиция",
    "group": "Раздел",
    "criterion": "Критерий",
    "question": "Вопрос",
}
WHOLE = "Вся анкета"
FEW = 5
"""So few organisations say little about a region."""
NO_RESULTS = "Ни у одной организации пока нет результата, который можно сравнить с другими."
ORGANISATIONS = ("организация", "организации", "организаций")
OF_ORGANISATIONS = ("организации", "организаций", "организаций")


def steps(known: Sequence[Step]) -> list[tuple[str, str]]:
    """The code of each way to divide and its words; the same words twice are told apart."""
    named, seen = [], set()
    for step in known:
        words = BY[step.kind]
        named.append((step.grouping.value, f"{words} внутри" if words in seen else words))
        seen.add(words)
    return named


def percent(exact: Exact | None) -> str:
    if exact is None:
        return "—"
    return f"{half_up(exact, 1):.1f}\N{NO-BREAK SPACE}%".replace(".", ",")


def spread(found: Spread) -> str:
    """Where the results lie, in sentences; of one or two nothing is said that they do not bear."""
    least, most = percent(found.least), percent(found.most)
    if not found.n:
        return NO_RESULTS
    if found.n == 1:
        return f"Результат только один: {least}. Распределения по нему не построить."
    count = f"{found.n}\N{NO-BREAK SPACE}{plural(found.n, ORGANISATIONS)}"
    if found.is_flat:
        return f"Учтено: {count}. У всех одинаково: {least}."
    said = f"Учтено: {count}. Самый низкий результат {least}, самый высокий {most}. "
    if found.n < FEW:
        return said + f"Посередине {percent(found.median)}. Для четвертей их мало."
    return said + (
        f"У половины не больше {percent(found.median)}, у половины не меньше (медиана). "
        f"У четверти не больше {percent(found.lower)}, "
        f"у четверти не меньше {percent(found.upper)}."
    )


SPREAD = "Сколько организаций с каким результатом"
LEVELS = "Сколько организаций какого уровня"
SHARE_STEP = "Доля набранного"
LEVEL_STEP = "Уровень"
BELOW_LEVELS = "ниже уровней"
HOW_MANY = "Организаций"
RULED = "Лучшее значение — 100 баллов, остальные в пропорции к нему"
BY_SHARE = "Место — по доле набранного"
EQUAL = "У равных место общее, следующее пропускается"
NO_PLACE = "без места"


def tenth(low: Exact, high: Exact) -> str:
    return f"{in_russian(low)}–{in_russian(high)}"


def rule(*, lower: bool) -> str:
    best = "наименьшее" if lower else "наибольшее"
    return f"{RULED} (лучшее — {best}). {EQUAL}."


SHARE_RULE = f"{BY_SHARE}. {EQUAL}."

SHARES = "Доля набранного"
OWN = "Выбранная организация"
EVERYBODY = "В среднем по всем, кого вы видите"


def radar(place: str) -> str:
    return f"Доля набранного: {place} и остальные"


CHANGE = "Изменение"
THEN_AND_NOW = "Доля набранного тогда и теперь"


def points(units: int | None) -> str:
    """With its sign, so that a fall is seen as one."""
    if units is None:
        return "—"
    number = Exact(units, 10_000)
    return ("+" if number > 0 else "") + in_russian(number)


def shift(change: Decimal | None) -> str:
    if change is None:
        return "—"
    return f"{gap(change)}\N{NO-BREAK SPACE}п.\N{NO-BREAK SPACE}п."


def compared(paired: int, total: Pair | None) -> str:
    """What has come of the change, with a warning where it is of few."""
    if not paired:
        return "Нет организаций, которые учтены и тогда, и теперь: сравнивать нечего."
    count = f"{paired}\N{NO-BREAK SPACE}{plural(paired, OF_ORGANISATIONS)}"
    if total is None:
        return f"Общих организаций: {count}, но сравнимых разделов нет."
    said = f"Сравнены результаты {count}, учтённых и тогда, и теперь. "
    if total.share is None:
        said += "Ответов, которые можно сравнить, нет."
    elif total.share == 0:
        said += "Доля набранного не изменилась."
    else:
        verb = "выросла" if total.share > 0 else "снизилась"
        amount = in_russian(Exact(abs(total.share)))
        said += f"Доля набранного {verb} на {amount}\N{NO-BREAK SPACE}п.\N{NO-BREAK SPACE}п."
    if paired < FEW:
        said += " Организаций мало: это изменения у каждой из них, а не тенденция."
    return said


NOW_WORD = "теперь"
NOTHING_BEFORE = "Других кампаний с этим опросником, которые вы видите, нет: сравнивать не с чем."
LEFT_OUT = "Не сравниваются: их тогда не было или они давали другое число баллов"
GONE = "Были тогда, теперь их нет"

RESULTS = "Итоги"
PLACES = "Места"
COMPARISON = "Сравнение"
TAKEN_COUNTED = "Учтено"
DIVIDED = "Разрез"
SECTION = "Раздел"
TERRITORY = "Территория"
COMPARED_WITH = "С чем сравнивается"
TOTAL = "Всего"
CODE = "Код"
ORGANISATION = "Организация"
LEVEL = "Уровень"
PLACE = "Место"
MEASURE = "Значение"
RULE_POINTS = "Баллы за место"
EARNED, MAXIMUM, PERCENT = "Набрано", "Возможно", "Доля, %"
THEN, NOW = "Тогда, %", "Теперь, %"
CHANGE_POINTS, CHANGE_SHARE = "Изменение, баллы", "Изменение, п. п."
NO_ANSWER = "нет ответов"


def alike(found: Profile) -> str:
    """Of its cluster: all that are counted, or how many of them."""
    counted = found.like.forms if found.like else 0
    many = f"{counted}" if counted == found.alike else f"{counted} из {found.alike}"
    return f"похожие организации ({many})"
