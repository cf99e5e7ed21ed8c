"""The score so far in words: the whole, and one mechanism of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screens import form_texts as words
from bot.screens.layout import bold, quoted
from domain.filling import ScoreLine, Summary
from survey_defs.exact import in_russian
from survey_defs.scoring import percent, points_in_words

LABEL = 100
FORECAST = 600


def total(view: Summary) -> Iterator[str]:
    """Nothing of points where the questionnaire gives none."""
    if view.maximum:
        share = percent(view.earned, view.maximum)
        said = in_russian(share) if share is not None else ""
        earned, maximum = points_in_words(view.earned), points_in_words(view.maximum)
        yield bold(words.score_total(earned, maximum, said, _limit(view)))
    if view.lost or view.open:
        yield words.score_rest(points_in_words(view.lost), points_in_words(view.open))
    if view.level:
        yield words.level(bold(view.level))
    if view.salary is not None:
        yield words.salary(points_in_words(view.salary))
    if view.forecast:
        said = quoted(view.forecast, FORECAST)
        yield words.so_far(said) if view.open else said


def _limit(view: Summary) -> str:
    if view.threshold is None:
        return ""
    lacking = max(0, view.threshold - view.earned)
    return words.threshold(
        points_in_words(view.threshold), points_in_words(lacking) if lacking else ""
    )


def score(line: ScoreLine) -> str:
    lost = points_in_words(line.lost) if line.lost else ""
    left = points_in_words(line.open) if line.open else ""
    earned, maximum = points_in_words(line.earned), points_in_words(line.maximum)
    label = quoted(line.label, LABEL)
    return words.score_line(label, earned, maximum, words.rest(lost, left))
