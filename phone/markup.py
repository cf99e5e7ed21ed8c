"""Text as Telegram keeps it: HTML and entities, counted in UTF-16 units."""

import re
from dataclasses import dataclass
from typing import Any

from phone.refusals import Refused, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
# What stands first when two entities cover the same text.
RANK = {"blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49}
RANK |= {"bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LAST_OF_PLANE_ZERO = "\uffff"

_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    if not text or max(text) <= LAST_OF_PLANE_ZERO:
        return len(text)
    return len(text) + sum(1 for character in text if character > LAST_OF_PLANE_ZERO)


def slice_units(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    if not text or max(text) <= LAST_OF_PLANE_ZERO:
        return text[offset : offset + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def cannot_parse(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    start: int


class _Html:
    """One pass over a text with tags."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        html = self.html
        while self.at < len(html):
            following = _next_special(html, self.at)
            if following > self.at:
                self._keep(html[self.at : following])
                self.at = following
            elif html[self.at] == "&":
                self._keep(self._character())
            elif html.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            tag = self.open[-1].tag
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.parts), in_order(_joined(self.entities))

    def _keep(self, text: str) -> None:
        self.parts.append(text)
        self.offset += units(text)

    def _character(self) -> str:
        found = _CHARACTER.match(self.html, self.at)
        if found is None:
            self.at += 1
            return "&"
        hexadecimal, decimal, name = found.groups()
        if name:
            self.at = found.end()
            return NAMED[name]
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if code == 0 or code > 0x10FFFF:  # noqa: PLR2004  the last character there is
            self.at += 1
            return "&"
        if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004  half of a pair
            raise cannot_parse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self.at = found.end()
        return chr(code)

    def _bytes(self, at: int) -> int:
        return len(self.html[:at].encode("utf-8", "surrogatepass"))

    def _matched(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.html, self.at)
        assert found is not None
        self.at = found.end()
        return found.group()

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._matched(_TAG_NAME).lower()
        if self.at >= len(self.html):
            raise cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in TAGS:
            raise cannot_parse(
                f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}'
            )
        argument = ""
        while (attribute := self._attribute(tag, begin)) is not None:
            argument = _argument(tag, *attribute) or argument
        self.at += 1
        if tag == "span" and not argument:
            where = self._bytes(begin)
            raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open.append(_Open(tag, argument, self.offset, len(self.parts)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """The next name and value, or nothing when the tag closes here."""
        self._matched(_SPACE)
        if self.html.startswith(">", self.at):
            return None
        name = self._matched(_ATTRIBUTE).lower()
        if not name:
            where = self._bytes(begin)
            raise cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._matched(_SPACE)
        has_value = self.html.startswith("=", self.at)
        if has_value:
            self.at += 1
            self._matched(_SPACE)
        if self.at >= len(self.html):
            where = self._bytes(begin)
            raise cannot_parse(f'Unclosed start tag "{tag}" at byte offset {where}')
        return name, self._value(begin) if has_value else ""

    def _value(self, begin: int) -> str:
        quote = self.html[self.at]
        if quote not in "\"'":
            start = self.at
            value = self._matched(_BARE_VALUE).lower()
            if self.at >= len(self.html) or self.html[self.at] not in " \t\r\n>":
                where = self._bytes(start)
                raise cannot_parse(f"Unexpected end of name token at byte offset {where}")
            return value
        end = self.html.find(quote, self.at + 1)
        if end < 0 or end + 1 >= len(self.html):
            raise cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        value = self.html[self.at + 1 : end]
        self.at = end + 1
        return _decoded(value) if "&" in value else value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise cannot_parse(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        self.at += 2
        tag = self._matched(_TAG_NAME).lower()
        self._matched(_SPACE)
        if not self.html.startswith(">", self.at):
            raise cannot_parse(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise cannot_parse(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.offset > opened.offset:
            covered = "".join(self.parts[opened.start :])
            self.entities += _entity(opened, self.offset - opened.offset, covered)


def _next_special(html: str, at: int) -> int:
    tag = html.find("<", at)
    if tag < 0:
        tag = len(html)
    character = html.find("&", at, tag)
    return tag if character < 0 else character


def _decoded(value: str) -> str:
    def character(found: re.Match[str]) -> str:
        hexadecimal, decimal, name = found.groups()
        return NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))

    return _CHARACTER.sub(character, value)


def _argument(tag: str, name: str, value: str) -> str:
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and name == "class" and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if tag == "blockquote" and name == "expandable":
        return "expandable"
    return value if (tag, name) == ("tg-emoji", "emoji-id") else ""


def _entity(opened: _Open, length: int, covered: str) -> list[Entity]:
    entity: Entity = {"offset": opened.offset, "length": length, "type": TAGS[opened.tag]}
    if opened.tag == "a":
        url = link(opened.argument or covered)
        return [entity | {"url": url}] if url else []
    if opened.tag == "code" and opened.argument:
        return [entity | {"language": opened.argument}]
    if opened.argument == "expandable":
        entity["type"] = "expandable_blockquote"
    if opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.argument
    return [entity]


def link(url: str) -> str:
    """A link as Telegram writes it, or nothing when it is no link."""
    url = url.strip()
    if not _SCHEME.match(url):
        url = f"http://{url}"
    scheme, _, rest = url.partition(":")
    if scheme.lower() not in ("http", "https", "tg", "ton", "tonsite"):
        return ""
    host = rest.removeprefix("//").split("/")[0].split("?")[0]
    if scheme.lower() in ("http", "https"):
        if "." not in host or " " in host:
            return ""
        return url if rest.removeprefix("//") != host else f"{url}/"
    return url


def _joined(entities: list[Entity]) -> list[Entity]:
    """<pre><code class="language-x"> over the same text is one entity."""
    coded = {(one["offset"], one["length"]): one for one in entities if one["type"] == "code"}
    kept: list[Entity] = []
    swallowed: list[Entity] = []
    for entity in entities:
        inner = coded.get((entity["offset"], entity["length"]))
        if entity["type"] == "pre" and inner and inner.get("language"):
            kept.append(entity | {"language": inner["language"]})
            swallowed.append(inner)
        else:
            kept.append(entity)
    kept = [one for one in kept if one not in swallowed]
    for entity in kept:
        if entity["type"] == "code":
            entity.pop("language", None)
    return kept


def in_order(entities: list[Entity]) -> list[Entity]:
    if len(entities) > 1:
        entities.sort(key=lambda one: (one["offset"], -one["length"], RANK.get(one["type"], 50)))
    return entities


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """The text without tags, and what the tags said."""
    if "<" not in html and "&" not in html:
        return html, []
    return _Html(html).parse()
