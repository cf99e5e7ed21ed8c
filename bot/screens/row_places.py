"""The places inside a table, and a long list of options: from the domain to their screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens import cells, question, tables
from bot.screens.answers import Looking
from domain import filling
from domain.acting import Actor
from domain.filling import Step
from storage import Session


def today(step: Step, scene: Scene) -> date:
    """Where the organisation is."""
    return scene.now.astimezone(step.zone).date()


def _row(session: Session, by: Actor, place: to.Row, scene: Scene) -> Screen:
    view = filling.row_step(session, by, scene.now, place.form, place.place, place.row)
    return cells.table_row(view, place.page)


def _cell(session: Session, by: Actor, place: to.Cell, scene: Scene) -> Screen:
    view = _cell_step(session, by, place, scene)
    return cells.cell(view, page=place.page, today=today(view.step, scene))


def _cell_step(
    session: Session, by: Actor, place: to.Cell | to.Finding, scene: Scene
) -> filling.CellStep:
    here = (place.form, place.place, place.row, place.column)
    return filling.cell_step(session, by, scene.now, *here)


def _removal(session: Session, by: Actor, place: to.RowRemoval, scene: Scene) -> Screen:
    view = filling.row_step(session, by, scene.now, place.form, place.place, place.row)
    return tables.removal(view)


def _gone(session: Session, by: Actor, place: to.RowGone, scene: Scene) -> Screen:
    """Once it is there again, there is nothing to bring back."""
    step = filling.question_step(session, by, scene.now, place.form, place.place)
    if step.table is None or any(one.id == place.row for one in step.table.rows):
        return question.question(step)
    look = Looking(tables.page_of_gone(step.table, place.row))
    return question.question(step, look, gone=place.row)


def _finding(session: Session, by: Actor, place: to.Finding, scene: Scene) -> Screen:
    if place.row:
        view = _cell_step(session, by, place, scene)
        return cells.cell(view, page=place.page, searched=place.words)
    step = filling.question_step(session, by, scene.now, place.form, place.place)
    return question.question(step, Looking(place.page, place.words))


ROWS: dict[type[Any], Callable[[Session, Actor, Any, Scene], Screen]] = {
    to.Row: _row,
    to.Cell: _cell,
    to.RowRemoval: _removal,
    to.RowGone: _gone,
    to.Finding: _finding,
}
