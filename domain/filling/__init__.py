"""A form as the people who fill it in see it: read only."""

from domain.filling.homes import form_card, home
from domain.filling.lists import CampaignLine, FormCard, FormLine, Home
from domain.filling.making import Part, made_of
from domain.filling.row_steps import cell_step, row_step
from domain.filling.row_views import CellLine, CellStep, RowStep
from domain.filling.shown import ContentLine, EvidenceCard, EvidencePage, Library, Tray, UseLine
from domain.filling.steps import question_step
from domain.filling.trees import contents, gaps, summary
from domain.filling.views import (
    Branch,
    Contents,
    EvidenceLine,
    GapLine,
    Gaps,
    QuestionLine,
    Recorded,
    RowLine,
    ScoreLine,
    SectionName,
    Step,
    Summary,
    TableView,
)

__all__ = [
    "Branch",
    "CampaignLine",
    "CellLine",
    "CellStep",
    "ContentLine",
    "Contents",
    "EvidenceCard",
    "EvidenceLine",
    "EvidencePage",
    "FormCard",
    "FormLine",
    "GapLine",
    "Gaps",
    "Home",
    "Library",
    "Part",
    "QuestionLine",
    "Recorded",
    "RowLine",
    "RowStep",
    "ScoreLine",
    "SectionName",
    "Step",
    "Summary",
    "TableView",
    "Tray",
    "UseLine",
    "cell_step",
    "contents",
    "form_card",
    "gaps",
    "home",
    "made_of",
    "question_step",
    "row_step",
    "summary",
]
