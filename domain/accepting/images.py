"""JPG, PNG and HEIC: whether the picture is whole."""

from __future__ import annotations

import struct
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from domain.accepting import texts
from domain.accepting.refusal import NotAccepted

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 80_000_000
SMALL = (64, 64)
HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
BOX = 8
LONG_BOX = 16


def check_jpeg(path: Path) -> str:
    return _check(path, "JPEG", "jpg")


def check_png(path: Path) -> str:
    return _check(path, "PNG", "png")


def is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in HEIC


def check_heic(path: Path) -> str:
    """Its boxes must fill the file exactly; a file cut off ends within one."""
    size, at = path.stat().st_size, 0
    kinds = set()
    with path.open("rb") as file:
        while at < size:
            file.seek(at)
            head = file.read(LONG_BOX)
            if len(head) < BOX:
                break
            length, kind = struct.unpack(">I4s", head[:BOX])
            if length == 1 and len(head) == LONG_BOX:
                length = struct.unpack(">Q", head[BOX:])[0]
            length = length or size - at
            if length < BOX:
                break
            kinds.add(kind)
            at += length
    if at != size or b"meta" not in kinds:
        raise NotAccepted(texts.broken("HEIC"))
    return "heic"


def _check(path: Path, kind: str, extension: str) -> str:
    try:
        with Image.open(path, formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAccepted(texts.TOO_MANY_PIXELS)
            if kind == "PNG":
                picture.verify()
            else:
                picture.draft("RGB", SMALL)
                picture.load()
    except Image.DecompressionBombError as error:
        raise NotAccepted(texts.TOO_MANY_PIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error) as error:
        raise NotAccepted(texts.broken(extension.upper())) from error
    return extension
