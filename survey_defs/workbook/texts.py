"""What is said of a workbook: why it does not open, what of it is not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# The file.
TOO_BIG = "Файл больше 10 МБ. Оставьте в книге только листы анкеты и уберите из неё картинки."
UNPACKS_TOO_BIG = (
    "Книга распаковывается в слишком большой объём. Скопируйте листы анкеты в новую книгу."
)
NOT_A_WORKBOOK = (
    "Это не книга Excel, хотя имя файла такое. Откройте файл в Excel и сохраните как «Книга Excel»"
    " (.xlsx)."
)
LOOKS_LIKE_TEXT = (
    "Это текст (CSV), а не книга Excel. Откройте файл в Excel и сохраните как «Книга Excel»"
    " (.xlsx)."
)
OTHER_DOCUMENT = "Это другой документ (архив или Word), а не книга Excel. Выберите книгу .xlsx."
ENCRYPTED = "Книга закрыта паролем. Снимите пароль в Excel и сохраните её заново."
DAMAGED = "Книга повреждена и не читается. Откройте её в Excel и сохраните заново."
EMPTY_BOOK = "В книге нет листа survey с вопросами. Назовите лист с вопросами survey."
TAKES_TOO_LONG = (
    "Книга читается слишком долго. Скопируйте листы анкеты в новую книгу без лишних ячеек."
)

# Rows.
NO_TYPE_COLUMN = "В первой строке листа нет столбца type (тип). Начните лист с заголовков."
NO_TYPE = "Не указан тип вопроса (type)."
END_WITHOUT_BEGIN = "Здесь закрывается группа, которая не открыта. Уберите строку."
NEVER_ENDED = "Группа не закрыта. Добавьте строку end_group или end_repeat."
WRONG_END = "Закрывается не то, что открыто последним. Проверьте end_group и end_repeat."
NESTED_REPEAT = "Повтор внутри повтора не поддерживается. Вынесите внутренний повтор отдельно."
NO_NAME = "Нет имени (name). Допишите код строки латиницей или по-русски, без пробелов."
EMPTY_REPEAT = "В повторе нет ни одного вопроса. Добавьте вопрос или уберите повтор."
REQUIRED_IS_AN_EXPRESSION = (
    "Обязательность по условию не поддерживается. Поставьте yes или оставьте пустым."
)
WITH_TRIGGER = "Вычисление по событию (trigger) не поддерживается. Уберите trigger."
NO_FORMULA = "Нет выражения (calculation). Допишите, как вычислять."
RANGE_UNREADABLE = "В parameters нужны числа start и end, например: start=0 end=10 step=1."
STEP_IGNORED = "Шаг (step) не проверяется: принимается любое число в этих пределах."
FILE_IN_A_ROW = "Файл прикладывают ко всей таблице, а не к строке повтора."
REPEAT_COUNT_IGNORED = "Число строк (repeat_count) не задаётся: человек добавляет строки сам."
NO_OPTIONS = "У вопроса с выбором не указан список вариантов. Допишите: select_one имя_списка."
FILTERS_ALL = "Отбор вариантов (choice_filter) не оставляет ни одного. Исправьте его или варианты."
OTHER_OPTION = "Другое"
OTHER_TITLE = "Другое: что именно"
ACKNOWLEDGED = "Подтверждаю"
NOT_ACKNOWLEDGED = "Не подтверждаю"
VALUE_ROW_MISSING = "Под заголовками листа нет ни одной строки. Заполните хотя бы одну."
SETTINGS_EMPTY = "Лист settings пуст: код, версия и название взяты по умолчанию."
SECTION_UNKNOWN = "Такой позиции нет на листе positions. Исправьте код или добавьте позицию."
OUTSIDE_A_POSITION = "Вопрос стоит вне позиции. Возьмите его в begin_group с кодом позиции."
NOTHING_ASKED = "На листе нет ни одного вопроса. Добавьте вопросы под заголовками."
POSITIONS_CIRCLE = "Позиция лежит внутри самой себя. Исправьте столбец parent."
SHADOWED_LABEL_ROW = "Строка с appearance «label» только подписывает таблицу и пропущена."
HIDDEN_USED = "Скрытое поле без вопроса используется в выражении. Сделайте его вопросом."


def too_many_cells(sheet: str, rows: int, columns: int) -> str:
    return (
        f"На листе «{sheet}» слишком большая занятая область (можно {rows} строк и {columns}"
        " столбцов). Удалите лишние строки и столбцы."
    )


def too_many_letters(sheet: str) -> str:
    return f"На листе «{sheet}» слишком много текста. Оставьте на нём только анкету."


def unreadable(sheet: str) -> str:
    return (
        f"Лист «{sheet}» не помещается в память: проверьте, нет ли заполненных ячеек далеко внизу."
    )


def cannot_open(reason: str) -> str:
    return f"Файл не открылся: {reason}. Проверьте путь."


def too_many_options(most: int) -> str:
    return f"В отбираемом списке больше {most} вариантов. Разделите его."


def no_such_sheet(found: Iterable[str], close: Sequence[str]) -> str:
    names = ", ".join(f"«{name}»" for name in found) or "нет ни одного"
    hint = f" Может быть, лист «{close[0]}» — это survey? Переименуйте его." if close else ""
    return f"В книге нет листа survey с вопросами, есть: {names}.{hint}"


def sheet_misspelt(sheet: str, close: str) -> str:
    return f"Лист «{sheet}» не читается. Если это {close}, переименуйте его."


def unknown_column(heading: str, close: Sequence[str]) -> str:
    hint = f" Может быть, «{close[0]}»?" if close else ""
    return f"Столбец «{heading}» незнаком и не учитывается.{hint}"


def ignored_columns(headings: Sequence[str]) -> str:
    names = ", ".join(f"«{heading}»" for heading in headings)
    return f"Столбцы, которые здесь ни на что не влияют: {names}."


def column_twice(heading: str) -> str:
    return f"Столбец «{heading}» встречается дважды. Взят первый, второй уберите."


def language_taken(language: str, others: Sequence[str]) -> str:
    rest = ", ".join(f"«{other}»" for other in others)
    return f"Из нескольких языков взят «{language or 'без названия'}». Не взяты: {rest}."


def not_translated(language: str) -> str:
    return f"Нет перевода на «{language}»: взят текст на другом языке."


def unknown_type(text: str, close: Sequence[str]) -> str:
    hint = f" Может быть, «{close[0]}»?" if close else ""
    return f"Тип «{text}» незнаком.{hint}"


def refused_type(text: str) -> str:
    return f"Тип «{text}» не поддерживается. Замените его: текстом, числом, выбором или файлом."


def ignored_metadata(kind: str) -> str:
    return f"Служебное поле «{kind}» не собирается, строка пропущена."


def metadata_used(name: str) -> str:
    return f"Служебное поле «{name}» используется в выражении, а здесь его нет."


def not_shown(name: str, reason: str) -> str:
    return f"Вычисление «{name}» не показывается в подписях: {reason}"


def no_such_list(name: str, close: Sequence[str]) -> str:
    hint = f" Может быть, «{close[0]}»?" if close else " Добавьте его на лист choices."
    return f"Списка вариантов «{name}» нет.{hint}"


def name_changed(name: str, code: str) -> str:
    return f"Имя «{name}» не подходит для кода и заменено на «{code}»."


def name_twice(name: str, code: str) -> str:
    return f"Имя «{name}» уже занято, здесь код будет «{code}»."


def name_ambiguous(name: str) -> str:
    return f"Имя «{name}» в выражении означает несколько вопросов. Дайте им разные имена."


def choice_twice(name: str) -> str:
    return f"Вариант «{name}» повторяется в списке. Дайте другое имя."


def unlabelled(name: str) -> str:
    return f"Нет подписи (label), показано имя «{name}». Допишите подпись."


def reference_in_label(name: str, shown: str) -> str:
    return f"Ответ «{name}» в подпись не подставляется: вместо него стоит «{shown}»."


def unseen_calculation(name: str) -> str:
    return f"Вычисление «{name}» без подписи нигде не используется и пропущено."


def bad_xpath(column: str, reason: str) -> str:
    return f"Выражение в столбце {column}: {reason}"


def version_taken(text: str, version: int) -> str:
    return f"Версия «{text}» записана как {version}: нужно целое число от 1 до 1 000 000 000 000."


def code_made(code: str) -> str:
    return f"Код анкеты не указан (form_id), взят «{code}»."


def empty_group(name: str) -> str:
    return f"Группа «{name}» пуста и пропущена."


def about_unknown(name: str) -> str:
    return f"Вопроса с именем «{name}» нет на листе survey."


def about_unknown_class(name: str) -> str:
    return f"Класса документов «{name}» нет на листе documents."


def too_long_here(limit: int) -> str:
    return f"Текст длиннее {limit} знаков не помещается в ячейку Excel. Сократите его."


def calculation_read_only(name: str) -> str:
    return f"«{name}» вычисляется: показывается, но не спрашивается."


def notes_moved(name: str) -> str:
    return f"Пояснение «{name}» в повторе показано подсказкой у следующего столбца."


def no_group_label(name: str) -> str:
    return f"У группы «{name}» нет подписи, её вопросы показаны в разделе выше."


# XPath.
XPATH_LONG = "слишком длинное. Сократите или разбейте на части."
XPATH_DEEP = "слишком много скобок. Упростите."
XPATH_EMPTY = "пусто."
PATH = "пути вида /data/… не поддерживаются. Напишите ${имя}."
CHOICE_OF_ROWS = (
    "Выбор из строк повтора не поддерживается. Замените его текстом или списком на листе choices."
)
OWN_HERE = "точка (.) здесь ничего не означает. Напишите ${имя}."
NESTED_SUM = "итог по столбцу внутри того же повтора не поддерживается."


def xpath_syntax(text: str) -> str:
    shown = text if len(text) <= 60 else text[:59] + "…"
    return f"не читается: {shown}. Проверьте скобки и кавычки."


def function_refused(name: str) -> str:
    return f"функция {name}() не поддерживается. Уберите её или замените условием попроще."


def function_arguments(name: str) -> str:
    return f"у функции {name}() не столько значений, сколько нужно."


def no_such_name(name: str, close: Sequence[str]) -> str:
    hint = f" Может быть, «{close[0]}»?" if close else ""
    return f"вопроса «{name}» нет.{hint}"


def bare_word(word: str) -> str:
    return (
        f"слово «{word}» стоит само по себе. Напишите '{word}', если это текст, или ${{{word}}}."
    )


def no_such_column(name: str) -> str:
    return f"на листе choices нет столбца «{name}» или он пуст. Если это текст, напишите '{name}'."


def sign_refused(sign: str) -> str:
    return f"знак «{sign}» не поддерживается."


def in_a_repeat(name: str) -> str:
    return f"«{name}» стоит в повторе: отсюда он виден только в sum(), count(), min(), max()."


def circle(name: str) -> str:
    return f"вычисление «{name}» ссылается само на себя."


def not_a_list(function: str) -> str:
    return f"{function}() нужен вопрос с выбором."


def continued(title: str) -> str:
    """Of the questions that follow after a group, outside of it."""
    return f"{title} (продолжение)"
