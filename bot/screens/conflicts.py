"""Two answers to one question: both in view and, of long ones, only what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import question_texts as words
from bot.screens import table_texts
from bot.screens.choosing import chosen_codes
from bot.screens.layout import bold, button, quoted, row, rows, screen
from domain.filling import Step
from survey_defs.answers import in_words
from survey_defs.model import Multiple, Table
from survey_defs.tables import cell_in_words, filled, row_in_words, rows_of

SIDE = 1200
CELL = 150
CHANGES = 12
"""Lines of what would change; the rest are counted."""


def conflict(step: Step, mine: Mapping[str, Any], *, their_name: str) -> Screen:
    """Both values, and whose they are; nothing has been written."""
    here = {"form": step.form_id, "place": step.place}
    changes = list(_changes(step, mine))
    lines = [
        bold(words.CONFLICT_TITLE),
        "",
        escape(step.question.title),
        "",
        words.theirs(escape(their_name), quoted(_answer_in_words(step), SIDE)),
        *(_told(changes) if changes else [words.mine(quoted(mine["words"], SIDE))]),
        "",
        words.NOTHING_WRITTEN,
    ]
    return screen(
        lines,
        rows(
            row(button(words.KEEP, to.Question(**here))),
            row(button(words.TAKE_MINE, to.Overwrite(**here, revision=step.revision))),
        ),
        revision=step.revision,
    )


def _told(changes: list[str]) -> Iterator[str]:
    yield ""
    yield words.IF_MINE
    yield from changes[:CHANGES]
    if len(changes) > CHANGES:
        yield words.more(len(changes) - CHANGES)


def _answer_in_words(step: Step) -> str:
    if step.not_applicable is not None:
        said = f"{words.IS_NOT_APPLICABLE}: {step.not_applicable}"
    elif isinstance(step.question, Table) and step.table is not None and step.table.rows:
        said = table_texts.counted(len(step.table.rows), step.question.row)
    else:
        said = in_words(step.question, step.value)
    return f"{said}; 💬 {step.comment}" if step.comment else said


def _changes(step: Step, mine: Mapping[str, Any]) -> Iterator[str]:
    """What would be otherwise; nothing where both answers are better read as they are."""
    value = mine.get("value")
    if step.value is None or value is None or mine.get("not_applicable") is not None:
        return
    if (mine.get("comment") or None) != step.comment:
        return
    if isinstance(step.question, Multiple):
        yield from _of_several(step.question, step.value, value)
    if isinstance(step.question, Table):
        yield from _of_table(step.question, step.value, value)


def _of_several(asked: Multiple, theirs: Any, mine: Any) -> Iterator[str]:
    before, after = chosen_codes(theirs), chosen_codes(mine)
    for option in asked.options:
        if option.code in after - before:
            yield words.would_come(escape(option.label))
        elif option.code in before - after:
            yield words.would_go(escape(option.label))


def _of_table(asked: Table, theirs: Any, mine: Any) -> Iterator[str]:
    """Rows are told by their own numbers; a number on the screen is a place in the list."""
    before = {one["id"]: (place, one) for place, one in enumerate(rows_of(theirs), start=1)}
    after = {one["id"]: (place, one) for place, one in enumerate(rows_of(mine), start=1)}
    for known in sorted(before.keys() | after.keys()):
        if known not in before:
            place, one = after[known]
            yield table_texts.row_added(place, quoted(row_in_words(asked, one), CELL))
        elif known not in after:
            place, one = before[known]
            yield table_texts.row_removed(place, quoted(row_in_words(asked, one), CELL))
        else:
            place, one = before[known]
            yield from _of_row(asked, place, one, after[known][1])


def _of_row(
    asked: Table, place: int, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[str]:
    for _, column in filled(asked):
        sides = [
            quoted(cell_in_words(column, one["cells"].get(column.code)), CELL) or table_texts.EMPTY
            for one in (before, after)
        ]
        if before["cells"].get(column.code) != after["cells"].get(column.code):
            yield table_texts.cell_changed(place, escape(column.label), *sides)
