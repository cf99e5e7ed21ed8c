"""A form as the people who fill it in see it: read only."""

from domain.filling.homes import form_card, home
from domain.filling.shown import ContentLine, EvidenceCard, EvidencePage, Library, Tray, UseLine
from domain.filling.steps import question_step
from domain.filling.trees import contents, gaps, summary
from domain.filling.views import (
    Branch,
    CampaignLine,
    Contents,
    EvidenceLine,
    FormCard,
    FormLine,
    GapLine,
    Gaps,
    Home,
    QuestionLine,
    Recorded,
    ScoreLine,
    SectionName,
    Step,
    Summary,
)

__all__ = [
    "Branch",
    "CampaignLine",
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
    "QuestionLine",
    "Recorded",
    "ScoreLine",
    "SectionName",
    "Step",
    "Summary",
    "Tray",
    "UseLine",
    "contents",
    "form_card",
    "gaps",
    "home",
    "question_step",
    "summary",
]
