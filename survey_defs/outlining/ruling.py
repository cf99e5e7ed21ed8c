"""What holds for the whole questionnaire, as the lines of an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from survey_defs.exact import in_russian
from survey_defs.model import Section, Survey
from survey_defs.outlining import texts
from survey_defs.outlining.phrases import Phrases
from survey_defs.outlining.questions import STEP
from survey_defs.rules import (
    FundShare,
    Payment,
    PayQuarters,
    PayRow,
    PayRule,
    PayTable,
    PointPrice,
)


def section_marks(part: Section | Survey) -> list[str]:
    marks = [texts.AGGREGATES[part.aggregate]]
    if isinstance(part, Section) and part.weight != 1:
        marks.append(texts.weight(in_russian(part.weight)))
    limits = texts.between(_words(part.floor), _words(part.cap))
    return [mark for mark in (*marks, limits) if mark]


def ruling_lines(survey: Survey, phrases: Phrases) -> Iterator[str]:
    if survey.levels:
        yield from ("", texts.LEVELS)
        for level in survey.levels:
            yield f"{STEP}{texts.level(level.title, in_russian(level.from_))}"
    if survey.cycle:
        yield from ("", texts.CYCLE)
        yield from (f"{STEP}{texts.link(*each)}" for each in _links(survey))
    if survey.payment is not None:
        yield from ("", texts.FORECAST)
        yield from (f"{STEP}{line}" for line in _payment(survey.payment))
    if survey.rules:
        yield from ("", texts.RULES)
        for rule in survey.rules:
            effect = texts.BLOCKS if rule.blocks else texts.WARNS
            yield f"{STEP}{texts.form_rule(phrases.say(rule.must), rule.text, effect)}"
    if survey.sources:
        yield from ("", texts.SOURCES)
        yield from (f"{STEP}{source}" for source in survey.sources)


def _links(survey: Survey) -> Iterator[tuple[int, str, str, str]]:
    for number, link in enumerate(survey.cycle, 1):
        yield number, link.title, link.criterion, link.group


def _payment(payment: Payment) -> Iterator[str]:
    yield from _pay_rule(payment.pay)
    if payment.threshold is not None:
        yield texts.pay_threshold(in_russian(payment.threshold))
    if payment.newcomer is not None:
        yield texts.newcomer(in_russian(payment.newcomer.amount), payment.newcomer.months)
    if not payment.official:
        yield texts.UNOFFICIAL_PAYMENT
    if payment.source:
        yield texts.pay_source(payment.source)


def _pay_rule(rule: PayRule) -> Iterator[str]:
    match rule:
        case PayTable():
            yield from _pay_rows(rule, rule.rows)
        case PayQuarters():
            for number, rows in enumerate(rule.quarters, 1):
                yield texts.quarter(number)
                yield from (f"{STEP}{line}" for line in _pay_rows(rule, rows))
        case FundShare():
            yield texts.FUND_SHARE
        case PointPrice():
            yield texts.POINT_PRICE
        case _:
            assert_never(rule)


def _pay_rows(rule: PayTable | PayQuarters, rows: Sequence[PayRow]) -> Iterator[str]:
    for row in rows:
        stretch = texts.stretch(*map(_words, (row.from_, row.above, row.to, row.below)))
        yield texts.pays(stretch, texts.BY[rule.by], in_russian(row.pays), texts.OF[rule.of])


def _words(number: Decimal | None) -> str:
    return "" if number is None else in_russian(number)
