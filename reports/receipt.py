"""The receipt of a submission as PDF: what was submitted, when, by whom, with which documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from domain.deadlines import zone_label
from domain.submitting import ReceiptAnswer, ReceiptDocument, ReceiptPage
from reports import qr, texts
from reports.cells import clean
from survey_defs.laying import Laid
from survey_defs.scoring import State, points_in_words

TEMPLATE = Path(__file__).parent / "templates" / "receipt.typ"
LONGEST_RUN = 24
"""Signs without a space; in a longer run a line may be broken anywhere."""
SHOWN_OF_DIGEST = 16
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")
_TURNING = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WIDE = 6
"""With more columns a table does not fit across the page."""
BREAK = "\u200b"
LINES_OF_DIGEST = 2


def pdf(page: ReceiptPage) -> bytes:
    """The bytes of the PDF; the same page gives the same bytes."""
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs=inputs(page),
        ignore_system_fonts=True,
        timestamp=page.at.replace(microsecond=0),  # the typesetter takes whole seconds
        root=TEMPLATE.parent,
    )
    assert isinstance(made, bytes)
    return made


def inputs(page: ReceiptPage) -> dict[str, str]:
    """What the template is told: prepared words, as JSON, never as markup."""
    return {"page": json.dumps(_content(page), ensure_ascii=False)}


def _content(page: ReceiptPage) -> dict[str, Any]:
    return {
        "number": _words(page.number),
        "at": _moment(page, page.at),
        "short_digest": page.digest[:SHOWN_OF_DIGEST],
        "digest": page.digest,
        "check": {
            "number": page.check_number,
            "where": page.check_url,
            "qr": qr.svg(page.check_url) if page.check_url else "",
        },
        "recalled": _recalled(page),
        "facts": [[name, _words(words)] for name, words in _facts(page)],
        "points": points_in_words(page.points),
        "maximum": points_in_words(page.maximum),
        "missing": texts.without_answer(page.missing) if page.missing else "",
        "notice": _words(page.notice),
        "rows": list(_rows(page.answers)),
        "documents": [_document(each) for each in page.documents],
    }


def _facts(page: ReceiptPage) -> Iterator[tuple[str, str]]:
    yield texts.ORGANISATION, page.organisation
    yield texts.CAMPAIGN, page.campaign
    yield texts.SURVEY, page.survey_title
    yield texts.WHO_SUBMITTED, page.by_name
    yield texts.IN_TIME, texts.YES if page.on_time else texts.TOO_LATE


def _recalled(page: ReceiptPage) -> str:
    if page.recalled_at is None:
        return ""
    return texts.RECALLED.format(at=_moment(page, page.recalled_at))


def _moment(page: ReceiptPage, at: datetime) -> str:
    return f"{at.astimezone(page.zone):%d.%m.%Y, %H:%M} ({zone_label(page.zone, at)})"


def _rows(answers: tuple[ReceiptAnswer, ...]) -> Iterator[dict[str, Any]]:
    """Answers with a line of heading wherever the section changes."""
    sections: tuple[str, ...] = ()
    for answer in answers:
        if answer.sections != sections:
            sections = answer.sections
            yield {"kind": "section", "title": _words(texts.WITHIN.join(sections))}
        yield {
            "kind": "answer",
            "code": _words(answer.question),
            "question": _words(answer.label),
            "answer": _said(answer),
            "silent": answer.state == State.UNANSWERED,
            "points": _points(answer),
            "comment": _words(answer.comment or ""),
            "documents": ", ".join(str(number) for number in answer.documents),
        }
        if answer.table is not None:
            yield _table(answer.table)


def _said(answer: ReceiptAnswer) -> str:
    """Of a table how many rows: they follow below it."""
    if answer.table is None:
        return _words(answer.answer)
    return texts.rows_below(len(answer.table.rows))


def _table(table: Laid) -> dict[str, Any]:
    """A table across the page; what is wide is set a row under a row, head by head."""
    heads = [_words(head) for head in table.heads]
    rows = [[_words(cell) or texts.NOT_ASKED for cell in cells] for cells in table.rows]
    if len(heads) <= WIDE:
        return {"kind": "table", "heads": heads, "rows": rows}
    listed = [
        [[head, _words(cell)] for head, cell in zip(heads, cells, strict=True) if cell]
        for cells in table.rows
    ]
    return {"kind": "list", "rows": listed}


def _points(answer: ReceiptAnswer) -> str:
    if answer.state != State.ANSWERED or (answer.points == 0 and answer.maximum == 0):
        return texts.NOT_ASKED
    return texts.of(points_in_words(answer.points), points_in_words(answer.maximum))


def _document(paper: ReceiptDocument) -> dict[str, str]:
    facts = (
        texts.KINDS[paper.kind] if paper.kind == "link" else None,
        paper.name if paper.title else None,
        texts.DOCUMENT_CLASSES.get(paper.document_class or ""),
        texts.dated(paper.dated) if paper.dated else None,
        texts.registered(paper.registered) if paper.registered else None,
        texts.on_page(paper.page) if paper.page else None,
    )
    sha256 = paper.sha256 or ""
    half = len(sha256) // LINES_OF_DIGEST
    return {
        "number": str(paper.number),
        "name": _words(paper.title or paper.name),
        "details": _words(" · ".join(fact for fact in facts if fact)),
        "sha256": f"{sha256[:half]}{BREAK}{sha256[half:]}" if sha256 else texts.NOT_ASKED,
    }


def _words(text: str) -> str:
    """One line, in the order it was written, with places to break long runs."""
    straight = _TURNING.sub("", clean(" ".join(text.split())))
    return _LONG_RUN.sub(lambda run: BREAK.join(run.group()), straight)
