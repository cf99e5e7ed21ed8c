"""A row of a form made elsewhere as questions: cleaned, shortened, its XPath translated."""

from __future__ import annotations

from typing import NamedTuple

from survey_defs.checking.lines import Mapping
from survey_defs.workbook import texts
from survey_defs.workbook.asking import (
    ANY_DECIMALS,
    Reading,
    begun,
    bounded,
    evidence,
    has_evidence,
    listed,
)
from survey_defs.workbook.columns import QUESTION, WORDING
from survey_defs.workbook.filtering import filtered
from survey_defs.workbook.header_texts import FALSE_WORDS, TRUE_WORDS
from survey_defs.workbook.names import LONGEST_FORMULA, is_calculated, is_unseen, list_of
from survey_defs.workbook.pieces import Piece, literal_truth
from survey_defs.workbook.sheets import plain
from survey_defs.workbook.tree import Node
from survey_defs.workbook.values import append, fill, flag, mapping, put
from survey_defs.workbook.wording import cleaned, joined, parted, referred, with_names
from survey_defs.workbook.xpath import Around, BadXPath, translate

_SCORED = tuple(column for column in QUESTION if column not in WORDING)
_AROUND_VALUES = " :;,—–-«„\"'(\n"
SHORTEST_TITLE = 3
_SHORT = next(column for column in WORDING if column.name == "short")


def foreign_questions(
    reading: Reading, node: Node, hint: str = "", within: tuple[Node, ...] = ()
) -> list[Mapping]:
    """One question, or two with an «other» to be named; groups around it add conditions."""
    raw = begun(node)
    if is_calculated(node):
        raw["kind"] = "computed"
    put(raw, ("code",), node.code, node.row)
    if spoken := _spoken(reading, node):
        raw["kind"] = "computed"
        put(raw, ("title",), spoken.title, node.row)
        put(raw, ("formula",), spoken.formula, node.row)
    else:
        _worded(reading, node, raw, hint)
    _required(reading, node, raw)
    _conditions(reading, node, raw, within)
    if raw["kind"] == "computed" and not spoken:
        _computed(reading, node, raw)
    elif not spoken:
        _answered(reading, node, raw)
    fill(raw, _SCORED, node.line, strip=True)
    evidence(raw, node.line)
    return [raw, *_other(node, raw, reading)]


class Spoken(NamedTuple):
    title: str
    formula: str


def _spoken(reading: Reading, node: Node) -> Spoken | None:
    """A note with answers among its words: what it says is put together from them."""
    label = cleaned(node.line["label"])
    title = label.partition("${")[0].strip(_AROUND_VALUES)
    named = [reading.names.nodes.get(name) for name in referred(label)]
    if node.type.kind != "note" or node.line["hint"] or len(title) < SHORTEST_TITLE or not named:
        return None
    if any(found is None or list_of(found[0]) for found in named):
        return None  # a chosen code says nothing to a person
    try:
        piece = translate(joined(label), around(reading, node), truth=False)
    except (BadXPath, ValueError):
        return None
    return Spoken(title, piece.text) if len(piece.text) <= LONGEST_FORMULA else None


def _worded(reading: Reading, node: Node, raw: Mapping, before: str) -> None:
    shown = {}
    for name in (*referred(node.line["label"]), *referred(node.line["hint"])):
        shown[name] = reading.names.shown(name)
        reading.warned(node.row, node.code, texts.reference_in_label(name, shown[name]))
        _unsaid(reading, name)
    label = cleaned(with_names(node.line["label"], shown))
    if not label:
        if node.name:
            reading.warned(node.row, node.code, texts.unlabelled(node.name))
        label = node.name or "…"
    title, whole = parted(label)
    hints = (before, whole, cleaned(with_names(node.line["hint"], shown)))
    put(raw, ("title",), title, node.row)
    fill(raw, (_SHORT,), node.line, strip=True)
    if hint := "\n".join(part for part in hints if part):
        put(raw, ("hint",), hint, node.row)


def _unsaid(reading: Reading, name: str) -> None:
    """Why a calculation that a label names is not worked out at all."""
    for node in reading.names.nodes.get(name, []):
        if is_calculated(node) and is_unseen(node):
            try:
                reading.names.formula(node)
            except BadXPath as error:
                why = texts.not_shown(name, texts.bad_xpath("calculation", str(error)))
                reading.warned(node.row, node.code, why)


def _required(reading: Reading, node: Node, raw: Mapping) -> None:
    said = plain(node.line["required"])
    if said and said not in TRUE_WORDS | FALSE_WORDS:
        reading.wrong(node.row, node.code, texts.REQUIRED_IS_AN_EXPRESSION)
    if raw["kind"] not in {"computed", "note"} and flag(said) is not True:
        put(raw, ("required",), value=False, row=node.row)
    elif raw["kind"] == "multiple":
        put(raw, ("at_least",), 1, node.row)


def around(reading: Reading, node: Node) -> Around:
    names = reading.names
    return Around(names.ref, table=node.table, near=names.near)


def condition(reading: Reading, node: Node, column: str, seen: Around) -> Piece | None:
    """Nothing where nothing is written, or where it is refused, which is told."""
    text = node.line[column]
    if not text:
        return None
    try:
        return translate(text, seen, truth=True)
    except BadXPath as error:
        reading.wrong(node.row, node.code, texts.bad_xpath(column, str(error)))
        return None


def relevant(reading: Reading, nodes: tuple[Node, ...]) -> str:
    """All of their conditions together; empty when there is none."""
    pieces = [condition(reading, node, "relevant", around(reading, node)) for node in nodes]
    piece = literal_truth("and", [piece for piece in pieces if piece] or [_ALWAYS])
    return "" if piece.constant is True else piece.text


_ALWAYS = Piece("true", "truth", constant=True)


def _conditions(reading: Reading, node: Node, raw: Mapping, within: tuple[Node, ...]) -> None:
    if text := relevant(reading, (*within, node)):
        put(raw, ("ask_if",), text, node.row)
    if raw["kind"] in {"computed", "note"}:
        return
    try:
        own = reading.names.ref_of(node)
    except BadXPath:
        return
    seen = Around(reading.names.ref, own, node.table, near=reading.names.near)
    constraint = condition(reading, node, "constraint", seen)
    if constraint is not None and constraint.constant is not True:
        put(raw, ("constraint",), constraint.text, node.row)
        if said := cleaned(node.line["constraint_message"]):
            put(raw, ("constraint_text",), said, node.row)


def _computed(reading: Reading, node: Node, raw: Mapping) -> None:
    if not node.line["calculation"]:
        reading.wrong(node.row, node.code, texts.NO_FORMULA)
        return
    if node.type.kind != "computed":
        reading.warned(node.row, node.code, texts.calculation_read_only(node.name))
    try:
        piece = reading.names.formula(node)
    except BadXPath as error:
        reading.wrong(node.row, node.code, texts.bad_xpath("calculation", str(error)))
        return
    put(raw, ("formula",), piece.text, node.row)


def _answered(reading: Reading, node: Node, raw: Mapping) -> None:
    if node.line["trigger"]:
        reading.wrong(node.row, node.code, texts.WITH_TRIGGER)
    if node.type.kind == "decimal":
        put(raw, ("decimals",), ANY_DECIMALS, node.row)
    bounded(reading, node, raw)
    if node.type.kind == "evidence" and not has_evidence(node.line):
        put(raw, ("evidence", "link"), value=False, row=node.row)
        if raw.get("required", True):
            put(raw, ("evidence", "at_least"), 1, node.row)
    if node.line["choice_filter"] and list_of(node) in reading.lists.entries:
        put(raw, ("options",), filtered(reading, node, around(reading, node)), node.row)
    else:
        listed(reading, node, raw)


def _other(node: Node, raw: Mapping, reading: Reading) -> list[Mapping]:
    """`or_other`: one more option, and a question that names it."""
    if not node.type.or_other or not isinstance(raw.get("options"), list):
        return []
    code = "other"
    if all(option.get("code") != code for option in raw["options"]):
        option = mapping(node.row)
        put(option, ("code",), code, node.row)
        put(option, ("label",), texts.OTHER_OPTION, node.row)
        append(raw, "options", option, node.row)
    text = mapping(node.row)
    put(text, ("kind",), "text", node.row)
    put(text, ("code",), reading.names.codes.take(f"{node.code[:57]}_other"), node.row)
    put(text, ("title",), texts.OTHER_TITLE, node.row)
    put(text, ("ask_if",), f"selected(${{{node.code}}}, '{code}')", node.row)
    put(text, ("required",), raw.get("required", True), node.row)
    return [text]
