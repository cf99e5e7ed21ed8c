"""«Меня нет до…»: work and reminders go to whoever stands in, until the day of the return."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain import access, journal
from domain import team_texts as words
from domain.acting import Actor, the_program
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.roster import end_role
from domain.texts import ROLE
from storage import Session, organisations, outbox, people, teams
from storage.tables import Organisation
from storage.teams import Mate
from survey_defs.answers import NotAnAnswer
from survey_defs.reading import a_date

LONGEST = 366
TOLD = "team"
SHORT_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.?")


class Leave(NamedTuple):
    """Who is away where, who stands in, and on which day they are back."""

    organisation_id: int
    person_id: int
    deputy_id: int
    back_on: date


def go_away(session: Session, by: Actor, now: datetime, leave: Leave) -> datetime:
    """One's own, or that of somebody whom one manages; said anew it replaces what was said."""
    place = _place(session, by, leave.organisation_id, leave.person_id)
    until = _moment(place, leave.back_on, now)
    team = teams.mates(session, place.id)
    deputy = _deputy(team, leave)
    if _roles(team, leave.person_id) and any(e.away_until for e in _roles(team, leave.person_id)):
        _end(session, now, place, leave.person_id)
        team = teams.mates(session, place.id)
    roles = _roles(team, leave.person_id)
    if not any(each.for_id is None for each in roles):
        raise NotPossible(words.NO_ROLE_HERE)
    teams.stand_in(session, [_passed(each, place, deputy, now, until) for each in roles])
    for each in roles:
        gone = {"away_until": until} if each.for_id is None else {"ended_at": now}
        teams.change(session, each.membership_id, **gone)
    about = {"organisation_id": place.id, "person": leave.person_id, "deputy": deputy.person_id}
    journal.note(session, by, now, "went_away", **about, until=until)
    name = roles[0].name
    tell_one(session, now, deputy.person_id, words.stands_in(name, place.short_name, _day(leave)))
    if by.id != leave.person_id:
        said = words.sent_away(deputy.name, place.short_name, _day(leave))
        tell_one(session, now, leave.person_id, said)
    return until


class Until(NamedTuple):
    day: date


def go_away_for(
    session: Session, by: Actor, now: datetime, organisation_id: int, deputy_id: int, days: int
) -> Until:
    """Oneself, for so many days from today."""
    place = organisations.get(session, organisation_id)
    zone = ZoneInfo(place.local_zone if place else "UTC")
    day = now.astimezone(zone).date() + timedelta(days=max(0, min(days, 2 * LONGEST)))
    go_away(session, by, now, Leave(organisation_id, by.id or 0, deputy_id, day))
    return Until(day)


def go_away_until(
    session: Session, by: Actor, now: datetime, organisation_id: int, deputy_id: int, said: str
) -> Until:
    """Oneself, until the day that was typed: «15.06» is the next one."""
    day = day_of(said, now.date())
    go_away(session, by, now, Leave(organisation_id, by.id or 0, deputy_id, day))
    return Until(day)


def day_of(said: str, today: date) -> date:
    short = SHORT_DATE.fullmatch(said.strip())
    text = f"{said.strip().rstrip('.')}.{today.year}" if short else said
    try:
        day = a_date(text)
    except NotAnAnswer:
        raise NotPossible(words.NOT_A_DATE, "back_on") from None
    return day.replace(year=today.year + 1) if short and day <= today else day


def come_back_oneself(session: Session, by: Actor, now: datetime, organisation_id: int) -> None:
    come_back(session, by, now, organisation_id, by.id or 0)


def come_back(
    session: Session, by: Actor, now: datetime, organisation_id: int, person_id: int
) -> None:
    """Before the day that was said."""
    place = _place(session, by, organisation_id, person_id)
    if not any(e.away_until for e in _roles(teams.mates(session, place.id), person_id)):
        raise NotPossible(words.NOT_AWAY)
    _return(session, by, now, place, person_id)


def end_what_is_over(session: Session, now: datetime) -> int:
    """To be run every minute: absences and roles end by themselves; how many did."""
    program, done = the_program(), 0
    for person, where in dict.fromkeys(
        (each.person_id, each.organisation_id) for each in teams.back(session, now)
    ):
        place = organisations.get(session, where)
        if place is not None:
            _return(session, program, now, place, person)
            done += 1
    for role in teams.over(session, now):
        found = people.membership(session, role.membership_id)
        if found is not None and found[0].ended_at is None:
            end_role(session, program, now, *found)
            said = words.role_over(ROLE[role.role], found[1].short_name)
            tell_one(session, now, role.person_id, said)
            done += 1
    return done


def _return(
    session: Session, by: Actor, now: datetime, place: Organisation, person_id: int
) -> None:
    stood = _end(session, now, place, person_id)
    about = {"organisation_id": place.id, "person": person_id}
    journal.note(session, by, now, "came_back", **about)
    person = people.get(session, person_id)
    for deputy in stood:
        tell_one(
            session, now, deputy, words.stood_in(person.name if person else "", place.short_name)
        )
    if by.id != person_id:
        tell_one(session, now, person_id, words.is_back(place.short_name))


def _end(session: Session, now: datetime, place: Organisation, person_id: int) -> list[int]:
    """Who has stood in until now."""
    return teams.end_absence(session, person_id, place.id, now)


def _place(session: Session, by: Actor, organisation_id: int, person_id: int) -> Organisation:
    place = organisations.get(session, organisation_id)
    if place is None or not (
        access.may_fill_here(by, place.path) or access.may_oversee(by, place.path)
    ):
        raise NotFound
    if by.id != person_id and not access.may_manage(by, place.path):
        raise NotAllowed
    return place


def _deputy(team: list[Mate], leave: Leave) -> Mate:
    if leave.deputy_id == leave.person_id:
        raise NotPossible(words.YOURSELF, "deputy")
    found = [each for each in team if each.person_id == leave.deputy_id and each.reachable]
    if not found:
        raise NotPossible(words.NOBODY_SUCH, "deputy")
    if any(each.away_until for each in found):
        raise NotPossible(words.AWAY_TOO, "deputy")
    return found[0]


def _roles(team: list[Mate], person_id: int) -> list[Mate]:
    """In which they fill in here, their own and those in which they stand in for others."""
    return [each for each in team if each.person_id == person_id]


def _passed(
    each: Mate, place: Organisation, deputy: Mate, now: datetime, until: datetime
) -> dict[str, object]:
    """A role that is passed on ends when its own does; another's is passed on for good."""
    ends = until if each.for_id is None else each.until or until
    return {
        "person_id": deputy.person_id,
        "organisation_id": place.id,
        "role": each.role,
        "parts": each.parts,
        "granted_at": now,
        "until": min(ends, each.until or ends),
        "for_id": each.for_id or each.person_id,
    }


def _moment(place: Organisation, day: date, now: datetime) -> datetime:
    """The first minute of the day of the return, where the organisation is."""
    zone = ZoneInfo(place.local_zone)
    until = datetime.combine(day, time(), zone)
    if until <= now:
        raise NotPossible(words.IN_THE_PAST, "back_on")
    if until > now + timedelta(days=LONGEST):
        raise NotPossible(words.TOO_LONG, "back_on")
    return until


def _day(leave: Leave) -> str:
    return f"{leave.back_on:%d.%m.%Y}"


def tell_one(session: Session, now: datetime, person_id: int, text: str) -> None:
    """Only whom the bot can reach has it delivered; the others see it on their screens."""
    notice = {
        "to_id": person_id,
        "kind": TOLD,
        "form_id": None,
        "content": {"text": text},
        "once": f"{TOLD}:{person_id}:{now.isoformat()}:{text[:20]}",
        "urgency": 0,
        "due_at": now,
    }
    outbox.add_once(session, [notice])
