"""Files that are ZIP inside: new Office, OpenDocument and plain archives."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from domain.accepting import texts
from domain.accepting.danger import is_executable_content, is_executable_name
from domain.accepting.names import extension_of
from domain.accepting.refusal import NotAccepted

MAGIC = b"PK\x03\x04"
EMPTY_MAGIC = b"PK\x05\x06"
MOST_ENTRIES = 2000
MOST_UNPACKED = 1 << 30
MOST_CHECKED = 256 << 20
"""Up to this size every byte is unpacked and its checksum compared."""
SUSPICIOUS = 20 << 20
RATIO = 200
HEAD = 64
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
LONGEST_MIMETYPE = 200
NESTED = {"zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "cab", "iso", "jar", "apk"}
DOCUMENTS = {"docx", "xlsx", "pptx", "odt", "ods", "odp", "docm", "xlsm"}


def recognise(path: Path) -> str | None:
    """`docx`, `xlsx`, `pptx`, `odt`, `ods`, `zip`; None for documents of other kinds."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _recognise(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise NotAccepted(texts.broken("ZIP")) from error
    except RuntimeError as error:  # an unknown packing or a password
        raise NotAccepted(texts.WITH_PASSWORD) from error


def _recognise(archive: zipfile.ZipFile) -> str | None:
    entries = archive.infolist()
    _refuse_bombs(entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotAccepted(texts.WITH_PASSWORD)
    names = {entry.filename for entry in entries}
    kind = _kind(archive, names)
    if kind == "zip":
        _look_inside(archive, entries)
    if sum(entry.file_size for entry in entries) <= MOST_CHECKED and archive.testzip() is not None:
        raise NotAccepted(texts.broken(kind.upper() if kind else "ZIP"))
    return kind


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    if "[Content_Types].xml" in names:
        if any(name.endswith("vbaProject.bin") for name in names):
            raise NotAccepted(texts.MACROS)
        return next((kind for part, kind in OFFICE.items() if part in names), None)
    if "mimetype" in names:
        with archive.open("mimetype") as written:
            declared = written.read(LONGEST_MIMETYPE).decode("ascii", errors="replace").strip()
        return OPEN_DOCUMENT.get(declared)
    return "zip"


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if not entries:
        raise NotAccepted(texts.EMPTY_ARCHIVE)
    grows = unpacked > SUSPICIOUS and unpacked > RATIO * max(packed, 1)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or grows:
        raise NotAccepted(texts.TOO_MUCH_INSIDE)


def _look_inside(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """No programs, no archives in archives, no names that climb out."""
    files = [entry for entry in entries if not entry.is_dir()]
    if not files:
        raise NotAccepted(texts.EMPTY_ARCHIVE)
    for entry in files:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename[:2]:
            raise NotAccepted(texts.PATHS_INSIDE)
        with archive.open(entry) as file:
            _refuse_entry(path.name, file.read(HEAD))


def _refuse_entry(name: str, head: bytes) -> None:
    if is_executable_name(name) or is_executable_content(head):
        raise NotAccepted(texts.EXECUTABLE_INSIDE)
    extension = extension_of(name)
    hidden = head.startswith(MAGIC) and extension not in DOCUMENTS
    if extension in NESTED or hidden:
        raise NotAccepted(texts.ARCHIVE_INSIDE)
