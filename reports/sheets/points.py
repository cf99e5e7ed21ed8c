"""«Points»: what every question earned in every form; all other sheets add this one up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from xlsxwriter.utility import xl_rowcol_to_cell

from domain.overview import BoardRow
from domain.results import Grouping, columns_of, groupings_of
from reports import texts
from reports.cells import Book, Cell, Instead, Points
from reports.columns import Numbers, numbers_of, scored_questions
from reports.gathering import Gathered
from storage import adjustments
from storage.exporting import Given
from survey_defs.scoring import State
from survey_defs.tallying import WHOLE, is_plain, ruled_sections, titles_of

KEPT = 4
HEADS = 5
"""Numbers of section, position and criterion; codes; titles."""
NUMBERED = (
    (Grouping.SECTION, texts.NAME_SECTIONS, texts.NUMBER_OF_SECTION),
    (Grouping.POSITION, texts.NAME_POSITIONS, texts.NUMBER_OF_POSITION),
    (Grouping.CRITERION, texts.NAME_CRITERIA, texts.NUMBER_OF_CRITERION),
)


class Matrix:
    """Written form by form."""

    def __init__(self, book: Book, gathered: Gathered) -> None:
        self._book, self._gathered = book, gathered
        self._scored = scored_questions(gathered.survey)
        self._ruled = () if is_plain(gathered.survey) else (*ruled_sections(gathered.survey),)
        self._width = len(self._scored) + len(self._ruled)
        widths = (6.0, 12.0, 44.0, 34.0, *(14.0,) * self._width)
        self._sheet = book.sheet(texts.POINTS, widths)
        self._heads()

    def add(self, row: BoardRow, given: Mapping[str, Given]) -> None:
        sheet = self._sheet
        sheet.add(self._gathered.numbered(row))
        sheet.row -= 1
        for column, question in enumerate(self._scored, KEPT):
            sheet.put(column, points_of(given.get(question.code)))
        adjusted = self._rules.get(row.form_id, {})
        for column, section in enumerate(self._ruled, KEPT + len(self._scored)):
            sheet.put(column, Points(adjusted.get(section, 0)))
        sheet.row += 1

    def name_cells(self) -> None:
        """What formulas call the cells that they add up."""
        last = self._sheet.row - 1
        if not self._gathered.is_live:
            return
        right = KEPT + self._width - 1
        self._name(texts.NAME_NUMBERS, (HEADS, 0), (last, 0))
        self._name(texts.NAME_POINTS, (HEADS, KEPT), (last, right))
        for row, (_, name, _) in enumerate(NUMBERED):
            self._name(name, (row, KEPT), (row, right))

    def _name(self, word: str, first: tuple[int, int], last: tuple[int, int]) -> None:
        corners = (xl_rowcol_to_cell(*each, row_abs=True, col_abs=True) for each in (first, last))
        self._book.name(word, texts.POINTS, *corners)

    def _heads(self) -> None:
        sheet, survey = self._sheet, self._gathered.survey
        for grouping, _, words in NUMBERED:
            sheet.add([None, None, None, words, *self._numbers(grouping)], "muted")
        codes = [question.code for question in self._scored]
        sheet.add(["", "", "", "", *codes, *("" for _ in self._ruled)], "head")
        titles = titles_of(survey)
        rules = (
            texts.RULE_OF_SURVEY if code == WHOLE else texts.RULE_OF.format(title=titles[code])
            for code in self._ruled
        )
        head = texts.NUMBER, texts.CODE, texts.ORGANISATION, texts.TERRITORY
        sheet.add([*head, *(question.title for question in self._scored), *rules], "head", 92)
        forms = len(self._gathered.counted)
        sheet.table(columns=KEPT + self._width, rows=forms, kept=KEPT, heads=2)

    def _numbers(self, grouping: Grouping) -> list[Cell]:
        """Of the group that each column is added up in; none where no group shows it."""
        survey = self._gathered.survey
        if grouping not in groupings_of(survey):
            return [None] * self._width
        columns = columns_of(survey, grouping)
        numbers: Numbers = numbers_of(survey, grouping, columns, self._scored)
        questions = (numbers.questions[question.code] for question in self._scored)
        return [number or None for number in (*questions, *map(numbers.ruled.get, self._ruled))]

    @cached_property
    def _rules(self) -> dict[int, dict[str, int]]:
        """By form and section, what its rule adds to the points or takes away."""
        found: dict[int, dict[str, int]] = {}
        if self._ruled:
            forms = [row.form_id for row in self._gathered.counted]
            for form_id, code, adjusted in adjustments.of_each(self._gathered.session, forms):
                found.setdefault(form_id, {})[code] = adjusted.earned
        return found


def points_of(given: Given | None) -> Cell:
    """A number only where there is one."""
    if given is None:
        return Instead(texts.NO_ANSWER)
    if given.state == State.ANSWERED:
        return Points(given.points)
    return Instead(_WHY_NOT[State(given.state)])


_WHY_NOT = {
    State.UNANSWERED: texts.NO_ANSWER,
    State.NOT_ASKED: texts.NOT_ASKED,
    State.NOT_APPLICABLE: texts.NOT_APPLICABLE,
    State.WAITING: texts.NO_POINTS_YET,
}
