"""Actions: what a button changes. Ids, and the revision of the answer that was drawn."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class Action(CallbackData, prefix="+"):
    """Something to be done."""


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


class Keep(Action, prefix="kp"):
    """What was answered in the last period."""

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
    on: int = 1
    """0: it is not of this class after all."""


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
