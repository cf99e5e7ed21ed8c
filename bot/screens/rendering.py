"""From a place in the conversation to the screen that stands there."""

from __future__ import annotations

from html import escape

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens import coming_in, coming_in_texts, texts
from bot.screens.home import home as home_screen
from bot.screens.layout import button, row, rows, screen
from bot.screens.places import PLACES
from domain import consenting, filling, inviting
from domain.acting import Actor, act
from domain.errors import NeedsConsent, NotPossible, Refusal, Stranger
from storage import Session


def render(session: Session, scene: Scene) -> Screen:
    """Draw what stands before this person now; whatever happened, it leads back."""
    try:
        return act(session, scene.telegram_id, scene.now, _known, scene)
    except (Stranger, NeedsConsent) as unknown:
        return _newcomer(session, scene, known=isinstance(unknown, NeedsConsent))


def _known(session: Session, by: Actor, now: object, scene: Scene) -> Screen:
    place = to.unpacked(scene.place)
    if isinstance(place, to.Invited):
        before = inviting.arrival(session, scene.telegram_id, scene.now)
        if before is not None and not before.confirmed:
            return coming_in.invited(before)
    draw = PLACES.get(type(place)) if place is not None else None
    if place is None or draw is None:
        return home_screen(filling.home(session, by, scene.now), scene.now, 0)
    try:
        return draw(session, by, place, scene)
    except Refusal as refusal:
        return _lost(refusal.sentence)


def _lost(sentence: str) -> Screen:
    """What stood here is gone, or was never theirs."""
    return screen([escape(sentence)], rows(row(button(texts.HOME, to.Home()))))


def _newcomer(session: Session, scene: Scene, *, known: bool) -> Screen:
    """Nobody that we know sees anything but their own invitation and the text of the consent."""
    place = to.unpacked(scene.place)
    if isinstance(place, to.Farewell):
        return coming_in.farewell()
    if isinstance(place, to.Help):
        return screen([texts.HELP_STRANGER])
    before = inviting.arrival(session, scene.telegram_id, scene.now)
    if known or (before is not None and before.confirmed):
        return _consent(scene)
    return coming_in.outside() if before is None else coming_in.invited(before)


def _consent(scene: Scene) -> Screen:
    try:
        return coming_in.consenting(consenting.consent_text(scene.setting.operator))
    except NotPossible:
        return screen([coming_in_texts.NOT_OPEN_YET])
