"""Whether an uploaded template can be used: looked at from outside, then tried by a child."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from domain.papers import Kind
from domain.templates import Template
from reports.papers import language_texts as texts
from reports.papers.fields import sample
from reports.papers.language import BadTemplate

BIGGEST = 5_000_000
MOST_UNPACKED = 40_000_000
MOST_MEMBERS = 500
BODY = "word/document.xml"
SECONDS = 20
"""Of the processor."""
PATIENCE = 90
"""Of the clock: the machine may be busy."""
MEMORY = 1536 * 1024**2
"""What is set aside, not what is used: numbers for pictures come with large libraries."""
_ROOT = Path(__file__).parents[2]
_MACROS = ("vbaproject.bin", "vbadata.xml")
_OBJECTS = ("word/embeddings/", "word/activex/", "word/afchunk", "customui/")


def examine(content: bytes, kind: Template, codes: Mapping[str, str]) -> None:
    """Refuses with a sentence what is no template of this kind; takes up to some seconds.

    `codes` are those that recommendations may be for.
    """
    look_over(content)
    asked = {
        "known": None if kind is Template.RECOMMENDATIONS else _words(sample(Kind(kind.value))),
        "codes": list(codes),
        "seconds": SECONDS,
        "memory": MEMORY,
    }
    try:
        run = subprocess.run(  # noqa: S603 -- our own module; the file comes by its input
            [sys.executable, "-m", "reports.papers.trying", json.dumps(asked)],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadTemplate(texts.TOO_LONG) from None
    if problem := _heard(run.stdout):
        raise BadTemplate(problem)


def look_over(content: bytes) -> None:
    """Everything that shows before the document is opened."""
    if len(content) > BIGGEST:
        raise BadTemplate(texts.TOO_BIG)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _look_into(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        raise BadTemplate(texts.NOT_WORD) from None


def _look_into(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [each.filename.casefold() for each in members]
    if BODY not in names or "[content_types].xml" not in names:
        raise BadTemplate(texts.NOT_WORD)
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise BadTemplate(texts.TOO_MUCH_INSIDE)
    if any(name.endswith(_MACROS) for name in names):
        raise BadTemplate(texts.MACROS)
    if any(name.startswith(_OBJECTS) for name in names):
        raise BadTemplate(texts.EMBEDDED)
    if archive.testzip() is not None:
        raise BadTemplate(texts.BROKEN)


def _words(known: Mapping[str, Any]) -> dict[str, Any]:
    """A picture is no more than its name there."""
    return {name: value if isinstance(value, str | list) else "" for name, value in known.items()}


def _heard(said: bytes) -> str:
    """Its last line; a child that died of the document has said nothing."""
    try:
        return str(json.loads(said.splitlines()[-1])["problem"])
    except (IndexError, KeyError, ValueError):
        return texts.TOO_LONG
