"""What the author of a questionnaire is told: what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import plural

# The file.
FILE_TOO_BIG = "Файл больше 1 МБ. Разделите его на несколько анкет."
NOT_UTF8 = "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8."
NOT_A_MAPPING = "Здесь ожидаются поля анкеты вида «code: …», каждое с новой строки."
KEY_NOT_A_WORD = "Имя поля должно быть одним словом."
TOO_DEEP = "Слишком глубокая вложенность или ссылка файла на самого себя."
TOO_MANY_VALUES = "В файле слишком много значений. Проверьте повторные ссылки (&имя, *имя)."
GRID_NOT_A_LIST = "grid — это список критериев, каждый с полями per, code, title, kind."

# The shape.
NEEDS_TEXT = "нужен непустой текст; если он похож на число, возьмите его в кавычки"
TEXT_TOO_LONG = "слишком длинный текст, сократите"
BAD_CODE = "можно только буквы, цифры, точку, дефис и подчёркивание, до 64 знаков"
NEEDS_LIST = "нужен список: каждая строка начинается с дефиса"
NEEDS_FIELDS = "нужны поля вида «имя: значение»"
NEEDS_BOOL = "напишите true или false"
NEEDS_NUMBER = "нужно число с десятичной точкой, например 2.5"
EMPTY_LIST = "список пуст, добавьте хотя бы одну строку"
TOO_MANY_DECIMALS = "слишком много знаков после точки, у баллов их не больше четырёх"
OUT_OF_RANGE = "число вне допустимых границ"


def cannot_read(reason: str) -> str:
    return f"Файл не открылся: {reason}. Проверьте путь."


def bad_yaml(reason: str) -> str:
    return f"Строка не читается как YAML ({reason}). Проверьте отступы, двоеточия и кавычки."


def twice_in_one_place(word: str) -> str:
    return f"Поле «{word}» указано дважды. Оставьте одно."


def missing(field: str) -> str:
    return f"Нет обязательного поля «{field}». Допишите его."


def about_field(field: str, sentence: str) -> str:
    return f"«{field}»: {sentence}." if not sentence.endswith(".") else sentence


def unknown_word(word: str, close: Sequence[str]) -> str:
    if close:
        return f"Незнакомое поле «{word}». Может быть, «{close[0]}»?"
    return f"Поля «{word}» здесь не бывает. Уберите его или перенесите."


def one_of(field: str, expected: str) -> str:
    return f"«{field}» может быть одним из: {expected.replace(' or ', ', ')}."


def unknown_kind(kinds: Sequence[str]) -> str:
    return f"Такого вида вопроса (kind) нет. Бывают: {', '.join(kinds)}."


def does_not_fit(reason: str) -> str:
    return f"значение не подходит ({reason})"


def no_such_level(level: str) -> str:
    return (
        f"Критерий задаётся для «{level}», но разделов такого уровня нет. Проверьте per и level."
    )


def too_many_questions(most: int) -> str:
    return f"Получается больше {most} вопросов. Разделите анкету."


# The rules.
CYRILLIC_RANGE = "А-Яа-яЁё"
CYRILLIC_LOOKALIKES = "АВЕКМНОРСТХаеорсух"
NO_QUESTIONS = "В анкете нет ни одного вопроса. Добавьте вопросы в разделы."
EMPTY_SECTION = "В разделе нет вопросов. Добавьте вопрос или уберите раздел."
THRESHOLD_OUT_OF_REACH = "Порог выше максимума: его никто не достигнет. Уменьшите threshold."
VALUE_NEEDED = "В условии не указано, с чем сравнивать. Допишите value."
VALUE_NOT_NEEDED = "Для answered значение не нужно. Уберите value."
NOT_ORDERED = "Здесь можно сравнить только на равенство. Замените operator на is или is_not."
NO_DATE = "Нужна настоящая дата вида 2026-09-30."
NO_NUMBER = "С этим вопросом сравнивают число. Укажите value числом, например 5."
NEITHER_FILE_NOR_LINK = "Нельзя приложить ни файл, ни ссылку. Разрешите хотя бы одно."
UNIT_FORMS = "Единица — одно слово или три формы через «|»: жалоба|жалобы|жалоб."
ONE_OPTION = "Вариант всего один, выбирать не из чего. Добавьте второй."
REQUIRED_FOR_NOTHING = "Обязательные отметки не дают баллов. Укажите points у вопроса."
NOTHING_REQUIRED = (
    "Баллы даются за обязательные отметки, а их нет. Уберите points или задайте role."
)
SCORED_FOR_NOTHING = "Отметка с баллами стоит 0. Укажите points или role: noted."
HINT_WITHOUT_TEXT = "Подсказка про направление проверяет текст, а его нет. Добавьте text: true."
NOTHING_BETWEEN = "Нижняя граница больше верхней. Поменяйте их местами."
LOWER_EARNS_MORE = "Нижняя ступень дороже верхней. Проверьте баллы."
RUNG_OUT_OF_REACH = (
    "Такого значения не бывает: процент от 0 до 100. Исправьте from или over_hundred."
)
UNIT_FOR_NOTHING = "За единицу начисляется 0. Укажите per_unit больше или меньше нуля."
NO_CAP = "Баллы растут без предела, максимума нет. Укажите cap."
NO_FLOOR = "Баллы могут уйти ниже нуля. Если это не нужно, укажите floor: 0."
FLOOR_OVER_CAP = "Нижний предел больше верхнего. Поменяйте floor и cap."
BASE_OUTSIDE = "Начальные баллы (base) вне пределов. Исправьте base, floor или cap."
WORSE_EARNS_MORE = "Худший результат дороже лучшего. Проверьте баллы."
ZERO_NOT_BEST = "Ноль не может быть лучшим, когда лучше больше. Уберите zero_is_best."
BEST_BELOW_ZERO = "Даже лучший ответ отнимает баллы. Пусть лучший даёт хотя бы 0."
SHARE_AND_RELATION = "share указывают вместе с relation: share и только с ним."
NEVER_REACHED = "До этой строки дело не дойдёт: её случаи уже забрала строка выше."


def wrong_maximum(declared: str, counted: str) -> str:
    return f"Указан максимум {declared}, а вопросы дают {counted}. Исправьте maximum или баллы."


def twice(code: str) -> str:
    return f"Код «{code}» уже занят. Дайте другой."


def looks_like(code: str) -> str:
    return f"Код «{code}» на вид не отличить от другого (русские и латинские буквы). Измените."


def mixed_alphabets(code: str) -> str:
    return f"В коде «{code}» смешаны русские и латинские буквы. Оставьте один алфавит."


def unknown_question(code: str) -> str:
    return f"Условие ссылается на вопрос «{code}», которого нет. Проверьте код."


def later_question(code: str) -> str:
    return f"Условие смотрит на вопрос «{code}», который задаётся не раньше. Переставьте вопросы."


def unknown_value(value: str, codes: Sequence[str]) -> str:
    return f"У того вопроса нет варианта «{value}». Есть: {', '.join(codes)}."


def unknown_class(code: str) -> str:
    return f"Класса документов «{code}» нет. Опишите его в document_classes или исправьте код."


def more_than_allowed(at_least: int, at_most: int) -> str:
    return f"Нужно не меньше {at_least} документов, а можно не больше {at_most}. Исправьте."


def nothing_proposes(code: str) -> str:
    return f"Отметку «{code}» не предложит ни один документ: нет такого в contents его класса."


def same_label(label: str) -> str:
    return f"Подпись «{label}» уже есть. Дайте другую, чтобы их различали."


def same_rung(at: str) -> str:
    return f"Ступень «от {at}» повторяется. Оставьте одну."


def rung_out_of_order(lower: str, upper: str) -> str:
    return f"Ступень «от {lower}» стоит ниже ступени «от {upper}». Расположите сверху вниз."


def share_misplaced(better: str) -> str:
    bounds = "от 0 до 100" if better == "higher" else "больше 100"
    return f"share — это процент от заданного значения, здесь {bounds}."


def label_too_long(length: int, limit: int) -> str:
    return f"Подпись не поместится на кнопке: {_signs(length)}, можно {limit}. Сократите."


def message_too_long(length: int, limit: int) -> str:
    return f"Вопрос занимает {_signs(length)} сообщения, можно {limit}. Сократите тексты."


def _signs(count: int) -> str:
    return f"{count} {plural(count, ('знак', 'знака', 'знаков'))}"
