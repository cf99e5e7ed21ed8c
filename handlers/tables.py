"""The rows of a table and their cells, by tap and by typing."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot.change import Change
from bot.screens import question_texts, table_texts
from bot.seats import Standing
from domain import answering
from domain.answering import Recorded, Spot
from handlers.links import NoLinks, PlainText
from handlers.meeting import record
from handlers.wording import Inside, after, said, saved, still_finding, typed, typed_in_cell

OfCell = to.ChooseCell | to.TickCell | to.UntickCell | to.ClearCell | to.PickDay


def _spot(pressed: to.AddRow | to.RemoveRow | to.RestoreRow | to.NoRows | OfCell) -> Spot:
    return Spot(pressed.form, pressed.place, pressed.revision)


def _inside(pressed: OfCell) -> Inside:
    return Inside(_spot(pressed), pressed.row, pressed.column)


def onward(recorded: Recorded) -> to.Place:
    """The next empty cell opens by itself; a row without any is shown as a whole."""
    here = {"form": recorded.form_id, "place": recorded.place}
    if recorded.row is None:
        return to.Question(**here)
    if recorded.cell is None:
        return to.Row(**here, row=recorded.row)
    return to.Cell(**here, row=recorded.row, column=recorded.cell)


# Rows.


async def add_row(query: CallbackQuery, callback_data: to.AddRow, change: Change) -> None:
    await record(change, answering.add_row, _spot(callback_data), callback_data.row, place=onward)


async def remove_row(query: CallbackQuery, callback_data: to.RemoveRow, change: Change) -> None:
    pressed = callback_data
    gone = to.RowGone(form=pressed.form, place=pressed.place, row=pressed.row)
    await record(
        change, answering.remove_row, _spot(pressed), pressed.row,
        place=gone, toast=table_texts.REMOVED,
    )  # fmt: skip


async def restore_row(query: CallbackQuery, callback_data: to.RestoreRow, change: Change) -> None:
    pressed = callback_data
    await record(
        change, answering.restore_row, _spot(pressed), pressed.row,
        place=to.Row(form=pressed.form, place=pressed.place, row=pressed.row),
        toast=table_texts.RESTORED,
    )  # fmt: skip


async def no_rows(query: CallbackQuery, callback_data: to.NoRows, change: Change) -> None:
    here = to.Question(form=callback_data.form, place=callback_data.place)
    await record(
        change, answering.no_rows, _spot(callback_data),
        place=here, toast=table_texts.NO_ROWS_SAVED,
    )  # fmt: skip


# Cells.


async def choose_cell(query: CallbackQuery, callback_data: to.ChooseCell, change: Change) -> None:
    await record(
        change, answering.choose_cell, *_inside(callback_data), callback_data.option,
        place=onward, toast=saved,
    )  # fmt: skip


async def tick_cell(query: CallbackQuery, callback_data: to.TickCell, change: Change) -> None:
    """More may be ticked: the cell stays open."""
    pressed = callback_data
    cell = to.Cell(
        form=pressed.form, place=pressed.place, row=pressed.row, column=pressed.column,
        page=pressed.page,
    )  # fmt: skip
    here = still_finding((await change.where()).place, pressed) or cell
    await record(
        change, answering.tick_cell, *_inside(pressed), pressed.option, bool(pressed.on),
        place=here, toast=saved,
    )  # fmt: skip


async def untick_cell(query: CallbackQuery, callback_data: to.UntickCell, change: Change) -> None:
    await record(change, answering.untick_cell, *_inside(callback_data), place=onward, toast=saved)


async def clear_cell(query: CallbackQuery, callback_data: to.ClearCell, change: Change) -> None:
    pressed = callback_data
    here = to.Cell(form=pressed.form, place=pressed.place, row=pressed.row, column=pressed.column)
    await record(
        change, answering.clear_cell, *_inside(pressed),
        place=here, toast=question_texts.CLEARED,
    )  # fmt: skip


async def pick_day(query: CallbackQuery, callback_data: to.PickDay, change: Change) -> None:
    """A day of a cell or, without a row, of the question itself."""
    pressed = callback_data
    day = date.fromordinal(min(max(pressed.day, 1), date.max.toordinal())).isoformat()
    if pressed.row:
        await record(change, typed_in_cell, _inside(pressed), day, place=after(onward), toast=said)
        return
    here = to.Question(form=pressed.form, place=pressed.place)
    await record(change, typed, _spot(pressed), day, place=after(here), toast=said)


async def typed_cell(message: Message, standing: to.Cell, change: Change) -> None:
    """An address too is what the cell says: documents belong to the whole table."""
    spot = Spot(standing.form, standing.place, change.conversation.seen)
    here = Inside(spot, standing.row, standing.column)
    await record(change, typed_in_cell, here, message.text or "", place=after(onward), toast=said)


async def typed_among(message: Message, standing: to.Finding, change: Change) -> None:
    """Words typed before the matches: an answer, or another search."""
    seen, text = change.conversation.seen, message.text or ""
    if standing.row:
        cell = Inside(Spot(standing.form, standing.place, seen), standing.row, standing.column)
        await record(change, typed_in_cell, cell, text, place=after(onward), toast=said)
        return
    here = to.Question(form=standing.form, place=standing.place)
    spot = Spot(standing.form, standing.place, seen)
    await record(change, typed, spot, text, place=after(here), toast=said)


def router() -> Router:
    made = Router(name="tables")
    made.callback_query.register(add_row, to.AddRow.filter())
    made.callback_query.register(remove_row, to.RemoveRow.filter())
    made.callback_query.register(restore_row, to.RestoreRow.filter())
    made.callback_query.register(no_rows, to.NoRows.filter())
    made.callback_query.register(choose_cell, to.ChooseCell.filter())
    made.callback_query.register(tick_cell, to.TickCell.filter())
    made.callback_query.register(untick_cell, to.UntickCell.filter())
    made.callback_query.register(clear_cell, to.ClearCell.filter())
    made.callback_query.register(pick_day, to.PickDay.filter())
    made.message.register(typed_cell, PlainText(), Standing(to.Cell))
    made.message.register(typed_among, PlainText(), NoLinks(), Standing(to.Finding))
    return made
