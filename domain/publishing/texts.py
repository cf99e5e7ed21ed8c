"""Why a questionnaire cannot be published, withdrawn or found."""

from __future__ import annotations

from collections.abc import Sequence

from survey_defs.texts import plural

BROKEN = "В файле «{name}» {count}. Исправьте их и опубликуйте снова:\n{problems}"
SHIPPED_STAYS = "Анкета «{title}» входит в поставку программы: снять её с публикации нельзя."
ALREADY_WITHDRAWN = "Эта версия уже снята с публикации."
NONE = "пока ни одной"


def same_version(title: str, version: int, following: int) -> str:
    return (
        f"Версия {version} анкеты «{title}» уже есть, и содержание у неё другое. "
        f"Поставьте в файле version: {following} и опубликуйте снова: начатые кампании останутся "
        "на прежней версии."
    )


def older(title: str, version: int, newest: int) -> str:
    return (
        f"Новейшая версия анкеты «{title}» — {newest}, а в файле {version}. "
        f"Поставьте в файле version: {newest + 1} и опубликуйте снова."
    )


def in_use(title: str, version: int, campaigns: Sequence[str]) -> str:
    where = ", ".join(f"«{name}»" for name in campaigns)
    run, them = ("идёт кампания", "её") if len(campaigns) == 1 else ("идут кампании", "их")
    return (
        f"Версию {version} анкеты «{title}» снять нельзя: по ней {run} {where}. "
        f"Сначала переведите {them} на другую версию; завершённые хранят свою версию всегда."
    )


def not_found(word: str, known: Sequence[str]) -> str:
    return f"Анкеты «{word}» нет. Есть: {', '.join(known) or NONE}."


def errors(count: int) -> str:
    return f"{count} {plural(count, ('ошибка', 'ошибки', 'ошибок'))}"
