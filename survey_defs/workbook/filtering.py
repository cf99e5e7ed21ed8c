"""Cascading choices: the filter of a question becomes a condition of each of its options."""

from __future__ import annotations

from dataclasses import replace

from survey_defs.checking.lines import Mapping, Sequence
from survey_defs.workbook import texts
from survey_defs.workbook.asking import Reading
from survey_defs.workbook.names import list_of
from survey_defs.workbook.tree import Node
from survey_defs.workbook.values import put, sequence
from survey_defs.workbook.xpath import Around, BadXPath, translate

MOST_OPTIONS = 3000
"""Of all the filtered lists of a question."""


def filtered(reading: Reading, node: Node, seen: Around) -> Sequence:
    """An option that the filter can never offer is left out."""
    text, kept = node.line["choice_filter"], []
    entries = reading.lists.entries[list_of(node)]
    if len(entries) > MOST_OPTIONS:
        reading.wrong(node.row, node.code, texts.too_many_options(MOST_OPTIONS))
    for entry in entries[:MOST_OPTIONS]:
        try:
            columns = reading.lists.columns | entry.columns
            piece = translate(text, replace(seen, columns=columns), truth=True)
        except BadXPath as error:
            return _whole(reading, node, texts.bad_xpath("choice_filter", str(error)))
        if piece.constant is not False:
            option = _copied(entry.option)
            if piece.constant is None:
                put(option, ("show_if",), piece.text, node.row)
            kept.append((option, entry.line.row))
    return sequence(node.row, kept) if kept else _whole(reading, node, texts.FILTERS_ALL)


def _whole(reading: Reading, node: Node, wrong: str) -> Sequence:
    """The list as it is, so that nothing else is said of it."""
    reading.wrong(node.row, node.code, wrong)
    entries = reading.lists.entries[list_of(node)]
    return sequence(node.row, [(entry.option, entry.line.row) for entry in entries])


def _copied(option: Mapping) -> Mapping:
    copied = Mapping(option)
    copied.line, copied.lines = option.line, dict(option.lines)
    return copied
