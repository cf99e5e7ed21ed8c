"""Progress and points of a form and its sections, with what the rules of sections make of them."""

from __future__ import annotations

from domain.filling.charts import Branching, Chart
from domain.filling.tallies import States, Tally, tally
from survey_defs import tallying
from survey_defs.model import Survey
from survey_defs.scores import Total
from survey_defs.tallying import Tallied


class Counting:
    """Of one form as it stands."""

    def __init__(self, chart: Chart, states: States) -> None:
        self._chart, self._states = chart, states
        plain = tallying.is_plain(chart.survey)
        self._tallied: Tallied | None = None if plain else tallying.tally(chart.survey, states)

    def whole(self) -> Tally:
        counted = tally(self._states, None, self._chart.silent)
        return counted if self._tallied is None else _with(counted, self._tallied.whole)

    def of(self, branching: Branching) -> Tally:
        counted = tally(self._states, branching.codes, self._chart.silent)
        if self._tallied is None:
            return counted
        return _with(counted, self._tallied.of(branching.section.code))

    def level(self) -> str:
        """High, middle, low, as the survey names it; empty before the first answer."""
        whole = self.whole()
        if not whole.done:
            return ""
        return level_in_words(self._chart.survey, whole.earned, whole.maximum)


def level_in_words(survey: Survey, points: int, maximum: int) -> str:
    reached = tallying.level_of(survey, points, maximum)
    return reached.title if reached else ""


def _with(counted: Tally, total: Total) -> Tally:
    return counted._replace(
        earned=total.points, lost=total.lost, open=total.open, maximum=total.maximum
    )
