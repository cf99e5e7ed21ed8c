"""PDF, RTF and plain text: whether the file is whole."""

from __future__ import annotations

from pathlib import Path

from domain.accepting import texts
from domain.accepting.refusal import NotAccepted

TAIL = 4096
PDF_HEAD = 1024
TEXT_CONTROLS = frozenset(map(chr, {*range(32)} - {9, 10, 11, 12, 13, 26})) | {"\x7f"}
LONGEST_TEXT = 20 << 20


def is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:PDF_HEAD]


def check_pdf(path: Path) -> str:
    """Its end says where its table of contents is; a file cut off has none."""
    tail = _tail(path)
    if b"%%EOF" not in tail or b"startxref" not in tail:
        raise NotAccepted(texts.broken("PDF"))
    return "pdf"


def is_rtf(head: bytes) -> bool:
    return head.startswith(b"{\\rtf")


def check_rtf(path: Path) -> str:
    if not _tail(path).rstrip(b"\x00\r\n\t ").endswith(b"}"):
        raise NotAccepted(texts.broken("RTF"))
    return "rtf"


def check_text(path: Path) -> str | None:
    """`txt` when it reads as text in an encoding of this country; None otherwise."""
    if path.stat().st_size > LONGEST_TEXT:
        return None
    raw = path.read_bytes()
    if not raw.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise NotAccepted(texts.EMPTY)
    text = _decoded(raw)
    return None if text is None or TEXT_CONTROLS & set(text) else "txt"


def _decoded(raw: bytes) -> str | None:
    encodings = (
        ["utf-16"] if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1251"]
    )
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        return file.read()
