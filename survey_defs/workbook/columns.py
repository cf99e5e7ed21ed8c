"""Which columns our sheets have, and where what stands in them goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from survey_defs.word_texts import WORDS
from survey_defs.workbook.header_texts import HEADINGS, ON_SHEETS

Sort = Literal["text", "code", "number", "flag", "word", "lines", "words", "expression"]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    way: tuple[str, ...]
    """Under which keys of the definition; empty for columns that are read by hand."""
    sort: Sort = "text"
    vocabulary: str = ""

    @property
    def heading(self) -> str:
        return HEADINGS[self.name][0]

    def heading_on(self, sheet: str) -> str:
        return ON_SHEETS.get((sheet.strip().casefold(), self.name), self.heading)

    @property
    def words(self) -> dict[str, str]:
        return WORDS.get(self.vocabulary or self.name, {})


def _of(sort: Sort, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, (name,), sort) for name in names)


EVIDENCE = (
    Column("evidence_at_least", ("evidence", "at_least"), "number"),
    Column("evidence_at_most", ("evidence", "at_most"), "number"),
    Column("evidence_classes", ("evidence", "classes"), "lines"),
    Column("evidence_documents", ("evidence", "documents"), "lines"),
    Column("evidence_file", ("evidence", "file"), "flag"),
    Column("evidence_link", ("evidence", "link"), "flag"),
    Column("evidence_max_mb", ("evidence", "max_mb"), "number"),
)
WORDING = (
    Column("type", ()),
    Column("select_from_list_name", ()),
    Column("name", ("code",), "code"),
    Column("label", ("title",)),
    *_of("text", "short", "hint"),
    *_of("flag", "required"),
    Column("relevant", ("ask_if",), "expression"),
    Column("constraint", ("constraint",), "expression"),
    Column("constraint_message", ("constraint_text",)),
    Column("calculation", ("formula",), "expression"),
    Column("choice_filter", ()),
)
SCORING = (
    *_of("number", "points"),
    *_of("text", "rule"),
    *_of("number", "base", "per_unit", "unit_size", "floor", "cap", "otherwise", "weight"),
    *_of("word", "better"),
    *_of("number", "points_better", "points_same", "points_worse"),
    *_of("flag", "zero_is_best"),
    *_of("text", "exempt", "void"),
    *_of("word", "enough"),
    *_of("flag", "proposed_from_documents"),
    *_of("number", "per_row"),
    *_of("word", "earns", "periodicity"),
    *_of("flag", "official"),
    Column("criterion", ("criterion",), "code"),
    Column("ranking_better", ("ranking", "better"), "word", "better"),
    Column("ranking_zero_is_best", ("ranking", "zero_is_best"), "flag"),
)
BOUNDING = (
    *_of("number", "at_least", "at_most", "decimals"),
    *_of("text", "unit"),
    *_of("number", "max_length"),
    *_of("text", "numerator", "denominator"),
    *_of("word", "entry"),
    *_of("flag", "over_hundred"),
    *_of("number", "rows_at_least", "rows_at_most"),
    Column("row_name", ("row",)),
)
LEAVE = (*_of("flag", "not_applicable", "comment"), Column("open_to", ("open_to",), "words"))
QUESTION = (
    *WORDING,
    *SCORING,
    Column("evidence", ()),
    *EVIDENCE,
    *BOUNDING,
    *LEAVE,
)
OF_SECTION = (
    *_of("word", "level", "aggregate"),
    *_of("number", "weight", "floor", "cap"),
)
SURVEY = (*QUESTION, *_of("word", "level", "aggregate"))
CRITERIA = (Column("per", ("per",), "word", "level"), *QUESTION)
POSITIONS = (
    Column("name", ("code",), "code"),
    Column("parent", ()),
    Column("label", ("title",)),
    *_of("text", "short"),
    *OF_SECTION,
    Column("relevant", ("ask_if",), "expression"),
    Column("open_to", ("open_to",), "words"),
)
CHOICES = (
    Column("list_name", ()),
    Column("name", ("code",), "code"),
    Column("label", ("label",)),
    *_of("text", "full"),
    *_of("number", "points"),
    *_of("expression", "show_if"),
    *_of("flag", "alone"),
    *_of("word", "role"),
    *_of("flag", "text", "direction_hint"),
)
_BOUNDS = _of("number", "from", "above", "to", "below")
RUNGS = (
    Column("name", ()),
    *_BOUNDS,
    *_of("word", "relation"),
    *_of("number", "share", "points"),
)
CAUTIONS = (
    Column("name", ()),
    *_of("expression", "when"),
    Column("message", ("text",)),
)
RULES = (
    Column("name", ("code",), "code"),
    *_of("expression", "must"),
    Column("message", ("text",)),
    *_of("flag", "blocks"),
)
LEVELS = (*_of("text", "title"), *_of("number", "from"))
CYCLE = (
    Column("criterion", ("criterion",), "code"),
    *_of("text", "title"),
    Column("cycle_group", ("group",)),
)
PAYMENT = (Column("quarter", ()), *_BOUNDS, *_of("number", "pays"))
DOCUMENTS = (
    Column("name", ("code",), "code"),
    *_of("text", "title"),
    *_of("lines", "documents"),
)
CONTENTS = (
    Column("class", (), "code"),
    Column("name", ("code",), "code"),
    *_of("text", "label", "full"),
)
SETTINGS = (
    Column("form_title", ("title",)),
    Column("form_id", ("code",), "code"),
    *_of("number", "version"),
    Column("expressions", (), "word"),
    Column("default_language", ()),
    *_of("flag", "official"),
    *_of("number", "maximum", "threshold"),
    *_of("text", "notice", "about"),
    *_of("lines", "sources"),
    *_of("word", "aggregate"),
    *_of("number", "floor", "cap"),
    Column("rounding_decimals", ("rounding", "decimals"), "number"),
    Column("rounding_mode", ("rounding", "mode"), "word"),
    Column("open_to", ("open_to",), "words"),
    Column("based_on", ("based_on", "code"), "code"),
    Column("based_on_version", ("based_on", "version"), "number"),
    Column("pay_rule", ("payment", "pay", "rule"), "word"),
    Column("pay_by", ("payment", "pay", "by"), "word"),
    Column("pay_of", ("payment", "pay", "of"), "word"),
    Column("pay_threshold", ("payment", "threshold"), "number"),
    Column("pay_official", ("payment", "official"), "flag"),
    Column("pay_source", ("payment", "source")),
    Column("newcomer_amount", ("payment", "newcomer", "amount"), "number"),
    Column("newcomer_months", ("payment", "newcomer", "months"), "number"),
)
SHEETS: dict[str, tuple[Column, ...]] = {
    "survey": SURVEY,
    "choices": CHOICES,
    "settings": SETTINGS,
    "rungs": RUNGS,
    "cautions": CAUTIONS,
    "rules": RULES,
    "levels": LEVELS,
    "cycle": CYCLE,
    "payment": PAYMENT,
    "documents": DOCUMENTS,
    "contents": CONTENTS,
    "positions": POSITIONS,
    "criteria": CRITERIA,
}


def column_of(sheet: str, key: str) -> Column | None:
    """The column of this sheet that fills this key of the definition."""
    columns = SHEETS.get(sheet.strip().casefold(), ())
    return next((each for each in columns if each.way[-1:] == (key,)), None)


XLSFORM = {"survey", "choices", "settings"}
OURS = {column.name for column in SURVEY} - {column.name for column in WORDING}
"""Columns of the survey that no other maker of such forms has."""
