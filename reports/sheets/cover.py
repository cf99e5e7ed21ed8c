"""The cover: what this is, which forms count, whether it is official, and a way to every sheet."""

from __future__ import annotations

from xlsxwriter.url import Url

from reports import texts
from reports.cells import Book, Sheet
from reports.gathering import Gathered
from reports.sheets.summary import facts_of

WIDTHS = (30.0, 60.0, 12.0)


def begin_cover(book: Book) -> Sheet:
    """It comes first; what it says is known last."""
    return book.sheet(texts.COVER, WIDTHS)


def write_cover(book: Book, sheet: Sheet, gathered: Gathered) -> None:
    campaign = gathered.campaign
    sheet.portrait()
    sheet.add([texts.SVOD], "name", 30)
    sheet.sheet.set_row(sheet.row, 64)
    sheet.across(0, len(WIDTHS), campaign.title, "cover")
    sheet.row += 2
    for notice in (
        campaign.notice if not campaign.official else "",
        texts.DEMONSTRATION if gathered.is_demonstration else "",
    ):
        if notice:
            sheet.sheet.set_row(sheet.row, 34)
            sheet.across(0, len(WIDTHS), notice, "notice")
            sheet.row += 1
    sheet.row += 1
    for name, fact, beside in facts_of(gathered):
        sheet.put(0, name, "name")
        sheet.put(1, fact, "wrap")
        sheet.put(2, beside, "muted")
        sheet.row += 1
    sheet.row += 1
    sheet.add([texts.SHEETS], "section")
    for other in book.sheets[1:]:
        sheet.link(0, Url(f"internal:'{other.name}'!A1"), other.name)
        sheet.put(1, _about(other.name), "wrap")
        sheet.row += 1
    if gathered.is_live:
        sheet.row += 1
        sheet.paragraph(texts.LIVE, sum(WIDTHS), len(WIDTHS))


def _about(name: str) -> str:
    if name in texts.WHAT_SHEETS_ARE:
        return texts.WHAT_SHEETS_ARE[name]
    return texts.WHAT_A_TABLE_IS if name.startswith(texts.TABLE) else texts.WHAT_MORE_IS
