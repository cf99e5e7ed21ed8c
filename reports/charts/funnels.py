"""How many are left at each step of a chain."""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts import texts
from reports.charts.bars import bars
from reports.charts.values import PERCENT, Amount, Chart, Series


def funnel(title: str, steps: Sequence[tuple[str, Amount]], unit: str = PERCENT) -> Chart:
    """Bars about a common middle, the first above: lengths compare, areas of trapezes do not."""
    series = Series(texts.HOW_MANY, [amount for _, amount in steps])
    made = bars(title, [name for name, _ in steps], [series], unit, head=texts.STEP)
    (drawn,) = made.option["baseOption"]["series"]
    drawn |= {
        "barMaxWidth": 24,
        "showBackground": True,
        "backgroundStyle": {"color": "--heat-low"},
    }
    return made
