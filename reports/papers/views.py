"""What papers say: every leaf is words already, an empty one is left out of the paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.charts import Chart


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on every paper."""

    number: str
    made_on: str
    check_address: str
    campaign: str
    survey: str
    version: str
    period: str
    notice: str
    demonstration: str
    counted: str


@dataclass(frozen=True, slots=True)
class Row:
    """A mechanism or a section."""

    title: str
    points: str
    maximum: str
    percent: str
    average: str
    difference: str
    like: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The cycle of a mechanism."""

    title: str
    chains: str
    closed: str
    broken_at: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion, or a question, that lost points."""

    code: str
    title: str
    lost: str
    where: str


@dataclass(frozen=True, slots=True)
class Change:
    title: str
    then: str
    percent: str
    change: str


@dataclass(frozen=True, slots=True)
class Advice:
    code: str
    title: str
    lost: str
    text: str


@dataclass(frozen=True, slots=True)
class Last:
    """Beside the last period."""

    last: str = ""
    """Its name; empty when there is nothing to compare with."""
    last_percent: str = ""
    same_percent: str = ""
    """Of now, by what can be compared."""
    last_change: str = ""
    compared: str = ""
    """How many organisations are compared; empty for one."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the cycle breaks."""

    cycle: str = ""
    """In a sentence; empty without a cycle."""
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The paper of one organisation."""

    stamp: Stamp
    organisation: str
    territory: str
    standing: str
    points: str
    maximum: str
    percent: str
    level: str
    place: str
    threshold: str
    forecast: str
    unanswered: str
    mechanisms: tuple[Row, ...]
    cluster: str
    chain: Chain
    beside: Last
    gaps: tuple[Gap, ...]
    advice: tuple[Advice, ...]
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Level:
    title: str
    forms: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The paper on the results of many."""

    stamp: Stamp
    organisation: str
    expected: str
    submitted: str
    on_time: str
    late: str
    missing: str
    percent: str
    spread: str
    levels: tuple[Level, ...]
    mechanisms: tuple[Row, ...]
    chain: Chain
    beside: Last
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Absentee:
    row_number: str
    organisation: str
    territory: str
    standing: str
    answered: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Absence:
    """The list of those who have not submitted."""

    stamp: Stamp
    organisation: str
    expected: str
    missing: str
    apart: str
    """Says something when the municipality of an organisation is another."""
    absent: tuple[Absentee, ...] = field(default=())


Paper = Standing | Reference | Absence
