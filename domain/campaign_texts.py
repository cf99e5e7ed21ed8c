"""Words of campaigns: why a move is refused, and what an audience is called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from survey_defs.texts import month

NEEDS_REASON = "Укажите причину."
NOT_A_DRAFT = "Эта кампания уже открыта или завершена."
_BEING_LAUNCHED = "Кампания сейчас запускается. Дождитесь конца или остановите запуск."
_HELD = "Запуск кампании остановлен. Его можно продолжить или вернуть кампанию в черновики."
_DRAFT = "Кампания ещё черновик: она не запущена."
_RUNS = "Кампания уже идёт."
_CLOSED = "Эта кампания уже завершена."
_NOT_CLOSED = "Эта кампания не завершена."
ANSWERED = (
    "Вернуть в черновики нельзя: анкету уже начали заполнять ({count}). "
    "Можно изменить сроки или завершить кампанию."
)
NEVER_OPENED = "Эта кампания была отменена до открытия: её можно вернуть только в черновики."
HAS_OPENED = "Эта кампания уже шла: её можно открыть снова, но не вернуть в черновики."
NO_TERRITORY = "Внутри «{name}» нет территорий с кодами: {codes}."
NO_EXCEPTED = "Исключить некого: внутри «{name}» нет организаций с кодами: {codes}."
ONLY_A_DRAFT = "Кто заполняет, можно менять, пока кампания — черновик."
LOCKED = "Приём закрыт: анкета не отправлена"
UNDER = "внутри: {names}"
EXCEPTED = "кроме {count}"

_BY_PHASE: Mapping[str, str] = {
    "planned": _DRAFT,
    "launching": _BEING_LAUNCHED,
    "held": _HELD,
    "open": _RUNS,
    "locked": _RUNS,
    "closed": _CLOSED,
}
REFUSED: Mapping[str, Mapping[str, str]] = {
    "launch": {
        **_BY_PHASE, "open": NOT_A_DRAFT, "locked": NOT_A_DRAFT, "closed": NOT_A_DRAFT,
    },
    "hold": {**_BY_PHASE, "open": "Запуск уже закончен: кампания открыта."},
    "resume": _BY_PHASE,
    "open": _BY_PHASE,
    "take_back": {**_BY_PHASE, "planned": "Эта кампания и так черновик."},
    "lock": _BY_PHASE,
    "unlock": _BY_PHASE,
    "close": _BY_PHASE,
    "reopen": dict.fromkeys(_BY_PHASE, _NOT_CLOSED),
    "restore": dict.fromkeys(_BY_PHASE, _NOT_CLOSED),
}  # fmt: skip
"""By move and by the state that it cannot begin from."""


def having(name: str, value: bool | int | str) -> str:  # noqa: FBT001 -- as it is kept
    """An attribute that is asked for."""
    said = {True: "да", False: "нет"}.get(value, value) if isinstance(value, bool) else value
    return f"{name}: {said}"


def period_of(day: date) -> str:
    return f"{month(day.month)} {day.year}"
