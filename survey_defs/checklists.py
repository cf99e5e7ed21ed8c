"""Ticks and the texts that open under them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from survey_defs import texts
from survey_defs.model import Checklist, Item
from survey_defs.reading import NotAnAnswer, clean, fold, matching, places

LONGEST_TEXT = 1000


def parse_ticks(question: Checklist, text: str, current: Any | None) -> dict[str, Any]:
    """`1 3` ticks exactly these, `всё` all and `ничего` none."""
    folded = fold(text)
    if folded in texts.EVERYTHING:
        return tick_all(question, current)
    if folded in texts.NOTHING or folded == "0":
        return tick_none(question, current)
    labels = [item.label for item in question.items]
    numbered = places(text, len(labels))
    if numbered is not None:
        return _with_ticks(question, current, {question.items[n - 1].code for n in numbered})
    named = matching(text, labels)
    if not named:
        raise NotAnAnswer(texts.NEEDS_TICKS)
    return _with_ticks(question, current, {question.items[place].code for place in named})


def tick(question: Checklist, current: Any | None, place: int) -> dict[str, Any]:
    """Tick the item at this place (from 0), or untick it."""
    return _with_ticks(question, current, ticks(current) ^ {_item(question, place).code})


def tick_all(question: Checklist, current: Any | None = None) -> dict[str, Any]:
    return _with_ticks(question, current, {item.code for item in question.items})


def tick_none(question: Checklist, current: Any | None = None) -> dict[str, Any]:
    """An answer too: nothing of this is there."""
    return _with_ticks(question, current, set())


def propose(question: Checklist, contents: Collection[str]) -> dict[str, Any] | None:
    """The ticks that the contents of the documents bear out; None when there are none."""
    borne_out = {item.code for item in question.items if item.code in contents}
    if not question.proposed_from_documents or not borne_out:
        return None
    return _with_ticks(question, None, borne_out)


def set_item_text(
    question: Checklist, current: Any | None, place: int, text: str
) -> dict[str, Any]:
    """The text under a tick, which it also ticks; an empty text is taken away."""
    item = _item(question, place)
    if not item.text:
        raise NotAnAnswer(texts.NO_TEXT_HERE)
    kept = _item_text(text)
    written = {**_texts(current), item.code: kept}
    ticked = ticks(current) | ({item.code} if kept else set())
    return _with_ticks(question, {"ticks": [], "texts": written}, ticked)


def ticks(value: Any | None) -> set[str]:
    return set(value["ticks"]) if value else set()


def validate_ticks(question: Checklist, value: Any) -> dict[str, Any]:
    known = {item.code for item in question.items}
    match value:
        case {"ticks": list(ticked), **rest} if set(rest) <= {"texts"}:
            pass
        case _:
            raise NotAnAnswer(texts.WRONG_KIND)
    written = rest.get("texts", {})
    if not isinstance(written, dict) or not all(isinstance(code, str) for code in ticked):
        raise NotAnAnswer(texts.WRONG_KIND)
    if not set(ticked) <= known or not set(written) <= _codes_with_text(question):
        raise NotAnAnswer(texts.UNKNOWN_TICK)
    if not all(isinstance(text, str) for text in written.values()):
        raise NotAnAnswer(texts.WRONG_KIND)
    checked = {code: _item_text(text) for code, text in written.items()}
    return _with_ticks(question, {"ticks": [], "texts": checked}, set(ticked))


def ticks_in_words(question: Checklist, value: Any) -> str:
    ticked = [item for item in question.items if item.code in ticks(value)]
    if not ticked:
        return texts.TICKED_NOTHING
    written = _texts(value)
    labels = [
        texts.with_text(item.label, written[item.code]) if item.code in written else item.label
        for item in ticked
    ]
    return texts.ticked(len(ticked), len(question.items), labels)


def directions(question: Checklist, value: Any) -> tuple[str, ...]:
    """Soft hints, one for each goal that reads like a direction."""
    written = _texts(value)
    return tuple(
        texts.READS_LIKE_DIRECTION
        for item in question.items
        if item.direction_hint and looks_like_direction(written.get(item.code, ""))
    )


def looks_like_direction(text: str) -> bool:
    return fold(text).partition(" ")[0] in texts.DIRECTION_WORDS


def _with_ticks(question: Checklist, current: Any | None, ticked: set[str]) -> dict[str, Any]:
    """In the order of the items. The texts of unticked items wait: a slip costs nothing."""
    value: dict[str, Any] = {
        "ticks": [item.code for item in question.items if item.code in ticked]
    }
    written = {code: text for code, text in _texts(current).items() if text}
    if written:
        value["texts"] = {i.code: written[i.code] for i in question.items if i.code in written}
    return value


def _texts(value: Any | None) -> dict[str, str]:
    return dict(value.get("texts", {})) if value else {}


def _item(question: Checklist, place: int) -> Item:
    if not 0 <= place < len(question.items):
        raise NotAnAnswer(texts.UNKNOWN_TICK)
    return question.items[place]


def _item_text(text: str) -> str:
    kept = clean(text)
    if len(kept) > LONGEST_TEXT:
        raise NotAnAnswer(texts.too_long(LONGEST_TEXT, len(kept)))
    return kept


def _codes_with_text(question: Checklist) -> set[str]:
    return {item.code for item in question.items if item.text}
