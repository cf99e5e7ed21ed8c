"""Words about a form as a whole: home, card, contents, gaps, score, submitting."""

from __future__ import annotations

from bot.screens.texts import documents, done_of, plural, questions

# Home.

MY_FORMS = "Мои анкеты"
NO_FORMS = "Сейчас открытых анкет нет. Когда приём откроется, я напишу."
GO_ON = "Продолжить"
START = "Начать"
OPEN = "Открыть"
FINISHED = "Завершённые"
UPCOMING = "Скоро откроются"
PANEL = "Панель"


def hello(name: str) -> str:
    return f"Здравствуйте, {name}!"


def upcoming(title: str, organisation: str, day: str) -> str:
    return f"• {title} · {organisation} — с {day}"


def tray(number: int) -> str:
    return f"📥 В лотке: {documents(number)}"


# The state of a form.

NOT_STARTED = "не начата"
FILLING = "заполняется"
OWN_DONE = "ваши разделы заполнены"
ALL_DONE = "заполнена, не отправлена"
SUBMITTED = "✓ отправлена"
LOCKED_EMPTY = "приём закрыт, не отправлена"


def submitted(moment: str, *, late: bool) -> str:
    return f"✓ отправлена {moment}" + (", после срока" if late else ", в срок")


def answered(done: int, total: int) -> str:
    return f"отвечено {done_of(done, total)}"


def due(words: str) -> str:
    return f"Срок: до {words}"


def locks(moment: str) -> str:
    return f"Приём закроется {moment}"


def late_until(moment: str) -> str:
    return f"Срок прошёл; ещё принимаем до {moment}"


def locked_at(moment: str) -> str:
    return f"Приём закрыт {moment}"


def extended(reason: str) -> str:
    return f"Срок для вас продлён: {reason}"


def reopened(moment: str) -> str:
    return f"Анкета открыта для вас до {moment}"


# The card of a form.

CONTENTS = "Разделы"
GAPS = "Пропуски"
SCORE = "Баллы"
TRAY = "📥 Лоток"
SUBMIT = "Проверить и отправить"
RECEIPT = "Квитанция (PDF)"
RECEIPT_COMES = "Квитанция сейчас придёт отдельным сообщением"
RECALL = "Отозвать и исправить"


def tray_button(number: int) -> str:
    return f"📥 Лоток: {documents(number)}"


def receipt_number(number: str) -> str:
    return f"Квитанция № {number}"


# Contents.

NOTHING = "Ничего нет по этому разделу"
NOTHING_MECHANISM = "Ничего нет по механизму"
UNDO = "↩ Вернуть как было"
NEXT_GAP = "К вопросу без ответа »"
ALL_ANSWERED = "Все вопросы этого раздела отвечены."
UP = "‹ Выше"
MARKS = {
    "unanswered": "○",
    "answered": "●",
    "not_applicable": "—",
    "not_asked": "·",
    "waiting": "◐",
}
LEGEND = "● есть ответ · ○ нет · — не применимо"


def branch(number: int, label: str, done: int, total: int) -> str:
    tick = "✓ " if done == total else ""
    return f"{number}. {tick}{label} — {done_of(done, total)}"


def branch_button(label: str, done: int, total: int) -> str:
    return f"{label} · {done}/{total}"


def question_line(number: int, mark: str, label: str, answer: str) -> str:
    return f"{number}. {mark} {label}" + (f" — {answer}" if answer else "")


def nothing_title(title: str) -> str:
    return f"Ничего нет: {title}?"


def nothing_asked(number: int) -> str:
    return (
        f"Без ответа здесь {questions(number)}. На каждый будет записано «ничего нет». "
        "Ответы, которые уже даны, не изменятся. Потом это можно отменить одним нажатием."
    )


def nothing_yes(number: int) -> str:
    return f"Да, ответить «нет»: {number}"


def nothing_done(number: int) -> str:
    return f"✓ Записано «ничего нет»: {questions(number)}"


def nothing_undone(number: int) -> str:
    return f"✓ Отменено: {questions(number)} снова без ответа"


# Gaps.

GAPS_TITLE = "Пропуски"
NO_GAPS = "Все обязательные вопросы отвечены."
ALL_GAPS = "‹ Все пропуски"


def gaps_of(number: int, label: str, count: int) -> str:
    return f"{number}. {label} — {count}"


def gap_line(number: int, label: str, where: str) -> str:
    return f"{number}. {label}" + (f" ({where})" if where else "")


# Score.

SCORE_TITLE = "Баллы, если всё подтвердят"
NO_POINTS = "Баллов здесь нет."
EARNED = "набрано"
LOST = "потеряно"
STILL_OPEN = "ещё нет ответа"


def points(words: str) -> str:
    return words


def score_total(earned: str, maximum: str, percent: str, limit: str) -> str:
    share = f" ({percent} %)" if percent else ""
    return f"Набрано {earned} из {maximum}{share}{limit}"


def score_rest(lost: str, left: str) -> str:
    return f"Потеряно {lost}, ещё нет ответа на {left}"


def score_line(label: str, earned: str, maximum: str, rest: str) -> str:
    return f"{label}: {earned} из {maximum}" + (f" · {rest}" if rest else "")


def bullet(line: str) -> str:
    return f"• {line}"


def rest(lost: str, left: str) -> str:
    said = [f"потеряно {lost}" if lost else "", f"нет ответа на {left}" if left else ""]
    return ", ".join(part for part in said if part)


def level(title: str) -> str:
    return f"Уровень: {title}"


def salary(percent: str) -> str:
    return f"Проценты к окладу, если всё подтвердят: {percent}\N{NO-BREAK SPACE}%"


def so_far(forecast: str) -> str:
    return f"{forecast} Это по ответам, которые уже есть."


def threshold(limit: str, lacking: str) -> str:
    """Goes on from what is earned."""
    return f", порог {limit}: " + (f"не хватает {lacking}" if lacking else "набран")


# Submitting.

CHECK_TITLE = "Проверка перед отправкой"
JUMP = "Нажмите номер, чтобы увидеть вопросы. Отправить можно и так: без ответа нет баллов."
JUMP_FIRST = "Нажмите номер, чтобы увидеть вопросы."
TO_CHECK = "‹ К проверке"
IN_THE_WAY = "⛔ Отправить нельзя, пока не исправлено:"
TO_IN_THE_WAY = "⛔ Что мешает отправить"
READY = "Всё готово к отправке."
SEND_ANYWAY = "Отправить"
SEND = "Отправить анкету »"
SEND_NOW = "✓ Да, отправить"
SENT = "✓ Анкета отправлена"
RECALLED = "✓ Анкета отозвана, можно исправлять"
MISSING_MARK = "○"
DOUBT_MARK = "⚠"


def missing(number: int) -> str:
    return f"○ Без ответа: {questions(number)}"


def doubtful(number: int) -> str:
    return f"⚠ Стоит проверить: {plural(number, 'ответ', 'ответа', 'ответов')}"


UNANSWERED = "○ Нет ответа:"


def blocking_line(number: int, sentence: str, label: str) -> str:
    return f"{number}. {sentence}" + (f" ({label})" if label else "")


def more_in_the_way(number: int) -> str:
    return f"… и ещё {number}: нажмите «{TO_IN_THE_WAY}»."


def checked(number: int, score: str, missing: int, doubtful: int, blocking: int) -> str:
    """A mechanism in the check."""
    found = [f"⛔\N{NO-BREAK SPACE}{blocking}" if blocking else ""]
    found += [f"○\N{NO-BREAK SPACE}{missing}" if missing else ""]
    found += [f"⚠\N{NO-BREAK SPACE}{doubtful}" if doubtful else ""]
    said = " ".join(part for part in found if part)
    return f"{number}. {score}" + (f" · {said}" if said else " ✓")


def doubt(sentence: str, alike: int) -> str:
    return f"⚠ {sentence}" + (f" ({alike})" if alike > 1 else "")


def sending(campaign: str, organisation: str) -> str:
    return f"Отправить анкету «{campaign}» от организации «{organisation}»?"


SENDING_LATE = "Срок уже прошёл: отправка будет отмечена как поздняя."
SENDING_RECALL = "До закрытия приёма её можно будет отозвать и исправить."


def recalling(number: str) -> str:
    return f"Отозвать отправленную анкету (квитанция № {number})?"


RECALL_WHY = "Её можно будет исправить. Не забудьте отправить снова."
RECALL_LATE = (
    "⚠️ Срок уже прошёл. Если отозвать сейчас, новая отправка будет считаться поздней, "
    "а без неё анкета останется неотправленной."
)
RECALL_YES = "Да, отозвать"


def sent(number: str, moment: str) -> str:
    return f"✓ Анкета отправлена {moment}. Квитанция № {number} — в файле ниже."


def receipt_caption(number: str, campaign: str, organisation: str) -> str:
    return f"Квитанция № {number}\n{campaign}\n{organisation}"


def receipt_name(number: str) -> str:
    return f"Квитанция {number}.pdf"
