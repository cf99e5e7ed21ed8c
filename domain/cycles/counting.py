"""Chains counted by where they break: the one computation of the cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from domain.columns import mechanisms_of
from domain.cycles.views import ChainShown, Part, Reach
from storage import Session, cycles
from storage.totals import Scope
from survey_defs.cycle import OUTSIDE, Chain, Holding, break_of, chains_of
from survey_defs.model import Section, Survey

Reaches = dict[str, Reach]
"""By the code of a mechanism."""


def reaches(session: Session, scope: Scope, survey: Survey) -> dict[int, Reaches]:
    """By form in scope, how far the chains of each mechanism get."""
    found = cycles.standings(session, scope)
    return {form_id: reached(survey, held) for form_id, held in found}


def reached(survey: Survey, held: Mapping[str, str]) -> Reaches:
    """Of one form; `held` tells how each question that does not hold stands."""
    counts = {part.code: [0] * (len(survey.cycle) + 1) for part in parts_of(survey)}
    for home, chain in homes_of(survey):
        place = break_of(chain, held)
        if place != OUTSIDE:
            counts[home][place] += 1
    return {code: Reach(tuple(numbers)) for code, numbers in counts.items()}


def together(survey: Survey, each: Iterable[Reach]) -> Reach:
    nothing = (0,) * (len(survey.cycle) + 1)
    return Reach(tuple(map(sum, zip(nothing, *(one.breaks for one in each), strict=True))))


def by_part(survey: Survey, forms: Iterable[Reaches]) -> tuple[Part, ...]:
    """Of many forms, mechanism by mechanism."""
    every = list(forms)
    return tuple(
        Part(section, together(survey, (one[section.code] for one in every)))
        for section in parts_of(survey)
    )


def shown(chain: Chain, held: Mapping[str, str]) -> ChainShown:
    links = tuple(
        (code, Holding(held.get(code, Holding.HOLDS)) if code else Holding.PASSED)
        for code in chain.links
    )
    return ChainShown(chain.section, links, break_of(chain, held))


def parts_of(survey: Survey) -> tuple[Section, ...]:
    """The mechanisms with chains; the outermost section of a chain that lies in none."""
    homes = {home for home, _ in homes_of(survey)}
    every = {section.code: section for section in (*mechanisms_of(survey), *survey.sections)}
    return tuple(section for code, section in every.items() if code in homes)


def homes_of(survey: Survey) -> tuple[tuple[str, Chain], ...]:
    """Each chain with the mechanism that it lies in."""
    known = survey.worked_out.get("homes of chains")
    if not isinstance(known, tuple):
        known = tuple(_homes(survey))
        survey.worked_out["homes of chains"] = known
    return known


def _homes(survey: Survey) -> Iterator[tuple[str, Chain]]:
    mechanisms = {section.code for section in mechanisms_of(survey)}
    for chain in chains_of(survey):
        above = survey.section_of(next(iter(chain.own)))
        inside = [section.code for section in above if section.code in mechanisms]
        yield (inside or [above[0].code])[0], chain
