"""The screen of what has changed since the last period, and of keeping the rest as it was."""

from __future__ import annotations

from html import escape

from bot import callbacks as to
from bot.callbacks.lasting import Delta, KeepRest
from bot.screen import Scene, Screen
from bot.screens import delta_texts as words
from bot.screens import texts
from bot.screens.layout import (
    Row,
    bold,
    button,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from domain.acting import Actor
from domain.filling.lasting import ChangeLine, Changes, changes_of
from storage import Session

LABEL, ANSWER, LINES = 90, 80, 6


def drawn(session: Session, by: Actor, place: Delta, scene: Scene) -> Screen:
    view = changes_of(session, by, scene.now, place.form)
    return asked(view) if place.sure and view.keepable else delta(view, place.page)


def delta(view: Changes, page: int) -> Screen:
    shown = page_of((*view.changed, *view.waiting), page, LINES)
    lines = [bold(words.TITLE), quoted(view.organisation, LABEL), "", words.same(view.same)]
    for number, each in shown.lines:
        heading = words.WAITING if not each.now else words.CHANGED
        if heading not in lines:
            lines += ["", heading]
        lines += [_line(number, each)]
    if not view.changed and not view.waiting:
        lines += ["", words.NOTHING]
    jumps = numbers(
        (str(number), to.Question(form=view.form_id, place=each.place))
        for number, each in shown.lines
    )
    turn = pager(shown, lambda number: Delta(form=view.form_id, page=number))
    rest = view.keepable and button(
        words.keep_rest(view.keepable), Delta(form=view.form_id, sure=1)
    )
    return screen(lines, rows(*jumps, turn, row(rest or None) or None, _back(view)))


def asked(view: Changes) -> Screen:
    """Asked once more, with the number of answers that it will give."""
    yes = button(words.yes(view.keepable), KeepRest(form=view.form_id))
    no = button(words.NO, Delta(form=view.form_id))
    lines = [bold(words.TITLE), "", words.sure(view.keepable), "", words.ASKED]
    return screen(lines, rows(row(yes), row(no)))


def _line(number: int, each: ChangeLine) -> str:
    said = words.line(
        number, quoted(each.label, LABEL), quoted(each.then, ANSWER), quoted(each.now, ANSWER)
    )
    return f"{said}\n   {escape(words.WHY)}" if each.asked_why else said


def _back(view: Changes) -> Row:
    return row(button(texts.FORM, to.FormCard(form=view.form_id)))
