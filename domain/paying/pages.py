"""The page of payment: what is entered, what an admin has to decide, what each would get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.access import seen_paths
from domain.acting import Actor
from domain.forecasting import (
    FUND,
    QUARTER,
    Earned,
    is_newcomer,
    outcomes_of,
    rulings_of,
)
from domain.overview import BoardRow, CampaignHead, View, board
from domain.overview.boards import pages_of
from domain.pinned import survey_of
from storage import Session, payments, totals
from storage.campaigns import Owned
from storage.payments import Entered
from survey_defs.exact import Exact, canonical
from survey_defs.paying import Lacking, Outcome, Uncovered, in_words, label_of, measure_in_words
from survey_defs.rules import Payment, PayQuarters, PayTable


@dataclass(frozen=True, slots=True)
class PayQuestion:
    """A value that no row of the table covers."""

    value: str
    """Exact, as a ruling names it."""
    words: str
    """«94,5 балла»."""
    choices: tuple[tuple[str, str], ...]
    """The neighbouring rows: the percent that a ruling names, and the row in words."""
    forms: tuple[BoardRow, ...]
    """Who has earned it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    value: str
    words: str
    pays: str


@dataclass(frozen=True, slots=True)
class ForecastLine:
    row: BoardRow
    words: str
    """One sentence; empty where nothing has been answered."""
    waits: bool
    """An admin has to decide or to enter something first."""
    newcomer: bool


@dataclass(frozen=True, slots=True)
class PaymentPage:
    campaign: CampaignHead
    payment: Payment | None
    """None: the survey has no rule, and everything else is empty."""
    fund: tuple[Entered, ...] = ()
    quarter: tuple[Entered, ...] = ()
    questions: tuple[PayQuestion, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    lines: tuple[ForecastLine, ...] = ()
    found: int = 0
    page: int = 1
    pages: int = 1


def payment_page(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    page: int = 1,
    per_page: int | None = None,
) -> PaymentPage:
    """Only the forms within the actor's subtrees; refuses a campaign that has none there."""
    found = board(session, by, now, campaign_id, View())
    payment = survey_of(session, found.campaign.fingerprint).payment
    if payment is None:
        return PaymentPage(found.campaign, None)
    outcomes = outcomes_of(session, payment, campaign_id, [_earned(row) for row in found.rows])
    pages = pages_of(len(found.rows), per_page)
    page = min(max(page, 1), pages)
    start = (page - 1) * (per_page or 0)
    shown = found.rows[start : start + per_page if per_page else None]
    entered = _seen(by, payments.entered(session, campaign_id))
    return PaymentPage(
        campaign=found.campaign,
        payment=payment,
        fund=tuple(each for each in entered if each.question == FUND),
        quarter=tuple(each for each in entered if each.question == QUARTER),
        questions=_questions(found.rows, outcomes),
        rulings=_rulings(payment, entered),
        lines=_lines(session, campaign_id, payment, shown, outcomes),
        found=len(found.rows),
        page=page,
        pages=pages,
    )


def questions(
    session: Session, by: Actor, now: datetime, campaign_id: int
) -> tuple[PayQuestion, ...]:
    """What is to be decided, of the forms that the actor oversees."""
    return payment_page(session, by, now, campaign_id).questions


def open_values(session: Session, found: Owned) -> list[Uncovered]:
    """Every value of the campaign that no row covers, ruled on or not."""
    payment = survey_of(session, found.campaign.fingerprint).payment
    if payment is None:
        return []
    places = payments.organisations_of(session, found.campaign.id)
    sums = totals.of_forms(session, [*places])
    earned = [
        Earned(form_id, places[form_id], each.earned, each.maximum)
        for form_id, each in sums.items()
        if each.done
    ]
    outcomes = outcomes_of(session, payment, found.campaign.id, earned, ruled=False)
    return [each for each in outcomes.values() if isinstance(each, Uncovered)]


def _questions(rows: Sequence[BoardRow], outcomes: dict[int, Outcome]) -> tuple[PayQuestion, ...]:
    """The highest value first."""
    asked: dict[Exact, tuple[Uncovered, list[BoardRow]]] = {}
    for row in rows:
        outcome = outcomes[row.form_id]
        if row.done and isinstance(outcome, Uncovered):
            asked.setdefault(outcome.value, (outcome, []))[1].append(row)
    return tuple(
        PayQuestion(
            value=canonical(value),
            words=measure_in_words(value, uncovered.by),
            choices=tuple((canonical(Exact(r.pays)), label_of(r)) for r in uncovered.neighbours),
            forms=tuple(whose),
        )
        for value, (uncovered, whose) in sorted(asked.items(), reverse=True)
    )


def _rulings(payment: Payment, entered: Sequence[Entered]) -> tuple[Ruling, ...]:
    if not isinstance(payment.pay, PayTable | PayQuarters):
        return ()
    ruled = rulings_of({each.question: each.value for each in entered})
    return tuple(
        Ruling(canonical(value), measure_in_words(value, payment.pay.by), canonical(pays))
        for value, pays in sorted(ruled.items(), reverse=True)
    )


def _lines(
    session: Session,
    campaign_id: int,
    payment: Payment,
    rows: Sequence[BoardRow],
    outcomes: Mapping[int, Outcome],
) -> tuple[ForecastLine, ...]:
    here = [row.organisation_id for row in rows]
    marked = payments.nearest(session, campaign_id, here) if payment.newcomer else {}
    lines = []
    for row in rows:
        outcome = outcomes[row.form_id]
        newcomer = is_newcomer(row.organisation_id, marked.get(row.organisation_id, {}))
        words = in_words(outcome, payment) if row.done or newcomer else ""
        waits = bool(words) and isinstance(outcome, Uncovered | Lacking)
        lines.append(ForecastLine(row, words, waits, newcomer))
    return tuple(lines)


def _seen(by: Actor, entered: Sequence[Entered]) -> list[Entered]:
    """Of the actor's subtrees, and what holds for them from above."""
    paths = seen_paths(by)
    return [
        each
        for each in entered
        if any(each.path.startswith(path) or path.startswith(each.path) for path in paths)
    ]


def _earned(row: BoardRow) -> Earned:
    return Earned(row.form_id, row.organisation_id, row.earned, row.maximum)
