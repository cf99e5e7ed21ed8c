"""Where the next points are, and the last campaign beside this one."""

from __future__ import annotations

from html import escape

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import delta_texts, texts
from bot.screens import duty_texts as words
from bot.screens.layout import (
    Row,
    bold,
    button,
    italic,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from domain.filling.gains import Gains
from domain.filling.sides import Side, Sides
from domain.filling.tallies import Tally
from survey_defs.scoring import points_in_words

LABEL = 100
SHORT = 50
IN_LINE = 3
SECTIONS = 8


def in_a_line(view: Gains) -> str:
    """The greatest three, for the screen of the score; empty when nothing is left."""
    said = [
        words.gain_in_line(quoted(each.label, SHORT), points_in_words(each.points))
        for each in view.lines[:IN_LINE]
    ]
    return words.nearest("; ".join(said)) if said else ""


def nearest(view: Gains, page: int) -> Screen:
    shown = page_of(view.lines, page)
    limit = "" if view.threshold is None else points_in_words(view.threshold)
    earned, maximum = points_in_words(view.earned), points_in_words(view.maximum)
    lines = [bold(words.NEAREST), quoted(view.campaign, LABEL)]
    lines += ["", bold(words.standing(earned, maximum, limit))]
    if view.lacking:
        lines.append(words.lacking(points_in_words(view.lacking)))
    lines += ["", *([] if view.lines else [words.NOTHING_NEAREST])]
    for number, each in shown.lines:
        label, points = quoted(each.label, LABEL), points_in_words(each.points)
        lines.append(words.gain(number, label, points, answered=each.answered))
    if view.lines:
        lines += ["", words.ONE_BY_ONE]
    if not view.official and view.notice:
        lines += ["", italic(texts.notice(view.notice))]
    jumps = numbers(
        (str(number), to.Question(form=view.form_id, place=each.place))
        for number, each in shown.lines
    )
    turn = pager(shown, lambda number: to.Nearest(form=view.form_id, page=number))
    return screen(lines, rows(*jumps, turn, _back(view.form_id)))


def sides(view: Sides, page: int) -> Screen:
    shown = page_of(view.sections, page, SECTIONS)
    lines = [bold(words.SIDES), quoted(view.organisation, LABEL), ""]
    lines += [escape(words.campaigns(view.then, view.now)), ""]
    lines += [f"<b>{_side(words.WHOLE, view.whole)}</b>", ""]
    lines += [f"• {_side(each.label, each)}" for _, each in shown.lines]
    if not view.official and view.notice:
        lines += ["", italic(texts.notice(view.notice))]
    turn = pager(shown, lambda number: to.Sides(form=view.form_id, page=number))
    changed = row(button(delta_texts.LINK, to.Delta(form=view.form_id)))
    return screen(lines, rows(turn, changed, _back(view.form_id)))


def _side(label: str, side: Side) -> str:
    then = words.NOT_THEN if side.then is None else _of(side.then)
    change = "" if side.then is None or _silent(side.now, side.then) else _change(side)
    return words.side(quoted(label, LABEL), then, _of(side.now), change)


def _change(side: Side) -> str:
    grown = side.now.earned - (side.then.earned if side.then else 0)
    return f"+{points_in_words(grown)}" if grown > 0 else points_in_words(grown)


def _silent(*tallies: Tally) -> bool:
    return any(each.total and not each.done for each in tallies)


def _of(tally: Tally) -> str:
    """No answer is never shown as 0."""
    if _silent(tally):
        return words.SILENT
    return words.of(points_in_words(tally.earned), points_in_words(tally.maximum))


def _back(form: int) -> Row:
    return row(button(words.TO_SCORE, to.Summary(form=form)))
