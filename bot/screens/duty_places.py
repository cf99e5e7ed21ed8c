"""The places of who does what: which question to the domain, drawn by which screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens import boards, gaining, owning, submitting
from domain import filling
from domain.acting import Actor
from domain.filling.gains import gains
from domain.filling.sides import has_before, side_by_side
from domain.overview import View
from domain.overview.below import board_below, campaigns_below
from storage import Session


def _summary(session: Session, by: Actor, place: to.Summary, scene: Scene) -> Screen:
    at = (session, by, scene.now, place.form)
    view, near = filling.summary(*at), gains(*at)
    return submitting.summary(view, place.page, near, before=has_before(*at))


def _nearest(session: Session, by: Actor, place: to.Nearest, scene: Scene) -> Screen:
    return gaining.nearest(gains(session, by, scene.now, place.form), place.page)


def _sides(session: Session, by: Actor, place: to.Sides, scene: Scene) -> Screen:
    return gaining.sides(side_by_side(session, by, scene.now, place.form), place.page)


def _boards(session: Session, by: Actor, place: to.Boards, scene: Scene) -> Screen:
    return boards.boards(campaigns_below(session, by, scene.now), place.page)


def _board(session: Session, by: Actor, place: to.Board, scene: Scene) -> Screen:
    standing = boards.standing_of(place.standing)
    view = View(state=standing, page=place.page + 1, per_page=boards.ROWS)
    return boards.board(board_below(session, by, scene.now, place.campaign, view))


def _renaming(session: Session, by: Actor, place: to.Renaming, scene: Scene) -> Screen:
    return owning.renaming(by.name)


DUTIES: dict[type[Any], Callable[[Session, Actor, Any, Scene], Screen]] = {
    to.Summary: _summary,
    to.Nearest: _nearest,
    to.Sides: _sides,
    to.Boards: _boards,
    to.Board: _board,
    to.Renaming: _renaming,
}
