"""The form as a tree with what is done in each branch; the gaps; "nothing under this"."""

from __future__ import annotations

from html import escape

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import form_texts as words
from bot.screens import texts
from bot.screens.layout import (
    PER_PAGE,
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
from bot.screens.widths import FULL, width
from domain.filling import Branch, Contents, QuestionLine

LABEL = 120
ANSWER = 40


def contents(view: Contents, page: int, gap: int | None) -> Screen:
    lines = [bold(view.title)]
    lines += [f"{texts.bar(view.done, view.total)} {words.answered(view.done, view.total)}", ""]
    every: list[Branch | QuestionLine] = [*view.sections, *view.questions]
    shown = page_of(every, page)
    lines += [_line(number, one) for number, one in shown.lines]
    if any(isinstance(one, QuestionLine) for _, one in shown.lines):
        lines += ["", words.LEGEND]
    if not view.may_change and view.why_not:
        lines += ["", escape(view.why_not)]
    turn = pager(
        shown, lambda number: to.Contents(form=view.form_id, section=view.section, page=number)
    )
    return screen(lines, rows(*_open(view, shown.lines), turn, *_below(view, gap)))


def _line(number: int, one: Branch | QuestionLine) -> str:
    if isinstance(one, Branch):
        return words.branch(number, quoted(one.label, LABEL), one.done, one.total)
    answer = quoted(one.short_answer, ANSWER)
    papers = f" 📎{one.evidence}" if one.evidence else ""
    mark = words.MARKS[one.state]
    return words.question_line(number, mark, quoted(one.label, LABEL), answer) + papers


def _open(view: Contents, lines: tuple[tuple[int, Branch | QuestionLine], ...]) -> tuple[Row, ...]:
    """Names on the buttons while they are few and short, numbers otherwise."""
    named = [_named(view.form_id, one) for _, one in lines]
    few = 3
    if len(named) <= few and all(width(one.label) <= FULL for one in named):
        return tuple(row(one) for one in named)
    return numbers((_short(number, one), _target(view.form_id, one)) for number, one in lines)


def _named(form: int, one: Branch | QuestionLine) -> Button:
    if isinstance(one, Branch):
        return button(words.branch_button(one.label, one.done, one.total), _target(form, one))
    return button(one.label, _target(form, one))


def _short(number: int, one: Branch | QuestionLine) -> str:
    done = one.done == one.total if isinstance(one, Branch) else one.state == "answered"
    return f"{number} ✓" if done else str(number)


def _target(form: int, one: Branch | QuestionLine) -> to.Place:
    if isinstance(one, Branch):
        return to.Contents(form=form, section=one.section)
    return to.Question(form=form, place=one.place)


def _below(view: Contents, gap: int | None) -> tuple[Row, ...]:
    form = view.form_id
    up = (
        button(words.UP, to.Contents(form=form, section=view.parent, page=view.line // PER_PAGE))
        if view.parent is not None
        else None
    )
    onward = (
        row(button(words.NEXT_GAP, to.Question(form=form, place=gap))) if gap is not None else None
    )
    return rows(
        onward, _nothing(view), _undo(view), row(up, button(texts.FORM, to.FormCard(form=form)))
    )


def _nothing(view: Contents) -> Row | None:
    if not view.section or not view.unanswered or not view.may_change:
        return None
    label = words.NOTHING_MECHANISM if view.level == "mechanism" else words.NOTHING
    return row(button(label, to.Nothing(form=view.form_id, section=view.section)))


def _undo(view: Contents) -> Row | None:
    if view.batch is None or not view.may_change:
        return None
    target = to.UndoNothing(form=view.form_id, section=view.section, batch=view.batch)
    return row(button(words.UNDO, target))


def nothing(view: Contents) -> Screen:
    """Asked once more, with the number of answers that it will give."""
    back = to.Contents(form=view.form_id, section=view.section)
    yes = to.GiveNothing(form=view.form_id, section=view.section)
    return screen(
        [bold(words.nothing_title(view.title)), "", words.nothing_asked(view.unanswered)],
        rows(
            row(button(words.nothing_yes(view.unanswered), yes)),
            row(button(texts.NO_BACK, back)),
        ),
    )
