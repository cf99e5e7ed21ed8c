"""The management cycle: what a link of it is worth in a form, and where each chain breaks.

A chain runs through the innermost section that asks of the cycle; what sections around it ask of
the cycle (the criteria of a mechanism) belongs to every chain inside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from survey_defs.model import Section, Survey

OUTSIDE = -1
"""In the place of a break: nothing of the section itself applies, so there is no chain."""


class Holding(StrEnum):
    """What a link comes to in one form."""

    HOLDS = "a"
    """All its points are earned."""
    PARTIAL = "h"
    """Some of them are."""
    BROKEN = "b"
    SILENT = "s"
    """No answer, or one that waits for a value to compare with."""
    PASSED = "p"
    """Not applicable, not asked or not there: the chain goes on as if it had no such link."""


GOES_ON = frozenset({Holding.HOLDS, Holding.PASSED})
STOPS = frozenset(Holding) - GOES_ON


@dataclass(frozen=True, slots=True)
class Chain:
    """One position with what its mechanism adds."""

    section: Section
    links: tuple[str, ...]
    """For each link of the cycle the question that tells it; empty where none does."""
    own: frozenset[str]
    """The questions of the section itself."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links side by side that are one section of the shorter grouping."""

    title: str
    first: int
    last: int


def chains_of(survey: Survey) -> tuple[Chain, ...]:
    """In reading order; none when the questionnaire declares no cycle."""
    known = survey.worked_out.get("chains")
    if not isinstance(known, tuple):
        places = {link.criterion: place for place, link in enumerate(survey.cycle)}
        nothing = ("",) * len(survey.cycle)
        known = tuple(_chains(survey.sections, places, nothing)) if places else ()
        survey.worked_out["chains"] = known
    return known


def groups_of(survey: Survey) -> tuple[Group, ...]:
    """The shorter grouping; none when its author has not named one."""
    groups: list[Group] = []
    for place, link in enumerate(survey.cycle):
        if groups and groups[-1].title == link.group:
            groups[-1] = Group(link.group, groups[-1].first, place)
        else:
            groups.append(Group(link.group, place, place))
    return tuple(groups) if all(group.title for group in groups) else ()


def break_of(chain: Chain, held: Mapping[str, str]) -> int:
    """The place of the first link that does not hold; their number when all do.

    `held` gives the `Holding` of questions; one that it does not name holds.
    """
    if all(held.get(code) == Holding.PASSED for code in chain.own):
        return OUTSIDE
    for place, code in enumerate(chain.links):
        if held.get(code) in STOPS:
            return place
    return len(chain.links)


def _chains(
    sections: Sequence[Section], places: Mapping[str, int], above: tuple[str, ...]
) -> Iterator[Chain]:
    for section in sections:
        told = {
            places[question.criterion]: question.code
            for question in section.questions
            if question.criterion in places
        }
        links = tuple(told.get(place, code) for place, code in enumerate(above))
        inner = list(_chains(section.sections, places, links))
        yield from inner
        if told and not inner:
            yield Chain(section, links, frozenset(told.values()))
