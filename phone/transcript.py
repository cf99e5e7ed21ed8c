"""A chat as plain text: what the bot said, what the person did."""

from collections.abc import Iterable

from phone.people import Event

MARKS = {
    "person": "👤",
    "changed": "👤 ✏️",
    "bot": "🤖",
    "edit": "✏️",
    "markup": "⌨️",
    "deleted": "🗑",
    "press": "👆",
    "toast": "💬",
    "alert": "💬❗",
    "blocked": "🚫",
    "unblocked": "🔓",
}


def rendered(events: Iterable[Event]) -> str:
    """The story of a chat, one event after the other."""
    return "\n".join(_lines(event) for event in events)


def _lines(event: Event) -> str:
    mark = MARKS[event.kind]
    if event.kind == "press":
        return f"{mark} [{event.text}]"
    if event.kind in ("deleted", "markup"):
        first = event.text.partition("\n")[0]
        return "\n".join([f"{mark} {first}".rstrip(), *_rows(event)])
    return "\n".join([f"{mark} {event.text}".rstrip(), *_rows(event)])


def _rows(event: Event) -> list[str]:
    return ["   " + " ".join(f"[{label}]" for label in row) for row in event.rows]
