"""The places of those who fill in together: which question to the domain, which screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens import team as screens
from domain.acting import Actor
from domain.handing_on import handing
from domain.owning import own_phone
from domain.team import Team, team
from storage import Session


def _seen(session: Session, by: Actor, place: Any, scene: Scene) -> Team:
    return team(session, by, scene.now, place.organisation)


def _team(session: Session, by: Actor, place: to.Team, scene: Scene) -> Screen:
    return screens.team(_seen(session, by, place, scene), place.page)


def _mate(session: Session, by: Actor, place: to.Mate, scene: Scene) -> Screen:
    return screens.mate(_seen(session, by, place, scene), place.who, place.page)


def _calling(session: Session, by: Actor, place: to.Calling, scene: Scene) -> Screen:
    return screens.calling(_seen(session, by, place, scene))


def _dismissing(session: Session, by: Actor, place: to.Dismissing, scene: Scene) -> Screen:
    return screens.dismissing(_seen(session, by, place, scene), place.who)


def _away(session: Session, by: Actor, place: to.Away, scene: Scene) -> Screen:
    return screens.away(_seen(session, by, place, scene))


def _away_until(session: Session, by: Actor, place: to.AwayUntil, scene: Scene) -> Screen:
    return screens.away_until(_seen(session, by, place, scene), place.deputy, scene.now)


def _handing(session: Session, by: Actor, place: to.Handing, scene: Scene) -> Screen:
    return screens.handing(handing(session, by, scene.now, place.form))


def _phoning(session: Session, by: Actor, place: to.Phoning, scene: Scene) -> Screen:
    return screens.phoning(own_phone(session, by, scene.now))


TEAM: dict[type[Any], Callable[[Session, Actor, Any, Scene], Screen]] = {
    to.Team: _team,
    to.Mate: _mate,
    to.Calling: _calling,
    to.Dismissing: _dismissing,
    to.Away: _away,
    to.AwayUntil: _away_until,
    to.Handing: _handing,
    to.Phoning: _phoning,
}
