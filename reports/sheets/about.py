"""How the svod was made: method, version, fingerprint, moment, which forms count."""

from __future__ import annotations

from domain.deadlines import zone_label
from reports import texts
from reports.cells import Book
from reports.gathering import Gathered

LETTERS, LINE = 100, 15
"""Of a line that surely fits, and its height: LibreOffice grows no row by itself."""


def write_about(book: Book, gathered: Gathered) -> None:
    sheet = book.sheet(texts.ABOUT, (30, 100))
    campaign, survey = gathered.campaign, gathered.survey
    at = gathered.now.astimezone(campaign.zone)
    moment = f"{at:%d.%m.%Y %H:%M} ({zone_label(campaign.zone, gathered.now)})"
    sheet.add([texts.ABOUT], "title", 24)
    facts = [
        (texts.SVOD_OF.format(title="").strip(" :"), campaign.title),
        (texts.OWNER, campaign.organisation),
        (texts.COUNTED, gathered.by_section.words),
        (texts.MADE_AT, moment),
        (texts.MADE_BY, gathered.by.name),
        (texts.SURVEY, survey.title),
        (texts.SURVEY_CODE, survey.code),
        (texts.VERSION, str(survey.version)),
        (texts.FINGERPRINT, campaign.fingerprint),
        (texts.SCALE, texts.OFFICIAL if survey.official else survey.notice),
    ]
    if gathered.is_demonstration:
        facts.append((texts.SUMMARY, texts.DEMONSTRATION))
    facts += [(texts.METHOD if n == 0 else "", line) for n, line in enumerate(texts.METHOD_LINES)]
    facts += [(texts.SOURCES if n == 0 else "", line) for n, line in enumerate(survey.sources)]
    for name, fact in facts:
        lines = -(-len(fact) // LETTERS)
        if lines > 1:
            sheet.sheet.set_row(sheet.row, LINE * lines)
        sheet.put(0, name, "name")
        sheet.put(1, fact, "wrap")
        sheet.row += 1
