"""Papers that anybody can check: numbers that nobody guesses, and what is told to whom.

A receipt needs no row of its own: it is checked by its number and eight digits made of its
checksum, which whoever holds the paper can read and nobody else can know.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hmac import compare_digest
from zoneinfo import ZoneInfo

from domain import paper_texts as texts
from domain.access import may_oversee, to_oversee
from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from domain.journal import note
from storage import Session, answers, organisations, papers
from storage.facts import PUBLIC_URL, fact

DIGITS = 12
"""Of the number of a paper; the last one tells a slip of the pen."""
CODE = 8
"""Digits that follow the number of a receipt."""
TOGETHER = 4
YEAR, LEAST_ID = 4, 6
TEN = 10
HEX = 16
LONGEST_TYPED, LONGEST_ID = 200, 9


class Kind(StrEnum):
    RECEIPT = "receipt"
    MUNICIPALITY = "municipality"
    """Where a municipality stands."""
    SCHOOL = "school"
    NOT_SUBMITTED = "not_submitted"
    """An order's annex: who has not submitted."""
    REFERENCE = "reference"
    """A letter on the results."""


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A file that is ready; its number is printed in it."""

    number: str
    kind: Kind
    organisation_id: int
    """Whom it is about."""
    sha256: str
    campaign_id: int | None = None
    fingerprint: str | None = None
    """Of the survey that it speaks of."""
    points: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """What only those read who oversee the organisation."""

    by_name: str
    points: int | None
    maximum: int | None
    campaign_id: int | None
    form_id: int | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a paper with this number must say."""

    number: str
    """As it is printed."""
    kind: Kind
    at: datetime
    zone: ZoneInfo
    organisation: str
    campaign: str
    survey: str
    version: int | None
    sha256: str
    """Of the file; of a receipt, of what was submitted."""
    recalled_at: datetime | None = None
    within: Within | None = None


def new_number() -> str:
    """Twelve digits, to be printed as `printed` groups them."""
    drawn = "".join(secrets.choice("0123456789") for _ in range(DIGITS - 1))
    return f"{drawn}{_last_digit(drawn)}"


def printed(number: str) -> str:
    """`4821-0937-5566`."""
    return "-".join(number[start : start + TOGETHER] for start in range(0, len(number), TOGETHER))


def printed_receipt(number: str, digest: str) -> str:
    """The number of a receipt with what only its holder can know: `С-2026-000017-4821-0937`."""
    return f"{number}-{printed(_code(digest))}"


def address(session: Session, number: str) -> str:
    """Where the paper is checked; empty while nobody has said where people reach the panel."""
    public_url = fact(session, PUBLIC_URL)
    return f"{public_url}/check/{_digits(number)}" if public_url else ""


def register(session: Session, by: Actor, now: datetime, made: Sequence[NewPaper]) -> None:
    """Write down papers that have been made, in the transaction that lets them be taken."""
    for each in made:
        place = organisations.get(session, each.organisation_id)
        if place is None:
            raise NotFound
        to_oversee(by, place.path)
        places = {"organisation_id": place.id, "campaign_id": each.campaign_id}
        said = {"paper": each.kind.value, "number": printed(each.number)}
        note(session, by, now, "paper_made", **places, **said)
    papers.add(session, [_row(each, by, now) for each in made])


def check(session: Session, now: datetime, typed: str, by: Actor | None = None) -> Checked:
    """For anybody, with the number as it stands on the paper, however it was typed.

    Whoever oversees the organisation is told of points and people too.
    """
    digits = _digits(typed)
    if len(digits) == DIGITS:
        return _paper(session, digits, by)
    if len(digits) >= YEAR + LEAST_ID + CODE:
        return _receipt(session, digits, by)
    raise NotPossible(
        texts.RECEIPT_NEEDS_CODE if len(digits) == YEAR + LEAST_ID else texts.NO_SUCH
    )


def _paper(session: Session, digits: str, by: Actor | None) -> Checked:
    if _last_digit(digits[:-1]) != digits[-1]:
        raise NotPossible(texts.SLIP)
    row = papers.find(session, digits)
    if row is None:
        raise NotPossible(texts.NO_SUCH)
    within = None
    if by is not None and may_oversee(by, row.path):
        name = answers.name_of(session, row.made_by_id)
        within = Within(name, row.points, row.maximum, row.campaign_id, None)
    return Checked(
        number=printed(row.number),
        kind=Kind(row.kind),
        at=row.made_at,
        zone=ZoneInfo(row.zone),
        organisation=row.organisation,
        campaign=row.campaign or "",
        survey=row.survey or "",
        version=row.version,
        sha256=row.sha256,
        within=within,
    )


def _receipt(session: Session, digits: str, by: Actor | None) -> Checked:
    named, code = digits[:-CODE], digits[-CODE:]
    number = named[YEAR:]
    row = papers.submission(session, int(number)) if len(number) <= LONGEST_ID else None
    known = row is not None and compare_digest(_code(row.digest), code)
    if row is None or not known or _digits(row.number) != named:
        raise NotPossible(texts.NO_SUCH)
    within = None
    if by is not None and may_oversee(by, row.path):
        name = answers.name_of(session, row.by_id)
        within = Within(name, row.points, row.maximum, None, row.form_id)
    return Checked(
        number=printed_receipt(row.number, row.digest),
        kind=Kind.RECEIPT,
        at=row.at,
        zone=ZoneInfo(row.zone),
        organisation=row.content["organisation"],
        campaign=row.content["campaign"],
        survey=row.content["survey"]["title"],
        version=row.content["survey"]["version"],
        sha256=row.digest,
        recalled_at=row.recalled_at,
        within=within,
    )


def _row(each: NewPaper, by: Actor, now: datetime) -> dict[str, object]:
    return {
        "number": each.number,
        "kind": each.kind.value,
        "campaign_id": each.campaign_id,
        "organisation_id": each.organisation_id,
        "fingerprint": each.fingerprint,
        "sha256": each.sha256,
        "points": each.points,
        "maximum": each.maximum,
        "made_at": now,
        "made_by_id": by.id,
    }


def _digits(typed: str) -> str:
    """Whatever stands between them: letters of either alphabet, dashes, spaces."""
    return "".join(sign for sign in typed[:LONGEST_TYPED] if sign in "0123456789")


def _code(digest: str) -> str:
    return f"{int(digest[:HEX], 16) % TEN**CODE:0{CODE}d}"


def _last_digit(drawn: str) -> str:
    """Luhn's: a digit mistaken, or two beside each other exchanged, and it is another."""
    doubled = [int(sign) * (2 if place % 2 == 0 else 1) for place, sign in enumerate(drawn[::-1])]
    return str(-sum(number // TEN + number % TEN for number in doubled) % TEN)
