"""Charts made of plain values: one option for the page and for paper, and the table beside it."""

from reports.charts.bars import bars, histogram
from reports.charts.funnels import funnel
from reports.charts.heats import heat_map
from reports.charts.lines import lines
from reports.charts.radars import radar
from reports.charts.scatters import Dot, scatter
from reports.charts.values import HUNDREDTHS, PERCENT, Amount, Chart, Series

__all__ = [
    "HUNDREDTHS",
    "PERCENT",
    "Amount",
    "Chart",
    "Dot",
    "Series",
    "bars",
    "funnel",
    "heat_map",
    "histogram",
    "lines",
    "radar",
    "scatter",
]
