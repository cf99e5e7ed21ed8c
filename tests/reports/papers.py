"""Read papers back: what a Word document and a PDF say, paragraph by paragraph."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def read_word(content: bytes) -> list[Any]:
    """Paragraphs as text, tables as lists of rows, in the order of the document."""
    document = Document(BytesIO(content))
    found: list[Any] = []
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            found.append(part.text)
        elif isinstance(part, Table):
            found.append([[cell.text for cell in row.cells] for row in part.rows])
    return [part for part in found if part]


def read_pdf(content: bytes) -> str:
    """The text of all pages, line by line, without the places where long runs may break."""
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u200b", "")


def header_of(content: bytes) -> str:
    return str(Document(BytesIO(content)).sections[0].header.paragraphs[0].text)


def pictures_in(content: bytes) -> int:
    return len(Document(BytesIO(content)).inline_shapes)
