"""Places and actions of who does what: points to come, schools below, deputies, own data."""

from __future__ import annotations

from bot.callbacks.places import Place


class Nearest(Place, prefix="np"):
    """Which questions would bring the most points."""

    form: int
    page: int = 0


class Sides(Place, prefix="sd"):
    """The last campaign and this one, by section."""

    form: int
    page: int = 0
