"""What a pressed button says: places to go to, and actions that change something.

Telegram allows 64 bytes, so the prefixes are short. The text of a place is also what the
conversation remembers, and an awaiting is kept as the text of the button that asked for it.
A button carries ids and the revision of the one answer that it was drawn from.
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

NOWHERE = -1
"""The place of a document that was opened from the tray and not from a question."""


class Place(CallbackData, prefix="-"):
    """A screen to stand before."""


class Action(CallbackData, prefix="+"):
    """Something to be done."""


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
    form: int
    page: int = 0


class Summary(Place, prefix="s"):
    form: int
    page: int = 0


class Check(Place, prefix="k"):
    form: int
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


# Actions of newcomers and of those who leave.


class ThatIsMe(Action, prefix="ym"):
    pass


class NotMe(Action, prefix="nm"):
    pass


class Agree(Action, prefix="ag"):
    version: str


class Disagree(Action, prefix="dg"):
    pass


class Withdraw(Action, prefix="wd"):
    pass


class AskPanelLink(Action, prefix="pn"):
    pass


# Actions on an answer.


class Choose(Action, prefix="a"):
    form: int
    place: int
    revision: int
    option: int


class Tick(Action, prefix="i"):
    """Absolute, so that a double tap changes nothing."""

    form: int
    place: int
    revision: int
    item: int
    on: int
    page: int = 0


class TickAll(Action, prefix="ia"):
    form: int
    place: int
    revision: int


class TickNone(Action, prefix="iz"):
    form: int
    place: int
    revision: int


class TakeProposal(Action, prefix="ip"):
    form: int
    place: int
    revision: int


class Flag(Action, prefix="fl"):
    form: int
    place: int
    revision: int
    name: str
    on: int


class Type(Action, prefix="ty"):
    """The next text is a comment, a reason, the last period's value or a text under a tick."""

    form: int
    place: int
    revision: int
    what: str
    item: int = 0


class Reason(Action, prefix="nr"):
    form: int
    place: int
    revision: int
    number: int


class Clear(Action, prefix="cl"):
    form: int
    place: int
    revision: int


class DropComment(Action, prefix="cd"):
    form: int
    place: int
    revision: int


class Overwrite(Action, prefix="xr"):
    """Of two values, mine."""

    form: int
    place: int
    revision: int


class GiveNothing(Action, prefix="ng"):
    form: int
    section: int


class UndoNothing(Action, prefix="nu"):
    form: int
    section: int
    batch: str


# Actions on documents.


class Attach(Action, prefix="pa"):
    form: int
    place: int
    paper: int


class Detach(Action, prefix="px"):
    form: int
    place: int
    paper: int


class Remove(Action, prefix="pr"):
    form: int
    place: int
    paper: int


class Classify(Action, prefix="ps"):
    form: int
    place: int
    paper: int
    number: int


class TickContent(Action, prefix="pi"):
    form: int
    place: int
    paper: int
    number: int
    on: int


class Describe(Action, prefix="ty2"):
    """The next text is a title, a date, a number or a page of the document."""

    form: int
    place: int
    paper: int
    field: str


class Replace(Action, prefix="pf"):
    """The next file takes the place of this one."""

    form: int
    place: int
    paper: int


class OpenPaper(Action, prefix="po"):
    form: int
    place: int
    paper: int


# Actions on the whole form.


class Submit(Action, prefix="sb"):
    form: int


class Recall(Action, prefix="rl"):
    form: int


class GetReceipt(Action, prefix="rg"):
    form: int


def every(family: type[CallbackData]) -> tuple[type[CallbackData], ...]:
    """The classes of a family, for the tables that must miss none."""
    return tuple(family.__subclasses__())


KINDS: dict[str, type[CallbackData]] = {
    kind.__prefix__: kind for family in (Place, Action) for kind in every(family)
}


def unpacked(text: str | None) -> CallbackData | None:
    """The place or action that a text means; none for what is no more, or never was."""
    kind = KINDS.get((text or "").partition(":")[0])
    if text is None or kind is None:
        return None
    try:
        return kind.unpack(text)
    except (TypeError, ValueError):  # from before the last release
        return None
