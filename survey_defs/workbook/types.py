"""The column `type` of XLSForm, with its many habits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from survey_defs.workbook.header_texts import TYPES
from survey_defs.workbook.proposing import proposed

Fate = Literal["question", "begin", "end", "metadata", "hidden", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class RowType:
    fate: Fate
    kind: str = ""
    """Of a question; `group` or `repeat` of a begin or an end."""
    list_name: str = ""
    or_other: bool = False


_SELECTS = (
    (
        "multiple",
        r"(?:add )?select[ _](?:multiple|all that apply)(?: prompt)?(?: (?:using|from))?",
    ),
    ("choice", r"(?:add )?select(?:[ _]one|1)(?: prompt)?(?: (?:using|from))?"),
    ("checklist", r"checklist"),
)
_SELECT = [
    (kind, re.compile(rf"{pattern}(?: (\S+))?( or[ _]other| or specify other)?"))
    for kind, pattern in _SELECTS
]
_BOUND = re.compile(r"(begin|end)[ _]*(group|repeat|lgroup|loop|looped group)?")
_REFUSED_BOUND = re.compile(
    r"(begin|end)[ _]+(?:score|rank|kobomatrix|literacy[ _]test|loop over .*)"
)
PLAIN = {
    "text": "text",
    "string": "text",
    "int": "integer",
    "integer": "integer",
    "number": "number",
    "decimal": "decimal",
    "float": "decimal",
    "range": "range",
    "slider": "range",
    "date": "date",
    "note": "note",
    "calculate": "computed",
    "calculation": "computed",
    "acknowledge": "acknowledge",
    "trigger": "acknowledge",
    "image": "evidence",
    "photo": "evidence",
    "file": "evidence",
    "audio": "evidence",
    "video": "evidence",
    "signature": "evidence",
    "draw": "evidence",
    "annotate": "evidence",
    "fraction": "fraction",
    "ladder": "ladder",
    "per_unit": "per_unit",
    "change": "change",
    "comparison": "comparison",
    "evidence": "evidence",
    "computed": "computed",
    "add text prompt": "text",
    "add integer prompt": "integer",
    "add decimal prompt": "decimal",
    "add date prompt": "date",
    "add note prompt": "note",
    "add image prompt": "evidence",
    "add photo prompt": "evidence",
    "add audio prompt": "evidence",
    "add video prompt": "evidence",
    "add file prompt": "evidence",
    "q string": "text",
    "q int": "integer",
    "q integer": "integer",
    "q decimal": "decimal",
    "q note": "note",
    "q date": "date",
    "q image": "evidence",
    "q select": "multiple",
    "q select1": "choice",
}
METADATA = {
    "phonenumber",
    "phone number",
    "email",
    "start",
    "end",
    "today",
    "deviceid",
    "device id",
    "imei",
    "subscriberid",
    "subscriber id",
    "simserial",
    "sim id",
    "sim serial",
    "simid",
    "username",
    "user name",
    "phone_number",
    "start-geopoint",
    "start geopoint",
    "audit",
    "background-audio",
    "background-geopoint",
    "caseid",
    "start time",
    "end time",
    "get start time",
    "get end time",
    "get today",
    "get device id",
    "get subscriber id",
    "get sim id",
    "get phone number",
    "uri:deviceid",
    "uri:phonenumber",
    "uri:username",
    "uri:email",
    "uri:simserial",
    "uri:subscriberid",
    "text audit",
    "speed violations count",
    "sensor_statistic",
    "sensor_stream",
    "instanceid",
}
REFUSED = {
    "geopoint",
    "location",
    "gps",
    "geotrace",
    "geoshape",
    "barcode",
    "time",
    "datetime",
    "date time",
    "xml-external",
    "csv-external",
    "osm",
    "bearing",
    "add location prompt",
    "add barcode prompt",
    "add time prompt",
    "add datetime prompt",
    "add date time prompt",
    "entity",
    "score__row",
    "rank__level",
}
_REFUSED_BEGINNINGS = (
    "rank",
    "select_one_from_file",
    "select_multiple_from_file",
    "select one from file",
    "select multiple from file",
    "select_one_external",
    "select one external",
    "cascading",
    "osm",
    "add rank",
    "barcode",
)
_RUSSIAN = {name: kind for kind, names in TYPES.items() for name in (*names, kind)}
_RUSSIAN_SELECT = {"choice": "choice", "multiple": "multiple", "checklist": "checklist"}


def row_type(written: str) -> RowType:
    """Whatever the capitals and spaces."""
    text = " ".join(written.split())
    folded = text.casefold()
    if russian := _russian(text, folded):
        return russian
    if set_apart := _refused(folded) or _unasked(folded):
        return set_apart
    if bound := _BOUND.fullmatch(folded):
        return _bound(bound)
    return _select(text, folded) or _plain(folded)


def _refused(folded: str) -> RowType | None:
    """What brackets other rows keeps them together, so that its end is understood."""
    if bound := _REFUSED_BOUND.fullmatch(folded):
        return RowType("refused", "group") if bound[1] == "begin" else RowType("end")
    if folded.startswith(_REFUSED_BEGINNINGS) or folded in REFUSED:
        return RowType("refused")
    return None


def _unasked(folded: str) -> RowType | None:
    if folded == "hidden":
        return RowType("hidden")
    return RowType("metadata") if folded in METADATA else None


def _russian(text: str, folded: str) -> RowType | None:
    for name in sorted(_RUSSIAN, key=len, reverse=True):
        if folded != name and not folded.startswith(name + " "):
            continue
        kind, rest = _RUSSIAN[name], text[len(name) :].strip()
        if kind in _RUSSIAN_SELECT and " " not in rest:
            return RowType("question", kind, rest)
        if not rest and kind.startswith(("begin ", "end ")):
            fate, _, what = kind.partition(" ")
            return RowType("begin" if fate == "begin" else "end", what)
        if not rest and name != kind:
            return RowType("question", kind)
    return None


def _bound(found: re.Match[str]) -> RowType:
    what = found[2] or ""
    kind = "" if not what else "group" if what == "group" else "repeat"
    return RowType("begin" if found[1] == "begin" else "end", kind)


def _select(text: str, folded: str) -> RowType | None:
    for kind, pattern in _SELECT:
        if found := pattern.fullmatch(folded):
            start, end = found.span(1)
            name = text[start:end] if found[1] else ""
            return RowType("question", kind, name, or_other=bool(found[2]))
    return None


def _plain(folded: str) -> RowType:
    if folded in PLAIN:
        return RowType("question", PLAIN[folded])
    return RowType("unknown")


def close_types(written: str, times: int) -> list[str]:
    known = [*PLAIN, "select_one", "select_multiple", "begin_group", "end_group", "begin_repeat"]
    return proposed(written.strip().casefold(), known, times)
