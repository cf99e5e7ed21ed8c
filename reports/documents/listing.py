"""`Опись.xlsx` of the archive: every criterion with links to its files and web links."""

from __future__ import annotations

from urllib.parse import quote

from xlsxwriter.url import Url

from domain.overview import EvidenceShown
from reports import texts
from reports.cells import Book, Cell, Sheet, clean
from reports.documents.planning import Criterion, Placed

HEAD = (
    texts.TERRITORY,
    texts.CODE,
    texts.ORGANISATION,
    texts.MECHANISM,
    texts.QUESTION_CODE,
    texts.QUESTION,
    texts.ANSWER,
    texts.DOCUMENT,
    texts.KIND,
    texts.DOCUMENT_CLASS,
    texts.DATED,
    texts.DOCUMENT_NUMBER,
    texts.PAGE,
    texts.CONTENTS,
    texts.SIZE,
    texts.SHA256,
)
WIDTHS = (34, 12, 34, 30, 14, 44, 34, 54, 10, 18, 12, 14, 12, 30, 14, 66)
DOCUMENT = HEAD.index(texts.DOCUMENT)
ROWS_OF_A_LIST = 60_000
"""Excel takes 65,530 links in a sheet."""
LONGEST_ADDRESS = 2000


class Listing:
    """Written as the plan goes; a full sheet is followed by another."""

    def __init__(self, book: Book) -> None:
        self._book, self._sheets = book, 0
        self._sheet = self._next()

    @property
    def is_empty(self) -> bool:
        return self._sheets == 1 and self._sheet.row == 1

    def add(self, criterion: Criterion, answer: str, missing: frozenset[str]) -> None:
        """A row for each proof, or one that says that there is none."""
        for proof in criterion.proofs or (None,):
            self._row(criterion, answer, proof, missing)

    def _row(
        self, criterion: Criterion, answer: str, proof: Placed | None, missing: frozenset[str]
    ) -> None:
        if self._sheet.row > ROWS_OF_A_LIST:
            self._sheet = self._next()
        row, question, sheet = criterion.row, criterion.question, self._sheet
        place = row.territory, row.code, row.name, criterion.mechanism
        for column, cell in enumerate((*place, question.code, question.title, answer)):
            sheet.put(column, cell)
        if proof is None:
            sheet.put(DOCUMENT, texts.NO_DOCUMENTS, "muted")
        else:
            _proof(sheet, proof, missing)
        sheet.row += 1

    def _next(self) -> Sheet:
        self._sheets += 1
        name = texts.LISTING if self._sheets == 1 else f"{texts.LISTING} {self._sheets}"
        sheet = self._book.sheet(name, WIDTHS)
        sheet.add(HEAD, "head", 32)
        sheet.table(columns=len(HEAD), rows=ROWS_OF_A_LIST, kept=3)
        return sheet


def _proof(sheet: Sheet, proof: Placed, missing: frozenset[str]) -> None:
    shown = proof.shown
    address = relative(proof.path) if proof.path else web(shown.name)
    if shown.sha256 in missing:
        sheet.put(DOCUMENT, f"{shown.label} ({texts.FILE_MISSING})")
    elif address is None:
        sheet.put(DOCUMENT, shown.name)
    else:
        sheet.link(DOCUMENT, address, shown.label)
    for column, cell in enumerate(_facts(shown), DOCUMENT + 1):
        sheet.put(column, cell)


def relative(path: str) -> Url:
    """A link to a file beside the list: written as a URI, as every office program reads it."""
    address = Url(f"external:{clean(path)}")
    address._relationship_link = quote(path)  # noqa: SLF001 -- its own spelling has backslashes
    return address


def web(address: str) -> Url | None:
    """Only addresses of pages become links."""
    if not address.startswith(("http://", "https://")) or len(address) > LONGEST_ADDRESS:
        return None
    return Url(clean(address))


def _facts(shown: EvidenceShown) -> tuple[Cell, ...]:
    return (
        texts.KINDS[shown.kind],
        shown.class_title or None,
        shown.dated,
        shown.number,
        shown.page,
        ", ".join(shown.contents) or None,
        shown.size,
        shown.sha256,
    )
