"""Expressions: they read, like meets like, they look back, and they can come true."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Known
from dataclasses import dataclass, field

from survey_defs.checking import asking_texts as texts
from survey_defs.checking.circles import Leaning
from survey_defs.checking.lines import Mapping
from survey_defs.checking.possible import never_problems
from survey_defs.checking.spots import Found, SectionSpot
from survey_defs.checking.written import DECIDING, Written, every_written
from survey_defs.expressions import (
    TRUTH,
    BadExpression,
    Parsed,
    Scope,
    Seen,
    Sort,
    examine,
    parse,
)
from survey_defs.expressions.nodes import Name, Own, every
from survey_defs.model import Survey
from survey_defs.sorts import COMPUTABLE, sorts_of

MOST_PROBLEMS = 100


def asking_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """Those of each expression; when there is none, those of all of them together."""
    reading = _Reading(survey, sorts_of(survey))
    found: list[Found] = []
    for written in every_written(survey, raw):
        found += reading.problems(written)
        if len(found) > MOST_PROBLEMS:
            break
    yield from found
    astray = list(reading.out_of_order())
    yield from astray
    if not astray and not reading.unread and len(survey.places) == len(survey.questions):
        told = {one.line for one in found}
        yield from (one for one in never_problems(survey, raw) if one.line not in told)


@dataclass(slots=True)
class _Reading:
    survey: Survey
    sorts: Known[str, Sort]
    leaning: Leaning = field(default_factory=Leaning)
    deciding: list[tuple[Written, frozenset[str]]] = field(default_factory=list)
    unread: bool = False
    """Whether some expression means nothing."""
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.places = {}
        for place, question in enumerate(self.survey.questions):
            self.places.setdefault(question.code, place)

    def problems(self, written: Written) -> Iterator[Found]:
        seen = Seen(self.sorts, written.own, written.row)
        wanted = None if written.role == "formula" else TRUTH
        verdict = examine(written.text, seen, wanted)
        for problem in verdict.problems:
            yield written.found(_saying(written, problem, self.sorts), problem.at)
        if verdict.problems:
            self.unread = True
            return
        parsed = parse(written.text)
        for column in sorted(parsed.names & written.ahead):
            yield written.found(texts.later_column(column))
        if written.role == "formula" and verdict.sort.kind not in COMPUTABLE:
            yield written.found(texts.NOT_COMPUTABLE)
        if written.role in DECIDING:
            self.deciding.append((written, verdict.reads))
            for reader in written.readers:
                self.leaning.add(reader, verdict.reads)
        yield from _constant(written, parsed)

    def out_of_order(self) -> Iterator[Found]:
        """Conditions and formulas that look at what is asked later, or at themselves."""
        told = 0
        for written, reads in self.deciding:
            for code in sorted(reads):
                if told > MOST_PROBLEMS:
                    return
                if self.places.get(code, -1) < written.place:
                    continue
                way = self.leaning.way(code, frozenset(written.readers))
                told += 1
                saying = texts.circle(way) if way else texts.later_question(code)
                yield written.found(saying, _where(written, code))


def _where(written: Written, code: str) -> int | None:
    nodes = every(parse(written.text).root)
    return next((n.at for n in nodes if isinstance(n, Name) and n.code == code), None)


def _saying(written: Written, problem: BadExpression, names: Known[str, Sort]) -> texts.Saying:
    """The sentence of the language, under the code of what is wrong."""
    try:
        nodes = list(every(parse(written.text).root))
    except BadExpression:
        return texts.Saying("expression-unreadable", problem.sentence)
    known = {*names, *(written.row or ())}
    for node in nodes:
        if isinstance(node, Name) and node.at == problem.at and node.code not in known:
            return texts.Saying("unknown-name", problem.sentence)
    return texts.Saying("expression-mixed", problem.sentence)


def _constant(written: Written, parsed: Parsed) -> Iterator[Found]:
    """What looks at nothing is always the same."""
    moving = parsed.names or parsed.previous or parsed.functions & {"today", "position"}
    if moving or any(isinstance(node, Own) for node in every(parsed.root)):
        return
    always = parsed.holds(Scope({})) is True
    match written.role, always:
        case "asking", False:
            whole = isinstance(written.spot, SectionSpot)
            yield written.found(texts.SECTION_NEVER_ASKED if whole else texts.NEVER_ASKED)
        case "offering", False:
            yield written.found(texts.NEVER_OFFERED)
        case "constraint", False:
            yield written.found(texts.NOTHING_PASSES)
        case "rule", False:
            yield written.found(texts.NEVER_SUBMITTED)
        case "caution", True:
            yield written.found(texts.ALWAYS_WARNED)._replace(warning=True)
        case "formula", _:
            return
        case _:
            yield written.found(texts.IDLE_CONDITION)._replace(warning=True)
