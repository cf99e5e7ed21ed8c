"""The places around reminders: which question to the domain, drawn by which screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens import hours as hours_screens
from bot.screens import nudging as screens
from domain import nudging
from domain.acting import Actor
from domain.hours import hours
from storage import Session
from storage.summaries import Which


def _missing(session: Session, by: Actor, place: to.Missing, scene: Scene) -> Screen:
    view = nudging.missing(session, by, scene.now, place.campaign, place.territory)
    return screens.missing(view, scene.now)


def _nudging(session: Session, by: Actor, place: to.Nudging, scene: Scene) -> Screen:
    """Those who submit meanwhile are left out; when none is left, that is said."""
    at, which = (place.campaign, place.territory), Which(place.which)
    forms = nudging.lacking(session, by, scene.now, *at, which)
    back = to.Missing(campaign=place.campaign, territory=place.territory)
    if not forms:
        return screens.missing(nudging.missing(session, by, scene.now, *at), scene.now)
    view = nudging.preview(session, by, scene.now, forms)
    send = to.Nudge(campaign=place.campaign, territory=place.territory, which=place.which)
    return screens.preview(view, by.name, scene.now, send, back)


def _nudging_one(session: Session, by: Actor, place: to.NudgingOne, scene: Scene) -> Screen:
    view = nudging.preview(session, by, scene.now, (place.form,))
    return screens.preview(view, by.name, scene.now, to.NudgeOne(form=place.form), to.Home())


def _hours(session: Session, by: Actor, place: to.Hours, scene: Scene) -> Screen:
    return hours_screens.hours(hours(session, by, scene.now))


REMINDING: dict[type[Any], Callable[[Session, Actor, Any, Scene], Screen]] = {
    to.Missing: _missing,
    to.Nudging: _nudging,
    to.NudgingOne: _nudging_one,
    to.Hours: _hours,
}
