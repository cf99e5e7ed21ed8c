"""What the documents point at is there: files, pictures, commands, targets of make."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command

from bot.__main__ import app

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000
POINTS_AT = re.compile(r"""\]\((?P<link>[^)\s#]+)|src="(?P<picture>[^"]+)\"""")
COMMAND = re.compile(r"^(?:\w+=\S+ )?svod (?P<words>[a-z-]+(?: [a-z]+)?)", re.MULTILINE)
TARGET = re.compile(r"(?:`|^)make (?P<name>[a-z]+)", re.MULTILINE)


def test_every_link_and_picture_is_there() -> None:
    missing = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for target in _targets(document)
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert missing == []


def test_every_picture_is_shown_somewhere_and_small() -> None:
    shown = {
        (document.parent / target).resolve()
        for document in DOCUMENTS
        for target in _targets(document)
    }
    kept = set(PICTURES.iterdir())
    assert {picture.name for picture in kept if picture.resolve() not in shown} == set()
    assert {picture.name for picture in kept if picture.stat().st_size > LARGEST} == set()


def test_every_command_of_the_documents_exists() -> None:
    known = _commands()
    said = {found["words"] for text in _texts() for found in COMMAND.finditer(text)}
    unknown = {words for words in said if not {words, words.split()[0]} & known}
    assert (unknown, "campaign create" in said) == (set(), True)


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    made = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    said = {found["name"] for text in _texts() for found in TARGET.finditer(text)}
    assert said - made == set()


def _targets(document: Path) -> list[str]:
    text = document.read_text("utf-8")
    return [found["link"] or found["picture"] for found in POINTS_AT.finditer(text)]


def _texts() -> list[str]:
    return [document.read_text("utf-8") for document in DOCUMENTS]


def _commands() -> set[str]:
    """`status`, `campaign create`; a group alone is no command."""
    found = set()
    for name, command in get_command(app).commands.items():
        inner = getattr(command, "commands", None)
        found |= {f"{name} {one}" for one in inner} if inner else {name}
    return found
