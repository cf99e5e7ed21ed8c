"""Documents for the demonstration: real PDFs that say that they are made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from bot.demo import texts
from domain.proving import SentFile
from storage.files import FileStore

TEMPLATE = """
#let paper = json(bytes(sys.inputs.paper))
#set page(paper: "a5", margin: 2cm)
#set text(size: 11pt, lang: "ru")
#align(right)[#paper.organisation]
#v(2cm)
#align(center)[#text(15pt, weight: "bold")[#paper.title]]
#align(center)[№ #paper.number]
#v(1cm)
#paper.note
"""


class Paper(NamedTuple):
    title: str
    document_class: str
    number: str
    sent: SentFile


def papers(organisation: str, store: FileStore) -> Iterator[Paper]:
    """One of each kind for this organisation; their bytes are in the store."""
    import typst

    for title, document_class, number in texts.DOCUMENTS:
        facts = {
            "organisation": organisation,
            "title": title,
            "number": number,
            "note": texts.DOCUMENT_NOTE,
        }
        content = typst.compile(TEMPLATE.encode(), sys_inputs={"paper": json.dumps(facts)})
        kept = store.save(bytes(content))
        sent = SentFile(kept.sha256, kept.size, "pdf", f"{title}.pdf")
        yield Paper(title, document_class, number, sent)
