"""How many forms stand where, from what SQL has counted."""

from __future__ import annotations

from collections.abc import Mapping

from domain.overview.views import Standing, Tally
from storage.totals import Count


def tally_of(counted: Mapping[tuple[str, int | None], Count]) -> Tally:
    by_state = dict.fromkeys(Standing, 0)
    on_time = late = overdue = begun = 0
    for (standing, timely), (number, started) in counted.items():
        begun += started
        by_state[Standing(standing)] += number
        if standing == Standing.SUBMITTED:
            on_time, late = (on_time + number, late) if timely else (on_time, late + number)
        elif timely == 0:
            overdue += number
    return Tally(sum(by_state.values()), by_state, on_time, late, overdue, begun)
