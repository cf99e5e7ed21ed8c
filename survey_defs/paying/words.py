"""Payment in words: what people and admins read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from survey_defs.exact import WITH_UNIT, Exact, half_up, in_russian, share_in_russian
from survey_defs.measures import count_in_words
from survey_defs.paying import texts
from survey_defs.paying.rules import By, Forecast, Lacking, Of, Outcome, Uncovered
from survey_defs.rules import (
    FundShare,
    Payment,
    PayQuarters,
    PayRow,
    PayTable,
    PointPrice,
)

KOPECKS = 2


def in_words(outcome: Outcome, payment: Payment) -> str:
    """One sentence, or two where an admin has to decide."""
    match outcome:
        case Lacking():
            return texts.LACKING[outcome.what]
        case Uncovered():
            neighbours = (label_of(row) if row else "" for row in (outcome.lower, outcome.upper))
            return texts.uncovered(measure_in_words(outcome.value, outcome.by), *neighbours)
    nothing = not (outcome.percent or outcome.amount)
    told = texts.NOTHING_FORECAST if nothing else texts.FORECAST
    return told.format(what=amount_in_words(outcome, payment))


def amount_in_words(outcome: Forecast, payment: Payment) -> str:
    """«90 % премии», «12 345,67 ₽»: without its «if»."""
    if outcome.reason == "newcomer" and payment.newcomer is not None:
        months = count_in_words(texts.MONTHS, Exact(payment.newcomer.months))
        return texts.NEWCOMER.format(amount=roubles(payment.newcomer.amount), months=months)
    if outcome.reason == "threshold":
        threshold = in_russian(payment.threshold or Decimal(0))
        return texts.BELOW.format(nothing=_nothing(payment), threshold=threshold)
    if outcome.amount is not None:
        return roubles(outcome.amount) if outcome.amount else texts.NO_MONEY
    if not outcome.percent:
        return _nothing(payment)
    share = f"{share_in_russian(outcome.percent)} {texts.OF[_of(payment)]}"
    return texts.RULED.format(share=share) if outcome.reason == "ruling" else share


def rule_in_words(payment: Payment) -> tuple[str, ...]:
    """The whole rule, a sentence for each part."""
    found = [*_pay_in_words(payment)]
    if payment.threshold is not None:
        points = count_in_words(texts.POINTS_FEWER, Exact(payment.threshold))
        found.append(texts.THRESHOLD.format(points=points))
    if payment.newcomer is not None:
        months = count_in_words(texts.MONTHS, Exact(payment.newcomer.months))
        amount = roubles(payment.newcomer.amount)
        found.append(texts.NEWCOMERS.format(amount=amount, months=months))
    return tuple(found)


def _pay_in_words(payment: Payment) -> Iterator[str]:
    match payment.pay:
        case PayTable(rows=rows, of=of, by=by):
            yield texts.TABLE.format(of=texts.OF[of], by=texts.BY[by], rows=_rows(rows))
        case PayQuarters(quarters=quarters, of=of, by=by):
            yield texts.QUARTERS.format(of=texts.OF[of], by=texts.BY[by])
            for number, rows in enumerate(quarters, 1):
                yield texts.OF_QUARTER.format(number=number, rows=_rows(rows))
        case FundShare():
            yield texts.FUND_SHARE
        case PointPrice():
            yield texts.POINT_PRICE


def _rows(rows: tuple[PayRow, ...]) -> str:
    return "; ".join(label_of(row) for row in rows)


def label_of(row: PayRow) -> str:
    """«80–94 → 90 %»."""
    return f"{stretch_of(row)}{texts.ARROW}{in_russian(row.pays)}\N{NO-BREAK SPACE}%"


def stretch_of(row: PayRow) -> str:
    if row.from_ is not None and row.to is not None:
        ends = [in_russian(row.from_), in_russian(row.to)]
        return texts.DASH.join(dict.fromkeys(ends))
    begin = _end(row.from_, texts.FROM) or _end(row.above, texts.ABOVE)
    end = _end(row.to, texts.TO) or _end(row.below, texts.BELOW_THAT)
    return texts.stretch(begin, end) or texts.ANY


def measure_in_words(value: Exact, by: By) -> str:
    return share_in_russian(value) if by == "percent" else count_in_words(texts.POINTS, value)


def roubles(amount: Exact | Decimal) -> str:
    return in_russian(half_up(Exact(amount), KOPECKS), grouped_from=WITH_UNIT) + texts.ROUBLE


def _end(value: Decimal | None, words: str) -> str:
    return "" if value is None else words.format(in_russian(value))


def _nothing(payment: Payment) -> str:
    by_rows = isinstance(payment.pay, PayTable | PayQuarters)
    return texts.NOTHING[_of(payment)] if by_rows else texts.NO_MONEY


def _of(payment: Payment) -> Of:
    return payment.pay.of if isinstance(payment.pay, PayTable | PayQuarters) else "premium"
