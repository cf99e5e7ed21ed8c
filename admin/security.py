"""Headers that keep other sites out of ours, and refusals as pages."""

from __future__ import annotations

import traceback
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from admin import texts
from admin.routing import Handler
from admin.showing import show_trouble
from domain.errors import NotAllowed, NotFound, Refusal

log = structlog.get_logger()

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; font-src 'self'; object-src 'none'; frame-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
DEEPEST = 8
"""Frames of a failure that are logged."""
FOREIGN = {"cross-site", "same-site"}


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """For every answer, also for those that stream."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def comes_from_elsewhere(request: web.Request) -> bool:
    """Whether another site sent this request, as far as the browser tells."""
    if request.headers.get("Sec-Fetch-Site") in FOREIGN:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


@web.middleware
async def troubles_are_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A refusal, a wrong address or our own fault: a sentence and a way back, never a trace."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return show_trouble(request, status_of(refusal), str(refusal))
    except web.HTTPSuccessful:
        raise
    except web.HTTPRedirection:
        raise
    except web.HTTPException as error:
        return show_trouble(request, error.status, texts.TROUBLES.get(error.status, texts.TROUBLE))
    except ConnectionError:
        raise  # the browser has gone: nobody to show a page to
    except Exception as error:  # noqa: BLE001 -- nothing else would answer the browser
        log.error("a page failed", route=route_of(request), **fault_of(error))  # noqa: TRY400 -- a trace would show names and tokens
        return show_trouble(request, 500, texts.OUR_FAULT)


def fault_of(error: Exception) -> dict[str, object]:
    """What failed and where, without the values: they are personal."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return {
        "error": type(error).__name__,
        "where": [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames],
    }


def status_of(refusal: Refusal) -> int:
    match refusal:
        case NotFound():
            return 404
        case NotAllowed():
            return 403
        case _:
            return 409


def route_of(request: web.Request) -> str:
    """The address as it is written in the source: no ids, no tokens."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"
