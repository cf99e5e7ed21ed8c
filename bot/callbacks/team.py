"""Places and actions of those who fill in together, of absences and of handing over."""

from __future__ import annotations

from bot.callbacks.actions import Action
from bot.callbacks.places import Place


class Team(Place, prefix="tm"):
    """Who fills in for an organisation."""

    organisation: int
    page: int = 0


class Mate(Place, prefix="mt"):
    """One of them; below 0 it is an invitation."""

    organisation: int
    who: int
    page: int = 0


class Calling(Place, prefix="cg"):
    """Whom to call: a deputy or an executor."""

    organisation: int


class CallHelper(Action, prefix="ch"):
    """`executor`: 1 for one, 0 for a deputy."""

    organisation: int
    executor: int


class GivePart(Action, prefix="gp"):
    """A section of a campaign's questionnaire is an executor's, or not."""

    organisation: int
    who: int
    campaign: int
    section: int
    on: int


class Dismissing(Place, prefix="dsg"):
    """Taking the role of a helper away, asked once more."""

    organisation: int
    who: int


class Dismiss(Action, prefix="ds"):
    organisation: int
    who: int


class Away(Place, prefix="aw"):
    """«Меня нет до…»: who stands in."""

    organisation: int


class AwayUntil(Place, prefix="au"):
    """Likewise: until when; the next text is a date."""

    organisation: int
    deputy: int


class GoAway(Action, prefix="ga"):
    organisation: int
    deputy: int
    days: int


class ComeBack(Action, prefix="cbk"):
    organisation: int


class Handing(Place, prefix="hd"):
    """To whom an unfinished form is handed."""

    form: int


class HandOver(Action, prefix="ho"):
    """0 is nobody in particular: all who fill in have it, as at the beginning."""

    form: int
    person: int


class Phoning(Place, prefix="ph"):
    """The next text is one's own telephone number."""
