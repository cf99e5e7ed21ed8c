"""What the author is told of what the parts of a questionnaire mean together."""

from __future__ import annotations

from survey_defs.checking.texts import excerpt, signs
from survey_defs.problems import Saying

# Codes.
CYRILLIC_RANGE = "А-Яа-яЁё"
CYRILLIC_LOOKALIKES = "АВЕКМНОРСТХаеорсухІіЈјЅѕ"
LATIN_LOOKALIKES = "ABEKMHOPCTXaeopcyxIiJjSs"
CYRILLIC_CAPITALS = "АВЕКМНОРСТУХЗ"
LATIN_CAPITALS = "ABEKMHOPCTYX3"


def twice(code: str) -> Saying:
    return Saying("code-twice", f"Код «{code}» уже занят. Дайте другой.")


def looks_like(code: str, other: str) -> Saying:
    return Saying(
        "codes-look-alike",
        f"Код «{code}» на вид не отличить от «{other}» (русские и латинские буквы). Измените.",
    )


def nearly_same(code: str, other: str) -> Saying:
    return Saying(
        "codes-nearly-same",
        f"Код «{code}» отличается от «{other}» только регистром, буквой ё "
        "или цифрой вместо буквы. Измените, чтобы не спутать.",
    )


def mixed_alphabets(code: str) -> Saying:
    return Saying(
        "mixed-alphabets",
        f"В коде «{code}» смешаны русские и латинские буквы. Оставьте один алфавит.",
    )


def hides_question(code: str) -> Saying:
    return Saying(
        "column-hides-question",
        f"Столбец называется как вопрос «{code}»: в условиях строки этот вопрос не виден. "
        "Измените.",
    )


# The whole.
NO_QUESTIONS = Saying(
    "no-questions", "В анкете нет ни одного вопроса. Добавьте вопросы в разделы."
)
EMPTY_SECTION = Saying(
    "empty-section", "В разделе нет вопросов. Добавьте вопрос или уберите раздел."
)
THRESHOLD_OUT_OF_REACH = Saying(
    "threshold-out-of-reach", "Порог выше максимума: его никто не достигнет. Уменьшите threshold."
)
VERSION_TOO_BIG = Saying("out-of-range", "Версия не больше 1 000 000 000 000. Напишите 2.")
FLOOR_OVER_CAP = Saying("floor-over-cap", "Нижний предел больше верхнего. Поменяйте floor и cap.")
LEVELS_OUT_OF_ORDER = Saying(
    "levels-out-of-order", "Уровни идут от высшего к низшему. Переставьте их по убыванию from."
)
LEVEL_OUT_OF_REACH = Saying(
    "level-out-of-reach", "Уровень — это процент от 0 до 100. Исправьте from."
)
LEVELS_OF_NOTHING = Saying(
    "levels-of-nothing", "Уровни считаются от баллов, а баллов в анкете нет. Уберите levels."
)
AVERAGE_OF_NOTHING = Saying(
    "average-of-nothing",
    "Среднее по внутренним разделам, а их здесь нет. Укажите aggregate: average.",
)
WEIGHT_OF_ONE = Saying(
    "idle-aggregate", "Среднее или медиана из одного значения ничего не меняет. Уберите aggregate."
)


def wrong_maximum(declared: str, counted: str) -> Saying:
    return Saying(
        "wrong-maximum",
        f"Указан максимум {declared}, а вопросы дают {counted}. Исправьте maximum или баллы.",
    )


def cap_out_of_reach(cap: str, most: str) -> Saying:
    return Saying(
        "cap-out-of-reach",
        f"Предел {cap} недостижим: вопросы раздела дают не больше {most}. "
        "Уменьшите или уберите cap.",
    )


def floor_out_of_reach(floor: str, most: str) -> Saying:
    return Saying(
        "floor-out-of-reach",
        f"Не меньше {floor}, а вопросы дают не больше {most}: баллы всегда одни и те же. "
        "Исправьте floor.",
    )


def same_level(title: str) -> Saying:
    return Saying("level-twice", f"Уровень «{title}» уже есть. Оставьте один.")


# Evidence.
NEITHER_FILE_NOR_LINK = Saying(
    "evidence-impossible",
    "Нельзя приложить ни файл, ни ссылку. Разрешите хотя бы одно: file: true или link: true.",
)
EVIDENCE_OF_NOTHING = Saying(
    "evidence-missing",
    "Вопрос отвечается только документами, а поля evidence нет. Допишите его.",
)
POINTS_FOR_NO_EVIDENCE = Saying(
    "evidence-not-demanded",
    "Баллы даются за документы, а сколько их нужно, не сказано. Укажите evidence: at_least: 1.",
)
EVIDENCE_OF_A_NOTE = Saying(
    "evidence-misplaced", "Здесь нечего подтверждать документами. Уберите evidence."
)
EVIDENCE_IN_A_COLUMN = Saying(
    "evidence-in-column",
    "Документы прикладывают ко всей таблице, а не к столбцу. Перенесите evidence к таблице.",
)


def unknown_class(code: str) -> Saying:
    return Saying(
        "unknown-class",
        f"Класса документов «{code}» нет. Опишите его в document_classes или исправьте код.",
    )


def more_than_allowed(at_least: int, at_most: int) -> Saying:
    return Saying(
        "evidence-more-than-allowed",
        f"Нужно не меньше {at_least} документов, а можно не больше {at_most}. Исправьте.",
    )


def nothing_proposes(code: str) -> Saying:
    return Saying(
        "nothing-proposes",
        f"Отметку «{code}» не предложит ни один документ: нет такого в contents его класса. "
        "Допишите или уберите proposed_from_documents.",
    )


# The phone.
def label_too_long(length: int, limit: int) -> Saying:
    return Saying(
        "label-too-long",
        f"Подпись не поместится на кнопке: {signs(length)}, можно {limit}. Сократите.",
    )


def message_too_long(length: int, limit: int) -> Saying:
    return Saying(
        "message-too-long",
        f"Вопрос занимает {signs(length)} сообщения, можно {limit}. Сократите тексты.",
    )


def row_too_long(length: int, limit: int) -> Saying:
    return Saying(
        "row-too-long",
        f"Строка таблицы занимает на экране {signs(length)}, можно {limit}. "
        "Сократите названия столбцов или уберите часть.",
    )


def said_too_long(length: int, limit: int) -> Saying:
    return Saying(
        "warning-too-long", f"Это сообщение занимает {signs(length)}, можно {limit}. Сократите."
    )


def same_label(label: str) -> Saying:
    return Saying(
        "same-label", f"Подпись «{excerpt(label)}» уже есть. Дайте другую, чтобы их различали."
    )


# Idle.
CONSTRAINT_WITHOUT_TEXT = Saying(
    "constraint-without-text",
    "Ответ, который не проходит проверку, отклонят без объяснения. Допишите constraint_text.",
)
TEXT_WITHOUT_CONSTRAINT = Saying(
    "idle-text",
    "Объяснение есть, а проверки нет. Допишите constraint или уберите constraint_text.",
)
CONSTRAINT_OF_NOTHING = Saying(
    "constraint-of-nothing",
    "Здесь ничего не вводят, проверять нечего. Уберите constraint или проверяйте в rules.",
)
NOT_APPLICABLE_TO_NOTHING = Saying(
    "idle-not-applicable", "Здесь ничего не вводят, отмечать нечего. Уберите not_applicable."
)
