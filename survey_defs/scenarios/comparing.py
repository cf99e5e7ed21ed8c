"""What a scenario expects beside what has come of its answers, difference by difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import NamedTuple

from survey_defs.exact import Exact, half_up, in_russian
from survey_defs.model import Survey
from survey_defs.scenarios import texts
from survey_defs.scenarios.shape import Expect
from survey_defs.scenarios.sitting import Sitting
from survey_defs.scores import UNIT
from survey_defs.scoring import points_in_words, salary
from survey_defs.tallying import Tallied, level_of, most_of, tally

Keys = tuple[str | int, ...]


class Difference(NamedTuple):
    keys: Keys
    """Where in the scenario the expectation stands."""
    where: str
    """The question or section meant."""
    sentence: str


class Odds(NamedTuple):
    """One expectation that did not come true."""

    what: str
    expected: str
    got: str

    def at(self, keys: Keys, where: str = "") -> Difference:
        return Difference(keys, where, texts.differs(self.what, self.expected, self.got))


def differences(survey: Survey, expect: Expect, sitting: Sitting) -> Iterator[Difference]:
    unknown = list(_unknown(survey, expect))
    if unknown:
        yield from unknown
        return
    yield from _way(survey, expect, sitting)
    yield from _remarks(survey, expect, sitting)
    yield from _values(survey, expect, sitting)
    tallied = tally(survey, sitting.scores())
    yield from _points(expect, sitting)
    yield from _totals(survey, expect, tallied)
    yield from _sections(expect, tallied)
    if expect.salary is not None:
        earned = salary(survey, sitting.answers, sitting.around)
        yield from _number(("salary",), texts.SALARY, expect.salary, Exact(earned, UNIT))


def _unknown(survey: Survey, expect: Expect) -> Iterator[Difference]:
    """Codes of which something is expected and which do not exist."""
    named: list[tuple[Keys, str]] = []
    for key in ("path", "asked", "not_asked", "gaps"):
        patterns = getattr(expect, key) or ()
        named += [((key,), code) for code in matching(survey, patterns)]
    for key in ("values", "points"):
        named += [((key, code), code) for code in getattr(expect, key)]
    for keys, code in named:
        if not survey.has(code):
            yield Difference(keys, code, texts.no_such_question(code))
    known = most_of(survey).sections
    for code in expect.sections:
        if code not in known:
            yield Difference(("sections", code), "", texts.no_such_section(code))


def matching(survey: Survey, patterns: Sequence[str]) -> list[str]:
    """The codes meant, in the order of the questionnaire for each pattern."""
    return [code for pattern in patterns for code in _codes(survey, pattern)]


def is_pattern(code: str) -> bool:
    return "*" in code or "?" in code


def _codes(survey: Survey, pattern: str) -> list[str]:
    if not is_pattern(pattern):
        return [pattern]
    return [q.code for q in survey.questions if fnmatchcase(q.code, pattern)]


def _way(survey: Survey, expect: Expect, sitting: Sitting) -> Iterator[Difference]:
    path = sitting.path()
    for key, expected, got in (("path", expect.path, path), ("gaps", expect.gaps, None)):
        if expected is None:
            continue
        wanted, there = matching(survey, expected), sitting.gaps() if got is None else got
        if wanted != there:
            what = texts.PATH if key == "path" else texts.GAPS
            yield Odds(what, *_apart(wanted, there)).at((key,))
    asked = set(path)
    for code in matching(survey, expect.asked):
        if code not in asked:
            yield Odds(texts.is_asked(code), texts.ASKED, texts.NOT_ASKED).at(("asked",), code)
    for code in matching(survey, expect.not_asked):
        if code in asked:
            odds = Odds(texts.is_asked(code), texts.NOT_ASKED, texts.ASKED)
            yield odds.at(("not_asked",), code)


def _apart(wanted: Sequence[str], there: Sequence[str]) -> tuple[str, str]:
    """Both lists; of long ones only the stretch where they part, with one neighbour."""
    start = 0
    while start < min(len(wanted), len(there)) and wanted[start] == there[start]:
        start += 1
    end = 0
    while end < min(len(wanted), len(there)) - start and wanted[-1 - end] == there[-1 - end]:
        end += 1
    first = max(start - 1, 0)
    return _stretch(wanted, first, end), _stretch(there, first, end)


def _stretch(codes: Sequence[str], first: int, end: int) -> str:
    last = len(codes) - max(end - 1, 0)
    shown = list(codes[first:last])
    before, after = ["…"] if first else [], ["…"] if last < len(codes) else []
    return texts.listed([*before, *shown, *after])


def _remarks(survey: Survey, expect: Expect, sitting: Sitting) -> Iterator[Difference]:
    if expect.cautions is None and expect.blocking is None:
        return
    rules = {rule.text: rule.code for rule in survey.rules}
    remarks = sitting.remarks()
    for key, what, expected, blocks in (
        ("cautions", texts.CAUTIONS, expect.cautions, False),
        ("blocking", texts.BLOCKING, expect.blocking, True),
    ):
        if expected is None:
            continue
        said = [r.code or rules.get(r.text, "") for r in remarks if r.blocks is blocks]
        if sorted(set(expected)) != sorted(set(said)):
            odds = Odds(what, texts.listed(expected), texts.listed(said))
            yield odds.at((key,))


def _values(survey: Survey, expect: Expect, sitting: Sitting) -> Iterator[Difference]:
    for code, expected in expect.values.items():
        got = sitting.words(survey.question(code))
        if _plainly(expected) != _plainly(got):
            odds = Odds(texts.shown(code), texts.quoted(expected), texts.quoted(got))
            yield odds.at(("values", code), code)


def _plainly(words: str) -> str:
    """Blanks and minus signs of all sorts are one."""
    return " ".join(words.replace("−", "-").split())


def _points(expect: Expect, sitting: Sitting) -> Iterator[Difference]:
    scores = sitting.scores() if expect.points else {}
    for code, expected in expect.points.items():
        got = Exact(scores[code].points, UNIT)
        yield from _number(("points", code), texts.points_of(code), expected, got, code)


def _totals(survey: Survey, expect: Expect, tallied: Tallied) -> Iterator[Difference]:
    points, maximum, _ = tallied.whole
    if expect.score is not None:
        yield from _number(("score",), texts.SCORE, expect.score, Exact(points, UNIT))
    if expect.maximum is not None:
        yield from _number(("maximum",), texts.MAXIMUM, expect.maximum, Exact(maximum, UNIT))
    if expect.percent is not None:
        share = Exact(points * 100, maximum) if maximum else None
        yield from _number(("percent",), texts.PERCENT, expect.percent, share)
    if expect.level is not None:
        level = level_of(survey, points, maximum)
        got = level.title if level else texts.NO_LEVEL
        if got != expect.level:
            yield Odds(texts.LEVEL, expect.level, got).at(("level",))


def _sections(expect: Expect, tallied: Tallied) -> Iterator[Difference]:
    for code, expected in expect.sections.items():
        total = tallied.of(code)
        points, maximum = points_in_words(total.points), points_in_words(total.maximum)
        got = f"{points} / {maximum}" if "/" in expected else points
        if _digits(expected) != _digits(got):
            yield Odds(texts.section(code), expected, got).at(("sections", code), code)


def _digits(words: str) -> str:
    return "".join(_plainly(words).split()).replace(",", ".")


def _number(
    keys: Keys, what: str, expected: Decimal, got: Exact | None, where: str = ""
) -> Iterator[Difference]:
    """Equal to as many decimals as the author has written."""
    if not same(expected, got):
        shown = in_russian(got) if got is not None else texts.NOTHING
        yield Odds(what, in_russian(expected), shown).at(keys, where)


def same(expected: Decimal, got: Exact | None) -> bool:
    if got is None:
        return False
    exponent = expected.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return Exact(half_up(got, decimals)) == Exact(expected)
