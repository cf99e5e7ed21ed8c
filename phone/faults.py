"""Failures on demand: 429, 403, 5xx, dropped connections, slow answers."""

from dataclasses import dataclass
from typing import Any

from phone.refusals import BLOCKED, Refused

WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: BLOCKED,
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(slots=True)
class Fault:
    """What will go wrong with the next calls of a method."""

    method: str = ""  # any but getUpdates
    chat_id: int = 0  # any
    times: int = 1
    code: int = 0
    description: str = ""
    retry_after: int | None = None
    drop: str = ""  # "before" or "after" the call was handled
    seconds: float = 0.0

    def refused(self) -> Refused:
        if self.code == 429:  # noqa: PLR2004  the number is its name
            wait = self.retry_after or 1
            text = self.description or f"Too Many Requests: retry after {wait}"
            return Refused(429, text, retry_after=wait)
        return Refused(self.code, self.description or WORDS.get(self.code, "Bad Request"))

    def fits(self, method: str, chat_id: int) -> bool:
        if not self.method and method == "getupdates":  # polls would use up what is for calls
            return False
        return (not self.method or self.method.lower() == method) and (
            not self.chat_id or self.chat_id == chat_id
        )


class Faults:
    """The failures that are still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self.coming.append(fault)
        return fault

    def take(self, method: str, chat_id: int) -> Fault | None:
        for fault in self.coming:
            if fault.fits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.coming.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        self.coming.clear()

    def read(self, asked: dict[str, Any]) -> Fault:
        """A fault as the control endpoint names it."""
        return self.add(
            Fault(
                method=str(asked.get("method", "")),
                chat_id=int(asked.get("chat_id", 0)),
                times=int(asked.get("times", 1)),
                code=int(asked.get("code", 0)),
                description=str(asked.get("description", "")),
                retry_after=asked.get("retry_after"),
                drop=str(asked.get("drop", "")),
                seconds=float(asked.get("seconds", 0)),
            )
        )
