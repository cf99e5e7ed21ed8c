"""The words of a printed blank."""

from __future__ import annotations

from survey_defs.texts import plural

BOX = "☐"
ORGANISATION = "Организация"
PERIOD = "За какой период"
CONDITION = "Отвечайте, если "
SECTION_CONDITION = "Заполняйте раздел, если "
NOT_APPLICABLE = "Не применимо, причина:"
OUT_OF = "из"
OR_ELSE, PERCENT_SIGN = "или", "%"
EVIDENCE = "Подтверждение: "
EVIDENCE_NEEDED = "Подтверждение обязательно: "
EVIDENCE_ANY = "документ или ссылка"
ATTACHED = "Приложено (документ, дата, номер, страница):"
COMPUTED = "Заполнять не нужно, считается само: "
PREVIOUS = "В прошлом периоде:"
MORE_ROWS = "Не хватило места — продолжите на отдельном листе."
NO_ROWS = "Таких нет"
OTHERS = "Отметьте все, что подходят"
ONE = "Отметьте одно"
TICKS = "Отметьте, что есть"
POINTS = "Баллы"
SIGNED_BY = ("Заполнил(а)", "Руководитель")
NAME_AND_POST = "должность, фамилия и инициалы"
SIGNATURE = "подпись"
DATE = "дата"
DATE_LINE = "«___» ____________ 20___ г."
SOURCES = "Источники"
PAGE, OF_PAGES = "стр. ", " из "


def points(most: str) -> str:
    return f"до {most} {plural(int(most), POINT_FORMS) if most.isdigit() else 'балла'}"


POINT_FORMS = ("балла", "баллов", "баллов")


def earned(number: str) -> str:
    return f"{number} {plural(abs(int(number)), BALL_FORMS) if number.isdigit() else 'балла'}"


BALL_FORMS = ("балл", "балла", "баллов")


def about(questions: int, points: str) -> str:
    counted = f"{questions} {plural(questions, ('вопрос', 'вопроса', 'вопросов'))}"
    return counted if points == "0" else f"{counted}, максимум {earned(points)}"


def version(code: str, number: int) -> str:
    return f"{code}, версия {number}"


def number(place: int) -> str:
    """As the chat counts them."""
    return f"{place}."


def at_least(count: int) -> str:
    return f"{OTHERS}, не меньше {count}"


def nth(name: str, number: int) -> str:
    return f"{name} {number}" if name else str(number)


ROW = "Строка"
