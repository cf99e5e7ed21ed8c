"""What an admin enters for the forecasts, and rules where the table is silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from domain.forecasting import FUND, NAMED, NEWCOMER, QUARTER
from domain.journal import note
from domain.paying import texts
from domain.paying.pages import open_values
from domain.pinned import survey_of
from domain.seasons import managed_campaign
from storage import Session, organisations, payments, values
from storage.campaigns import Owned
from storage.tables import CampaignState
from storage.values import MARK
from survey_defs.exact import Exact, canonical
from survey_defs.reading import NotAnAnswer, number
from survey_defs.rules import FundShare, Payment, PayQuarters, PointPrice

QUARTERS = 4
MOST_ROUBLES = 10**13
REASON_LENGTH = 500


def enter(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    place: tuple[int, str],
    text: str,
) -> None:
    """The fund, the quarter or a newcomer's mark of an organisation; empty takes it back."""
    organisation_id, code = place
    found, payment = _paying(session, by, campaign_id)
    organisation = organisations.get(session, organisation_id)
    if organisation is None or not organisation.path.startswith(found.owner.path):
        raise NotFound
    if code not in _READINGS or (code == NEWCOMER and not _has_form(session, campaign_id, place)):
        raise NotFound
    if text.strip():
        value = _READINGS[code](payment, text)
        _give(session, by, now, (campaign_id, organisation_id, code), value)
    else:
        values.take_back(session, campaign_id, organisation_id, code)
    about = {"organisation_id": organisation_id, "campaign_id": campaign_id}
    note(session, by, now, f"payment_{code.removeprefix(MARK)}_entered", **about)


def rule_on(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    ruling: tuple[str, str],
    reason: str,
) -> None:
    """Take one of the two neighbouring rows for a value that no row covers.

    `ruling` is the value and the percent of that row; an empty percent takes the ruling back.
    """
    value, pays = ruling
    found, _ = _paying(session, by, campaign_id)
    why = _reason(reason)
    about = (campaign_id, found.owner.id, MARK + value)
    if pays:
        asked = next((e for e in open_values(session, found) if canonical(e.value) == value), None)
        if asked is None:
            raise NotPossible(texts.NO_SUCH_QUESTION)
        if pays not in [canonical(Exact(row.pays)) for row in asked.neighbours]:
            raise NotPossible(texts.CHOOSE_NEIGHBOUR, "pays")
        _give(session, by, now, about, pays)
    elif about[2] in NAMED or not values.take_back(session, *about):
        raise NotPossible(texts.NO_SUCH_QUESTION)
    note(
        session,
        by,
        now,
        "payment_ruled",
        organisation_id=found.owner.id,
        campaign_id=campaign_id,
        value=value,
        pays=pays,
        reason=why,
    )


def _paying(session: Session, by: Actor, campaign_id: int) -> tuple[Owned, Payment]:
    """The campaign, held, for an admin of its owner or above; only one that pays."""
    found = managed_campaign(session, by, campaign_id)
    payment = survey_of(session, found.campaign.fingerprint).payment
    if payment is None:
        raise NotPossible(texts.NO_RULE)
    if found.campaign.state is CampaignState.DRAFT:
        raise NotPossible(texts.NOT_STARTED)
    return found, payment


def _has_form(session: Session, campaign_id: int, place: tuple[int, str]) -> bool:
    return place[0] in payments.organisations_of(session, campaign_id).values()


def _give(
    session: Session, by: Actor, now: datetime, about: tuple[int, int, str], value: str
) -> None:
    campaign_id, organisation_id, code = about
    row = {
        "campaign_id": campaign_id,
        "organisation_id": organisation_id,
        "question": code,
        "value": value,
        "entered_by_id": by.id,
        "entered_at": now,
    }
    values.give(session, row)


def _reason(text: str) -> str:
    tidy = " ".join(text.split())
    if not tidy:
        raise NotPossible(texts.NEEDS_REASON, "reason")
    if len(tidy) > REASON_LENGTH:
        raise NotPossible(texts.REASON_TOO_LONG.format(most=REASON_LENGTH), "reason")
    return tidy


def _fund(payment: Payment, text: str) -> str:
    if not isinstance(payment.pay, FundShare | PointPrice):
        raise NotPossible(texts.NO_FUND)
    amount = _number(text)
    if amount <= 0:
        raise NotPossible(texts.NEEDS_POSITIVE, "value")
    if amount >= MOST_ROUBLES:
        raise NotPossible(texts.TOO_BIG, "value")
    return canonical(amount)


def _quarter(payment: Payment, text: str) -> str:
    if not isinstance(payment.pay, PayQuarters):
        raise NotPossible(texts.NO_QUARTERS)
    quarter = _number(text)
    if quarter not in range(1, QUARTERS + 1):
        raise NotPossible(texts.NEEDS_QUARTER, "value")
    return canonical(quarter)


def _newcomer(payment: Payment, text: str) -> str:
    if payment.newcomer is None:
        raise NotPossible(texts.NOT_A_NEWCOMER_RULE)
    return "1"


def _number(text: str) -> Exact:
    try:
        return number(text, texts.ROUBLES)
    except NotAnAnswer as refusal:
        raise NotPossible(str(refusal), "value") from None


_READINGS: dict[str, Callable[[Payment, str], str]] = {
    FUND: _fund,
    QUARTER: _quarter,
    NEWCOMER: _newcomer,
}
