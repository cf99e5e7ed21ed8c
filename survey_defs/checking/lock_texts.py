"""What the author of a regional questionnaire is told of its template."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.checking.texts import excerpt
from survey_defs.problems import Saying

__all__ = ["excerpt"]


def no_template(code: str) -> Saying:
    return Saying(
        "template-not-found",
        f"Шаблон «{code}» не найден: что изменено, не проверено. Положите его файл рядом "
        "или укажите --against.",
    )


def another_template(code: str, found: str) -> Saying:
    return Saying(
        "template-another",
        f"Анкета сделана по шаблону «{code}», а сравнивается с «{found}». Укажите нужный файл.",
    )


def another_version(version: int, found: int) -> Saying:
    return Saying(
        "template-version",
        f"Анкета сделана по версии {version} шаблона, а его версия {found}. "
        "Перенесите изменения и исправьте version.",
    )


def broken_template(file: str) -> Saying:
    return Saying("template-broken", f"В шаблоне {file} есть ошибки. Сначала исправьте его.")


def locked(field: str, was: str) -> Saying:
    there = f" В шаблоне: «{was}»." if was else ""
    return Saying(
        "locked", f"Шаблон не разрешает менять «{field}» этой части.{there} Верните, как было."
    )


def added(code: str, opening: str) -> Saying:
    return Saying(
        "locked-added",
        f"Шаблон не разрешает добавлять сюда «{code}»: в нём нет open_to: [{opening}]. Уберите.",
    )


def removed(code: str) -> Saying:
    return Saying("locked-removed", f"Нет части «{code}», которая есть в шаблоне. Верните её.")


def moved(code: str) -> Saying:
    return Saying(
        "locked-moved", f"В шаблоне часть «{code}» стоит в другом месте. Верните её туда."
    )


def opened(openings: Sequence[str]) -> Saying:
    return Saying(
        "locked-opened",
        f"open_to разрешает больше, чем шаблон: {', '.join(openings)}. Уберите лишнее.",
    )
