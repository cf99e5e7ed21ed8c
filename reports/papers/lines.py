"""A line of a document: in the order it was written, with nothing that a document cannot hold."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_TURNING = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Spaces that must not break stay."""
    return _TURNING.sub("", _CONTROL.sub("", _SPACES.sub(" ", text))).strip()
