"""The buttons that answer a question, by its kind, and the lines that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from aiogram.filters.callback_data import CallbackData

from bot.callbacks import (
    Choose,
    Flag,
    ItemTexts,
    Question,
    TakeProposal,
    Tick,
    TickAll,
    TickNone,
    Type,
)
from bot.screen import Button
from bot.screens import question_texts as words
from bot.screens.layout import (
    PER_PAGE,
    Row,
    button,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
)
from bot.screens.widths import FULL, HALF, width
from domain.filling import Step
from survey_defs.checklists import ticks
from survey_defs.model import Change, Checklist, Choice, Ladder

ITEM_TEXT = 150
"""Letters of a text under a tick that the question shows."""
MARK = 3
"""What a mark before a label takes."""


@dataclass(frozen=True, slots=True)
class Options:
    """One way to lay the options out: what the text says of them, and the buttons."""

    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


NONE = Options()


@dataclass(frozen=True, slots=True)
class Answering:
    """`wide` is nicer; `narrow` stands in for it when a label or the screen has no room."""

    wide: Options = NONE
    narrow: Options = NONE
    lines: tuple[str, ...] = ()
    rest: tuple[Row, ...] = ()

    def within(self, room: int) -> Options:
        fits = self.wide.rows and len(self.wide.rows + self.rest) <= room
        chosen = self.wide if fits else self.narrow
        return Options((*chosen.lines, *self.lines), (*chosen.rows, *self.rest))


def answering(step: Step, page: int) -> Answering:
    match step.question:
        case Choice() as choice:
            return _choice(step, choice, page)
        case Checklist() as checklist:
            return _checklist(step, checklist, page)
        case Ladder(void=label) if label:
            return Answering(rest=(_flag(step, "void", label),))
        case Change() as change:
            return _change(step, change)
    return Answering()


# Choices and checklists: one option to a row while the labels fit, else numbers.


def _choice(step: Step, question: Choice, page: int) -> Answering:
    options = [
        Offered(
            option.label,
            option.full,
            option.code == step.value,
            Choose(form=step.form_id, place=step.place, revision=step.revision, option=number),
        )
        for number, option in enumerate(question.options)
    ]
    marks = (words.CHOSEN, words.EMPTY)
    labels = [_chosen(one.label) if one.chosen else one.label for one in options]
    listed = any(one.full for one in options)
    return Answering(
        _wide(options, labels, marks, listed=listed), _narrow(step, page, options, marks)
    )


def _chosen(label: str) -> str:
    marked = f"{words.CHOSEN} {label}"
    return marked if width(marked) <= FULL else f"{words.CHOSEN_NARROW} {label}"


def _checklist(step: Step, question: Checklist, page: int) -> Answering:
    ticked = ticks(step.value)
    spot = {"form": step.form_id, "place": step.place, "revision": step.revision}
    options = [
        Offered(
            item.label,
            item.full,
            item.code in ticked,
            Tick(**spot, item=number, on=int(item.code not in ticked), page=page),
        )
        for number, item in enumerate(question.items)
    ]
    marks = (words.TICKED, words.UNTICKED)
    labels = [f"{_mark(one, marks)} {one.label}" for one in options]
    return Answering(
        _wide(options, labels, marks, listed=True),
        _narrow(step, page, options, marks, hint=f"<i>{words.NUMBERS_HINT}</i>"),
        _item_texts(step, question),
        _quick(step, question),
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """An option or a tick, and the press that chooses it."""

    label: str
    full: str
    chosen: bool
    target: CallbackData


def _mark(one: Offered, marks: tuple[str, str]) -> str:
    return marks[0] if one.chosen else marks[1]


def _wide(
    options: list[Offered], labels: list[str], marks: tuple[str, str], *, listed: bool
) -> Options:
    """`listed`: the text says the options too, ticks and full wording."""
    if len(options) > PER_PAGE or max(map(width, labels)) > FULL:
        return NONE
    lines = [f"{_mark(one, marks)} {escape(one.full or one.label)}" for one in options]
    buttons = [button(label, one.target) for label, one in zip(labels, options, strict=True)]
    both = 2
    if len(buttons) == both and max(width(one.label) for one in options) + MARK <= HALF:
        buttons_in_rows: tuple[Row, ...] = (row(*buttons),)  # yes and no, side by side
    else:
        buttons_in_rows = tuple(row(one) for one in buttons)
    return Options(tuple(lines) if listed else (), buttons_in_rows)


def _narrow(
    step: Step, page: int, options: list[Offered], marks: tuple[str, str], hint: str = ""
) -> Options:
    shown = page_of(options, page)
    made = numbers((f"{_mark(one, marks)} {number}", one.target) for number, one in shown.lines)
    lines = [
        f"{_mark(one, marks)} {number}. {escape(one.full or one.label)}"
        for number, one in shown.lines
    ]
    turn = pager(shown, lambda to: Question(form=step.form_id, place=step.place, page=to))
    return Options((*lines, *([hint] if hint else [])), rows(*made, turn))


# What stands under the ticks of a checklist.


def _item_texts(step: Step, question: Checklist) -> tuple[str, ...]:
    given = (step.value or {}).get("texts", {})
    return tuple(
        words.explained(escape(item.label), quoted(given[item.code], ITEM_TEXT))
        for item in question.items
        if given.get(item.code)
    )


def _quick(step: Step, question: Checklist) -> tuple[Row, ...]:
    spot = {"form": step.form_id, "place": step.place, "revision": step.revision}
    proposal = step.proposal and row(
        button(
            words.proposal(len(ticks(step.proposal)), len(question.items)),
            TakeProposal(**spot),
        )
    )
    explain = any(item.text for item in question.items) and row(
        button(words.EXPLAIN, ItemTexts(form=step.form_id, place=step.place))
    )
    return rows(
        proposal or None,
        row(button(words.ALL, TickAll(**spot)), button(words.NONE, TickNone(**spot))),
        explain or None,
    )


# Measures.


def _change(step: Step, question: Change) -> Answering:
    flag = _flag(step, "exempt", question.exempt) if question.exempt else None
    by_hand = step.previous is None or step.previous_by_hand
    previous = (
        row(
            button(
                words.PREVIOUS,
                Type(
                    form=step.form_id,
                    place=step.place,
                    revision=step.revision,
                    what="previous",
                ),
            )
        )
        if by_hand
        else None
    )
    return Answering(rest=rows(flag, previous))


def _flag(step: Step, name: str, label: str) -> Row:
    on = bool((step.value or {}).get(name))
    mark = words.TICKED if on else words.UNTICKED
    target = Flag(
        form=step.form_id, place=step.place, revision=step.revision, name=name, on=int(not on)
    )
    return row(Button(f"{mark} {label}", target.pack()))
