"""Uploaded questionnaires that are not published yet: files of one person, for a week."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path

from admin import survey_texts as texts
from domain.errors import NotFound

FOLDER = "drafts"
KEPT = 7 * 24 * 60 * 60
"""Seconds."""
MOST = 20
"""Of one person."""
NAME = re.compile(r"[A-Za-z0-9_-]{16}")
LETTERS = re.compile(r"[^\w.\- ()№«»]+")
LONGEST = 100


class DraftGone(NotFound):
    sentence = texts.DRAFT_GONE


def new_draft(data: Path, person_id: int, name: str, now: float) -> Path:
    """Where to write the file; what is old, or too much, goes."""
    mine = data / FOLDER / str(person_id)
    mine.mkdir(parents=True, exist_ok=True)
    _sweep(mine, now)
    folder = mine / secrets.token_urlsafe(12)
    folder.mkdir()
    return folder / clean_name(name)


def draft(data: Path, person_id: int, token: str) -> Path:
    """The file of one's own draft; nobody else's can be named."""
    folder = data / FOLDER / str(person_id) / token
    if not NAME.fullmatch(token) or not folder.is_dir():
        raise DraftGone
    found = next((each for each in folder.iterdir() if each.is_file()), None)
    if found is None:
        raise DraftGone
    return found


def beside(path: Path, name: str) -> Path:
    """Where to write a file of scenarios of this draft, so that it is tried on them."""
    folder = path.parent / "scenarios" / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{clean_name(name).rpartition('.')[0] or 'scenario'}.yaml"


def drop(path: Path) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)


def clean_name(name: str) -> str:
    """Without folders and strange letters; its ending tells the kind of the file."""
    tidy = LETTERS.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    return f"{stem[:LONGEST]}{dot}{ending[:8]}" if stem else tidy[:LONGEST] or "survey"


def _sweep(mine: Path, now: float) -> None:
    folders = sorted(mine.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
    for place, folder in enumerate(folders):
        if place >= MOST - 1 or now - folder.stat().st_mtime > KEPT:
            shutil.rmtree(folder, ignore_errors=True)
