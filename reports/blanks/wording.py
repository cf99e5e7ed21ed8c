"""The blank as a Word document, to be filled in by hand or on a screen."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from reports.blanks import texts
from reports.blanks.fields import Ask, Blank, Boxes, Cards, Field, Heading, Line, Room, Said, Two
from reports.blanks.laying import lay_out
from reports.cells import clean
from survey_defs.model import Survey

PALE = RGBColor(0x5B, 0x6B, 0x7A)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
SHORT, MIDDLE, WIDE = "_" * 16, "_" * 28, "_" * 84
NARROW = "_" * 14
FONT = "Times New Roman"
_SIZES = {1: 14, 2: 12, 3: 11, 4: 10}


def word(survey: Survey) -> bytes:
    """The bytes of the document."""
    blank = lay_out(survey)
    document = Document()
    _prepare(document, blank)
    _begin(document, blank)
    for part in blank.parts:
        if isinstance(part, Heading):
            _heading(document, part)
        else:
            _ask(document, part)
    _end(document, blank)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _prepare(document: Word, blank: Blank) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(15)
    section.top_margin, section.bottom_margin = Mm(15), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.paragraph_format.space_after = Pt(2)
    for level in _SIZES:
        _set_font(document, f"Heading {level}")
    facts = document.core_properties
    facts.title, facts.author, facts.comments = clean(blank.title), "", ""
    facts.created = facts.modified = _MADE
    footer = section.footer.paragraphs[0]
    _say(footer, f"{blank.title} · {blank.edition} · {texts.PAGE}", size=8, pale=True)
    _page_field(footer, "PAGE")
    _say(footer, texts.OF_PAGES, size=8, pale=True)
    _page_field(footer, "NUMPAGES")


def _set_font(document: Word, style: str) -> None:
    """Ours, and not that of the theme, which a heading prefers to its own."""
    found = document.styles[style]
    found.font.name = FONT
    fonts = found.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _page_field(paragraph: Paragraph, name: str) -> None:
    """A number that Word works out itself; each sign of it is a run, or it loses its size."""
    for kind, instruction in (("begin", None), (None, name), ("end", None)):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(8), PALE
        element = OxmlElement("w:instrText" if instruction else "w:fldChar")
        if instruction:
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
        else:
            element.set(qn("w:fldCharType"), str(kind))
        run._r.append(element)  # noqa: SLF001 -- the library has no fields of its own


def _begin(document: Word, blank: Blank) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(title, blank.title, size=16, bold=True)
    if blank.notice:
        notice = document.add_paragraph()
        notice.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(notice, blank.notice, size=9, italic=True)
    if blank.about:
        _say(document.add_paragraph(), blank.about, size=10)
    _say(document.add_paragraph(), blank.size, size=9, pale=True)
    for name in (texts.ORGANISATION, texts.PERIOD):
        _say(document.add_paragraph(), f"{name}: {WIDE[: -len(name)]}")


def _heading(document: Word, heading: Heading) -> None:
    paragraph = document.add_heading(level=heading.level)
    _say(paragraph, heading.words, size=_SIZES[heading.level], bold=True)
    if heading.condition:
        condition = document.add_paragraph()
        _keep_with_next(condition)
        _say(condition, heading.condition, size=9, italic=True)


def _ask(document: Word, ask: Ask) -> None:
    begun = len(document.element.body) - 1
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(9)
    _say(paragraph, f"{ask.number} ", pale=True)
    _say(paragraph, ask.title, bold=True)
    if ask.points:
        _say(paragraph, f" ({ask.points})", size=9, pale=True)
    for remark in ask.remarks:
        _say(document.add_paragraph(), remark, size=9, italic=True, pale=True)
    for field in ask.fields:
        if isinstance(field, Cards):
            _cards(document, field)
        else:
            for line in _lines(field, narrow=False):
                _say(document.add_paragraph(), line, pale=isinstance(field, Said))
    if ask.evidence:
        _say(document.add_paragraph(), ask.evidence, size=9)
        _say(document.add_paragraph(), f"{texts.ATTACHED} {MIDDLE}", size=9, pale=True)
    _hold_together(document, begun)


def _hold_together(document: Word, begun: int) -> None:
    """Nothing of what was begun here goes to another page, as long as it fits on one."""
    for part, _ in pairwise(document.element.body[begun:-1]):
        if isinstance(part, CT_P):
            _keep_with_next(Paragraph(part, document))


def _keep_with_next(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _lines(field: Field, *, narrow: bool) -> list[str]:
    """What stands on each line."""
    short = NARROW if narrow else SHORT
    match field:
        case Boxes():
            how = [f"{field.how}:"] if field.how else []
            return [*how, *(_box(words, earned) for words, earned in field.options)]
        case Line():
            room = WIDE[: -len(field.before) - 2] if field.wide else short
            return [" ".join(part for part in (field.before, room, field.after) if part)]
        case Two():
            parts = (field.numerator, short, texts.OUT_OF, field.denominator, short)
            return [" ".join(part for part in parts if part)]
        case Room():
            return [NARROW if narrow else WIDE] * field.lines
        case Said():
            return [field.words]


def _box(words: str, earned: str) -> str:
    return f"{texts.BOX} {words} — {earned}" if earned else f"{texts.BOX} {words}"


def _cards(document: Word, cards: Cards) -> None:
    table = document.add_table(rows=1, cols=1 + len(cards.names))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells[1:], cards.names, strict=True):
        _say(cell.paragraphs[0], name, size=9, bold=True)
    for title, remark, field in cards.rows:
        first, *others = table.add_row().cells
        _say(first.paragraphs[0], title, size=9)
        if remark:
            _say(first.add_paragraph(), remark, size=8, pale=True)
        for cell in others:
            _fill(cell, _lines(field, narrow=True))
    _hold_rows(table)
    document.add_paragraph()


def _hold_rows(table: Table) -> None:
    """Word goes by the paragraphs of a row, LibreOffice by the row."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- no other way
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                _keep_with_next(paragraph)


def _fill(cell: _Cell, lines: list[str]) -> None:
    """Underscores are for paper; a cell is room enough."""
    written = [line for line in lines if line.strip("_ ")] or [""]
    for number, line in enumerate(written):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _say(paragraph, line, size=9)


def _end(document: Word, blank: Blank) -> None:
    """Who signs, on the page of the last question: signatures alone on a sheet sign nothing."""
    begun = len(document.element.body) - 2
    for who in texts.SIGNED_BY:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(16)
        _say(paragraph, f"{who} {MIDDLE} {SHORT} {texts.DATE_LINE}")
        below = f"{texts.NAME_AND_POST} · {texts.SIGNATURE} · {texts.DATE}"
        _say(document.add_paragraph(), below, size=8, pale=True)
    _hold_together(document, begun)
    if blank.sources:
        sources = f"{texts.SOURCES}: {'; '.join(blank.sources)}."
        _say(document.add_paragraph(), sources, size=8, pale=True)


def _say(
    paragraph: Paragraph,
    words: str,
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    pale: bool = False,
) -> None:
    run = paragraph.add_run(clean(words))
    run.bold, run.italic = bold, italic
    run.font.size = Pt(size) if size else None
    run.font.color.rgb = PALE if pale else RGBColor(0, 0, 0)
