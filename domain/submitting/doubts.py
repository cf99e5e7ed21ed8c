"""What an attentive colleague would ask about before the form is submitted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.filling.opened import Opened
from domain.filling.proposals import proposed_from
from domain.submitting import texts
from domain.submitting.views import DoubtLine
from storage.answers import AnswerRow
from storage.evidence import EvidenceRow
from survey_defs.answers import hints, needs_previous
from survey_defs.model import (
    Change,
    Comparison,
    Computed,
    DocumentClass,
    EvidenceOnly,
    Ladder,
    Question,
    Survey,
)
from survey_defs.scoring import State


@dataclass(frozen=True, slots=True)
class Papers:
    """The evidence of a form by question."""

    by_question: Mapping[str, Sequence[EvidenceRow]]

    def of(self, question: Question) -> Sequence[EvidenceRow]:
        return self.by_question.get(question.code, ())


def doubts(
    opened: Opened,
    rows: Mapping[str, AnswerRow],
    papers: Papers,
    warnings: Mapping[str, Sequence[str]],
) -> tuple[DoubtLine, ...]:
    """In the order of the questions; each doubt about a document once, where it comes first."""
    found = []
    asked_about: set[tuple[int, str]] = set()
    for place, question in enumerate(opened.survey.questions, opened.chart.first):
        row = rows.get(question.code)
        if row is None or row.state == State.NOT_ASKED:
            continue
        sentences = [*_about_answer(question, row, papers), *warnings.get(question.code, ())]
        for paper, sentence in _about_papers(opened.survey, question, papers):
            if (paper, sentence) not in asked_about:
                asked_about.add((paper, sentence))
                sentences.append(sentence)
        label = opened.chart.names[question.code]
        mechanism = opened.chart.mechanism_of.get(question.code, 0)
        found += [DoubtLine(place, label, sentence, mechanism) for sentence in sentences]
    return tuple(found)


def _about_answer(question: Question, row: AnswerRow, papers: Papers) -> Iterator[str]:
    attached = papers.of(question)
    if row.state == State.WAITING:
        yield _why_waiting(question, row.value)
    if row.state == State.ANSWERED:
        yield from _about_evidence(question, row, len(attached))
        yield from hints(question, row.value)
        yield from _about_void(question, row.value)
    if row.state != State.NOT_APPLICABLE and proposed_from(attached, question, row.value):
        yield texts.PROPOSED


def _why_waiting(question: Question, value: Any | None) -> str:
    if needs_previous(question, value):
        return texts.NEEDS_PREVIOUS
    match question:
        case Change() | Comparison():
            return texts.NEEDS_GIVEN
        case Computed():
            return texts.NOT_COMPUTED
    return texts.NO_RUNG


def _about_evidence(question: Question, row: AnswerRow, attached: int) -> Iterator[str]:
    """Only what earns points has to be proved; what is nothing but proof is its own matter."""
    if question.evidence is None or row.points <= 0 or isinstance(question, EvidenceOnly):
        return
    wanted = question.evidence.at_least
    if attached < wanted:
        yield texts.too_little_evidence(wanted, attached)
    elif not attached:
        yield texts.NO_EVIDENCE


def _about_void(question: Question, value: Any) -> Iterator[str]:
    if isinstance(question, Ladder) and value and value.get("void"):
        yield texts.VOID.format(label=question.void)


def _about_papers(survey: Survey, question: Question, papers: Papers) -> Iterator[tuple[int, str]]:
    classes = {known.code: known for known in survey.document_classes}
    wanted = question.evidence.classes if question.evidence else ()
    for paper in papers.of(question):
        known = classes.get(paper.document_class or "")
        if known is None:
            continue
        name = paper.title or paper.name
        if missing := _not_ticked(known, paper):
            yield paper.id, texts.incomplete(name, missing)
        if wanted and known.code not in wanted:
            titles = [classes[code].title for code in wanted if code in classes]
            yield paper.id, texts.other_class(name, titles)


def _not_ticked(known: DocumentClass, paper: EvidenceRow) -> list[str]:
    ticked = set(paper.contents or ())
    return [content.label for content in known.contents if content.code not in ticked]
