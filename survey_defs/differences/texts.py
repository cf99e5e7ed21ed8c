"""Words for what changed between two versions of a questionnaire."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import plural

NOTHING, YES, NO, TO = "нет", "да", "нет", " → "
COMMA, LINE = ", ", "— "
ONLY_NUMBER = "Отличается только номер версии."
SAME_NUMBER = (
    "Содержание другое, а номер версии тот же. Увеличьте version в новом файле, иначе его не "
    "опубликовать."
)
SAME = "Анкеты совпадают: ничего не изменилось."
HEAD = "{old} → {new}"
NAMED = "«{title}», код {code}, версия {version}"
HINTS = "Проверьте, не ошибка ли это:"
FORMS = "Что станет с начатыми анкетами:"
WHOLE = "Анкета в целом"

GROUPS = {
    "gone": "Этих вопросов больше нет",
    "new": "Новые вопросы",
    "kind": "Изменился вид ответа",
    "moved": "Вопросы переставлены",
    "wording": "Изменился текст",
    "options": "Изменились варианты ответа",
    "bounds": "Изменились границы ответа",
    "points": "Изменились баллы и шкалы",
    "conditions": "Изменились условия и проверки",
    "evidence": "Изменились требования к документам",
    "demand": "Изменилась обязательность",
    "sections": "Изменились разделы",
    "rules": "Изменились правила анкеты",
    "other": "Прочее",
}
PARTS = {
    "options": ("вариант", "варианта", "новый вариант"),
    "items": ("пункт", "пункта", "новый пункт"),
    "columns": ("столбец", "столбца", "новый столбец"),
    "contents": ("пункт содержания", "пункта содержания", "новый пункт содержания"),
    "document_classes": ("класс документов", "класса документов", "новый класс документов"),
    "rules": ("правило", "правила", "новое правило"),
}
REORDERED = {
    "options": "изменён порядок вариантов",
    "items": "изменён порядок пунктов",
    "columns": "изменён порядок столбцов",
}
REORDERED_OTHERWISE = "изменён порядок"


def changed(name: str, old: str, new: str) -> str:
    return f"{name}: {old}{TO}{new}"


def changed_order(name: str) -> str:
    return f"{name}: изменён порядок"


def inside(name: str, said: str) -> str:
    return f"{name}: {said}"


def quarter(number: int) -> str:
    return f"{number}-й квартал"


def level(title: str, least: str) -> str:
    return f"«{title}» от {least}"


def part_gone(name: str, code: str, title: str) -> str:
    return f"больше нет {PARTS[name][1]} «{title}» ({code})"


def part_new(name: str, code: str, title: str) -> str:
    return f"{PARTS[name][2]} «{title}» ({code})"


def in_part(name: str, title: str, said: str) -> str:
    return f"{PARTS[name][0]} «{title}» — {said}"


def question_gone(section: str) -> str:
    return f"был в разделе «{section}»"


REQUIRED, OPTIONAL = "обязательный", "необязательный"
NOT_ASKED = {"computed": "вычисляется сам", "note": "пояснение, отвечать не нужно"}


def question_new(section: str, demand: str) -> str:
    return f"в разделе «{section}», {demand}"


def moved(old: str, new: str) -> str:
    return f"перенесён из раздела «{old}» в раздел «{new}»"


STANDS_ELSEWHERE = "стоит на другом месте"


SHOWN_OF_SEVERAL = 3


def several(codes: Sequence[str]) -> str:
    """Of questions that changed alike."""
    shown = ", ".join(codes[:SHOWN_OF_SEVERAL])
    rest = len(codes) - SHOWN_OF_SEVERAL
    return shown if rest <= 0 else f"{shown} и ещё {rest}"


def in_sections(group: str, count: int) -> str:
    where = f"в {count} {plural(count, ('разделе', 'разделах', 'разделах'))}"
    return f"были {where}" if group == "gone" else where


def section_gone(title: str) -> str:
    return f"раздела «{title}» больше нет"


def section_new(title: str) -> str:
    return f"новый раздел «{title}»"


def section_moved(title: str) -> str:
    return f"раздел «{title}» вложен в другой"


def renamed_question(title: str, old: str, new: str) -> str:
    return (
        f"Вопрос «{title}», похоже, тот же, но код другой: был {old}, стал {new}. "
        "По новому коду прежние ответы не найдутся. Если это тот же вопрос, верните прежний код."
    )


def renamed_part(name: str, question: str, title: str, codes: tuple[str, str]) -> str:
    return (
        f"Вопрос {question}: у {PARTS[name][1]} «{title}» другой код: был {codes[0]}, "
        f"стал {codes[1]}. Прежние ответы его не узнают. "
        "Если это то же самое, верните прежний код."
    )


def answers_kept(count: int) -> str:
    one, several = "вопрос не изменился: ответ остаётся", "не изменились: ответы остаются"
    forms = (one, f"вопроса {several}", f"вопросов {several}")
    return f"{count} {plural(count, forms)}."


def answers_gone(codes: Sequence[str]) -> str:
    forms = ("вопрос исчезнет", "вопроса исчезнут", "вопросов исчезнут")
    said = f"{len(codes)} {plural(len(codes), forms)}: {listed(codes)}."
    whose = "Ответы на него" if len(codes) == 1 else "Ответы на них"
    return f"{said} {whose} останутся в истории и вернутся вместе с вопросом."


def answers_new(codes: Sequence[str], required: int) -> str:
    forms = ("новый вопрос появится", "новых вопроса появятся", "новых вопросов появятся")
    said = f"{len(codes)} {plural(len(codes), forms)} без ответа: {listed(codes)}."
    return f"{said} Обязательных среди них: {required}."


def answers_risky(codes: Sequence[str]) -> str:
    forms = ("вопрос изменился", "вопроса изменились", "вопросов изменились")
    return (
        f"{len(codes)} {plural(len(codes), forms)} так, что не каждый прежний ответ подойдёт: "
        f"{listed(codes)}. Неподходящий ответ уйдёт в историю, вопрос станет без ответа."
    )


def answers_safe(codes: Sequence[str]) -> str:
    forms = ("вопрос изменился", "вопроса изменились", "вопросов изменились")
    return (
        f"{len(codes)} {plural(len(codes), forms)}, но ответы подойдут и остаются: "
        f"{listed(codes)}."
    )


POINTS_ANEW = "Баллы всех начатых анкет будут посчитаны заново по новым правилам."
SHOWN_CODES = 20


def listed(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:SHOWN_CODES])
    rest = len(codes) - SHOWN_CODES
    return shown if rest <= 0 else f"{shown} и ещё {rest}"


FROM, ABOVE, UPTO, BELOW = "от {0}", "больше {0}", "до {0} включительно", "меньше {0}"
ANYTHING = "любое"
SECTIONS_REORDERED = "изменён порядок разделов"
