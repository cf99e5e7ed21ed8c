"""The sheet `choices`: lists of options, and what the names in them became."""

from __future__ import annotations

from dataclasses import dataclass, field

from survey_defs.checking.lines import Mapping, Sequence
from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.columns import CHOICES
from survey_defs.workbook.header_texts import TRUE_WORDS
from survey_defs.workbook.rows import Row
from survey_defs.workbook.sheets import Line, Sheet, plain
from survey_defs.workbook.values import fill, mapping, put, sequence
from survey_defs.workbook.wording import Codes, Labels, cleaned, code_of

_FOREIGN = tuple(column for column in CHOICES if column.name not in {"name", "label", "full"})


@dataclass(frozen=True, slots=True)
class Entry:
    line: Line
    option: Mapping

    @property
    def columns(self) -> dict[str, str]:
        """What a filter may ask of it."""
        line = self.line
        names = {name: line[name] for name in line.cells}
        return {**line.extra, **names}


@dataclass(slots=True)
class Lists:
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    codes: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """By list: the codes that each name became."""
    columns: dict[str, str] = field(default_factory=dict)
    """All that some option has something under, as an option that has nothing there says it."""

    def options(self, name: str, row: Row) -> Sequence:
        return sequence(row, [(entry.option, entry.line.row) for entry in self.entries[name]])


def lists_of(sheet: Sheet | None, found: list[Found], *, own: bool, repeated: str) -> Lists:
    """`own` lists stand as they are; the others are made to fit codes and buttons."""
    lists = Lists()
    by_name: dict[str, list[Line]] = {}
    last = ""
    for line in sheet.lines if sheet else ():
        last = line["list_name"] or (last if own else "")
        if last and (line["name"] or line["label"]):
            by_name.setdefault(last, []).append(line)
    for name, lines in by_name.items():
        if own:
            made = [Entry(line, fill(mapping(line.row), CHOICES, line)) for line in lines]
            lists.codes[name] = {line["name"]: (line["name"],) for line in lines}
        else:
            twice_is_fine = plain(repeated) in TRUE_WORDS
            made, lists.codes[name] = _foreign(lines, found, twice_is_fine=twice_is_fine)
        lists.entries[name] = made
        lists.columns |= dict.fromkeys((column for each in made for column in each.columns), "")
    return lists


def _foreign(
    lines: list[Line], found: list[Found], *, twice_is_fine: bool
) -> tuple[list[Entry], dict[str, tuple[str, ...]]]:
    taken, labels = Codes(), Labels()
    codes: dict[str, tuple[str, ...]] = {}
    entries = []
    for line in lines:
        name = line["name"] or line["label"]
        code = taken.take(code_of(name))
        if name in codes and not twice_is_fine:
            found.append(Found(line.row, name, texts.choice_twice(name), warning=True))
        codes[name] = (*codes.get(name, ()), code)
        entries.append(Entry(line, _option(line, code, labels)))
    return entries, codes


def _option(line: Line, code: str, labels: Labels) -> Mapping:
    option = mapping(line.row)
    whole = cleaned(line["label"]) or line["name"]
    label = labels.take(whole)
    put(option, ("code",), code, line.row)
    put(option, ("label",), label, line.row)
    full = cleaned(line["full"]) or (whole if whole != label else "")
    if full:
        put(option, ("full",), full, line.row)
    return fill(option, _FOREIGN, line, strip=True)
