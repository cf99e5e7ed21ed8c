"""Lists: documents of the forms that count, and who has not submitted."""

from __future__ import annotations

from domain.deadlines import zone_label
from domain.overview import BoardRow
from reports import texts
from reports.cells import ROWS_OF_A_SHEET, Book, Cell, Formula, Sheet
from reports.documents.planning import Placed, plan
from reports.gathering import Gathered

DOCUMENTS_HEAD = (
    texts.NUMBER,
    texts.CODE,
    texts.ORGANISATION,
    texts.TERRITORY,
    texts.QUESTION_CODE,
    texts.QUESTION,
    texts.OPEN_DOCUMENT,
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
    texts.PATH_IN_ARCHIVE,
)
DOCUMENTS_WIDTHS = (6, 12, 40, 34, 14, 40, 10, 10, 40, 40, 18, 12, 14, 12, 30, 14, 66, 80)
OPEN = DOCUMENTS_HEAD.index(texts.OPEN_DOCUMENT)


def write_documents(book: Book, gathered: Gathered) -> None:
    """A row for each answer that a document or link supports; more sheets when one is full."""
    sheet, number = _documents_sheet(book, 1), 1
    for found in plan(gathered.session, gathered.survey, gathered.counted, silent=False):
        place = gathered.numbered(found.row)
        for proof in found.proofs:
            if sheet.row == ROWS_OF_A_SHEET:
                number += 1
                sheet = _documents_sheet(book, number)
            address = _address(gathered, proof)
            cells = [*place, found.question.code, found.question.title, None, *_document(proof)]
            sheet.add(cells)
            if address:
                sheet.row -= 1
                sheet.put(OPEN, address, "link")
                sheet.row += 1


def write_not_submitted(book: Book, gathered: Gathered) -> None:
    """Everybody who has not, whichever forms count."""
    sheet = book.sheet(texts.NOT_SUBMITTED, (6, 12, 44, 34, 26, 10, 10, 18, 18, 8, 14, 10))
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
        texts.DATE_PASSED,
    )
    sheet.heads(head, (head.index(texts.ANSWERED), head.index(texts.QUESTIONS)), 32)
    sheet.table(columns=len(head), rows=len(gathered.late), kept=3)
    for number, row in enumerate(gathered.late, 1):
        sheet.add([number, *gathered.place(row), *_late(row)])


def _late(row: BoardRow) -> tuple[Cell, ...]:
    return (
        texts.STANDINGS[row.state],
        row.done,
        row.total,
        row.active_at and row.active_at.astimezone(row.zone),
        row.on_time_at.astimezone(row.zone),
        zone_label(row.zone, row.on_time_at),
        texts.YES if row.extended else None,
        texts.YES if row.on_time is False else None,
    )


def _documents_sheet(book: Book, number: int) -> Sheet:
    name = texts.DOCUMENTS if number == 1 else f"{texts.DOCUMENTS} {number}"
    sheet = book.sheet(name, DOCUMENTS_WIDTHS)
    sheet.add(DOCUMENTS_HEAD, "head", 32)
    sheet.table(columns=len(DOCUMENTS_HEAD), rows=ROWS_OF_A_SHEET - 2, kept=3)
    return sheet


def _address(gathered: Gathered, proof: Placed) -> Cell:
    """Where the panel shows it: a formula, because a sheet takes only so many links."""
    if not gathered.public_url:
        return None
    page = "view" if proof.path else "away"
    link = f"{gathered.public_url}/evidence/{proof.shown.id}/{page}"
    return Formula(f'HYPERLINK("{link}","{texts.TO_OPEN}")', texts.TO_OPEN)


def _document(proof: Placed) -> tuple[Cell, ...]:
    shown = proof.shown
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
        proof.path or None,
    )
