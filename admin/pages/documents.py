"""Documents that support answers: seen in the browser where that is safe, else taken away."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from admin import texts
from admin.asking import look
from admin.keys import OPTIONS
from admin.routing import Routes, Rule, number
from admin.showing import show, show_trouble
from domain.errors import NotFound
from domain.overview import EvidenceFile, evidence_file
from storage import FileStore
from storage.tables import EvidenceKind

routes = Routes()
HERE = "/evidence/{evidence_id}"
FILES = "files"
SHOWN = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
"""Shown as exactly this, whatever the bytes say; all the rest is only ever saved."""
NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
VIEWER_RUNS = (
    "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'"
)
"""A sandbox would keep the browser's own viewer of PDF from starting; forms show it in place."""


@routes.get(HERE + "/view", Rule.READS)
async def view(request: web.Request) -> web.StreamResponse:
    found = await look(request, evidence_file, number(request, "evidence_id"))
    kind = SHOWN.get(found.extension or "")
    if kind is None:
        return await _sent(request, found, "application/octet-stream", "attachment")
    return await _sent(request, found, kind, "inline")


@routes.get(HERE + "/file", Rule.READS)
async def take(request: web.Request) -> web.StreamResponse:
    found = await look(request, evidence_file, number(request, "evidence_id"))
    return await _sent(request, found, "application/octet-stream", "attachment")


@routes.get(HERE + "/away", Rule.READS)
async def away(request: web.Request) -> web.Response:
    """A page that names the address before anybody goes there."""
    found = await look(request, evidence_file, number(request, "evidence_id"))
    if found.kind is not EvidenceKind.LINK:
        raise NotFound
    return show(request, "away.html", {"link": found.name, "safe": is_web(found.name)})


def is_web(address: str) -> bool:
    return address.lower().startswith(("https://", "http://"))


async def _sent(
    request: web.Request, found: EvidenceFile, kind: str, disposition: str
) -> web.StreamResponse:
    if found.sha256 is None:
        raise NotFound
    try:
        path = store(request).open(found.sha256)
    except FileNotFoundError:
        return show_trouble(request, 404, texts.FILE_GONE)
    headers = {
        "Content-Type": kind,
        "Content-Disposition": content_disposition_header(disposition, filename=found.name),
        "Content-Security-Policy": VIEWER_RUNS if kind == SHOWN["pdf"] else NOTHING_RUNS,
        "X-Frame-Options": "SAMEORIGIN" if kind == SHOWN["pdf"] else "DENY",
        "Cache-Control": "private, no-store",
    }
    return web.FileResponse(path, headers=headers)


def store(request: web.Request) -> FileStore:
    return FileStore(Path(request.config_dict[OPTIONS].folder) / FILES)
