"""Places and actions around reminders: who lacks a form, a nudge, a hush, the morning digest."""

from __future__ import annotations

from bot.callbacks.actions import Action
from bot.callbacks.places import Place


class Missing(Place, prefix="ms"):
    """What a territory still lacks in a campaign."""

    campaign: int
    territory: int


class Nudging(Place, prefix="mn"):
    """A nudge to these, before it is sent."""

    campaign: int
    territory: int
    which: int = 0


class NudgingOne(Place, prefix="mo"):
    form: int


class Nudge(Action, prefix="mg"):
    campaign: int
    territory: int
    which: int = 0


class NudgeOne(Action, prefix="mp"):
    form: int


class Hush(Action, prefix="mh"):
    """The form waits for somebody else; no days: it does no more."""

    form: int
    days: int


class Hours(Place, prefix="hr"):
    """By which clock one is reminded, and whether every working morning."""


class SetClock(Action, prefix="mc"):
    number: int
    """In the list of clocks; nought is that of the organisation."""


class Digest(Action, prefix="md"):
    """A few lines every working morning, or no more."""

    on: int
