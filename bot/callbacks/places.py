"""Places: the screens to stand before. Their text is also what the conversation remembers."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

NOWHERE = -1
"""The place of a document that was opened from the tray and not from a question."""


class Place(CallbackData, prefix="-"):
    """A screen to stand before."""


# Places of everybody.


class Home(Place, prefix="h"):
    page: int = 0


class Help(Place, prefix="hp"):
    pass


class Privacy(Place, prefix="me"):
    pass


class Leaving(Place, prefix="lv"):
    """Withdrawing the consent, asked once more."""


class Invited(Place, prefix="in"):
    pass


class Consenting(Place, prefix="co"):
    pass


class Outside(Place, prefix="out"):
    """Nobody that we know: no invitation, or it was given back."""


class Farewell(Place, prefix="bye"):
    pass


class PanelLink(Place, prefix="pl"):
    """Explains how the panel opens; the link itself is a message of its own."""


# Places of one form.


class FormCard(Place, prefix="f"):
    form: int


class Question(Place, prefix="q"):
    form: int
    place: int
    page: int = 0


class Reasons(Place, prefix="why"):
    """Why the question does not apply here."""

    form: int
    place: int


class ItemTexts(Place, prefix="it"):
    """The texts under the ticks of a checklist."""

    form: int
    place: int
    page: int = 0


class Conflict(Place, prefix="x"):
    form: int
    place: int


class Contents(Place, prefix="c"):
    form: int
    section: int = 0
    page: int = 0


class Nothing(Place, prefix="no"):
    """Answering "nothing" to all that is left under a section, asked once more."""

    form: int
    section: int


class Gaps(Place, prefix="g"):
    """Section 0 is the whole."""

    form: int
    section: int = 0
    page: int = 0


class Summary(Place, prefix="s"):
    form: int
    page: int = 0


class Check(Place, prefix="k"):
    """`doubts`: what is doubtful and not what is missing. Section 0 is the whole."""

    form: int
    section: int = 0
    doubts: int = 0
    page: int = 0


class Sending(Place, prefix="se"):
    """Submitting, asked once more."""

    form: int


class Recalling(Place, prefix="rc"):
    form: int


# Places of documents. `place` is the question from which the person came.


class Papers(Place, prefix="p"):
    form: int
    place: int
    page: int = 0


class Paper(Place, prefix="pc"):
    form: int
    place: int
    paper: int


class PaperDetails(Place, prefix="pd"):
    form: int
    place: int
    paper: int


class PaperRemoval(Place, prefix="pm"):
    form: int
    place: int
    paper: int


class Library(Place, prefix="lb"):
    """What the organisation has given already, to be given again."""

    form: int
    place: int
    page: int = 0


class Tray(Place, prefix="t"):
    form: int
    page: int = 0


class Placing(Place, prefix="pt"):
    """Where in the form a document belongs."""

    form: int
    paper: int
    section: int = 0
    page: int = 0
