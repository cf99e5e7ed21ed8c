"""Words of those who fill in together: deputies, executors, absences, handing over."""

from __future__ import annotations

CLOSED = "Эта организация закрыта."
IN_THE_PAST = "Дата возвращения должна быть позже сегодняшнего дня."
TOO_LONG = "Отсутствие — не дольше года."
NOT_A_DATE = "Не понял дату. Напишите её так: 15.06 или 15.06.2026."
NOBODY_SUCH = "Замещать может тот, кто уже заполняет анкеты этой организации и на связи с ботом."
AWAY_TOO = "Этот человек сам отсутствует. Выберите другого."
YOURSELF = "Замещать себя нельзя: выберите другого человека."
NOT_AWAY = "Сейчас отсутствие не отмечено."
NO_ROLE_HERE = "В этой организации у вас нет роли, которую можно передать."
FINISHED = (
    "Передать можно незаконченную анкету, пока приём открыт. Эта уже отправлена или закрыта."
)
NOT_A_FILLER = (
    "Анкету целиком передают координатору, руководителю или заместителю этой организации. "
    "Сначала пригласите человека заместителем."
)
HELD_ALREADY = "Анкета уже у этого человека."
UNTIL_PAST = "Последний день роли должен быть не раньше сегодняшнего."


def stands_in(name: str, place: str, until: str) -> str:
    return (
        f"Вы замещаете: {name} ({place}) до {until}. "
        "Анкеты и напоминания этого человека теперь у вас, всё заполненное на месте."
    )


def stood_in(name: str, place: str) -> str:
    return f"Замещение закончено: {name} снова ведёт анкеты ({place}). Спасибо!"


def is_back(place: str) -> str:
    return f"С возвращением! Анкеты и напоминания ({place}) снова у вас."


def sent_away(name: str, place: str, until: str) -> str:
    return f"Отмечено, что вас нет до {until} ({place}). Вас замещает {name}."


def handed_over(name: str, campaign: str, place: str) -> str:
    return f"{name} передаёт вам анкету «{campaign}» ({place}). Все ответы и документы на месте."


def role_over(role: str, place: str) -> str:
    return f"Срок вашей роли «{role}» закончился ({place})."
