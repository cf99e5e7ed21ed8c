"""The blank as PDF, set by typst."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import typst

from reports.blanks import texts
from reports.blanks.laying import lay_out
from survey_defs.model import Survey

TEMPLATE = Path(__file__).parent.parent / "templates" / "blank.typ"
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every file, so that the same questionnaire gives the same bytes."""
_TURNING = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that are not seen and turn the order of those that are."""
_WORDS = {
    "out_of": texts.OUT_OF,
    "attached": texts.ATTACHED,
    "organisation": texts.ORGANISATION,
    "period": texts.PERIOD,
    "signed_by": texts.SIGNED_BY,
    "name_and_post": texts.NAME_AND_POST,
    "signature": texts.SIGNATURE,
    "date": texts.DATE,
    "date_line": texts.DATE_LINE,
    "sources": texts.SOURCES,
    "page": texts.PAGE,
    "of_pages": texts.OF_PAGES,
}


def pdf(survey: Survey) -> bytes:
    """The bytes of the PDF; the same questionnaire gives the same bytes."""
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={
            "blank": _TURNING.sub("", json.dumps(asdict(lay_out(survey)), ensure_ascii=False)),
            "words": json.dumps(_WORDS, ensure_ascii=False),
        },
        ignore_system_fonts=True,
        timestamp=_MADE,
        root=TEMPLATE.parent,
    )
    assert isinstance(made, bytes)
    return made
