"""What the names in a form mean: codes of questions, their kinds, what is calculated unseen."""

from __future__ import annotations

from dataclasses import dataclass, field

from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.lists import Lists
from survey_defs.workbook.pieces import Piece, Ref
from survey_defs.workbook.proposing import proposed
from survey_defs.workbook.tree import Node
from survey_defs.workbook.wording import UNKNOWN, Codes, cleaned, code_of, referred
from survey_defs.workbook.xpath import Around, BadXPath, references, translate

KINDS = {
    "choice": "choice",
    "acknowledge": "choice",
    "multiple": "several",
    "checklist": "several",
    "integer": "number",
    "number": "number",
    "decimal": "number",
    "range": "number",
    "fraction": "number",
    "ladder": "number",
    "per_unit": "number",
    "change": "number",
    "comparison": "number",
    "text": "text",
    "date": "date",
}
ACKNOWLEDGED, NOT_ACKNOWLEDGED = "OK", "no"
_EXPRESSIONS = (
    "relevant",
    "constraint",
    "calculation",
    "choice_filter",
    "repeat_count",
    "default",
)


@dataclass(slots=True)
class Names:
    lists: Lists
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """Names that some expression or label refers to."""
    codes: Codes = field(default_factory=Codes)
    """Of everything that is asked."""
    _sought: int = 0
    _working: set[str] = field(default_factory=set)
    _pieces: dict[str, Piece] = field(default_factory=dict)

    def near(self, name: str) -> list[str]:
        self._sought += 1
        return proposed(name, self.nodes, self._sought)

    def shown(self, name: str) -> str:
        """How to speak of a question inside the label of another."""
        nodes = self.nodes.get(name)
        label = cleaned(nodes[0].line["label"]) if nodes else ""
        hidden = nodes is not None and is_calculated(nodes[0])
        return label or (UNKNOWN if hidden else name)

    def ref(self, name: str) -> Ref | None:
        nodes = self.nodes.get(name, [])
        if not nodes:
            return None
        if len(nodes) > 1:
            raise BadXPath(texts.name_ambiguous(name))
        return self.ref_of(nodes[0])

    def ref_of(self, node: Node) -> Ref:
        kind = KINDS.get(node.type.kind, "any")
        if node.is_repeat:
            return Ref(node.code, "table")
        if node.type.fate in {"metadata", "hidden"}:
            return Ref(node.code, "any", formula=self._unasked(node))
        if is_calculated(node):
            formula = self.formula(node)
            if is_unseen(node):
                return Ref(node.code, formula.kind, table=node.table, formula=formula)
            return Ref(node.code, formula.kind, table=node.table)
        return Ref(node.code, kind, self._codes(node), node.table)

    def _codes(self, node: Node) -> dict[str, tuple[str, ...]]:
        if node.type.kind == "acknowledge":
            return {}
        codes = self.lists.codes.get(list_of(node), {})
        return {**codes, "other": codes.get("other", ("other",))} if node.type.or_other else codes

    def _unasked(self, node: Node) -> Piece:
        if node.type.fate == "metadata" and node.line["type"].strip().casefold() == "today":
            return Piece("today()", "date")
        if node.type.fate == "hidden" and node.line["calculation"]:
            return self.formula(node)
        hidden = node.type.fate == "hidden"
        raise BadXPath(texts.HIDDEN_USED if hidden else texts.metadata_used(node.name))

    def formula(self, node: Node) -> Piece:
        """Worked out once, and never by way of itself."""
        if node.code in self._pieces:
            return self._pieces[node.code]
        if node.code in self._working:
            raise BadXPath(texts.circle(node.name))
        self._working.add(node.code)
        try:
            around = Around(self.ref, table=node.table, near=self.near)
            piece = translate(node.line["calculation"], around, truth=False)
        finally:
            self._working.discard(node.code)
        if len(piece.text) > LONGEST_FORMULA:
            raise BadXPath(texts.XPATH_LONG)
        self._pieces[node.code] = piece
        return piece


LONGEST_FORMULA = 900


def list_of(node: Node) -> str:
    return node.type.list_name or node.line["select_from_list_name"]


def is_calculated(node: Node) -> bool:
    """Made of other answers: a calculate, or a question that only shows a calculation."""
    if node.type.fate != "question" or node.type.kind in {"note", "evidence"}:
        return False
    return node.type.kind == "computed" or bool(node.line["calculation"])


def is_unseen(node: Node) -> bool:
    return node.type.kind == "computed" and not node.line["label"]


def named(root: Node, lists: Lists, found: list[Found], *, own: bool) -> Names:
    """Every node with its code; a name that will not do is told and changed."""
    names = Names(lists)
    _name(root.inner, names, (Codes(), Codes()), found, own=own)
    names.codes = Codes(node.code for node in root.every())
    for node in root.every():
        for column in _EXPRESSIONS:
            names.used |= set(references(node.line[column])) if not own else set()
        names.used |= set(referred(node.line["label"])) if node.type.kind == "note" else set()
    return names


def _name(
    nodes: list[Node],
    names: Names,
    taken: tuple[Codes, Codes],
    found: list[Found],
    *,
    own: bool,
    table: str = "",
) -> None:
    for node in nodes:
        node.table = table
        node.code = _code(node, taken[1] if node.is_group else taken[0], found, own=own)
        if not node.is_group and node.name:
            names.nodes.setdefault(node.name, []).append(node)
        if node.is_repeat:
            _name(node.inner, names, (Codes(), Codes()), found, own=own, table=node.code)
        else:
            _name(node.inner, names, taken, found, own=own, table=table)


def _code(node: Node, taken: Codes, found: list[Found], *, own: bool) -> str:
    name = node.name
    if own:
        return name
    if not name:
        if node.type.fate == "question" and node.type.kind != "note":
            found.append(Found(node.row, "", texts.NO_NAME))
        name = f"row{int(node.row)}"
    plain = code_of(name)
    code = taken.take(plain)
    asked = node.type.fate == "question" or node.is_repeat
    if asked and plain != name:
        found.append(Found(node.row, code, texts.name_changed(name, code), warning=True))
    elif asked and code != plain:
        found.append(Found(node.row, code, texts.name_twice(name, code), warning=True))
    return code
