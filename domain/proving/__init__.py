"""Documents and links that support answers: they belong to the organisation."""

from domain.filling.shown import ContentLine, EvidenceCard, EvidencePage, Library, Tray, UseLine
from domain.filling.views import EvidenceLine
from domain.proving.editing import (
    edit_evidence,
    remove_evidence,
    replace_file,
    set_class,
    tick_content,
)
from domain.proving.placing import attach, detach
from domain.proving.showing import evidence_card, evidence_of, library, reusable, tray
from domain.proving.sweeping import live_files, sweep_files
from domain.proving.taking import take_file, take_link
from domain.proving.views import Attached, Edited, Outcome, Removed, SentFile, Taken

__all__ = [
    "Attached",
    "ContentLine",
    "Edited",
    "EvidenceCard",
    "EvidenceLine",
    "EvidencePage",
    "Library",
    "Outcome",
    "Removed",
    "SentFile",
    "Taken",
    "Tray",
    "UseLine",
    "attach",
    "detach",
    "edit_evidence",
    "evidence_card",
    "evidence_of",
    "library",
    "live_files",
    "remove_evidence",
    "replace_file",
    "reusable",
    "set_class",
    "sweep_files",
    "take_file",
    "take_link",
    "tick_content",
    "tray",
]
