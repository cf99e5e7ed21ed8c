"""A text on its way into a message: parsed, trimmed, measured, with links and commands found."""

import re
from typing import Any

from phone.markup import Entity, in_order, parse_html, units
from phone.refusals import Refused, bad_request
from phone.texts import DOMAINS

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

_FOUND = re.compile(
    r"(?P<url>(?:https?://|tg://)[^\s<>\"']+"
    rf"|(?<![\w@.])(?:[\w-]+\.)+(?:{DOMAINS})(?:[/?#][^\s<>\"']*)?(?![\w-]))"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w+)?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z]\w{3,31})"
    r"|(?<!\w)(?P<hashtag>\#\w*[^\W\d]\w*)"
)
_WORTH_LOOKING = re.compile(r"[/@#]|\.\w")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_OPAQUE = {"code", "pre", "text_link"}


def found_entities(text: str, known: list[Entity]) -> list[Entity]:
    """What Telegram finds by itself: links, commands, mentions, hashtags, e-mails."""
    if not _WORTH_LOOKING.search(text):
        return known
    closed = [
        (one["offset"], one["offset"] + one["length"]) for one in known if one["type"] in _OPAQUE
    ]
    found = list(known)
    for match in _FOUND.finditer(text):
        kind = str(match.lastgroup)
        covered = match.group().rstrip(".,;:!?»)") if kind == "url" else match.group()
        offset = units(text[: match.start()])
        length = units(covered)
        if not any(offset < end and begin < offset + length for begin, end in closed):
            found.append({"offset": offset, "length": length, "type": kind})
    return in_order(found)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters and the space around a text go; what is left keeps its marks."""
    if _CONTROL.search(text):
        text = _CONTROL.sub(lambda one: "" if one.group() == "\r" else " ", text)
    if not text or not (text[0].isspace() or text[-1].isspace()):
        return text, entities
    lost = units(text) - units(text.lstrip())
    text = text.strip()
    whole = units(text)
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - lost, 0)
        end = min(entity["offset"] + entity["length"] - lost, whole)
        if end > begin:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return text, kept


def formatted(text: str, parse_mode: str, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Text and entities as they will stand in the message."""
    mode = parse_mode.lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode in ("", "none"):
        entities = list(given or [])
    elif mode in ("markdown", "markdownv2"):
        raise Refused(501, f"The stand-in does not parse {parse_mode}: use HTML")
    else:
        raise bad_request("unsupported parse_mode")
    text, entities = trimmed(text, entities)
    return text, found_entities(text, entities)


def message_text(
    text: str, parse_mode: str, given: list[Entity] | None, *, editing: bool = False
) -> dict[str, Any]:
    """The text of a message, or the reason why it may not be sent."""
    if not text:
        raise bad_request("message text is empty")
    text, entities = formatted(text, parse_mode, given)
    if not text:
        raise bad_request("text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_of(caption: str, parse_mode: str, given: list[Entity] | None) -> dict[str, Any]:
    """The caption of a file, or the reason why it may not be sent."""
    if not caption:
        return {}
    text, entities = formatted(caption, parse_mode, given)
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    found: dict[str, Any] = {"caption": text}
    return found | {"caption_entities": entities} if entities else found
