"""Scores as people read them: in the chat, on pages, by the link, in workbook and papers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from bot.screens import scores
from domain.columns import Column, Grouping, columns_of, groupings_of
from domain.filling import Summary
from survey_defs.model import Survey
from tests.panel.conftest import Visitor
from tests.reports.papers import read_pdf, read_word

WHOLE = ("whole", "")
CUTS = {"вся анкета": "whole", "раздел": "section", "позиция": "position", "критерий": "criterion"}
SHEETS = {
    "section": ("По механизмам", "По разделам"),
    "position": ("По позициям",),
    "criterion": ("По критериям",),
}
NUMBER = r"(?<![\d,])-?(?:\d{1,3}(?:[\xa0\u202f]\d{3})+|\d+)(?:,\d+)?"
OF = re.compile(rf"({NUMBER})\s+из\s+({NUMBER})")


class Score(NamedTuple):
    earned: Decimal
    maximum: Decimal


Read = dict[tuple[str, str], Score]
"""By what points are added up by, and its code."""
NOTHING = Score(Decimal(), Decimal())


def number(text: str) -> Decimal:
    """Of a text in Russian: `1 234,5`; no answer earns nothing."""
    said = re.sub(r"\s", "", text).replace(",", ".").replace("−", "-")
    return Decimal(said) if re.fullmatch(r"-?\d+(\.\d+)?", said) else Decimal()


def scored(text: str) -> Score:
    """`Набрано 12,5 из 30` with whatever is about it; words in place of numbers are nothing."""
    found = OF.search(re.sub(r"<[^>]+>", "", text))
    return Score(number(found[1]), number(found[2])) if found else NOTHING


def codes(survey: Survey, grouping: str) -> list[str]:
    return [column.code for column in columns(survey, grouping)]


def columns(survey: Survey, grouping: str) -> Sequence[Column]:
    return columns_of(survey, Grouping(grouping))


def divisions(survey: Survey) -> list[str]:
    """All but questions."""
    return [each.value for each in groupings_of(survey) if each is not Grouping.QUESTION]


def named(survey: Survey, grouping: str, found: Iterable[Score]) -> Read:
    return dict(
        zip(((grouping, code) for code in codes(survey, grouping)), found, strict=True)
    )  # fmt: skip


def in_the_chat(survey: Survey, view: Summary) -> Read:
    lines = [scored(scores.score(line)) for line in view.mechanisms]
    return {
        WHOLE: scored(next(iter(scores.total(view)), "")),
        **named(survey, "section", lines),
    }


async def on_its_page(raisa: Visitor, survey: Survey, form: int) -> Read:
    """The page of the form, mechanism by mechanism where they do not stand on one page.

    Where nothing is answered it says so, and no numbers.
    """
    page = await raisa.page(f"/forms/{form}")
    whole = re.search(r"<dt>набрано, если всё подтвердят</dt><dd>(.*?)</dd>", page)
    assert whole
    parts = re.findall(r'<span class="earned">(.*?)</span>\s*<span class="done">', page)
    found = {WHOLE: scored(whole[1]), **named(survey, "section", map(scored, parts))}
    positions = codes(survey, "position") if "position" in divisions(survey) else []
    for code in codes(survey, "section") if positions else ():
        page = await raisa.page(f"/forms/{form}?part={code}")
        for inner, said in re.findall(r'<h3 class="position" id="([^"]+)">(.*?)</h3>', page):
            if inner in positions:
                aside = re.search(r'<span class="aside nobr">(.*)</span>', said)
                assert aside
                found["position", inner] = scored(aside[1])
    return {key: score for key, score in found.items() if score != NOTHING}


async def in_results(raisa: Visitor, survey: Survey, campaign: int, place: int) -> Read:
    """The page of results, narrowed to one organisation."""
    found: Read = {}
    for grouping in divisions(survey):
        asked = f"which=all&under={place}&by={grouping}"
        page = await raisa.page(f"/campaigns/{campaign}/results?{asked}")
        found[WHOLE] = whole_of(page)
        rows = re.findall(
            r'data-label="Набрано">(.*?)</td>\s*<td class="num" data-label="Возможно">(.*?)</td>',
            page,
        )
        found |= named(survey, grouping, (_cells(*row) for row in rows))
    return found


def whole_of(page: str) -> Score:
    """Of a page of results."""
    whole = re.search(r"<dt>баллов у всех вместе</dt><dd>(.*?)</dd>", page)
    assert whole
    return scored(whole[1])


def _cells(earned: str, maximum: str) -> Score:
    return Score(*(number(re.sub(r"<[^>]+>", "", cell)) for cell in (earned, maximum)))


class ByLink(NamedTuple):
    """What an analyst's program reads at its address."""

    scores: dict[str, Read]
    """By the code of the organisation."""
    lost: dict[str, dict[str, Decimal]]
    """By the same, and by criterion, or by question where there are none."""


async def by_the_link(raisa: Visitor, campaign: int) -> ByLink:
    answer = await raisa.press(f"/campaigns/{campaign}/data-link", status=200)
    address = re.search(r'value="http[^"]+(/data/[^"/]+)/answers\.csv"', await answer.text())
    assert address
    scored_rows = await _table(raisa, f"{address[1]}/results.csv")
    found = ByLink({}, {})
    for row in scored_rows:
        key = CUTS[row["Разрез"]], row["Код"]
        score = Score(number(row["Баллы"]), number(row["Максимум"]))
        found.scores.setdefault(row["Код организации"], {})[key] = score
        if key[0] == "criterion":
            lost = score.maximum - score.earned - number(row["Осталось без ответа"])
            found.lost.setdefault(row["Код организации"], {})[row["Код"]] = lost
    if not found.lost:
        for row in await _table(raisa, f"{address[1]}/answers.csv"):
            if row["Состояние ответа"] == "есть ответ":
                lost = number(row["Максимум"]) - number(row["Баллы"])
                found.lost.setdefault(row["Код организации"], {})[row["Код вопроса"]] = lost
    return found


async def _table(raisa: Visitor, address: str) -> list[dict[str, str]]:
    text = await raisa.page(address)
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")]


def in_the_workbook(survey: Survey, book: Any, school: str) -> Read:
    head, *rows = [[cell.value for cell in row] for row in book["Организации"].iter_rows()]
    row = next(row for row in rows if row[head.index("Код")] == school)
    found = {WHOLE: Score(*(_exact(row[head.index(name)]) for name in ("Набрано", "Максимум")))}
    for grouping, names in SHEETS.items():
        sheet = next((book[name] for name in names if name in book.sheetnames), None)
        assert (sheet is not None) == (grouping in divisions(survey))
        for row in sheet.iter_rows(values_only=True) if sheet else ():
            if row[1] == school:
                groups = [Score(*map(_exact, row[place : place + 2])) for place in
                          range(4, 4 + 3 * (1 + len(codes(survey, grouping))), 3)]  # fmt: skip
                assert groups[0] == found[WHOLE]
                found |= named(survey, grouping, groups[1:])
    return found


def _exact(cell: object) -> Decimal:
    return Decimal() if isinstance(cell, str) or cell is None else Decimal(str(cell))


def in_the_long_form(target: Path, school: str) -> Score:
    with target.open(encoding="utf-8-sig", newline="") as file:
        mine = [
            row for row in csv.DictReader(file, delimiter=";") if row["Код организации"] == school
        ]
    return Score(*(sum((number(row[name]) for row in mine), Decimal())
                   for name in ("Баллы", "Максимум")))  # fmt: skip


class OnPaper(NamedTuple):
    scores: list[Score]
    """Of the whole, then of all mechanisms that can bring points."""
    lost: list[tuple[str, Decimal]]
    """The greatest first."""


def in_word(content: bytes) -> OnPaper:
    said = read_word(content)
    whole = next((each for each in said if isinstance(each, str) and OF.match(each)), "")
    tables = {table[0][0]: table[1:] for table in said if isinstance(table, list)}
    rows = tables.get("Механизм или раздел", [])
    return OnPaper(
        [scored(whole), *(score for row in rows if (score := scored(row[1])) != NOTHING)],
        [(row[0].split()[0], number(row[1])) for row in tables.get("Критерий", [])],
    )


def in_pdf(content: bytes, like: OnPaper) -> OnPaper:
    """What of the Word paper the text of the PDF says too, in the same order."""
    text = re.sub(r"(стр\.|Место:) .*", "", read_pdf(content))
    begun = OF.findall(text, text.find("Итог")) if "Итог" in text else []
    whole, *parts = [Score(number(one), number(two)) for one, two in begun] or [NOTHING]
    found = [whole, *(score for score in parts if score != NOTHING)]
    lost, after = [], text.rfind("Где потеряны баллы")
    for code, points in like.lost:
        said = f"{points:f}".replace(".", ",")
        there = re.compile(rf"(?<!\S){re.escape(code)}\s.*?(?<![\d,]){said}(?![\d,])", re.DOTALL)
        if match := there.search(text, after):
            lost.append((code, points))
            after = match.end()
    return OnPaper(found[: len(like.scores)], lost)
