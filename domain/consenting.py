"""Consent to the processing of personal data, as the Russian law 152-FZ wants it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from hashlib import sha256

from domain import inviting, journal, texts
from domain.acting import Actor
from domain.errors import NotPossible, Stranger
from storage import Session, consents, conversations, expected, invitations, people, teams
from storage.tables import Role

SETTING = "SVOD_OPERATOR"
SILENCE = timedelta(days=30)
"""Whoever has come and never answered is forgotten after this long."""
AFTER_A_REFUSAL = timedelta(minutes=30)
"""The rest of it: what the conversation wrote while the refusal was being said."""
VERSION_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Operator:
    """Who processes the personal data, in the words of the operator's settings."""

    name: str = ""
    address: str = ""
    purposes: str = ""
    term: str = ""
    withdrawal: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The settings that are blank."""
        blank = [each.name for each in fields(self) if not getattr(self, each.name).strip()]
        return tuple(SETTING if name == "name" else f"{SETTING}_{name.upper()}" for name in blank)


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The text as it is shown; another text has another version."""

    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody is one of us now."""

    person_id: int
    name: str
    organisation: str | None
    """None: they were here before and have agreed to a changed text."""
    role: Role | None


def consent_text(operator: Operator) -> ConsentText:
    """Made from the operator's settings; refuses while one of them is blank."""
    refuse_if_blank(operator)
    said = {
        each.name: getattr(operator, each.name).strip().rstrip(".") for each in fields(operator)
    }
    text = texts.CONSENT.format(**said)
    return ConsentText(sha256(text.encode()).hexdigest()[:VERSION_LENGTH], text)


def refuse_if_blank(operator: Operator) -> None:
    if operator.missing:
        settings = ", ".join(operator.missing)
        raise NotPossible(texts.OPERATOR_BLANK.format(settings=settings))


def put_in_force(session: Session, now: datetime, operator: Operator) -> ConsentText | None:
    """At every start: from now on everybody is asked for this text; none while blank."""
    if operator.missing:
        return None
    text = consent_text(operator)
    consents.keep_text(session, text.version, text.text, now)
    consents.put_in_force(session, text.version)
    return text


def give_consent(
    session: Session,
    telegram_id: int,
    now: datetime,
    operator: Operator,
    telegram_name: str,
    version: str | None = None,
) -> Joined:
    """Write down who agreed to which text and when; with an invitation confirmed, let them in.

    `version` is that of the text that was on the screen, when the button carries it.
    """
    text = consent_text(operator)
    if version not in (None, text.version):
        raise NotPossible(texts.CONSENT_CHANGED)
    put_in_force(session, now, operator)
    person = people.person_by_telegram_id(session, telegram_id)
    arrival = inviting.confirmed_arrival(session, telegram_id)
    if person is None:
        if arrival is None:
            raise Stranger
        name = arrival.invitation.name or telegram_name
        person = people.add(session, telegram_id, _tidy(name), now)
    if people.consent_of(session, person.id) != text.version:
        consents.give(session, person.id, text.version, now)
        journal.write(session, person.id, now, "consent_given", version=text.version)
    if arrival is None:
        return Joined(person.id, person.name, None, None)
    inviting.let_in(session, person.id, now, arrival.invitation)
    inviting.forget_arrival(session, telegram_id)
    return Joined(person.id, person.name, arrival.organisation.short_name, arrival.invitation.role)


def refuse_consent(session: Session, telegram_id: int, now: datetime) -> None:
    """Nothing is kept of a stranger who says no, and the invitation may be used again."""
    if people.person_by_telegram_id(session, telegram_id) is not None:
        return
    inviting.turn_away(session, telegram_id)
    consents.forget_stranger(session, telegram_id)


def withdraw(session: Session, by: Actor, now: datetime) -> None:
    """The name and the Telegram id go, every role ends; the organisation's answers stay."""
    person = by.id and people.get(session, by.id)
    if not person:
        raise Stranger
    inviting.turn_away(session, by.telegram_id or 0)
    places = {grant.organisation_id for grant in by.grants}
    for place in places:
        for other in teams.stands_in_for(session, person.id, place):
            teams.end_absence(session, other, place, now)
        teams.end_standing_in(session, person.id, place, now)
    consents.withdraw(session, person.id, now)
    consents.erase(session, person, texts.FORMER, now)
    expected.forget(session, person.id)
    for place in places:
        teams.let_go(session, person.id, place)
    journal.note(session, by, now, "consent_withdrawn")


def consent_words(session: Session, by: Actor, now: datetime) -> tuple[str, datetime] | None:
    """The text that the person has agreed to, and when."""
    return consents.given(session, by.id) if by.id else None


def sweep_refusals(session: Session, now: datetime) -> None:
    """Forget who never answered, and whatever is left of those who said no.

    To be run every few minutes: an hour after a refusal nothing may be left.
    """
    for arrival in invitations.stale_arrivals(session, now - SILENCE):
        refuse_consent(session, arrival.telegram_id, now)
        inviting.turn_away(session, arrival.telegram_id)
    conversations.forget_strangers(session, now - AFTER_A_REFUSAL)
    consents.forget_letters(session, now - AFTER_A_REFUSAL)


def _tidy(name: str) -> str:
    return " ".join(name.split())[:100] or texts.NAMELESS
