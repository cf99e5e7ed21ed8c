"""What can be taken away, by name."""

from __future__ import annotations

JOB_KINDS = {
    "svod": "Свод, книга Excel",
    "svods": "Своды по муниципалитетам, архив",
    "analysts": "Для анализа: таблицы CSV и словарь, архив",
    "long_form": "Все ответы построчно, CSV",
}
WORK_KINDS = JOB_KINDS | {
    "analysts_bare": "Для анализа, обезличенно: без комментариев и текстов, архив",
    "paper_word": "Справка, Word",
    "paper_pdf": "Справка, PDF",
    "papers_word": "Справки, архив документов Word",
    "papers_pdf": "Справки, архив PDF",
    "reference_word": "Справка о результатах, Word",
    "reference_pdf": "Справка о результатах, PDF",
    "absence_word": "Список не сдавших, Word",
    "absence_pdf": "Список не сдавших, PDF",
    "invitation_sheet": "Приглашения для печати, PDF",
    "invitation_sheets": "Приглашения для печати по муниципалитетам, архив",
    "invitation_list": "Список приглашений, книга Excel",
    "call_list": "Кому позвонить, книга Excel",
}
"""All that is made in the background, whatever page it is asked for on."""
WHOEVER = ("absence_word", "absence_pdf")
"""Of these it means nothing which forms count."""

DATA_FILES = {
    "answers": "Ответы: строка на каждый вопрос каждой анкеты",
    "results": "Итоги: баллы по разделам, позициям и критериям",
    "dictionary": "Словарь: что значат графы и коды",
}
LINK_REVOKED = "Ссылка отозвана: данные по ней больше не откроются."
NO_DATA = "Данных по этой ссылке нет: её отозвали, или у её владельца больше нет доступа."
TOO_OFTEN = "Слишком часто. Данные можно обновлять не больше 30 раз за десять минут."
BARE_IS_FOR_ANALYSTS = (
    "Обезличить можно только таблицы CSV для анализа: выберите их или снимите отметку."
)
NEEDS_DAY = "Укажите день, например 2026-09-01."
TEMPLATES = {
    "municipality": "справка по муниципалитету",
    "school": "справка по организации",
    "reference": "справка о результатах",
    "not_submitted": "список не сдавших",
    "recommendations": "рекомендации",
}
