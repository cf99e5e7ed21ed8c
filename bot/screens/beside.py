"""Screens beside a question: what is typed next, reasons, texts under ticks."""

from __future__ import annotations

from html import escape

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import question_texts as words
from bot.screens import texts
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
from domain.filling import Step
from survey_defs.model import Checklist

SHOWN = 500


def typing(step: Step, awaited: to.Type) -> Screen:
    """The next text is not the answer: say what it is, and how to get out of it."""
    lines = [bold(step.question.title), "", *_typed_so_far(step, awaited), _prompt(step, awaited)]
    here = {"form": step.form_id, "place": step.place}
    back: to.Place = to.Question(**here)
    if awaited.what == "item":
        back = to.ItemTexts(**here)
    drop = (
        row(button(words.DROP_COMMENT, to.DropComment(**here, revision=step.revision)))
        if awaited.what == "comment" and step.comment
        else None
    )
    return screen(lines, rows(drop, row(button(texts.CANCEL, back))), revision=step.revision)


def _typed_so_far(step: Step, awaited: to.Type) -> list[str]:
    now = ""
    if awaited.what == "comment":
        now = step.comment or ""
    if awaited.what == "item" and isinstance(step.question, Checklist):
        item = step.question.items[awaited.item]
        now = (step.value or {}).get("texts", {}).get(item.code, "")
    return [f"{words.NOW_COMMENT}: {quoted(now, SHOWN)}", ""] if now else []


def _prompt(step: Step, awaited: to.Type) -> str:
    if awaited.what == "item" and isinstance(step.question, Checklist):
        return words.type_item(escape(step.question.items[awaited.item].label))
    return {
        "comment": words.TYPE_COMMENT,
        "reason": words.TYPE_REASON,
        "previous": words.TYPE_PREVIOUS,
    }[awaited.what]


def reasons(step: Step) -> Screen:
    spot = {"form": step.form_id, "place": step.place, "revision": step.revision}
    known = [
        row(button(reason, to.Reason(**spot, number=number)))
        for number, reason in enumerate(words.REASONS)
    ]
    return screen(
        [bold(step.question.title), "", words.REASONS_TITLE, italic(words.REASONS_HINT)],
        rows(
            *known,
            row(button(words.REASON_OTHER, to.Type(**spot, what="reason"))),
            row(button(texts.TO_QUESTION, to.Question(form=step.form_id, place=step.place))),
        ),
        revision=step.revision,
    )


def item_texts(step: Step, page: int) -> Screen:
    assert isinstance(step.question, Checklist)
    here = {"form": step.form_id, "place": step.place}
    given = (step.value or {}).get("texts", {})
    explained = [(place, item) for place, item in enumerate(step.question.items) if item.text]
    shown = page_of(explained, page)
    lines = [bold(step.question.title), "", words.ITEMS_TITLE, italic(words.ITEMS_HINT)]
    for number, (_, item) in shown.lines:
        text = given.get(item.code, "")
        lines.append(
            f"{number}. {escape(item.label)}" + (f" — {quoted(text, SHOWN)}" if text else "")
        )
    buttons = numbers(
        (f"✎ {number}", to.Type(**here, revision=step.revision, what="item", item=place))
        for number, (place, _) in shown.lines
    )
    turn = pager(shown, lambda number: to.ItemTexts(**here, page=number))
    back = row(button(texts.TO_QUESTION, to.Question(**here)))
    return screen(lines, rows(*buttons, turn, back), revision=step.revision)
