"""Draft recommendations: what to do where points are lost, by criterion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from io import BytesIO

from docx import Document
from docx.shared import Mm
from jinja2 import Template as Line

from domain.acting import Actor
from domain.columns import layout_of
from domain.counting import Counted, counting
from domain.overview import BoardRow
from domain.templates import Template, nearest
from reports.papers import advice_texts
from reports.papers.field_texts import FIELDS
from reports.papers.gaps import gaps, grouping_of
from reports.papers.language import environment
from reports.papers.lines import one_line
from reports.papers.reading import NAMED, Texts, read
from reports.papers.views import Advice, Gap
from storage import Session
from survey_defs.model import Survey

KEPT = 8
"""Files with recommendations that have been read."""
NBSP = "\N{NO-BREAK SPACE}"
_TOGETHER = re.compile(r"(?<=\d) (?=%)")
"""A percent is not parted from its number at the end of a line."""


def codes_of(survey: Survey) -> dict[str, str]:
    """What recommendations are given by: criteria with their titles or, without any, questions."""
    tagged: dict[str, str] = {}
    for question in survey.questions:
        if question.criterion:
            tagged.setdefault(question.criterion, question.label)
    if tagged:
        return dict(sorted(tagged.items()))
    return {each.code: each.title for each in survey.questions if each.kind != "note"}


def shipped(survey: Survey) -> Texts:
    known = advice_texts.SHIPPED.get(survey.code, {})
    return {code: known.get(code, advice_texts.DEFAULT) for code in codes_of(survey)}


def in_force(session: Session, path: str, survey: Survey) -> Texts:
    """Those of the nearest organisation above this path that has its own, or ours."""
    own = nearest(session, path, Template.RECOMMENDATIONS, survey.code)
    return shipped(survey) if own is None else _read(own, tuple(codes_of(survey)))


def draft(
    session: Session, by: Actor, now: datetime, campaign_id: int, row: BoardRow
) -> tuple[Advice, ...]:
    """For one form as it stands, submitted or not."""
    found = counting(session, by, now, campaign_id, Counted.ALL, row.organisation_id)
    layout = layout_of(found.survey, grouping_of(found.survey))
    cells = found.of(layout, [row.form_id]).cells().get(row.form_id)
    if cells is None or found.under is None:
        return ()
    columns = layout.columns
    lost = gaps(session, found.survey, row.form_id, columns, cells[: layout.rest])
    return advice(in_force(session, found.under.path, found.survey), lost, row.name)


def document(survey: Survey) -> bytes:
    """The shipped recommendations as a Word file to be edited: a table of codes and texts."""
    made, titles = Document(), codes_of(survey)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    made.add_paragraph(advice_texts.TITLE.format(survey=one_line(survey.title)), style="Title")
    for words in advice_texts.HOW:
        made.add_paragraph(words)
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, advice_texts.HEADS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for code, words in shipped(survey).items():
        cells = table.add_row().cells
        for cell, said in zip(cells, (code, titles[code], words), strict=True):
            cell.paragraphs[0].add_run(one_line(said))
    for row in table.rows:
        for cell, width in zip(row.cells, (18, 50, 92), strict=True):
            cell.width = Mm(width)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def advice(texts: Texts, gaps: Sequence[Gap], organisation: str) -> tuple[Advice, ...]:
    """For each gap whose criterion has a recommendation, the greatest loss first."""
    made = []
    for gap in gaps:
        if words := texts.get(gap.code, ""):
            told = (gap.code, gap.title, gap.lost, gap.where, organisation)
            named = {FIELDS[name][0]: one for name, one in zip(NAMED, told, strict=True)}
            said = _TOGETHER.sub(NBSP, _line(words).render(named))
            made.append(Advice(gap.code, gap.title, gap.lost, said))
    return tuple(made)


@lru_cache(maxsize=KEPT)
def _read(content: bytes, codes: tuple[str, ...]) -> Texts:
    """The same file serves all organisations below."""
    return read(content, codes)


@cache
def _line(words: str) -> Line:
    return environment(for_word=False).from_string(words)
