"""Try a template on a sample, in a process of its own that may die of it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docxtpl import DocxTemplate

from reports.papers import language_texts as texts
from reports.papers.language import BadTemplate, check, environment
from reports.papers.reading import read

_HYPERLINK = "/hyperlink"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_INSTRUCTION = re.compile(r"\b(DDE(?:AUTO)?|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_FIELD_PART = re.compile(r"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")
_WRITTEN = re.compile(r"\{[{%]")
RELATIONS = ".rels"


def main() -> None:
    asked = json.loads(sys.argv[1])
    _bound(asked["memory"], asked["seconds"])
    try:
        try_out(sys.stdin.buffer.read(), asked["known"], asked["codes"])
    except BadTemplate as refusal:
        _say(refusal.sentence)
    except Exception:  # noqa: BLE001 -- whatever it is, it is the document's
        _say(texts.BROKEN)
    else:
        _say("")


def try_out(content: bytes, known: Mapping[str, Any] | None, codes: Sequence[str]) -> None:
    """Refuses it with a sentence; without fields that are known, these are recommendations."""
    _only_itself(content)
    if known is None:
        read(content, codes)
        return
    sources = list(_sources(content))
    if not any(_WRITTEN.search(source) for source in sources):
        raise BadTemplate(texts.EMPTY)
    for source in sources:
        check(source, known)
    document = DocxTemplate(BytesIO(content))
    document.render({**known}, jinja_env=environment(for_word=True))
    document.save(BytesIO())


def _only_itself(content: bytes) -> None:
    """Nothing outside the document is drawn in when it is opened; links to press are allowed."""
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.endswith((RELATIONS, ".xml")):
                continue
            part = archive.read(name)
            if _DOCTYPE.search(part):
                raise BadTemplate(texts.BROKEN)
            if name.endswith(RELATIONS):
                _look_at_relations(part)
            elif name.startswith("word/"):
                _look_at_fields(part.decode("utf-8", "replace"))


def _look_at_relations(part: bytes) -> None:
    for found in _RELATION.findall(part):
        relation = found.decode("utf-8", "replace")
        if 'TargetMode="External"' not in relation.replace("'", '"'):
            continue
        kind, target = (_value(relation, name) for name in ("Type", "Target"))
        harmless = kind.endswith(_HYPERLINK) and target.startswith(
            ("http://", "https://", "mailto:")
        )
        if not harmless:
            raise BadTemplate(texts.OUTSIDE.format(name=texts.plain(target)))


def _look_at_fields(part: str) -> None:
    instructions = "".join(one or two for one, two in _FIELD_PART.findall(part))
    if found := _INSTRUCTION.search(instructions.upper()):
        raise BadTemplate(texts.COMMANDS.format(name=found.group()))


def _value(relation: str, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*[\"']([^\"']*)", relation)
    return found.group(1) if found else ""


def _sources(content: bytes) -> Iterator[str]:
    """Every text that is filled in when a paper is made: body, headers, notes, properties."""
    from docxtpl import DocxTemplate

    document: Any = DocxTemplate(BytesIO(content))
    document.init_docx()
    yield _by_paragraph(document.patch_xml(document.get_xml()))
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield _by_paragraph(document.patch_xml(document.get_part_xml(part)))
    for part in document.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield _by_paragraph(document.patch_xml(part.blob.decode("utf-8")))
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield str(getattr(document.docx.core_properties, name))


def _by_paragraph(source: str) -> str:
    """A line for each, so that a mistake can be shown where it stands."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)


def _bound(memory: int, seconds: int) -> None:
    """Where the system knows such bounds."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(problem: str) -> None:
    sys.stdout.write(json.dumps({"problem": problem}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
