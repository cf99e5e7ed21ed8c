"""Draft recommendations: what to do where points are lost, by criterion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from docx import Document
from docx.shared import Mm
from jinja2 import Template

from reports.papers import advice_texts
from reports.papers.field_texts import FIELDS
from reports.papers.language import environment
from reports.papers.lines import one_line
from reports.papers.reading import NAMED, Texts
from reports.papers.views import Advice, Gap
from survey_defs.model import Survey


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
            made.append(Advice(gap.code, gap.title, _template(words).render(named)))
    return tuple(made)


@cache
def _template(words: str) -> Template:
    return environment(for_word=False).from_string(words)
