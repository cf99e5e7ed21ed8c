"""A paper as PDF: its layout with the fields filled in, set by typst."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from jinja2 import Template

from reports.papers import layout_texts as texts
from reports.papers.field_texts import FIELDS, ROW
from reports.papers.fields import QR
from reports.papers.language import environment
from reports.papers.layout import (
    Block,
    Check,
    Each,
    Facts,
    Heading,
    Layout,
    Line,
    Picture,
    Table,
    Title,
)

TEMPLATE = Path(__file__).parents[1] / "templates" / "paper.typ"
LONGEST_RUN = 24
"""Signs without a space; in a longer run a line may be broken anywhere."""
_LONG_RUN = re.compile(rf"[^\s]{{{LONGEST_RUN},}}")
BREAK = "\u200b"
_BY_FIELD = {field: name for name, (field, _) in FIELDS.items()}


def pdf(layout: Layout, told: Mapping[str, Any], svgs: Mapping[str, str], at: datetime) -> bytes:
    """The bytes of the PDF; the same paper gives the same bytes."""
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"paper": json.dumps(_content(layout, told, svgs), ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=at.replace(microsecond=0),  # the typesetter takes whole seconds
        root=TEMPLATE.parent,
    )
    assert isinstance(made, bytes)
    return made


def _content(layout: Layout, told: Mapping[str, Any], svgs: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": layout.name,
        "top": _filled(texts.TOP, told),
        "page": texts.PAGE,
        "of_pages": texts.OF_PAGES,
        "blocks": list(blocks(layout, told, svgs)),
    }


def blocks(
    layout: Layout, told: Mapping[str, Any], svgs: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """What there is something to say in, with all its words."""
    for part in layout.parts:
        said = not part.when or told.get(part.when) or svgs.get(_BY_FIELD[part.when])
        if said and not told.get(part.unless):
            for block in part.blocks:
                yield from _block(block, told, svgs)


def _block(
    block: Block, told: Mapping[str, Any], svgs: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    match block:
        case Title() | Heading():
            kind = "title" if isinstance(block, Title) else "heading"
            yield {"kind": kind, "words": _filled(block.words, told)}
        case Line():
            yield from _line(block, told)
        case Facts():
            rows = [[name, _broken(told[field])] for name, field in block.rows if told.get(field)]
            yield {"kind": "facts", "rows": rows}
        case Table():
            yield _table(block, told)
        case Each():
            yield _each(block, told)
        case Picture():
            yield from _picture(block, svgs)
        case Check():
            yield _check(told, svgs)


def _line(block: Line, told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if not block.when or told.get(block.when):
        words = _filled(block.words, told)
        yield {"kind": "line", "look": block.look, "words": words, "keeps": block.keeps}


def _each(block: Each, told: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        [_filled(words, {ROW: row}) for words in (block.name, block.words)]
        for row in told[block.rows]
    ]
    return {"kind": "each", "rows": rows}


def _picture(block: Picture, svgs: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    if svg := svgs.get(_BY_FIELD[block.field], ""):
        yield {"kind": "picture", "svg": svg, "width": block.width}


def _table(block: Table, told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": "table",
        "heads": [column.head for column in block.columns],
        "shares": [column.share for column in block.columns],
        "right": [column.right for column in block.columns],
        "rows": [
            [_filled(column.words, {ROW: row}) for column in block.columns]
            for row in told[block.rows]
        ],
    }


def _check(told: Mapping[str, Any], svgs: Mapping[str, str]) -> dict[str, Any]:
    address = told[FIELDS["check_address"][0]]
    return {
        "kind": "check",
        "title": texts.CHECK,
        "number": _filled(texts.CHECK_NUMBER, told),
        "how": _filled(texts.CHECK_HOW, told) if address else "",
        "qr": svgs.get(QR, ""),
    }


@cache
def _template(words: str) -> Template:
    return environment(for_word=False).from_string(words)


def _filled(words: str, told: Mapping[str, Any]) -> str:
    return _broken(_template(words).render(told))


def _broken(words: str) -> str:
    """With places to break long runs."""
    return _LONG_RUN.sub(lambda run: BREAK.join(run.group()), words)
