"""What those who oversee a campaign look at: its board, one form, all campaigns at a glance."""

from domain.overview.boards import View, board
from domain.overview.campaigns import campaign_head, campaigns_at_a_glance, seen_campaign
from domain.overview.pages import answer_history, evidence_file, form_page
from domain.overview.views import (
    Board,
    BoardRow,
    CampaignHead,
    EvidenceFile,
    EvidenceShown,
    FormPage,
    Glance,
    PastAnswer,
    SectionPart,
    ShownAnswer,
    Standing,
    Sums,
    Tally,
)

__all__ = [
    "Board",
    "BoardRow",
    "CampaignHead",
    "EvidenceFile",
    "EvidenceShown",
    "FormPage",
    "Glance",
    "PastAnswer",
    "SectionPart",
    "ShownAnswer",
    "Standing",
    "Sums",
    "Tally",
    "View",
    "answer_history",
    "board",
    "campaign_head",
    "campaigns_at_a_glance",
    "evidence_file",
    "form_page",
    "seen_campaign",
]
