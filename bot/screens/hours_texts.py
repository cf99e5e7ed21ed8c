"""Words about when the bot writes."""

HOURS = "Когда напоминать"
TITLE = "Когда напоминать"
WHEN = "Напоминания приходят с 9 до 18 в рабочие дни."
CHOOSE = "Если вы живёте по другим часам, выберите свои:"
AS_AT_WORK = "Как в организации"
DIGEST_ON = "Сводка приходит каждое рабочее утро."
DIGEST_OFF = "Каждое рабочее утро можно получать сводку: кто сдал, у кого срок прошёл."
CLOCK_SET = "✓ Часы выбраны"


def own(zone: str) -> str:
    return f"Ваши часы: {zone}."


def at_work(zones: str) -> str:
    return f"По часам вашей организации: {zones}." if zones else "По часам вашей организации."


def chosen(name: str) -> str:
    return f"• {name}"
