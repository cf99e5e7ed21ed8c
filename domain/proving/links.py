"""Addresses of pages, as they may be kept and shown."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from domain.filling.refusals import EvidenceRefused
from domain.proving import texts
from survey_defs.reading import clean

LONGEST = 2048
SCHEMES = {"http", "https"}
_HOST = re.compile(r"[^\W_]([\w\-]{0,61}[^\W_])?(\.[^\W_]([\w\-]{0,61}[^\W_])?)+")
_UNSAFE = re.compile(r"[\s<>\"'`\\]")


def clean_link(typed: str) -> str:
    """The address, its scheme and host in small letters. Nothing is ever fetched from it."""
    address = clean(typed)
    if len(address) > LONGEST:
        raise EvidenceRefused(texts.LINK_TOO_LONG)
    if _UNSAFE.search(address):
        raise EvidenceRefused(texts.NOT_A_LINK)
    parts = _split(address)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in SCHEMES or not _HOST.fullmatch(host):
        raise EvidenceRefused(texts.NOT_A_LINK)
    if parts.username is not None or parts.password is not None:
        raise EvidenceRefused(texts.LINK_WITH_PASSWORD)
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=f"{host}{port}"))


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises when it is not a number
    except ValueError as error:
        raise EvidenceRefused(texts.NOT_A_LINK) from error
    return parts
