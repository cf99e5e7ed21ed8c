"""What the commands about lists from Excel say."""

ROSTER = "Список организаций и людей из книги Excel."
CHECK = "Показать, что изменится, построчно. Ничего не меняет."
APPLY = "Внести всё, что понятно; сомнительные строки пропускаются."
FILE = "Книга Excel."
ROLE = "Роль тех, у кого она не указана: head или coordinator."
UNKNOWN_ROLE = "Роль для строк без роли — head или coordinator, а не «{word}»."
KINDS = {
    "doubtful": "сомнительно",
    "new": "новое",
    "changed": "изменится",
    "unchanged": "без изменений",
}
LINE = "«{sheet}», строка {row}: {kind}: {words}: {remark}"
MISSING = "нет в файле: {organisation} {name}"
DONE = "Новых организаций: {organisations}, новых людей: {people}, изменено: {altered}."
