"""Words of the pages of papers and of their templates."""

from __future__ import annotations

from decimal import Decimal

from domain.templates import Template
from survey_defs.exact import in_russian

ASKED = "Готовим. Файл появится здесь же, внизу страницы."
TICK = "Отметьте хотя бы одну организацию."

TOO_MANY = (
    "По этим словам нашлось {found}, а за раз готовим не больше {most}: уточните поиск. "
    "Справки обо всех сразу — без слов в поиске."
)
PUT = "Шаблон заменён. Новые бумаги будут сделаны по нему."
RESTORED = "Ваш шаблон снят."
TOO_LARGE = "Файл больше 5 МБ. Сожмите картинки и пришлите ещё раз."
CHOOSE_FILE = "Выберите файл Word."


def too_many(found: int, most: int) -> str:
    return TOO_MANY.format(found=in_russian(Decimal(found)), most=in_russian(Decimal(most)))


NAMES = {
    Template.MUNICIPALITY: "Справка по муниципалитету",
    Template.SCHOOL: "Справка по организации",
    Template.REFERENCE: "Справка о результатах",
    Template.NOT_SUBMITTED: "Список не сдавших",
    Template.RECOMMENDATIONS: "Рекомендации по критериям",
}
FILE_NAMES = {
    Template.MUNICIPALITY: "Шаблон. Справка по муниципалитету.docx",
    Template.SCHOOL: "Шаблон. Справка по организации.docx",
    Template.REFERENCE: "Шаблон. Справка о результатах.docx",
    Template.NOT_SUBMITTED: "Шаблон. Список не сдавших.docx",
    Template.RECOMMENDATIONS: "Рекомендации по критериям.docx",
}
