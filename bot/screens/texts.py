"""Words of the screens: places, progress, dates, buttons of every screen."""

from __future__ import annotations

from survey_defs.texts import month_of

# Buttons that stand on many screens.

EARLIER = "‹ Ранее"
LATER = "Ещё ›"
BACK = "‹ Назад"
NEXT = "Дальше ›"
BRANCHES = "Разделы"
HOME = "⌂ Мои анкеты"
FORM = "К анкете"
TO_QUESTION = "‹ К вопросу"
TO_CONTENTS = "Разделы анкеты"
CANCEL = "Отмена"
NO_BACK = "‹ Нет, вернуться"

# Time.

DEADLINE_PASSED = "срок прошёл"
LESS_THAN_HOUR = "осталось меньше часа"


def plural(number: int, one: str, few: str, many: str) -> str:
    """1 день, 2 дня, 5 дней."""
    if number % 10 == 1 and number % 100 != 11:
        return f"{number} {one}"
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return f"{number} {few}"
    return f"{number} {many}"


def day(number: int, month: int) -> str:
    return f"{number} {month_of(month)}"


def days_left(days: int) -> str:
    left = "остался" if days % 10 == 1 and days % 100 != 11 else "осталось"
    return f"{left} {plural(days, 'день', 'дня', 'дней')}"


def hours_left(hours: int) -> str:
    left = "остался" if hours % 10 == 1 and hours % 100 != 11 else "осталось"
    return f"{left} {plural(hours, 'час', 'часа', 'часов')}"


def page(number: int, pages: int) -> str:
    return f"{number} из {pages}"


def questions(number: int) -> str:
    return plural(number, "вопрос", "вопроса", "вопросов")


def documents(number: int) -> str:
    return plural(number, "документ", "документа", "документов")


def done_of(done: int, total: int) -> str:
    return f"{done} из {total}"


def bar(done: int, total: int, cells: int = 10) -> str:
    """Full only when everything is done, and not empty once something is."""
    full = done * cells // total if total else cells
    if done and not full:
        full = 1
    return "▓" * full + "░" * (cells - full)


def notice(words: str) -> str:
    return f"⚠️ {words}"


# A place that is no more.

GONE = "Здесь больше ничего нет. Вот ваши анкеты."

# Help.

HELP = (
    "<b>Как это работает</b>\n\n"
    "• /forms — ваши анкеты. Нажмите «Продолжить» и отвечайте кнопками.\n"
    "• Ответ записывается сразу. Можно прерваться и вернуться с любого телефона.\n"
    "• Число или слово можно просто написать: «94,5», «45 из 50», «да», «нет».\n"
    "• Документ, фото или ссылку можно прислать в любой момент: если открыт вопрос, они "
    "приложатся к нему, если нет — лягут в лоток, откуда их раскладывают одним нажатием.\n"
    "• «Разделы» — вся анкета по частям, видно, где сколько осталось.\n"
    "• В конце нажмите «Проверить и отправить» и подтвердите. До закрытия приёма "
    "отправленное можно отозвать и исправить.\n\n"
    "/me — ваши данные и согласие · /panel — панель на компьютере.\n\n"
    "Если что-то не получается, спросите того, кто прислал вам приглашение."
)
HELP_STRANGER = (
    "<b>Как это работает</b>\n\n"
    "Через этого бота школы и муниципалитеты заполняют анкеты. Чтобы войти, нужна личная "
    "ссылка-приглашение: её присылает администратор вашего муниципалитета или региона. "
    "Откройте ссылку на этом телефоне — и всё начнётся."
)
