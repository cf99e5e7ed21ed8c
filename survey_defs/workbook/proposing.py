"""Propose the name that was meant, but not on and on where everything is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

MOST_TIMES = 200
"""As many problems as are told of a file."""
MOST_NAMES = 500


def proposed(written: str, known: Iterable[str], times: int) -> list[str]:
    """The one that is nearest; nothing once it has been looked for so many times."""
    if times > MOST_TIMES:
        return []
    return get_close_matches(written, list(islice(known, MOST_NAMES)), n=1)
