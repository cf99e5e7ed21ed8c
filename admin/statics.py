"""The files that pages are made of, read once; packed once, for browsers that unpack."""

from __future__ import annotations

import gzip
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


class Static(NamedTuple):
    """A file that pages are made of."""

    content: bytes
    kind: str
    address: str
    """Changes with the content, so that browsers may keep it."""


def _read() -> dict[str, Static]:
    """Our own, and what charts are drawn by, which papers need as well."""
    kept = {}
    for file in (*files("admin").joinpath("static").iterdir(), *files("reports.charts").iterdir()):
        kind = KINDS.get(Path(file.name).suffix)
        if kind:
            content = file.read_bytes()
            address = f"/static/{file.name}?v={sha256(content).hexdigest()[:10]}"
            kept[file.name] = Static(content, kind, address)
    return kept


STATIC = _read()


@cache
def packed(name: str) -> bytes:
    """By gzip: a third of it. The largest takes a tenth of a second, so not at the start."""
    return gzip.compress(STATIC[name].content, mtime=0)


def unpacks(accepted: str) -> bool:
    """Whether a browser that accepts these encodings unpacks gzip."""
    for each in accepted.split(","):
        coding, _, quality = each.replace(" ", "").partition(";")
        if coding.lower() == "gzip":
            return quality not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
