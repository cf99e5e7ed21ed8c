"""Words of a season: refusals, consent, names of roles, states and zones."""

from __future__ import annotations

# Refusals that everybody may meet.

STRANGER = (
    "Я вас пока не знаю. Чтобы войти, нужна личная ссылка-приглашение: "
    "попросите её у администратора вашего муниципалитета или региона."
)
NEEDS_CONSENT = "Сначала нужно ваше согласие на обработку персональных данных."
NOT_ALLOWED = "У вас нет права на это действие."
NOT_FOUND = "Здесь этого нет: возможно, ссылка или кнопка устарела."

# Roles.

ROLE = {
    "coordinator": "координатор",
    "head": "руководитель",
    "admin": "администратор",
    "viewer": "наблюдатель",
}
PROGRAM = "Программа"
FIRST_ADMIN = "Администратор"

# Zones, as people call them.

ZONE = {
    "Europe/Kaliningrad": "КЛД",
    "Europe/Moscow": "МСК",
    "Europe/Simferopol": "МСК",
    "Europe/Kirov": "МСК",
    "Europe/Volgograd": "МСК",
    "Europe/Astrakhan": "САМ",
    "Europe/Saratov": "САМ",
    "Europe/Ulyanovsk": "САМ",
    "Europe/Samara": "САМ",
    "Asia/Yekaterinburg": "ЕКБ",
    "Asia/Omsk": "ОМС",
    "Asia/Novosibirsk": "НСК",
    "Asia/Tomsk": "НСК",
    "Asia/Barnaul": "НСК",
    "Asia/Novokuznetsk": "КРС",
    "Asia/Krasnoyarsk": "КРС",
    "Asia/Irkutsk": "ИРК",
    "Asia/Chita": "ЯКТ",
    "Asia/Yakutsk": "ЯКТ",
    "Asia/Khandyga": "ЯКТ",
    "Asia/Vladivostok": "ВЛД",
    "Asia/Ust-Nera": "ВЛД",
    "Asia/Magadan": "МАГ",
    "Asia/Sakhalin": "МАГ",
    "Asia/Srednekolymsk": "МАГ",
    "Asia/Kamchatka": "КМЧ",
    "Asia/Anadyr": "КМЧ",
}
MOSCOW = "МСК{hours:+d}"
GREENWICH = "UTC{hours:+d}:{minutes:02d}"
