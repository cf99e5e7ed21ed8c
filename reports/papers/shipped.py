"""The Word templates that we ship, made of the same layout as the PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from domain.papers import Kind
from reports.papers import layout_texts as texts
from reports.papers.field_texts import FIELDS, ROW
from reports.papers.layout import (
    Block,
    Check,
    Each,
    Facts,
    Heading,
    Line,
    Part,
    Picture,
    Table,
    Title,
)

FONT = "Times New Roman"
INK, PALE, ALARM = (
    RGBColor(0x1D, 0x27, 0x33),
    RGBColor(0x5B, 0x6B, 0x7A),
    RGBColor(0xA3, 0x3A, 0x2B),
)
LINES = "C9D3DC"
SAID: Mapping[str, Any] = {
    "strong": {"size": 14, "bold": True},
    "pale": {"size": 9.5, "colour": PALE},
    "note": {"size": 10, "italic": True, "colour": ALARM},
}
PADDED = "108"
"""Of a cell, in twentieths of a point."""
BETWEEN, ABOVE_HAND = Pt(5), Pt(24)
_SIDES = ("w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV")
WIDTH = 175
"""Millimetres between the margins."""
FACT = 35
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


@cache
def template(kind: Kind) -> bytes:
    """The bytes of the document."""
    layout = texts.LAYOUTS[kind]
    document = Document()
    _styles(document)
    _page(document, layout.name)
    for part in layout.parts:
        _part(document, part)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _styles(document: Word) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(11), INK
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(4)
    for name, size, before in (("Title", 20, 0), ("Heading 1", 13, 14)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(5)
        style.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(9), PALE
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for side in document.styles["Table Grid"].element.iter(*map(qn, _SIDES)):
        side.set(qn("w:color"), LINES)
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles["Title"].element.pPr.remove(border)


def _page(document: Word, name: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(15)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    facts = document.core_properties
    facts.title, facts.author, facts.comments, facts.language = name, "", "", "ru-RU"
    facts.created = facts.modified = _MADE
    section.header.paragraphs[0].add_run(f"{name}\t{texts.TOP}")
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run(texts.PAGE)
    _page_field(footer, "PAGE")
    footer.add_run(texts.OF_PAGES)
    _page_field(footer, "NUMPAGES")


def _page_field(paragraph: Paragraph, name: str) -> None:
    """A number that Word works out itself."""
    run = paragraph.add_run()
    for kind, instruction in (("begin", None), (None, name), ("end", None)):
        element = OxmlElement("w:instrText" if instruction else "w:fldChar")
        if instruction:
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
        else:
            element.set(qn("w:fldCharType"), str(kind))
        run._r.append(element)  # noqa: SLF001 -- the library has no fields of its own


def _part(document: Word, part: Part) -> None:
    asked = " and ".join(filter(None, (part.when, part.unless and f"not {part.unless}")))
    if asked:
        document.add_paragraph(f"{{%p if {asked} %}}")
    for block in part.blocks:
        _block(document, block)
    if asked:
        document.add_paragraph("{%p endif %}")


def _block(document: Word, block: Block) -> None:
    _WRITERS[type(block)](document, block)


def _title(document: Word, block: Title) -> None:
    document.add_paragraph(block.words, style="Title")


def _heading(document: Word, block: Heading) -> None:
    document.add_paragraph(block.words, style="Heading 1")


def _line(document: Word, block: Line) -> None:
    if block.when:
        document.add_paragraph(f"{{%p if {block.when} %}}")
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = block.keeps or None
    _say(paragraph, block.words, **SAID.get(block.look, {}))
    if block.look == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if block.look == "signed":
        paragraph.paragraph_format.space_before = ABOVE_HAND
    if block.when:
        document.add_paragraph("{%p endif %}")


def _facts(document: Word, block: Facts) -> None:
    """Rows of a table without lines; each is left out when it says nothing."""
    table = _grid(document, (FACT, WIDTH - FACT), lined=False)
    for name, field in block.rows:
        _tag_row(table, f"{{%tr if {field} %}}")
        cells = table.add_row().cells
        _say(_close(cells[0].paragraphs[0]), name, colour=PALE)
        _say(_close(cells[1].paragraphs[0]), f"{{{{ {field} }}}}")
        _tag_row(table, "{%tr endif %}")
    _after(document)


def _table(document: Word, block: Table) -> None:
    whole = sum(column.share for column in block.columns)
    widths = tuple(WIDTH * column.share / whole for column in block.columns)
    table = _grid(document, widths, lined=True)
    heads = table.add_row()
    for cell, column in zip(heads.cells, block.columns, strict=True):
        _say(_aligned(cell.paragraphs[0], right=column.right), column.head, size=9.5, bold=True)
    _row_property(heads, "w:tblHeader")
    _row_property(heads, "w:cantSplit")
    _tag_row(table, f"{{%tr for {ROW} in {block.rows} %}}")
    row = table.add_row()
    for cell, column in zip(row.cells, block.columns, strict=True):
        _say(_aligned(cell.paragraphs[0], right=column.right), column.words, size=10)
    _row_property(row, "w:cantSplit")
    _tag_row(table, "{%tr endfor %}")
    _after(document)


def _each(document: Word, block: Each) -> None:
    document.add_paragraph(f"{{%p for {ROW} in {block.rows} %}}")
    name = document.add_paragraph()
    name.paragraph_format.keep_with_next = True
    name.paragraph_format.space_before, name.paragraph_format.space_after = Pt(6), Pt(1)
    _say(name, block.name, bold=True)
    document.add_paragraph(block.words)
    document.add_paragraph("{%p endfor %}")


def _picture(document: Word, block: Picture) -> None:
    paragraph = document.add_paragraph(f"{{{{ {block.field} }}}}")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _check(document: Word, block: Check) -> None:
    """With a place to be checked the QR and where; without one the number alone."""
    del block
    where, qr = FIELDS["check_address"][0], FIELDS["qr"][0]
    _after(document, keeps=True)
    table = _grid(document, (WIDTH - 32, 32), lined=False)
    cells = table.add_row().cells
    _row_property(table.rows[-1], "w:cantSplit")
    first = cells[0].paragraphs[0]
    _say(first, texts.CHECK, bold=True)
    _say(cells[0].add_paragraph(), texts.CHECK_NUMBER)
    how = f"{{% if {where} %}}{texts.CHECK_HOW}{{% endif %}}"
    _say(cells[0].add_paragraph(), how, size=9.5, colour=PALE)
    picture = cells[1].paragraphs[0]
    picture.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _say(picture, f"{{{{ {qr} }}}}")


def _grid(document: Word, widths: tuple[float, ...], *, lined: bool) -> Any:
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    if lined:
        table.style = "Table Grid"
        _indented(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _indented(table: Any) -> None:
    """Lines stand where the text above begins, not as far outside as cells are padded."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), PADDED)
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.find(qn("w:jc")).addnext(indent)  # noqa: SLF001 -- the library has no name for it


def _tag_row(table: Any, tag: str) -> None:
    """A row that is gone when the paper is made."""
    table.add_row().cells[0].paragraphs[0].add_run(tag)


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 -- the library has no name for it


def _close(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.space_after = Pt(1)
    return paragraph


def _aligned(paragraph: Paragraph, *, right: bool) -> Paragraph:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def _after(document: Word, *, keeps: bool = False) -> None:
    """Tables stick together without something between them."""
    between = document.add_paragraph().paragraph_format
    between.space_after, between.line_spacing = Pt(0), BETWEEN
    between.keep_with_next = keeps


def _say(
    paragraph: Paragraph,
    words: str,
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    colour: RGBColor = INK,
) -> None:
    run = paragraph.add_run(words)
    run.bold, run.italic = bold or None, italic or None
    run.font.size = Pt(size) if size else None
    run.font.color.rgb = colour


_WRITERS: dict[type, Callable[[Word, Any], None]] = {
    Title: _title,
    Heading: _heading,
    Line: _line,
    Facts: _facts,
    Table: _table,
    Each: _each,
    Picture: _picture,
    Check: _check,
}
