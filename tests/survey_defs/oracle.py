"""Path and points once more, slowly and by another road, to hold the real ones against."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from survey_defs.answers import Given
from survey_defs.model import Survey
from survey_defs.scoring import Surroundings

Answers = dict[str, Given]
WRITTEN = re.compile(
    r"answered\((?P<answered>\w+)\)"
    r"|(?P<no>not )?selected\((?P<of>\w+), '(?P<tick>\w+)'\)"
    r"|(?P<count>count\()?(?P<code>\w+)\)? (?P<sign>=|<>|>=|<=) (date\()?'?(?P<wanted>[^')]+)'?\)?"
)
SIGNS = {
    "=": lambda one, other: one == other,
    "<>": lambda one, other: one != other,
    ">=": lambda one, other: one >= other,
    "<=": lambda one, other: one <= other,
}


def asked(survey: Survey, answers: Answers, code: str) -> bool:
    condition = survey.question(code).ask_if
    return condition is None or whether(survey, answers, condition) is True


def whether(survey: Survey, answers: Answers, text: str) -> bool | None:
    """Of a condition as the random questionnaires write them."""
    for joint, decides in ((" or ", True), (" and ", False)):
        one, found, other = text.partition(joint)
        if found:
            both = {whether(survey, answers, one), whether(survey, answers, other)}
            return decides if decides in both else None if None in both else not decides
    match = WRITTEN.fullmatch(text)
    assert match, text
    if match["answered"]:
        return meaning(survey, answers, match["answered"]) is not None
    if match["of"]:
        ticked = meaning(survey, answers, match["of"])
        return None if ticked is None else (match["tick"] in ticked) is not bool(match["no"])
    mine = meaning(survey, answers, match["code"])
    if mine is None:
        return None
    wanted = match["wanted"] if isinstance(mine, str) else Fraction(match["wanted"])
    return SIGNS[match["sign"]](len(mine) if match["count"] else mine, wanted)


def meaning(survey: Survey, answers: Answers, code: str) -> Any:
    """What a question says to others; None when it says nothing."""
    question, given = survey.question(code), answers.get(code)
    if not asked(survey, answers, code):
        return None
    if question.kind == "computed":
        return formula(survey, answers, question.formula)
    out = given is None or (given.not_applicable and question.not_applicable)
    if out or given.value is None:
        return None
    if question.kind == "table":
        return given.value["rows"] or ([] if given.value.get("none") else None)
    return said(question, given.value) if answered(question, given.value) else None


def formula(survey: Survey, answers: Answers, text: str) -> Fraction | None:
    first, sign, by = re.fullmatch(r"(.+) ([+*]) (\d+)", text).groups()
    base = meaning(survey, answers, first.removeprefix("count(").removesuffix(")"))
    if base is None:
        return None
    return len(base) * Fraction(by) if sign == "*" else base + Fraction(by)


def said(question: Any, value: Any) -> Any:
    if question.kind == "checklist":
        return value["ticks"]
    return value if question.kind in {"choice", "text", "date", "multiple"} else height(value)


def answered(question: Any, value: Any) -> bool:
    if value is None:
        return False
    if question.kind == "multiple":
        lonely = {option.code for option in question.options if option.alone}
        return len(value) >= question.at_least or bool(lonely & set(value))
    if question.kind == "table":
        rows = value["rows"]
        if not rows:
            return bool(value.get("none"))
        filled = all("n" in row["cells"] for row in rows) or not question.columns[0].required
        return len(rows) >= question.rows_at_least and filled
    return True


def height(value: Any) -> Fraction | None:
    if isinstance(value, str):
        return Fraction(value)
    if "numerator" in value:
        return Fraction(int(value["numerator"]) * 100, int(value["denominator"]))
    return Fraction(value["value"])


def outcome(
    survey: Survey, answers: Answers, around: Surroundings, code: str
) -> tuple[Fraction, str]:
    """Points and state."""
    question, given = survey.question(code), answers.get(code)
    if not asked(survey, answers, code):
        return Fraction(0), "not_asked"
    if question.kind == "note":
        return Fraction(0), "answered"
    if question.kind == "computed":
        points = worth_of_computed(question, meaning(survey, answers, code))
    elif given is not None and given.not_applicable and question.not_applicable:
        return Fraction(0), "not_applicable"
    elif given is None or not answered(question, given.value):
        return Fraction(0), "unanswered"
    else:
        points = worth(question, given.value, around)
    if points is None:
        return Fraction(0), "waiting"
    earned = Fraction(points) if question.earns == "points" else Fraction(0)
    return times(survey, earned, question.weight), "answered"


def times(survey: Survey, points: Fraction, weight: Decimal) -> Fraction:
    return points if weight == 1 else rounded(survey, points * Fraction(weight))


def rounded(survey: Survey, number: Fraction) -> Fraction:
    """To one of the two neighbours, the nearer to zero and the farther from it."""
    step = Fraction(1, 10**survey.rounding.decimals)
    near = abs(number) // step
    over = abs(number) - near * step
    match survey.rounding.mode:
        case "down":
            away = False
        case "up":
            away = over > 0
        case "half_up":
            away = over >= step / 2
        case _:
            away = over > step / 2 or (over == step / 2 and near % 2 == 1)
    return (near + away) * step * (-1 if number < 0 else 1)


def worth(question: Any, value: Any, around: Surroundings) -> Any:
    return globals().get(f"worth_of_{question.kind}", lambda *_: 0)(question, value, around)


def worth_of_choice(question: Any, value: str, around: Surroundings) -> Any:
    (points,) = [option.points for option in question.options if option.code == value]
    return points


def worth_of_checklist(question: Any, value: Any, around: Surroundings) -> Any:
    required = [item for item in question.items if item.role == "required"]
    ticked = [item for item in question.items if item.code in value["ticks"]]
    there = len([item for item in required if item in ticked])
    needed = len(required) if question.enough == "all" else 1
    total = Fraction(question.points) if required and there >= needed else Fraction(0)
    for item in ticked:
        if item.role == "scored":
            total += Fraction(item.points)
    return total


def worth_of_per_unit(question: Any, value: str, around: Surroundings) -> Any:
    points, left = Fraction(question.base), Fraction(value)
    while left >= question.unit_size:
        points, left = points + Fraction(question.per_unit), left - Fraction(question.unit_size)
    if question.cap is not None and points > question.cap:
        points = Fraction(question.cap)
    if question.floor is not None and points < question.floor:
        points = Fraction(question.floor)
    return points


def worth_of_ladder(question: Any, value: Any, around: Surroundings) -> Any:
    return 0 if value.get("void") else on_rungs(question, height(value))


def worth_of_computed(question: Any, number: Fraction | None) -> Any:
    if number is None or not question.rungs:
        return None if number is None else question.otherwise or 0
    return on_rungs(question, number)


def on_rungs(question: Any, number: Fraction) -> Any:
    for rung in question.rungs:
        begun = number >= rung.from_ if rung.from_ is not None else number > rung.above
        ended = rung.to is not None and number > rung.to
        ended = ended or (rung.below is not None and number >= rung.below)
        if begun and not ended:
            return rung.points
    endless = all(rung.to is None and rung.below is None for rung in question.rungs)
    return 0 if question.otherwise is None and endless else question.otherwise


def worth_of_multiple(question: Any, value: list[str], around: Surroundings) -> Any:
    total = Fraction(0)
    for option in question.options:
        total += Fraction(option.points) if option.code in value else 0
    return bounded(total, question.floor, question.cap)


def worth_of_table(question: Any, value: Any, around: Surroundings) -> Any:
    total = sum((Fraction(question.per_row) for _ in value["rows"]), Fraction(0))
    return bounded(total, None, question.cap)


def worth_of_evidence(question: Any, value: str, around: Surroundings) -> Any:
    return question.points if int(value) >= question.evidence.at_least else 0


def bounded(points: Fraction, floor: Decimal | None, cap: Decimal | None) -> Fraction:
    if floor is not None and points < floor:
        points = Fraction(floor)
    return Fraction(cap) if cap is not None and points > cap else points


def worth_of_change(question: Any, value: Any, around: Surroundings) -> Any:
    if value.get("exempt") or (question.zero_is_best and height(value) == 0):
        return question.points_better
    before = around.previous.get(question.code)
    if before is None and "previous" not in value:
        return None
    past = Fraction(value["previous"] if before is None else before)
    step = height(value) - past if question.better == "higher" else past - height(value)
    if step == 0:
        return question.points_same
    return question.points_better if step > 0 else question.points_worse


def worth_of_comparison(question: Any, value: Any, around: Surroundings) -> Any:
    given = around.given.get(question.code)
    if given is None:
        return None
    ours, theirs, up = height(value), Fraction(given), question.better == "higher"
    for rung in question.rungs:
        share = theirs * Fraction(rung.share or 0) / 100
        reached = {
            "better": ours > theirs if up else ours < theirs,
            "equal": ours == theirs,
            "not_worse": ours >= theirs if up else ours <= theirs,
            "share": ours >= share if up else ours <= share,
        }
        if reached[rung.relation]:
            return rung.points
    return question.otherwise
