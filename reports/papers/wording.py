"""A paper as a Word document: a template filled in."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from reports.papers.fields import with_pictures
from reports.papers.language import environment


class Image(NamedTuple):
    png: bytes
    width: int
    """Millimetres."""


def word(template: bytes, told: Mapping[str, Any], images: Mapping[str, Image | None]) -> bytes:
    """What the paper says, and its pictures by the names of code; a picture may be missing."""
    document = DocxTemplate(BytesIO(template))
    drawn = {
        name: InlineImage(document, BytesIO(image.png), width=Mm(image.width)) if image else ""
        for name, image in images.items()
    }
    document.render(with_pictures(told, drawn), jinja_env=environment(for_word=True))
    content = BytesIO()
    document.save(content)
    return content.getvalue()
