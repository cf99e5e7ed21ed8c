"""Files as Telegram keeps them: many file_ids, one unique id for the same bytes."""

import base64
import hashlib
import struct
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from phone.refusals import bad_request

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
PREFIXES = {"document": "BQACAgIAAxkB", "photo": "AgACAgIAAxkB"}
FOLDERS = {"document": "documents", "photo": "photos"}
THUMBNAIL_SIDE = 90
PHOTO_ENDINGS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"GIF8": "gif", b"RIFF": "webp"}


@dataclass(slots=True)
class Kept:
    """One file under one file_id."""

    file_id: str
    unique: str
    kind: str
    name: str
    mime: str
    size: int
    digest: str
    path: str = ""


class Shelf:
    """The bytes and their ids, in memory or in a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.by_id: dict[str, Kept] = {}
        self.by_path: dict[str, Kept] = {}
        self.count = 0
        self._bytes: dict[str, bytes] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, content: bytes, *, name: str, mime: str, kind: str = "document") -> Kept:
        """Keep bytes under a new file_id."""
        digest = hashlib.sha256(content).hexdigest()
        if self.folder is not None:
            if not (self.folder / digest).exists():
                (self.folder / digest).write_bytes(content)
        else:
            self._bytes.setdefault(digest, content)
        return self._register(digest, len(content), name=name, mime=mime, kind=kind)

    def _register(self, digest: str, size: int, *, name: str, mime: str, kind: str) -> Kept:
        self.count += 1
        short = base64.urlsafe_b64encode(bytes.fromhex(digest)[:15]).decode()
        unique = f"AQAD{short[:14]}" if kind == "photo" else f"AgAD{short[:14]}"
        file_id = f"{PREFIXES[kind]}{short}{self.count:x}"
        kept = Kept(file_id, unique, kind, name, mime, size, digest)
        self.by_id[file_id] = kept
        return kept

    def find(self, file_id: str) -> Kept:
        kept = self.by_id.get(file_id)
        if kept is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return kept

    def content(self, kept: Kept) -> bytes:
        if self.folder is not None:
            return (self.folder / kept.digest).read_bytes()
        return self._bytes[kept.digest]

    def path_of(self, file_id: str) -> dict[str, Any]:
        """What getFile answers: from now on the file may be downloaded."""
        kept = self.by_id.get(file_id)
        if kept is None:
            raise bad_request("invalid file_id")
        if kept.size > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        if not kept.path:
            ending = kept.name.rsplit(".", 1)[-1] if "." in kept.name else "bin"
            kept.path = f"{FOLDERS[kept.kind]}/file_{len(self.by_path)}.{ending}"
            self.by_path[kept.path] = kept
        return {
            "file_id": kept.file_id,
            "file_unique_id": kept.unique,
            "file_size": kept.size,
            "file_path": kept.path,
        }

    def document(self, kept: Kept) -> dict[str, Any]:
        return {
            "file_name": kept.name,
            "mime_type": kept.mime,
            "file_id": kept.file_id,
            "file_unique_id": kept.unique,
            "file_size": kept.size,
        }

    def photo(self, content: bytes) -> list[dict[str, Any]]:
        """The sizes of a photo: a grey thumbnail and the picture itself."""
        width, height = picture_size(content)
        scale = THUMBNAIL_SIDE / max(width, height)
        small = (max(1, round(width * scale)), max(1, round(height * scale)))
        ending = picture_ending(content)
        thumbnail = self.put(grey_png(*small), name="thumb.png", mime="image/png", kind="photo")
        full = self.put(content, name=f"photo.{ending}", mime=f"image/{ending}", kind="photo")
        return [_photo_size(thumbnail, small), _photo_size(full, (width, height))]

    def dump(self) -> dict[str, Any]:
        return {"count": self.count, "files": [asdict(kept) for kept in self.by_id.values()]}

    def load(self, saved: dict[str, Any]) -> None:
        self.count = saved["count"]
        for fields in saved["files"]:
            kept = Kept(**fields)
            self.by_id[kept.file_id] = kept
            if kept.path:
                self.by_path[kept.path] = kept


def _photo_size(kept: Kept, size: tuple[int, int]) -> dict[str, Any]:
    return {
        "file_id": kept.file_id,
        "file_unique_id": kept.unique,
        "file_size": kept.size,
        "width": size[0],
        "height": size[1],
    }


def picture_ending(content: bytes) -> str:
    for magic, ending in PHOTO_ENDINGS.items():
        if content.startswith(magic):
            return ending
    return ""


def check_picture(content: bytes) -> None:
    """Telegram's refusals of what is no picture or too large for one."""
    if len(content) > LARGEST_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {LARGEST_PHOTO} bytes"
        )
    if not picture_ending(content):
        raise bad_request("IMAGE_PROCESS_FAILED")


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF or JPEG; a square when the bytes do not say."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:  # noqa: PLR2004  signature and IHDR
        return struct.unpack(">II", content[16:24])
    if content.startswith(b"GIF8") and len(content) >= 10:  # noqa: PLR2004  signature and screen
        return struct.unpack("<HH", content[6:10])
    return _jpeg_size(content) or (800, 800)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004  a marker
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004  a frame
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def grey_png(width: int, height: int) -> bytes:
    """A grey picture of a size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + b"\xb4" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )
