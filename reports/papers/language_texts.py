"""What is wrong in a template, in words for who edits it in Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

SHOWN = 80
FORBIDDEN = (
    "В шаблоне есть действие, которое здесь не выполняется. Можно вставлять поля, "
    "повторять строки списка и показывать часть по условию"
)
TOO_DEEP = "Списки вложены слишком глубоко или с условием: так нельзя"
NOT_WORD = "Это не документ Word. Сохраните шаблон в Word как «Документ Word (.docx)»."
MACROS = "В файле есть макросы. Сохраните его как «Документ Word (.docx)» без макросов."
TOO_BIG = "Файл больше 5 МБ. Сожмите картинки и пришлите ещё раз."
TOO_MUCH_INSIDE = (
    "Внутри файла слишком много или слишком большое. Уберите лишнее, сожмите картинки."
)
OUTSIDE = (
    "Документ ссылается на то, чего в нём самом нет: «{name}». Уберите связанные файлы "
    "и шаблон (Файл → Сведения → Изменить связи с файлами) и сохраните снова."
)
EMBEDDED = "В документ вложен другой файл или объект. Уберите его и пришлите ещё раз."
COMMANDS = "В документе есть поле «{name}», которое вставляет чужое. Удалите его."
BROKEN = "Документ не открывается: он повреждён. Откройте его в Word, сохраните и пришлите снова."
TOO_LONG = "Документ разбирается слишком долго. Упростите его и пришлите ещё раз."
NO_TABLE = (
    "В документе нет таблицы, у которой первый столбец — «Код», а последний — рекомендация. "
    "Возьмите за основу наш шаблон."
)
EMPTY = "В шаблоне нет ни одного поля: бумаги у всех вышли бы одинаковые. Проверьте, тот ли файл."
_TAGS = re.compile(r"<[^>]*>")


def plain(line: str) -> str:
    """What stands in the paragraph, without markup."""
    words = " ".join(unescape(_TAGS.sub("", line)).split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def beside(problem: str, near: str) -> str:
    return f"{problem}. Это здесь: «{near}»." if near else f"{problem}."


def not_understood(near: str) -> str:
    where = f" Это здесь или выше: «{near}»." if near else ""
    return (
        "Не получается разобрать шаблон: где-то не закрыта скобка, условие или список. "
        f"Каждому {{% if … %}} нужен {{% endif %}}, каждому {{% for … %}} — {{% endfor %}}.{where}"
    )


def no_field(name: str, close: Sequence[str]) -> str:
    hint = f"; возможно, «{close[0]}»" if close else ""
    return f"Поля «{name}» нет{hint}"


def not_a_list(name: str) -> str:
    return f"«{name}» — не список, повторять нечего" if name else "Повторять можно только список"


def no_parts(name: str, part: str) -> str:
    return f"У поля «{name}» нет части «{part}»"


def forbidden(name: str) -> str:
    return f"Действие «{name}» здесь не выполняется"


def unknown_code(code: str, known: Sequence[str]) -> str:
    return f"Кода «{code}» в анкете нет. Есть: {', '.join(known)}."


def twice(code: str) -> str:
    return f"Рекомендация для «{code}» записана дважды. Оставьте одну."


def too_long_text(code: str, most: int) -> str:
    return f"Рекомендация для «{code}» длиннее {most} знаков. Сократите её."
