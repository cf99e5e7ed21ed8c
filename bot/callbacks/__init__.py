"""What a pressed button says: places to go to, and actions that change something.

Telegram allows 64 bytes, so the prefixes are short. The text of a place is also what the
conversation remembers, and an awaiting is kept as the text of the button that asked for it.
A button carries ids and the revision of the one answer that it was drawn from.
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.actions import (
    Action,
    Agree,
    AskPanelLink,
    Attach,
    Choose,
    Classify,
    Clear,
    Describe,
    Detach,
    Disagree,
    DropComment,
    Flag,
    GetReceipt,
    GiveNothing,
    Keep,
    NotMe,
    OpenPaper,
    Overwrite,
    Reason,
    Recall,
    Remove,
    Replace,
    Submit,
    TakeProposal,
    ThatIsMe,
    Tick,
    TickAll,
    TickContent,
    TickNone,
    Type,
    UndoNothing,
    Withdraw,
)
from bot.callbacks.duties import Board, Boards, Nearest, Renaming, Sides, TakeOwn
from bot.callbacks.lasting import Delta, KeepRest
from bot.callbacks.places import (
    NOWHERE,
    Check,
    Conflict,
    Consenting,
    Contents,
    Farewell,
    FormCard,
    Gaps,
    Help,
    Home,
    Invited,
    ItemTexts,
    Leaving,
    Library,
    Nothing,
    Outside,
    PanelLink,
    Paper,
    PaperDetails,
    PaperRemoval,
    Papers,
    Place,
    Placing,
    Privacy,
    Question,
    Reasons,
    Recalling,
    Sending,
    Summary,
    Tray,
)
from bot.callbacks.reminding import (
    Digest,
    Hours,
    Hush,
    Missing,
    Nudge,
    NudgeOne,
    Nudging,
    NudgingOne,
    SetClock,
)
from bot.callbacks.tables import (
    AddRow,
    Cell,
    ChooseCell,
    ChooseNone,
    ChooseSeveral,
    ClearCell,
    Finding,
    NoRows,
    PickDay,
    RemoveRow,
    RestoreRow,
    Row,
    RowGone,
    RowRemoval,
    TickCell,
    UntickCell,
)

__all__ = [
    "NOWHERE",
    "Action",
    "AddRow",
    "Agree",
    "AskPanelLink",
    "Attach",
    "Board",
    "Boards",
    "Cell",
    "Check",
    "Choose",
    "ChooseCell",
    "ChooseNone",
    "ChooseSeveral",
    "Classify",
    "Clear",
    "ClearCell",
    "Conflict",
    "Consenting",
    "Contents",
    "Delta",
    "Describe",
    "Detach",
    "Digest",
    "Disagree",
    "DropComment",
    "Farewell",
    "Finding",
    "Flag",
    "FormCard",
    "Gaps",
    "GetReceipt",
    "GiveNothing",
    "Help",
    "Home",
    "Hours",
    "Hush",
    "Invited",
    "ItemTexts",
    "Keep",
    "KeepRest",
    "Leaving",
    "Library",
    "Missing",
    "Nearest",
    "NoRows",
    "NotMe",
    "Nothing",
    "Nudge",
    "NudgeOne",
    "Nudging",
    "NudgingOne",
    "OpenPaper",
    "Outside",
    "Overwrite",
    "PanelLink",
    "Paper",
    "PaperDetails",
    "PaperRemoval",
    "Papers",
    "PickDay",
    "Place",
    "Placing",
    "Privacy",
    "Question",
    "Reason",
    "Reasons",
    "Recall",
    "Recalling",
    "Remove",
    "RemoveRow",
    "Renaming",
    "Replace",
    "RestoreRow",
    "Row",
    "RowGone",
    "RowRemoval",
    "Sending",
    "SetClock",
    "Sides",
    "Submit",
    "Summary",
    "TakeOwn",
    "TakeProposal",
    "ThatIsMe",
    "Tick",
    "TickAll",
    "TickCell",
    "TickContent",
    "TickNone",
    "Tray",
    "Type",
    "UndoNothing",
    "UntickCell",
    "Withdraw",
    "every",
    "unpacked",
]


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
