"""What is kept about a person, as a page to take away; and putting one's own name right."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bot import callbacks as to
from bot.screen import Document, Screen
from bot.screens import duty_texts as words
from bot.screens import texts
from bot.screens.layout import bold, button, row, rows, screen
from domain import owning_texts
from domain.owning import Kept, Part

_STYLE = (
    "body{font:16px/1.4 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}"
)


def renaming(name: str) -> Screen:
    return screen(
        [bold(words.RENAMING), "", escape(words.name_now(name)), words.WRITE_NAME],
        rows(row(button(texts.NO_BACK, to.Privacy()))),
    )


def taken(kept: Kept) -> Screen:
    """A file of its own: it stays in the chat and is kept nowhere else."""
    document = Document(owning_texts.FILE, content=page(kept).encode())
    return Screen(escape(words.TAKEN), document=document)


def page(kept: Kept) -> str:
    return "".join(_page(kept))


def _page(kept: Kept) -> Iterator[str]:
    title = escape(owning_texts.TITLE)
    yield f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p>{escape(kept.made_at)}</p>"
    for part in kept.parts:
        yield f"<h2>{escape(part.title)}</h2>"
        yield from _table(part) if part.rows else (f"<p>{escape(owning_texts.NOTHING)}</p>",)
    yield "</body></html>"


def _table(part: Part) -> Iterator[str]:
    yield "<table>"
    if part.head:
        yield "<tr>" + "".join(f"<th>{escape(each)}</th>" for each in part.head) + "</tr>"
    for line in part.rows:
        yield "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in line) + "</tr>"
    yield "</table>"
