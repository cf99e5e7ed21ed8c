"""Names within the archive: safe on every system, short enough, and never twice the same."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from pathvalidate import sanitize_filename

from reports import texts

FOLDER_LENGTH = 40
FILE_LENGTH = 80
"""Four folders and a file stay under the 260 characters that Windows takes."""
LONGEST_EXTENSION = 10
NOT_IN_LINKS = str.maketrans({"#": "№", "%": "_"})
"""In a link to a file these mean something else."""


def folder_name(words: str, otherwise: str = "") -> str:
    return _safe(words, FOLDER_LENGTH) or otherwise or texts.NAMELESS


def file_name(title: str, extension: str | None) -> str:
    """The extension is the one that the bytes have, whatever the name says."""
    ending = f".{extension}" if extension else ""
    stem = title
    suffix = PurePosixPath(title.replace("\\", "/")).suffix
    if ending and len(suffix) <= LONGEST_EXTENSION and suffix.casefold() == ending.casefold():
        stem = title[: -len(suffix)]
    return f"{_safe(stem, FILE_LENGTH) or texts.NAMELESS}{ending}"


class Unique:
    """Names of one folder. Systems that ignore case and composition see no two alike either."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wanted: str, folder: str = "") -> str:
        """The name wanted or, when it is taken in this folder, the name with a number."""
        path, name, number = PurePosixPath(wanted), wanted, 1
        while (key := unicodedata.normalize("NFKC", f"{folder}/{name}").casefold()) in self._taken:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        self._taken.add(key)
        return name


def _safe(words: str, length: int) -> str:
    """No controls, no marks that turn the direction, nothing that a path could be made of."""
    line = " ".join(words.split())
    shown = "".join(sign for sign in line if unicodedata.category(sign)[0] != "C")
    composed = unicodedata.normalize("NFC", shown).translate(NOT_IN_LINKS)
    safe = str(sanitize_filename(composed[: length * 2], "_", platform="universal"))
    return safe.strip(" .")[:length].strip(" .")
