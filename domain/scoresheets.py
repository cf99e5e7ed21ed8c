"""All the points of a campaign at hand, question by question, and how they are added up.

A sheet is kept in memory and read anew only for forms whose stamp has changed, so what it says
is never older than the database as the session sees it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.overview.views import Sums
from storage import Session
from storage.packed import (
    COUNTS,
    IS_ANSWERED,
    IS_NOT_ASKED,
    IS_UNANSWERED,
    Packed,
    packed,
    stamps,
)
from storage.totals import Scope
from survey_defs.model import Survey

Matrix = NDArray[np.int64]
Marks = NDArray[np.int8]
Key = tuple[int, str]
"""The campaign and the fingerprint of its survey."""
MOST = 4
"""Sheets in memory: of 844,000 answers each takes 15 MB."""
KEPT_CELLS, KEPT_SUMS = 100_000, 8
"""A matrix of sums of this size takes 4 MB; as many are kept with a sheet."""
NUMBERS = 5
"""The fields of `Sums`."""
NOWHERE = -1
"""The home of a question that is not added up."""


@dataclass(frozen=True, slots=True)
class Scoresheet:
    """A row for a form, a column for a question, in the order of the survey."""

    rows: Mapping[int, int]
    stamps: tuple[int, ...]
    points: Matrix
    maximum: Matrix
    marks: Marks
    worked_out: dict[tuple[Sequence[int], Sequence[int]], Matrix] = field(default_factory=dict)
    """Sums that were asked for, while the sheet lives: it never changes."""

    def stamp_of(self, form_id: int) -> int | None:
        row = self.rows.get(form_id)
        return None if row is None else self.stamps[row]

    def added(self, form_ids: Sequence[int], homes: Sequence[int], count: int) -> Added:
        """Of each of these forms, what lies in each of so many homes."""
        asked = (tuple(form_ids), tuple(homes))
        known = self.worked_out.get(asked)
        if known is None:
            known = self._added(form_ids, homes, count)
            if len(form_ids) * count <= KEPT_CELLS and len(self.worked_out) < KEPT_SUMS:
                self.worked_out[asked] = known
        return Added(asked[0], known)

    def _added(self, form_ids: Sequence[int], homes: Sequence[int], count: int) -> Matrix:
        rows = np.array([self.rows[each] for each in form_ids], int)
        kept = np.array([place for place, home in enumerate(homes) if home != NOWHERE], int)
        found = np.array([homes[place] for place in kept], int)
        order = np.argsort(found, kind="stable")
        columns, homes_here = kept[order], found[order]
        sums = np.zeros((len(rows), count, NUMBERS), np.int64)
        if len(rows) and len(columns):
            there, starts = np.unique(homes_here, return_index=True)
            cut = np.ix_(rows, columns)
            points, maximum, marks = self.points[cut], self.maximum[cut], self.marks[cut]
            for number, measured in enumerate(_measured(points, maximum, marks)):
                sums[:, there, number] = np.add.reduceat(measured, starts, axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class Added:
    """By form and by home the five numbers of `Sums`."""

    forms: tuple[int, ...]
    sums: Matrix

    def with_rules(
        self, homes: Mapping[str, int], adjusted: Iterable[tuple[int, str, Sums]]
    ) -> Added:
        """What rules of sections add, in the home of each section."""
        if not homes:
            return self
        rows, sums = {form: row for row, form in enumerate(self.forms)}, self.sums.copy()
        for form, section, more in adjusted:
            if section in homes:
                sums[rows[form], homes[section]] += _numbers(more)
        return Added(self.forms, sums)

    def totals(self) -> list[Sums]:
        """Of each home, over all the forms."""
        return [Sums(*each) for each in self.sums.sum(axis=0).tolist()]

    def of_forms(self) -> dict[int, Sums]:
        """Of each form, over all its homes."""
        whole = self.sums.sum(axis=1).tolist()
        return {form: Sums(*each) for form, each in zip(self.forms, whole, strict=True)}

    def cells(self) -> dict[int, list[Sums]]:
        return {
            form: [Sums(*each) for each in line]
            for form, line in zip(self.forms, self.sums.tolist(), strict=True)
        }


def _numbers(sums: Sums) -> list[int]:
    return [sums.done, sums.asked, sums.earned, sums.open, sums.maximum]


def _measured(points: Matrix, maximum: Matrix, marks: Marks) -> Iterator[Matrix]:
    """In the order of the fields of `Sums`."""
    counted, state = marks // COUNTS, marks % COUNTS
    asked = (counted * (state != IS_NOT_ASKED)).astype(np.int64)
    yield asked * (state != IS_UNANSWERED)
    yield asked
    yield points
    yield maximum * (state != IS_ANSWERED)
    yield maximum


class _Shelf:
    """The sheets used last; each is replaced as a whole, so readers need not wait for another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sheets: OrderedDict[Key, Scoresheet] = OrderedDict()

    def take(self, key: Key) -> Scoresheet | None:
        with self._lock:
            found = self._sheets.get(key)
            if found is not None:
                self._sheets.move_to_end(key)
            return found

    def put(self, key: Key, sheet: Scoresheet) -> None:
        with self._lock:
            self._sheets[key] = sheet
            self._sheets.move_to_end(key)
            while len(self._sheets) > MOST:
                self._sheets.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._sheets.clear()


_SHELF = _Shelf()


def forget() -> None:
    """As in a process that has just begun: for measurements."""
    _SHELF.clear()


def scoresheet(
    session: Session, scope: Scope, survey: Survey, fingerprint: str
) -> tuple[Scoresheet, list[int]]:
    """The sheet, and the ids of the forms in scope that have a row in it."""
    known, key = stamps(session, scope), (scope.campaign_id, fingerprint)
    sheet = _SHELF.take(key) or _empty(survey)
    stale = [each for each, stamp in known.items() if sheet.stamp_of(each) != stamp]
    if stale:
        sheet = _with(sheet, survey, packed(session, stale))
        _SHELF.put(key, sheet)
    return sheet, [each for each in known if each in sheet.rows]


def _empty(survey: Survey) -> Scoresheet:
    shape = (0, len(survey.questions))
    none = np.zeros(shape, np.int64)
    return Scoresheet({}, (), none, none, np.zeros(shape, np.int8))


def _with(sheet: Scoresheet, survey: Survey, fresh: Iterable[Packed]) -> Scoresheet:
    """The forms that were read instead of what stood there, the others as they are."""
    read = [*fresh]
    new = {each.form_id for each in read}
    stay = [form for form in sheet.rows if form not in new]
    old = [sheet.rows[form] for form in stay]
    parts = [_unpacked(survey, questions, [*some]) for questions, some in _alike(read)]
    forms = [*stay, *(form for part in parts for form in part.rows)]
    return Scoresheet(
        {form: row for row, form in enumerate(forms)},
        (*(sheet.stamps[row] for row in old), *(stamp for part in parts for stamp in part.stamps)),
        np.concatenate([sheet.points[old], *(part.points for part in parts)]),
        np.concatenate([sheet.maximum[old], *(part.maximum for part in parts)]),
        np.concatenate([sheet.marks[old], *(part.marks for part in parts)]),
    )


def _alike(read: Sequence[Packed]) -> Iterable[tuple[str, Iterable[Packed]]]:
    """Forms have the same questions in the same order, but for a moment while they move."""
    return groupby(sorted(read, key=_questions), key=_questions)


def _questions(each: Packed) -> str:
    return each.questions


def _unpacked(survey: Survey, questions: str, read: Sequence[Packed]) -> Scoresheet:
    codes = questions.split(",")
    here = [place for place, code in enumerate(codes) if survey.has(code)]
    columns = [survey.place(codes[place]) for place in here]
    shape = (len(read), len(survey.questions))

    def laid(texts: Iterable[str], empty: int, kind: Any) -> Any:
        numbers = np.fromstring(",".join(texts), np.int64, sep=",").reshape(len(read), len(codes))
        matrix = np.full(shape, empty, kind)
        matrix[:, columns] = numbers[:, here]
        return matrix

    return Scoresheet(
        {each.form_id: row for row, each in enumerate(read)},
        tuple(each.stamp for each in read),
        laid((each.points for each in read), 0, np.int64),
        laid((each.maximum for each in read), 0, np.int64),
        laid((each.marks for each in read), IS_NOT_ASKED, np.int8),
    )
