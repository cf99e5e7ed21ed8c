"""Places and actions of who does what: points to come, schools below, deputies, own data."""

from __future__ import annotations

from bot.callbacks.actions import Action
from bot.callbacks.places import Place


class Nearest(Place, prefix="np"):
    """Which questions would bring the most points."""

    form: int
    page: int = 0


class Sides(Place, prefix="sd"):
    """The last campaign and this one, by section."""

    form: int
    page: int = 0


class Boards(Place, prefix="bs"):
    """The campaigns that ask organisations below."""

    page: int = 0


class Board(Place, prefix="bd"):
    """Where the forms of a campaign stand. `standing`: 0 is all, then as they are listed."""

    campaign: int
    standing: int = 0
    page: int = 0


class Renaming(Place, prefix="rn"):
    """The next text is one's own name."""


class TakeOwn(Action, prefix="gm"):
    """All that is kept about oneself, as a file."""
