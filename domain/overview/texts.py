"""Words of the board, of forms and of results."""

from __future__ import annotations

NO_ANSWER = "нет ответа"
NOT_ASKED = "не задаётся"
ASKED_NO_MORE = "такого вопроса в анкете больше нет"
RULES = "Правила разделов"


def as_a_whole(section: str) -> str:
    """What of a section lies in none of its parts."""
    return f"{section} — в целом"


def not_applicable(reason: str) -> str:
    return f"не применимо: {reason}" if reason else "не применимо"


def waiting(words: str) -> str:
    return f"{words} (ещё не с чем сравнить)"


COUNTED = {
    "submitted": "Учтены только сданные анкеты",
    "locked": "Учтены сданные анкеты и те, что не сдали до закрытия приёма",
    "all": "Учтены все анкеты, и черновики тоже",
}


def counted(which: str, number: int, expected: int) -> str:
    return f"{COUNTED[which]}: {number}\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}{expected}"


# Background work.

GAVE_UP = "Файл не получилось сделать: работа несколько раз обрывалась. Сообщите администратору."
RESULT_NAMES = {
    "svod": "Свод. {campaign}. {date}",
    "svods": "Своды по муниципалитетам. {campaign}. {date}",
    "analysts": "Данные для анализа. {campaign}. {date}",
    "analysts_bare": "Данные для анализа без имён. {campaign}. {date}",
    "long_form": "Ответы списком. {campaign}. {date}",
    "invitation_sheet": "Приглашения. {campaign}. {date}",
    "invitation_sheets": "Приглашения. {campaign}. {date}",
    "invitation_list": "Список приглашений. {campaign}. {date}",
    "call_list": "Кому позвонить. {campaign}. {date}",
    "paper_word": "Справка. {campaign}. {date}",
    "paper_pdf": "Справка. {campaign}. {date}",
    "papers_word": "Справки. {campaign}. {date}",
    "papers_pdf": "Справки. {campaign}. {date}",
    "reference_word": "Справка о результатах. {campaign}. {date}",
    "reference_pdf": "Справка о результатах. {campaign}. {date}",
    "absence_word": "Не сдали анкету. {campaign}. {date}",
    "absence_pdf": "Не сдали анкету. {campaign}. {date}",
}
