"""Every route names who may come in; one without a rule lets nobody in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import StrEnum

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
NUMBER = r"\d{1,9}"
"""An id in an address: short enough for every database."""


class Rule(StrEnum):
    OPEN = "open"
    """Anybody: the way in itself and the files that pages are made of."""
    SIGNED_IN = "signed in"
    """Whoever has a session, also when every role of theirs has ended: to leave."""
    READS = "reads"
    """Whoever administers or views at least one organisation; the domain tells which."""
    MANAGES = "manages"
    """Whoever administers at least one organisation; the domain tells which."""


_RULES: dict[object, Rule] = {}
_STREAMS: set[object] = set()


class Routes:
    """Routes of one group of pages."""

    def __init__(self) -> None:
        self.definitions: list[web.RouteDef] = []

    def get(self, path: str, rule: Rule) -> Callable[[Handler], Handler]:
        return self._add("GET", path, rule)

    def post(
        self, path: str, rule: Rule, *, streams: bool = False
    ) -> Callable[[Handler], Handler]:
        """With `streams` the body is large: its handler checks the token, which comes first."""
        return self._add("POST", path, rule, streams=streams)

    def _add(
        self, method: str, path: str, rule: Rule, *, streams: bool = False
    ) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            _RULES[handler] = rule
            if streams:
                _STREAMS.add(handler)
            numbered = path.replace("_id}", f"_id:{NUMBER}}}")
            self.definitions.append(web.RouteDef(method, numbered, handler, {}))
            return handler

        return register


def let_in(handler: Handler, rule: Rule) -> Handler:
    """Give a handler from elsewhere its rule."""
    _RULES[handler] = rule
    return handler


def rule_of(handler: object) -> Rule | None:
    return _RULES.get(handler)


def streams(handler: object) -> bool:
    return handler in _STREAMS


def number(request: web.Request, name: str) -> int:
    """An id out of the address; the route has let only digits through."""
    return int(request.match_info[name])
