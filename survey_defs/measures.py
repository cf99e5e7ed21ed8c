"""Answers that measure something: a percent, a part of a whole, a count, a change."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from survey_defs import answer_texts, texts
from survey_defs.exact import WITH_UNIT, Exact, canonical, in_russian, share_in_russian
from survey_defs.model import Change, Comparison, Fraction, Ladder, Measured, Number, PerUnit
from survey_defs.reading import NotAnAnswer, fold, number, percent, two_numbers, units

FLAGS = ("void", "exempt")
WHOLE = 100
MOST_PERCENT = 1000
MOST_COUNTED = 10**9
_NOUGHT = Exact(0)
_KEPT_EXACTLY = re.compile(r"\d{1,20}(\.\d{1,6})?|\d{1,40}/[1-9]\d{0,39}", re.ASCII)


def parse_count(question: Number | PerUnit, text: str) -> str:
    """A plain number within its limits; `нет` is zero."""
    counted = _number(text, question.unit, question.decimals)
    low = question.at_least if isinstance(question, Number) else Decimal(0)
    high = question.at_most if isinstance(question, Number) else None
    if low is not None and counted < low:
        below_zero = low == 0 and counted < 0
        raise NotAnAnswer(texts.NOT_NEGATIVE if below_zero else texts.at_least(in_russian(low)))
    if isinstance(question, PerUnit) and counted >= MOST_COUNTED:
        raise NotAnAnswer(texts.TOO_BIG)
    if high is not None and counted > high:
        raise NotAnAnswer(texts.at_most(in_russian(high)))
    return canonical(counted)


def parse_parts(question: Fraction | Measured, text: str) -> dict[str, Any]:
    """`45 из 50`."""
    halves = two_numbers(text)
    if halves is None:
        raise NotAnAnswer(_two_numbers_needed(question))
    part, whole = (number(half) for half in halves)
    if part < 0 or whole < 0:
        raise NotAnAnswer(texts.NOT_NEGATIVE)
    if whole == 0:
        raise NotAnAnswer(f"{_nothing_to_divide(question)} {_instead(question)}")
    if part > whole and not question.over_hundred:
        raise NotAnAnswer(_part_over_whole(question))
    return {"numerator": canonical(part), "denominator": canonical(whole)}


def _two_numbers_needed(question: Fraction | Measured) -> str:
    if question.numerator and question.denominator:
        return answer_texts.needs_parts(question.numerator, question.denominator)
    return texts.NEEDS_TWO_NUMBERS


def _part_over_whole(question: Fraction | Measured) -> str:
    if question.numerator and question.denominator:
        return answer_texts.part_over_whole(question.numerator, question.denominator)
    return texts.PART_OVER_WHOLE


def _nothing_to_divide(question: Fraction | Measured) -> str:
    if question.denominator:
        return answer_texts.nothing_to_divide(question.denominator)
    return texts.NOTHING_TO_DIVIDE


def _instead(question: Fraction | Measured) -> str:
    if question.not_applicable:
        return texts.NOT_APPLICABLE_INSTEAD
    takes_percent = not isinstance(question, Fraction) and question.entry == "percent"
    return texts.PERCENT_INSTEAD if takes_percent else texts.ASK_INSTEAD


def parse_measure(question: Measured, text: str, current: Any | None) -> dict[str, Any]:
    """The measured value; ticks and a typed previous value stay as they are."""
    for flag in FLAGS:
        label = flag_label(question, flag)
        if label and fold(text) == fold(label):
            return {**(current or {}), flag: True}
    kept = {key: kept for key, kept in (current or {}).items() if key in (*FLAGS, "previous")}
    return {**_measure(question, text), **kept}


def _measure(question: Measured, text: str) -> dict[str, Any]:
    if question.entry == "number":
        return {"value": canonical(_count(question, text))}
    if question.entry == "fraction" or two_numbers(text):
        return parse_parts(question, text)
    return {"value": canonical(_percent_number(question, text))}


def _percent_number(question: Measured, text: str) -> Exact:
    try:
        shared = percent(text)
    except NotAnAnswer as refusal:
        if str(refusal) == texts.NEEDS_NUMBER:
            raise NotAnAnswer(texts.NEEDS_PERCENT) from None
        raise
    if shared < 0:
        raise NotAnAnswer(texts.NOT_NEGATIVE)
    if shared > WHOLE and not question.over_hundred:
        raise NotAnAnswer(texts.PERCENT_OVER_HUNDRED)
    if shared > MOST_PERCENT:
        raise NotAnAnswer(texts.TOO_BIG)
    return shared


def _count(question: Measured, text: str) -> Exact:
    counted = _number(text, question.unit, question.decimals)
    if counted < 0:
        raise NotAnAnswer(texts.NOT_NEGATIVE)
    return counted


def _number(text: str, unit: str, decimals: int) -> Exact:
    if fold(text) in texts.NO_NUMBER:
        return _NOUGHT
    counted = number(text, units(unit))
    if (counted * 10**decimals).denominator != 1:
        raise NotAnAnswer(texts.too_many_decimals(decimals) if decimals else texts.NEEDS_WHOLE)
    return counted


def read_measure(question: Measured, text: str) -> str:
    """A value given from outside (municipal, previous), as text that keeps it exactly."""
    if question.entry == "number":
        return canonical(_count(question, text))
    if two_numbers(text):
        return canonical(_share(parse_parts(question, text)))
    return canonical(_percent_number(question, text))


def flag_label(question: Measured, flag: str) -> str:
    match question:
        case Ladder() if flag == "void":
            return question.void
        case Change() if flag == "exempt":
            return question.exempt
    return ""


def toggle_flag(question: Measured, current: Any | None, flag: str) -> dict[str, Any] | None:
    """Tick or untick `void` or `exempt`; None when nothing is left of the answer."""
    if not flag_label(question, flag):
        raise NotAnAnswer(texts.NO_SUCH_FLAG)
    value = dict(current or {})
    if value.pop(flag, False):
        return value or None
    return {**value, flag: True}


def set_previous(question: Measured, current: Any | None, text: str) -> dict[str, Any]:
    """The value of the last period, typed by the person."""
    if not isinstance(question, Change):
        raise NotAnAnswer(texts.NO_PREVIOUS_HERE)
    return {**(current or {}), "previous": read_measure(question, text)}


def measured_of(value: Any) -> Exact | None:
    """The percent or number measured; None when only ticks are there."""
    if "numerator" in value:
        return _share(value)
    return Exact(value["value"]) if "value" in value else None


def _share(value: Any) -> Exact:
    return Exact(value["numerator"]) / Exact(value["denominator"]) * WHOLE


def has_measure(value: Any) -> bool:
    return any(value.get(key) for key in ("value", "numerator", *FLAGS))


def validate_measure(question: Measured, value: Any) -> dict[str, Any]:
    """The same value in its canonical form, each part checked as if it had been typed."""
    if not isinstance(value, dict):
        raise NotAnAnswer(texts.WRONG_KIND)
    match {key: part for key, part in value.items() if key not in (*FLAGS, "previous")}:
        case {"value": str(text), **rest} if not rest and question.entry != "fraction":
            checked = _measure(question, text)
        case {"numerator": str(part), "denominator": str(whole), **rest} if not rest:
            checked = validate_parts(question, {"numerator": part, "denominator": whole})
        case nothing if not nothing and value:
            checked = {}
        case _:
            raise NotAnAnswer(texts.WRONG_KIND)
    return {**checked, **_flags(question, value), **_previous(question, value)}


def validate_parts(question: Fraction | Measured, value: Any) -> dict[str, Any]:
    match value:
        case {"numerator": str(part), "denominator": str(whole), **rest} if not rest:
            takes_parts = isinstance(question, Fraction) or question.entry != "number"
            if takes_parts:
                return parse_parts(question, f"{part}/{whole}")
    raise NotAnAnswer(texts.WRONG_KIND)


def _flags(question: Measured, value: Any) -> dict[str, bool]:
    ticked = [flag for flag in FLAGS if flag in value]
    for flag in ticked:
        if value[flag] is not True or not flag_label(question, flag):
            raise NotAnAnswer(texts.NO_SUCH_FLAG)
    return dict.fromkeys(ticked, True)


def _previous(question: Measured, value: Any) -> dict[str, str]:
    match value:
        case {"previous": str(text)} if isinstance(question, Change):
            return {"previous": _checked_exact(text)}
        case {"previous": _}:
            raise NotAnAnswer(texts.WRONG_KIND)
    return {}


def _checked_exact(text: str) -> str:
    if not _KEPT_EXACTLY.fullmatch(text):
        raise NotAnAnswer(texts.NEEDS_NUMBER)
    return canonical(Exact(text))


def measure_in_words(question: Fraction | Measured, exact: Exact) -> str:
    """A value given from outside, as a person reads it."""
    if isinstance(question, Ladder | Change | Comparison) and question.entry == "number":
        return count_in_words(question.unit, exact)
    return share_in_russian(exact)


def _parts_in_words(value: Any) -> str:
    parts = (in_russian(Exact(value[key])) for key in ("numerator", "denominator"))
    return texts.in_brackets(texts.out_of(*parts), share_in_russian(_share(value)))


def value_in_words(question: Fraction | Measured, value: Any) -> str:
    words = []
    if "numerator" in value:
        words.append(_parts_in_words(value))
    elif "value" in value:
        words.append(measure_in_words(question, Exact(value["value"])))
    if "previous" in value:
        words.append(texts.typed_previous(measure_in_words(question, Exact(value["previous"]))))
    if not isinstance(question, Fraction):
        words += [flag_label(question, flag) for flag in FLAGS if value.get(flag)]
    return "; ".join(words)


def count_in_words(unit: str, exact: Exact) -> str:
    """`3 жалобы`; a number with decimals takes the second form: `2,5 жалобы`."""
    if not unit:
        return in_russian(exact)
    forms = (unit.split("|") * 3)[:3]
    whole = exact.denominator == 1
    form = texts.plural(abs(exact.numerator), forms) if whole else forms[1]
    return f"{in_russian(exact, grouped_from=WITH_UNIT)} {form}"
