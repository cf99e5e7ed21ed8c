"""Old Office files (OLE2): what is inside, by their directory."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from domain.accepting import texts
from domain.accepting.refusal import NotAccepted

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = 512
ENTRY = 128
NAME_BYTES = 64
LAST_SECTOR = 0xFFFFFFFA
KINDS = {
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
}
MACROS = {"VBA", "_VBA_PROJECT_CUR", "Macros"}
PASSWORD = {"EncryptedPackage", "EncryptedSummary"}


def recognise(path: Path) -> str | None:
    """`doc`, `xls`, `ppt`; None for other things of this format, such as installers."""
    try:
        names = set(_names(path))
    except (struct.error, ValueError) as error:
        raise NotAccepted(texts.broken("Office")) from error
    if names & PASSWORD:
        raise NotAccepted(texts.WITH_PASSWORD)
    found = next((kind for name, kind in KINDS.items() if name in names), None)
    if found and names & MACROS:
        raise NotAccepted(texts.MACROS)
    return found


def _names(path: Path) -> Iterator[str]:
    """Names of the streams and folders of the directory."""
    size = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(HEADER)
        sector_size = 1 << struct.unpack_from("<H", header, 30)[0]
        if sector_size not in (512, 4096):
            raise ValueError("sector size")
        fat = _fat(file, header, sector_size)
        sector, seen = struct.unpack_from("<I", header, 48)[0], 0
        while sector < LAST_SECTOR:
            seen += 1
            offset = (sector + 1) * sector_size
            if offset >= size or seen * sector_size > size:
                raise ValueError("directory beyond the end")
            yield from _entries(_sector(file, offset, sector_size))
            sector = fat[sector] if sector < len(fat) else LAST_SECTOR


def _fat(file: BinaryIO, header: bytes, sector_size: int) -> list[int]:
    """Which sector follows which."""
    table: list[int] = []
    for sector in _fat_sectors(file, header, sector_size):
        numbers = _sector(file, (sector + 1) * sector_size, sector_size)
        table += struct.unpack(f"<{sector_size // 4}I", numbers)
    return table


def _fat_sectors(file: BinaryIO, header: bytes, sector_size: int) -> Iterator[int]:
    """The first 109 stand in the header; a file over 7 MB keeps more in sectors of their own."""
    yield from _used(struct.unpack_from("<109I", header, 76))
    following, left = struct.unpack_from("<2I", header, 68)
    while following < LAST_SECTOR and left > 0:
        numbers = _sector(file, (following + 1) * sector_size, sector_size)
        *sectors, following = struct.unpack(f"<{sector_size // 4}I", numbers)
        yield from _used(sectors)
        left -= 1


def _used(sectors: Iterable[int]) -> Iterator[int]:
    return (sector for sector in sectors if sector < LAST_SECTOR)


def _sector(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    found = file.read(size)
    if len(found) < size:
        raise ValueError("the file ends too early")
    return found


def _entries(sector: bytes) -> Iterator[str]:
    for start in range(0, len(sector), ENTRY):
        length = struct.unpack_from("<H", sector, start + NAME_BYTES)[0]
        if 0 < length <= NAME_BYTES:
            yield sector[start : start + length - 2].decode("utf-16-le", errors="replace")
