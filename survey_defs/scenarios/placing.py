"""Several organisations beside one another: the points and places that a scenario expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from survey_defs.exact import Exact, half_up, in_russian
from survey_defs.model import Survey
from survey_defs.ranking import Placed, rank
from survey_defs.scenarios import texts
from survey_defs.scenarios.comparing import Difference, Odds, same
from survey_defs.scenarios.shape import Place
from survey_defs.scenarios.sitting import Sitting

SHOWN = 2
Expected = Mapping[str, Mapping[str, Place | None]]


def rank_differences(
    survey: Survey, expected: Expected, sittings: Mapping[str, Sitting]
) -> Iterator[Difference]:
    for code, places in expected.items():
        keys = ("expect", code)
        if not survey.has(code):
            yield Difference(keys, code, texts.no_such_question(code))
            continue
        question = survey.question(code)
        if question.ranking is None:
            yield Difference(keys, code, texts.ranked_without_rule(code))
            continue
        values = {name: sitting.measure(question) for name, sitting in sittings.items()}
        ranked = rank(question.ranking, values)
        for name, place in places.items():
            if name not in ranked:
                yield Difference((*keys, name), code, texts.no_such_organisation(name))
            elif not _as_expected(place, ranked[name]):
                odds = Odds(texts.rank(code, name), _expected(place), _placed(ranked[name]))
                yield odds.at((*keys, name), code)


def _as_expected(place: Place | None, placed: Placed | None) -> bool:
    if place is None or placed is None:
        return place is None and placed is None
    points = same(place.points, placed.points)
    return points and place.place in (None, placed.place)


def _expected(place: Place | None) -> str:
    if place is None:
        return texts.PLACED_NOWHERE
    return texts.placed(in_russian(place.points), place.place)


def _placed(placed: Placed | None) -> str:
    if placed is None:
        return texts.PLACED_NOWHERE
    return texts.placed(in_russian(Exact(half_up(placed.points, SHOWN))), placed.place)
