"""Whether a file may be kept as evidence: by what it contains, whatever it is called."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import filetype

from domain.accepting import archives, compound, images, papers, texts
from domain.accepting.danger import (
    is_executable_content,
    is_executable_name,
    is_web_content,
    is_web_name,
)
from domain.accepting.names import clean_name, refuse_paths
from domain.accepting.refusal import NotAccepted

__all__ = ["MB", "Accepted", "NotAccepted", "accept", "clean_name"]

MB = 1 << 20
HEAD = 8192


class Accepted(NamedTuple):
    extension: str
    """By content: `pdf`, `docx`, …"""
    name: str
    """Cleaned, with that extension."""


def accept(path: Path, name: str, limit: int) -> Accepted:
    """Look into the file and clean its name; `limit` in bytes. Raises NotAccepted."""
    refuse_paths(name)
    size = path.stat().st_size
    if size == 0:
        raise NotAccepted(texts.EMPTY)
    if size > limit:
        raise NotAccepted(texts.too_big(limit // MB))
    with path.open("rb") as file:
        head = file.read(HEAD)
    if is_executable_content(head):
        raise NotAccepted(texts.EXECUTABLE)
    if is_web_content(head):
        raise NotAccepted(texts.WEB_PAGE)
    extension = _signed(path, head) or _unsigned(path, head, name)
    return Accepted(extension, clean_name(name, extension))


def _signed(path: Path, head: bytes) -> str | None:
    """Kinds that their first bytes tell; None without such bytes."""
    for is_such, check in (
        (head.startswith((archives.MAGIC, archives.EMPTY_MAGIC)), archives.recognise),
        (head.startswith(compound.MAGIC), compound.recognise),
        (head.startswith(images.JPEG), images.check_jpeg),
        (head.startswith(images.PNG), images.check_png),
        (images.is_heic(head), images.check_heic),
        (papers.is_rtf(head), papers.check_rtf),
        (papers.is_pdf(head), papers.check_pdf),
    ):
        if is_such:
            return check(path) or _refuse(head)
    return None


def _unsigned(path: Path, head: bytes, name: str) -> str:
    """Plain text, unless its name tells a computer to run it."""
    if is_executable_name(name):
        raise NotAccepted(texts.EXECUTABLE)
    if is_web_name(name):
        raise NotAccepted(texts.WEB_PAGE)
    return papers.check_text(path) or _refuse(head)


def _refuse(head: bytes) -> str:
    known = filetype.guess(head)
    if known is not None and known.mime.startswith(("video/", "audio/")):
        raise NotAccepted(texts.VIDEO)
    raise NotAccepted(texts.unknown(known.extension if known else ""))
