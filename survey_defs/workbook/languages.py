"""One language out of several: the form's own, else Russian, else the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.header_texts import RUSSIAN_CODES, RUSSIAN_NAMES
from survey_defs.workbook.rows import Row
from survey_defs.workbook.sheets import TRANSLATED, Line, Sheet

_CODE = re.compile(r"\(([^)]+)\)\s*$")


def speak(sheets: Iterable[Sheet | None], wanted: str) -> Iterator[Found]:
    """Put the texts of one language where plain ones are read."""
    there = [sheet for sheet in sheets if sheet]
    languages = list(dict.fromkeys(spoken for sheet in there for spoken in sheet.languages))
    if not any(languages):
        return
    taken = choose(languages, wanted)
    if len(languages) > 1:
        others = [other or "label" for other in languages if other != taken]
        yield Found(Row(1, there[0].name), "", texts.language_taken(taken, others), warning=True)
    for sheet in there:
        for line in sheet.lines:
            yield from _take(line, taken)


def choose(languages: list[str], wanted: str) -> str:
    spoken = [language for language in languages if language]
    own = [language for language in spoken if _is_named(language, wanted)]
    russian = [language for language in spoken if _is_russian(language)]
    return next(iter([*own, *russian]), "" if "" in languages else languages[0])


def _is_named(language: str, wanted: str) -> bool:
    """By its whole name, the name without the code, or the code."""
    asked = wanted.strip().casefold()
    names = {language.casefold(), _CODE.sub("", language).strip().casefold(), _code(language)}
    return bool(names & {asked, _code(asked)} - {""})


def _code(language: str) -> str:
    found = _CODE.search(language)
    return found[1].strip().casefold() if found else ""


def _is_russian(language: str) -> bool:
    folded = language.casefold()
    names = {folded.strip(), _code(language)}
    return bool(names & RUSSIAN_CODES) or folded.startswith(RUSSIAN_NAMES)


def _take(line: Line, language: str) -> Iterator[Found]:
    for name in TRANSLATED:
        there = {spoken: text for (of, spoken), text in line.translations.items() if of == name}
        if name in line.cells:
            there[""] = line.cells[name]
        if not there:
            continue
        if language in there:
            line.cells[name] = there[language]
            continue
        line.cells[name] = next(iter(there.values()))
        if name == "label" and language and "" not in there:
            yield Found(line.row, line["name"], texts.not_translated(language), warning=True)
