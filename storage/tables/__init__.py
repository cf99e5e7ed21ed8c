"""Every table and its words: import them from here."""

from storage.tables.base import CampaignState, EvidenceKind, FormState, Role, Table, Utc
from storage.tables.campaigns import (
    Campaign,
    GivenValue,
    PinnedQuestion,
    PinnedSurvey,
    RegionMark,
)
from storage.tables.chat import CalendarDay, Conversation, Notice, Received
from storage.tables.evidence import Evidence, EvidenceUse, StoredFile
from storage.tables.forms import Adjustment, Answer, AnswerLog, Form, Submission
from storage.tables.panel import (
    DataLink,
    Fact,
    Job,
    JournalEntry,
    PanelSession,
    Paper,
    PaperTemplate,
    SignIn,
)
from storage.tables.people import (
    Arrival,
    Consent,
    ConsentText,
    Expected,
    Invitation,
    Membership,
    Organisation,
    Person,
)
from storage.tables.published import (
    CampaignEdition,
    PublishedSurvey,
    SetAsideAnswer,
    SetAsideUse,
)

__all__ = [
    "Adjustment",
    "Answer",
    "AnswerLog",
    "Arrival",
    "CalendarDay",
    "Campaign",
    "CampaignEdition",
    "CampaignState",
    "Consent",
    "ConsentText",
    "Conversation",
    "DataLink",
    "Evidence",
    "EvidenceKind",
    "EvidenceUse",
    "Expected",
    "Fact",
    "Form",
    "FormState",
    "GivenValue",
    "Invitation",
    "Job",
    "JournalEntry",
    "Membership",
    "Notice",
    "Organisation",
    "PanelSession",
    "Paper",
    "PaperTemplate",
    "Person",
    "PinnedQuestion",
    "PinnedSurvey",
    "PublishedSurvey",
    "Received",
    "RegionMark",
    "Role",
    "SetAsideAnswer",
    "SetAsideUse",
    "SignIn",
    "StoredFile",
    "Submission",
    "Table",
    "Utc",
]
