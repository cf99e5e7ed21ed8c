"""Names of files as people may see them and any system may keep them."""

from __future__ import annotations

import re

from pathvalidate import sanitize_filename

from domain.accepting import texts
from domain.accepting.refusal import NotAccepted
from survey_defs.reading import clean

LONGEST = 120
_PATH = re.compile(r"[/\\]|^[A-Za-z]:")
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})$")


def clean_name(name: str, extension: str) -> str:
    """The name without what is invisible or forbidden, ending as its content does.

    Cyrillic stays. A name that carries a path is refused: whoever made it meant no good, or it
    would lie about where it comes from.
    """
    refuse_paths(name)
    written = " ".join(clean(name).split())
    stem = _EXTENSION.sub("", written)
    safe = str(sanitize_filename(stem, platform="universal", replacement_text="_")).strip(" .")
    return f"{(safe or texts.UNNAMED)[: LONGEST - len(extension) - 1].rstrip(' .')}.{extension}"


def refuse_paths(name: str) -> None:
    if _PATH.search(name) or name.strip() in {".", ".."}:
        raise NotAccepted(texts.WITH_PATH)


def extension_of(name: str) -> str:
    """As the name claims, in small letters; empty when it claims none."""
    found = _EXTENSION.search(name.strip())
    return found.group(1).casefold() if found else ""
