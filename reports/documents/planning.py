"""What goes where: each file once, under the first criterion that it proves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.overview import BoardRow, EvidenceShown
from domain.overview.pages import evidence_shown
from domain.results import mechanisms_of
from reports.documents.naming import Unique, file_name, folder_name
from storage import Session, exporting
from survey_defs.model import Computed, Note, Question, Survey
from survey_defs.numbering import numbered


@dataclass(frozen=True, slots=True)
class Placed:
    """A document or link under one criterion of one form."""

    shown: EvidenceShown
    path: str
    """Within the archive; empty for a link."""
    is_first: bool
    """Whether the file is put into the archive here; later criteria point to it."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of one form, with all that proves it; perhaps nothing."""

    row: BoardRow
    mechanism: str
    question: Question
    proofs: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Only some of the documents; what is empty chooses nothing away."""

    document_class: str = ""
    section: str = ""
    """The code of a section: a mechanism, or any other."""
    since: datetime | None = None
    """Those that were added then or later."""

    @property
    def is_everything(self) -> bool:
        return not self.document_class and self.since is None

    def has(self, shown: EvidenceShown) -> bool:
        return (not self.document_class or shown.document_class == self.document_class) and (
            self.since is None or shown.added_at >= self.since
        )

    def asks(self, survey: Survey, question: Question) -> bool:
        inside = (section.code for section in survey.section_of(question.code))
        return not self.section or self.section in inside


EVERYTHING = Chosen()


class Folders:
    """Names of folders, each given once and then kept."""

    def __init__(self, survey: Survey) -> None:
        self._territories: dict[int, str] = {}
        self._organisations: dict[int, str] = {}
        self._unique = Unique()
        self.mechanisms: dict[str, str] = {}
        for section in mechanisms_of(survey):
            name = folder_name(numbered(section.code, section.label), section.code)
            self.mechanisms |= dict.fromkeys((q.code for q in section.every_question), name)

    def of(self, row: BoardRow, question: Question) -> str:
        """`municipality/mechanism/criterion`, for a school with its own folder below."""
        parts = [
            self._territory(row),
            self.mechanisms.get(question.code, folder_name(question.code)),
            folder_name(f"{question.criterion or question.code} {question.label}"),
        ]
        if row.organisation_id != row.territory_id:
            parts.append(self._organisation(row))
        return "/".join(parts)

    def _territory(self, row: BoardRow) -> str:
        if row.territory_id not in self._territories:
            name = self._unique.name(folder_name(row.territory))
            self._territories[row.territory_id] = name
        return self._territories[row.territory_id]

    def _organisation(self, row: BoardRow) -> str:
        if row.organisation_id not in self._organisations:
            name = self._unique.name(folder_name(row.short_name), self._territory(row))
            self._organisations[row.organisation_id] = name
        return self._organisations[row.organisation_id]


@dataclass
class _Form:
    """What has been placed of one form."""

    unique: Unique = field(default_factory=Unique)
    placed: dict[str, str] = field(default_factory=dict)
    """Path by SHA-256."""


def plan(
    session: Session,
    survey: Survey,
    rows: Sequence[BoardRow],
    chosen: Chosen = EVERYTHING,
    *,
    silent: bool = True,
) -> Iterator[Criterion]:
    """Form by form, in each by question; only a handful of forms is held in memory.

    With `silent`, also what nothing proves.
    """
    asked = [
        question
        for question in survey.questions
        if not isinstance(question, Note | Computed) and chosen.asks(survey, question)
    ]
    folders = Folders(survey)
    by_id = {row.form_id: row for row in rows}
    for form_id, used in exporting.evidence(session, [*by_id]):
        row, form = by_id[form_id], _Form()
        by_question: dict[str, list[EvidenceShown]] = {}
        for use in used:
            shown = evidence_shown(use.evidence, survey)
            if chosen.has(shown):
                by_question.setdefault(use.question, []).append(shown)
        for question in asked:
            proofs = by_question.get(question.code, ())
            if not (proofs or silent):
                continue
            folder = folders.of(row, question)
            yield Criterion(
                row,
                folders.mechanisms.get(question.code, ""),
                question,
                tuple(_place(shown, folder, form) for shown in proofs),
            )


def _place(shown: EvidenceShown, folder: str, form: _Form) -> Placed:
    if shown.sha256 is None:
        return Placed(shown, "", is_first=False)
    known = form.placed.get(shown.sha256)
    if known is not None:
        return Placed(shown, known, is_first=False)
    name = form.unique.name(file_name(shown.label, shown.extension), folder)
    path = form.placed[shown.sha256] = f"{folder}/{name}"
    return Placed(shown, path, is_first=True)
