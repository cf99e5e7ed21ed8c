"""The tray, what has been given already, and where a document belongs."""

from __future__ import annotations

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import evidence_texts as words
from bot.screens import form_texts, texts
from bot.screens.layout import (
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
from domain.filling import Branch, Contents, QuestionLine
from domain.proving import EvidenceCard, EvidenceLine, Tray

LABEL = 90


def tray(view: Tray, page: int) -> Screen:
    shown = page_of(view.lines, page)
    lines = [bold(words.TRAY_TITLE), words.TRAY_HOW if view.lines else words.TRAY_EMPTY, ""]
    lines += [
        words.line(number, words.ICONS[line.kind], quoted(line.label, LABEL), "")
        for number, line in shown.lines
    ]
    form = view.form_id
    opening = numbers(
        (str(number), to.Placing(form=form, paper=line.id)) for number, line in shown.lines
    )
    turn = pager(shown, lambda number: to.Tray(form=form, page=number))
    return screen(lines, rows(*opening, turn, row(button(texts.FORM, to.FormCard(form=form)))))


def library(form: int, place: int, given: tuple[EvidenceLine, ...], page: int) -> Screen:
    shown = page_of(given, page)
    lines = [bold(words.LIBRARY_TITLE), words.LIBRARY_HOW if given else words.LIBRARY_EMPTY, ""]
    lines += [_given(number, line) for number, line in shown.lines]
    attaching = numbers(
        (str(number), to.Attach(form=form, place=place, paper=line.id))
        for number, line in shown.lines
    )
    turn = pager(shown, lambda number: to.Library(form=form, place=place, page=number))
    back = row(button(texts.TO_QUESTION, to.Question(form=form, place=place)))
    return screen(lines, rows(*attaching, turn, back))


def _given(number: int, line: EvidenceLine) -> str:
    uses = words.uses(line.uses) if line.uses else ""
    return words.line(number, words.ICONS[line.kind], quoted(line.label, LABEL), uses)


def placing(view: Contents, card: EvidenceCard, page: int, gap: int | None) -> Screen:
    """The tree of the form again; what is tapped takes the document."""
    form, paper = view.form_id, card.id
    every: list[Branch | QuestionLine] = [*view.sections, *view.questions]
    shown = page_of(every, page)
    lines = [bold(words.PLACING), italic(card.title or card.name), "", bold(view.title)]
    lines += [f"{number}. {quoted(one.label, LABEL)}" for number, one in shown.lines]
    choosing = numbers((str(number), _target(form, paper, one)) for number, one in shown.lines)
    turn = pager(
        shown,
        lambda number: to.Placing(form=form, paper=paper, section=view.section, page=number),
    )
    here = (
        row(button(words.PLACING_TO_GAP, to.Attach(form=form, place=gap, paper=paper)))
        if gap is not None and not view.section
        else None
    )
    up = (
        button(form_texts.UP, to.Placing(form=form, paper=paper, section=view.parent))
        if view.parent is not None
        else None
    )
    card_of = button(words.TO_PAPER, to.Paper(form=form, place=to.NOWHERE, paper=paper))
    return screen(lines, rows(*choosing, turn, here, row(up, card_of)))


def _target(form: int, paper: int, one: Branch | QuestionLine) -> to.Place | to.Action:
    if isinstance(one, Branch):
        return to.Placing(form=form, paper=paper, section=one.section)
    return to.Attach(form=form, place=one.place, paper=paper)
