"""How often the same asks: where anybody may ask, nobody may try everything."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from ipaddress import ip_address, ip_network

from aiohttp import web

OF_A_HOME = 64
"""Bits of an IPv6 address that one subscriber is given: the rest they choose themselves."""
IPV6 = 6


class Limit:
    """So many in a minute for each who asks; what it remembers ends with the minute."""

    def __init__(self, most: int, seconds: int = 60) -> None:
        self._most, self._seconds = most, seconds
        self._window = -1
        self._asked: Counter[str] = Counter()

    def wait(self, who: str, now: datetime) -> int:
        """Seconds until they may ask again; 0: now, and this is counted."""
        window, passed = divmod(int(now.timestamp()), self._seconds)
        if window != self._window:
            self._window = window
            self._asked.clear()
        self._asked[who] += 1
        return self._seconds - passed if self._asked[who] > self._most else 0


def who_asks(request: web.Request) -> str:
    """The address of the browser, also when a proxy of our own stands before us."""
    asking = request.remote or ""
    try:
        if not ip_address(asking).is_global:
            asking = request.headers.get("X-Forwarded-For", asking).rpartition(",")[2].strip()
        address = ip_address(asking)
    except ValueError:
        return ""
    if address.version == IPV6:
        return str(ip_network((address, OF_A_HOME), strict=False))
    return str(address)
