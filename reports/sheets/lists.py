"""Lists: documents of the forms that count, and who has not submitted."""

from __future__ import annotations

from collections.abc import Iterator

from domain.deadlines import zone_label
from domain.overview import BoardRow, EvidenceShown, Standing
from domain.overview.pages import evidence_shown
from reports import texts
from reports.cells import ROWS_OF_A_SHEET, Book, Cell, Sheet
from reports.gathering import Gathered
from reports.sheets.summary import place_of
from storage import exporting
from survey_defs.model import Question

DOCUMENTS_HEAD = (
    texts.CODE,
    texts.ORGANISATION,
    texts.TERRITORY,
    texts.QUESTION_CODE,
    texts.QUESTION,
    texts.KIND,
    texts.TITLE,
    texts.FILE_OR_ADDRESS,
    texts.DOCUMENT_CLASS,
    texts.DATED,
    texts.DOCUMENT_NUMBER,
    texts.PAGE,
    texts.CONTENTS,
    texts.SIZE,
    texts.SHA256,
)
DOCUMENTS_WIDTHS = (12, 40, 28, 14, 40, 10, 40, 40, 18, 12, 14, 12, 30, 14, 66)


def write_documents(book: Book, gathered: Gathered) -> None:
    """A row for each answer that a document or link supports; more sheets when one is full."""
    sheet, number = _documents_sheet(book, 1), 1
    for row, question, shown in uses(gathered):
        if sheet.row == ROWS_OF_A_SHEET:
            number += 1
            sheet = _documents_sheet(book, number)
        sheet.add([*place_of(row), question.code, question.title, *_document(shown)])


def uses(gathered: Gathered) -> Iterator[tuple[BoardRow, Question, EvidenceShown]]:
    """Form by form in the order of the svod, in each by question."""
    rows = {row.form_id: row for row in gathered.counted}
    survey = gathered.survey
    for form_id, used in exporting.evidence(gathered.session, [*rows]):
        known = [use for use in used if survey.has(use.question)]
        for use in sorted(known, key=lambda use: survey.place(use.question)):
            shown = evidence_shown(use.evidence, survey)
            yield rows[form_id], survey.question(use.question), shown


def write_not_submitted(book: Book, gathered: Gathered) -> None:
    """Everybody who has not, whichever forms count."""
    late = [row for row in gathered.board.rows if row.state is not Standing.SUBMITTED]
    sheet = book.sheet(texts.NOT_SUBMITTED, (6, 12, 44, 30, 26, 10, 10, 18, 18, 8, 14))
    head = (
        texts.NUMBER,
        texts.CODE,
        texts.ORGANISATION,
        texts.TERRITORY,
        texts.STATE,
        texts.ANSWERED,
        texts.QUESTIONS,
        texts.ACTIVE_AT,
        texts.DEADLINE,
        texts.ZONE,
        texts.EXTENDED,
    )
    sheet.add(head, "head", 32)
    sheet.table(columns=len(head), rows=len(late), kept=3)
    for number, row in enumerate(late, 1):
        sheet.add([number, *place_of(row), *_late(row)])


def _late(row: BoardRow) -> tuple[Cell, ...]:
    return (
        texts.STANDINGS[row.state],
        row.done,
        row.total,
        row.active_at and row.active_at.astimezone(row.zone),
        row.on_time_at.astimezone(row.zone),
        zone_label(row.zone, row.on_time_at),
        texts.YES if row.extended else None,
    )


def _documents_sheet(book: Book, number: int) -> Sheet:
    name = texts.DOCUMENTS if number == 1 else f"{texts.DOCUMENTS} {number}"
    sheet = book.sheet(name, DOCUMENTS_WIDTHS)
    sheet.add(DOCUMENTS_HEAD, "head", 32)
    sheet.table(columns=len(DOCUMENTS_HEAD), rows=ROWS_OF_A_SHEET - 2, kept=2)
    return sheet


def _document(shown: EvidenceShown) -> tuple[Cell, ...]:
    return (
        texts.KINDS[shown.kind],
        shown.title,
        shown.name,
        shown.class_title or None,
        shown.dated,
        shown.number,
        shown.page,
        ", ".join(shown.contents) or None,
        shown.size,
        shown.sha256,
    )
