"""The tables of each form in words, with what is computed in their rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from domain.overview import BoardRow
from domain.surroundings import surroundings_in
from reports.gathering import Gathered
from storage.exporting import Given as Kept
from survey_defs.answers import Given
from survey_defs.evaluating import Walk, plan_of, walk_to
from survey_defs.laying import Laid, lay_out
from survey_defs.model import Table
from survey_defs.scoring import State
from survey_defs.surroundings import NOWHERE, Surroundings
from survey_defs.tables import Row, rows_of

GIVEN = frozenset({State.ANSWERED, State.WAITING, State.UNANSWERED})
"""States of a table whose rows are shown: one begun and not finished has rows too."""


@dataclass(frozen=True)
class Shown:
    """One table of one form."""

    laid: Laid
    rows: Sequence[Row]
    """As they are kept, in the same order."""


@dataclass(frozen=True)
class Tables:
    gathered: Gathered

    @cached_property
    def questions(self) -> tuple[Table, ...]:
        """Those of the survey, in reading order."""
        return tuple(q for q in self.gathered.survey.questions if isinstance(q, Table))

    def of(self, row: BoardRow, kept: Mapping[str, Kept]) -> dict[str, Shown]:
        """By question, the tables of a form that have rows."""
        found = {table.code: _value(kept.get(table.code)) for table in self.questions}
        if not any(rows_of(value) for value in found.values()):
            return {}
        walked = self._walk(row, kept)
        return {
            table.code: Shown(lay_out(table, value, walked), rows_of(value))
            for table in self.questions
            if rows_of(value := found[table.code])
        }

    def _walk(self, row: BoardRow, kept: Mapping[str, Kept]) -> Walk:
        survey = self.gathered.survey
        given = {
            code: Given(json.loads(each.value or "null"), each.not_applicable is not None)
            for code in plan_of(survey).needs(self._codes)
            if (each := kept.get(code)) is not None
        }
        return walk_to(survey, self._codes, given, self._around(row))

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return tuple(table.code for table in self.questions)

    def _around(self, row: BoardRow) -> Surroundings:
        around = self._beside.get(row.organisation_id, NOWHERE)
        if not plan_of(self.gathered.survey).asks_today:
            return around
        return replace(around, today=self.gathered.now.astimezone(row.zone).date())

    @cached_property
    def _beside(self) -> Mapping[int, Surroundings]:
        """Asked of the database only where an expression looks back."""
        if not plan_of(self.gathered.survey).asks_previous:
            return {}
        places = [row.organisation_id for row in self.gathered.counted]
        return surroundings_in(self.gathered.session, self.gathered.campaign, places)


def _value(kept: Kept | None) -> dict[str, object] | None:
    if kept is None or kept.value is None or kept.not_applicable or kept.state not in GIVEN:
        return None
    value: dict[str, object] | None = json.loads(kept.value)
    return value
