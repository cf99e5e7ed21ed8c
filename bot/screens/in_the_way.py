"""What must be put right before a form can be submitted, each with the question to jump to."""

from __future__ import annotations

from collections.abc import Iterator

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import form_texts as words
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
from domain.submitting import Check, DoubtLine

BLOCKING = 2
"""Beside what is missing and what is doubtful, in the button of the check."""
AT_ONCE = 3
"""Said on the first screen of the check already."""
LABEL = 100
SENTENCE = 300


def in_the_way(view: Check) -> Iterator[str]:
    if not view.blocking:
        return
    yield ""
    yield bold(words.IN_THE_WAY)
    for number, line in enumerate(view.blocking[:AT_ONCE], start=1):
        yield _line(number, line)
    if len(view.blocking) > AT_ONCE:
        yield words.more_in_the_way(len(view.blocking) - AT_ONCE)


def to_blocking(view: Check) -> Row | None:
    if not view.blocking:
        return None
    target = to.Check(form=view.form_id, doubts=BLOCKING)
    return row(button(words.TO_IN_THE_WAY, target))


def blocking(view: Check, place: to.Check) -> Screen:
    """All of it, page by page; a rule of the whole form names no question to jump to."""
    shown = page_of(view.blocking, place.page)
    lines = [bold(words.IN_THE_WAY), "", *(_line(number, one) for number, one in shown.lines)]
    jumps = numbers(
        (str(number), to.Question(form=view.form_id, place=one.place))
        for number, one in shown.lines
        if one.place >= 0
    )
    turn = pager(shown, lambda page: to.Check(form=view.form_id, doubts=BLOCKING, page=page))
    back = row(
        button(words.TO_CHECK, to.Check(form=view.form_id)),
        button(texts.FORM, to.FormCard(form=view.form_id)),
    )
    return screen(lines, rows(*jumps, turn, back))


def _line(number: int, line: DoubtLine) -> str:
    label = quoted(line.label, LABEL) if line.place >= 0 else ""
    return words.blocking_line(number, quoted(line.sentence, SENTENCE), label)
