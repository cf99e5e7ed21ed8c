"""Who has submitted in one's territory, campaign by campaign and form by form."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import duty_texts as words
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
from domain.overview.below import Below, BelowLine
from domain.overview.views import BoardRow, Standing, Tally

TITLE = 80
CAMPAIGNS = 6
ROWS = 6
_STANDINGS = (None, *Standing)
_LABELS = {
    None: words.ALL,
    Standing.NOT_STARTED: words.NOT_STARTED,
    Standing.FILLING: words.FILLING,
    Standing.SUBMITTED: words.SUBMITTED,
    Standing.LOCKED: words.LOCKED,
}


def standing_of(number: int) -> Standing | None:
    """What the button meant; anything else is all of them."""
    return _STANDINGS[number] if 0 <= number < len(_STANDINGS) else None


def boards(lines: Sequence[BelowLine], page: int) -> Screen:
    shown = page_of(lines, page, CAMPAIGNS)
    said = [bold(words.BOARDS)] if lines else [words.NO_BOARDS]
    for number, line in shown.lines:
        title = quoted(line.campaign.title, TITLE)
        said += ["", words.board_line(number, title, _counts(line.forms))]
    jumps = numbers(
        (str(number), to.Board(campaign=line.campaign.id)) for number, line in shown.lines
    )
    turn = pager(shown, lambda to_page: to.Boards(page=to_page))
    return screen(said, rows(*jumps, turn, row(button(texts.HOME, to.Home()))))


def board(view: Below) -> Screen:
    lines = [bold(words.BOARDS), quoted(view.campaign.title, TITLE), ""]
    lines.append(_counts(view.everything))
    if view.everything.overdue:
        lines.append(words.overdue(view.everything.overdue))
    lines += ["", *([] if view.rows else [words.NO_ROWS])]
    shown = tuple(enumerate(view.rows, view.first))
    lines += [_line(number, each) for number, each in shown]
    if shown:
        lines += ["", words.LOOK_ONLY]
    jumps = numbers((str(number), to.FormCard(form=each.form_id)) for number, each in shown)
    return screen(lines, rows(*jumps, _turn(view), *_filters(view), *_nudges(view), _back()))


def _counts(forms: Tally) -> str:
    return words.counts(forms[Standing.SUBMITTED], forms.total, forms.on_time, forms.late)


def _line(number: int, each: BoardRow) -> str:
    return words.row_line(number, quoted(each.short_name, TITLE), escape(_state(each)))


def _state(each: BoardRow) -> str:
    match each.state:
        case Standing.SUBMITTED:
            return words.handed_in(late=each.on_time is False)
        case Standing.LOCKED:
            return words.NOT_HANDED_IN
        case Standing.FILLING:
            said = words.being_filled(each.done, each.total)
        case Standing.NOT_STARTED:
            said = words.NOT_BEGUN
    return said + (words.PAST if each.on_time is False else "")


def _turn(view: Below) -> Row | None:
    if view.pages == 1:
        return None

    def turned(number: int) -> to.Board:
        standing = _STANDINGS.index(view.standing)
        return to.Board(campaign=view.campaign.id, standing=standing, page=number - 1)

    return row(
        button(texts.EARLIER, turned(view.page - 1)) if view.page > 1 else None,
        button(texts.page(view.page, view.pages), turned(view.page)),
        button(texts.LATER, turned(view.page + 1)) if view.page < view.pages else None,
    )


def _filters(view: Below) -> tuple[Row, ...]:
    """Only those that leave something, with the chosen one marked; two in a row."""
    made = []
    for place, standing in enumerate(_STANDINGS):
        count = view.everything.total if standing is None else view.everything[standing]
        if count and (standing is None or count < view.everything.total):
            label = words.filter_of(_LABELS[standing], count)
            if standing == view.standing:
                label = words.chosen(label)
            made.append(button(label, to.Board(campaign=view.campaign.id, standing=place)))
    return tuple(row(*made[at : at + 2]) for at in range(0, len(made), 2)) if made[1:] else ()


def _nudges(view: Below) -> tuple[Row, ...]:
    """Shown first, sent after: the screen of the nudge says to whom it goes."""
    open_ones = view.everything[Standing.NOT_STARTED] + view.everything[Standing.FILLING]
    if not open_ones or not view.territories:
        return ()
    at = to.Missing(campaign=view.campaign.id, territory=view.territories[0])
    return (row(button(words.NUDGE, at)),)


def _back() -> Row:
    return row(button(words.TO_BOARDS, to.Boards()), button(texts.HOME, to.Home()))
