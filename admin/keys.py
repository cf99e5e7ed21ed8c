"""What the panel keeps for all its requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from domain.consenting import Operator
from storage import Database

NOBODY = Operator()
TOPMOST = 2
"""Slashes in the path of the organisation that has none above it: `/1/`."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the composition root knows and the panel cannot ask the database."""

    folder: Path
    """The data folder: documents and finished exports lie in it."""
    public_url: str = ""
    """Where people reach the panel; without it the cookie is not tied to https."""
    operator: Operator = NOBODY
    """Who processes personal data; while blank no campaign opens."""
    demo: bool = False
    """A demonstration: said on every page."""


DATABASE = web.AppKey("database", Database)
CLOCK: web.AppKey[Callable[[], datetime]] = web.AppKey("clock")
OPTIONS = web.AppKey("options", Options)


@dataclass(frozen=True, slots=True)
class Visit:
    """The person who is in."""

    person_id: int
    name: str
    csrf: str = field(repr=False)
    token: str = field(repr=False)
    zone: ZoneInfo
    """Of the topmost organisation that they oversee: for lists of many organisations."""
    reads: bool
    managed: tuple[str, ...]
    """The subtrees where they may change things: pages hide what would be refused."""
    grows_old: bool
    """Time to prolong the session."""

    @property
    def publishes(self) -> bool:
        """Whether questionnaires are theirs to publish: who administers the topmost of all."""
        return any(path.count("/") <= TOPMOST for path in self.managed)

    @property
    def manages(self) -> bool:
        return bool(self.managed)


VISIT = web.RequestKey("visit", Visit)
MOMENT = web.RequestKey("moment", datetime)


def moment(request: web.Request) -> datetime:
    """The time of this request, read once."""
    if MOMENT not in request:
        request[MOMENT] = request.config_dict[CLOCK]()
    return request[MOMENT]
