"""The buttons that answer a question, by its kind, and the lines that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from bot.callbacks import (
    Flag,
    ItemTexts,
    Library,
    Question,
    TakeProposal,
    Tick,
    TickAll,
    TickNone,
    Type,
)
from bot.screen import Button
from bot.screens import question_texts as words
from bot.screens.choosing import Asked, Spot, choosing
from bot.screens.days import days
from bot.screens.layout import Row, button, quoted, row, rows
from bot.screens.options import Answering, Marks, Offered, Paging, narrow, wide
from bot.screens.tables import table_rows
from domain.filling import Step
from survey_defs.checklists import ticks
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Date,
    EvidenceOnly,
    Ladder,
    Multiple,
    Table,
)

ITEM_TEXT = 150
"""Letters of a text under a tick that the question shows."""
BOXES = Marks(words.TICKED, words.UNTICKED)


@dataclass(frozen=True, slots=True)
class Looking:
    """Which part of a long answer is looked at."""

    page: int = 0
    searched: str = ""
    today: date | None = None
    """Where the organisation is; none: no days are offered."""


def answering(step: Step, look: Looking) -> Answering:
    match step.question:
        case Choice() | Multiple():
            return _options(step, step.question, look)
        case Checklist() as checklist:
            return _checklist(step, checklist, look.page)
        case Table() as table:
            return table_rows(step, table, look.page)
        case Date() as asked:
            return Answering(rest=days(asked, step.value, spot_of(step), look.today))
        case EvidenceOnly() | Ladder() | Change():
            return Answering(rest=_rest(step, step.question))
    return Answering()


def _rest(step: Step, question: EvidenceOnly | Ladder | Change) -> tuple[Row, ...]:
    """What stands beside typing or sending."""
    if isinstance(question, EvidenceOnly):
        return _given_before(step)
    if isinstance(question, Change):
        return _change(step, question)
    return (_flag(step, "void", question.void),) if question.void else ()


def spot_of(step: Step) -> Spot:
    return Spot(step.form_id, step.place, step.revision)


def _options(step: Step, question: Choice | Multiple, look: Looking) -> Answering:
    asked = Asked(question, step.value, step.offered, spot_of(step), look.page, look.searched)
    return choosing(asked)


def _given_before(step: Step) -> tuple[Row, ...]:
    """What the organisation has given elsewhere answers this question as well."""
    if not step.reusable:
        return ()
    return (row(button(words.FROM_SENT, Library(form=step.form_id, place=step.place))),)


# Checklists: one tick to a row while the labels fit, else numbers.


def _checklist(step: Step, question: Checklist, page: int) -> Answering:
    ticked = ticks(step.value)
    spot = {"form": step.form_id, "place": step.place, "revision": step.revision}
    options = [
        Offered(
            number + 1,
            item.label,
            item.full,
            item.code in ticked,
            Tick(**spot, item=number, on=int(item.code not in ticked), page=page),
        )
        for number, item in enumerate(question.items)
    ]
    labels = [f"{BOXES.of(one)} {one.label}" for one in options]
    paging = Paging(page, lambda to: Question(form=step.form_id, place=step.place, page=to))
    return Answering(
        wide(options, labels, BOXES, listed=True),
        narrow(options, BOXES, paging, hint=f"<i>{words.NUMBERS_HINT}</i>"),
        _item_texts(step, question),
        _quick(step, question),
    )


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


def _change(step: Step, question: Change) -> tuple[Row, ...]:
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
    return rows(flag, previous)


def _flag(step: Step, name: str, label: str) -> Row:
    on = bool((step.value or {}).get(name))
    mark = words.TICKED if on else words.UNTICKED
    target = Flag(
        form=step.form_id, place=step.place, revision=step.revision, name=name, on=int(not on)
    )
    return row(Button(f"{mark} {label}", target.pack()))
