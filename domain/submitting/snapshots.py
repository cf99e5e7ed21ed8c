"""The content of a submission: answers in words and documents with their hashes, for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from domain.filling.opened import Opened
from domain.filling.recording import entry_in_words, entry_of
from storage.answers import AnswerRow
from storage.evidence import EvidenceRow, StoredRow
from survey_defs.evaluating import Walk
from survey_defs.laying import lay_out
from survey_defs.model import Note, Question, Table
from survey_defs.scoring import State

Uses = Sequence[tuple[str, EvidenceRow]]


def snapshot(
    opened: Opened,
    rows: Mapping[str, AnswerRow],
    uses: Uses,
    stored: Mapping[str, StoredRow],
    walked: Walk,
) -> dict[str, Any]:
    """Plain JSON; the numbers of the documents count from 1 in the order of the questions.

    `walked` is a walk over these answers: what is computed in a table is not kept with it.
    """
    numbers = _numbers(opened, uses)
    documents = {row.id: row for _, row in uses}
    return {
        "survey": {
            "code": opened.survey.code,
            "version": opened.survey.version,
            "title": opened.survey.title,
            "official": opened.survey.official,
            "notice": opened.survey.notice,
            "fingerprint": opened.row.campaign.fingerprint,
        },
        "campaign": opened.row.campaign.title,
        "organisation": opened.row.organisation,
        "answers": [
            {
                **_answer(opened, place, question, rows[question.code], uses, numbers),
                **_table(question, rows[question.code], walked),
            }
            for place, question in enumerate(opened.survey.questions)
            if question.code in rows
            and rows[question.code].state != State.NOT_ASKED
            and not isinstance(question, Note)
        ],
        "documents": [
            _document(number, documents[paper], stored) for paper, number in numbers.items()
        ],
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _numbers(opened: Opened, uses: Uses) -> dict[int, int]:
    in_order = sorted(uses, key=lambda use: (opened.survey.place(use[0]), use[1].id))
    papers = dict.fromkeys(row.id for _, row in in_order)
    return {paper: number for number, paper in enumerate(papers, start=1)}


def _answer(
    opened: Opened,
    place: int,
    question: Question,
    row: AnswerRow,
    uses: Uses,
    numbers: Mapping[int, int],
) -> dict[str, Any]:
    return {
        "place": place,
        "question": question.code,
        "label": question.label,
        "sections": [section.label for section in opened.survey.section_of(question.code)],
        "answer": entry_in_words(question, entry_of(row)._replace(comment=None)),
        "value": row.value,
        "state": row.state,
        "points": row.points,
        "maximum": row.maximum,
        "comment": row.comment,
        "documents": [numbers[paper.id] for code, paper in uses if code == question.code],
    }


def _table(question: Question, row: AnswerRow, walked: Walk) -> dict[str, Any]:
    """The heads and cells of a table in words."""
    if not isinstance(question, Table) or row.not_applicable is not None:
        return {}
    laid = lay_out(question, row.value, walked)
    if not laid.rows:
        return {}
    return {"table": {"heads": [*laid.heads], "rows": [[*cells] for cells in laid.rows]}}


def _document(number: int, row: EvidenceRow, stored: Mapping[str, StoredRow]) -> dict[str, Any]:
    bytes_of = stored.get(row.sha256 or "")
    return {
        "number": number,
        "evidence_id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "title": row.title,
        "document_class": row.document_class,
        "dated": row.dated and row.dated.isoformat(),
        "registered": row.number,
        "page": row.page,
        "contents": list(row.contents or ()),
        "size": bytes_of and bytes_of.size,
        "sha256": row.sha256,
    }
