"""What those who oversee a campaign look at: its board, one form, all campaigns at a glance."""

from domain.overview.boards import View, board
from domain.overview.campaigns import (
    campaign_head,
    campaign_names,
    campaigns_at_a_glance,
    forms_of,
    seen_campaign,
)
from domain.overview.histories import PastAnswer, answer_history, form_history
from domain.overview.live import board_mark
from domain.overview.pace import LastTime, Outlook, Pace, pace, pace_of
from domain.overview.pages import evidence_file, form_page
from domain.overview.territories import (
    TERRITORY_SORTS,
    Left,
    Looking,
    Progress,
    Territories,
    TerritoryRow,
    territory_board,
)
from domain.overview.views import (
    Before,
    Board,
    BoardRow,
    CampaignHead,
    EvidenceFile,
    EvidenceShown,
    FormPage,
    Glance,
    OwnForm,
    SectionPart,
    ShownAnswer,
    Standing,
    Sums,
    Tally,
)

__all__ = [
    "TERRITORY_SORTS",
    "Before",
    "Board",
    "BoardRow",
    "CampaignHead",
    "EvidenceFile",
    "EvidenceShown",
    "FormPage",
    "Glance",
    "LastTime",
    "Left",
    "Looking",
    "Outlook",
    "OwnForm",
    "Pace",
    "PastAnswer",
    "Progress",
    "SectionPart",
    "ShownAnswer",
    "Standing",
    "Sums",
    "Tally",
    "Territories",
    "TerritoryRow",
    "View",
    "answer_history",
    "board",
    "board_mark",
    "campaign_head",
    "campaign_names",
    "campaigns_at_a_glance",
    "evidence_file",
    "form_history",
    "form_page",
    "forms_of",
    "pace",
    "pace_of",
    "seen_campaign",
    "territory_board",
]
