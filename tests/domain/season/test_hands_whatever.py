"""Absences and hand-overs against plain reckoning, whatever people and the clock do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain import filling, handing_on, nudging, roster, standing_in
from domain.acting import the_program
from domain.errors import Refusal
from storage import people, teams
from storage.tables import Membership, Organisation, Role
from tests.domain.season.conftest import Season
from tests.fuzzing import examples

CAST = {"Анна": Role.HEAD, "Денис": Role.DEPUTY, "Дина": Role.DEPUTY}
NAMES = st.sampled_from(sorted(CAST))
ACTS = st.one_of(
    st.tuples(st.just("away"), NAMES, NAMES, st.integers(1, 9)),
    st.tuples(st.just("back"), NAMES, NAMES, st.just(0)),
    st.tuples(st.just("hand"), NAMES, NAMES, st.just(0)),
    st.tuples(st.just("to_all"), NAMES, NAMES, st.just(0)),
    st.tuples(st.just("end"), NAMES, NAMES, st.just(0)),
    st.tuples(st.just("grant"), NAMES, NAMES, st.just(0)),
    st.tuples(st.just("days"), NAMES, NAMES, st.integers(1, 4)),
)
Act = tuple[str, str, str, int]


class Stand(NamedTuple):
    """Somebody stands in for somebody until a day."""

    who: str
    absent: str
    until: int


@dataclass
class Model:
    """What should be. Days are counted from the beginning."""

    day: int = 0
    roles: set[str] = field(default_factory=lambda: set(CAST))
    away: dict[str, int] = field(default_factory=dict)
    stands: list[Stand] = field(default_factory=list)
    holder: str | None = None

    def fills(self, who: str) -> bool:
        return who in self.roles or any(each.who == who for each in self.stands)

    def reminded(self) -> set[str]:
        own = {(who, None) for who in self.roles if who not in self.away}
        others = {(each.who, each.absent) for each in self.stands}
        return {who for who, absent in own | others if self.holder in (None, who, absent)}

    def returns(self, who: str) -> None:
        self.away.pop(who, None)
        self.stands = [each for each in self.stands if each.absent != who]

    def may(self, act: str, who: str, other: str) -> bool:
        """Whether an act is not refused."""
        if act == "away":
            takes = self.fills(other) and other not in self.away
            return who in self.roles and takes and other != who
        if act == "back":
            return who in self.away and self.fills(who)
        if act == "hand":
            return self.fills(who) and other in self.roles and self.holder != other
        if act == "to_all":
            return self.fills(who) and self.holder is not None
        return True

    def does(self, act: str, who: str, other: str, days: int) -> None:
        if act == "away":
            self.returns(who) if who in self.away else None
            passed = [e for e in self.stands if e.who == who]
            self.stands = [e for e in self.stands if e.who != who]
            self.stands += [Stand(other, e.absent, e.until) for e in passed]
            self.stands.append(Stand(other, who, self.day + days))
            self.away[who] = self.day + days
        elif act == "back":
            self.returns(who)
        elif act in ("hand", "to_all"):
            self.holder = other if act == "hand" else None
        elif act == "end" and who in self.roles:
            self._ends(who)
        elif act == "grant":
            self.roles.add(who)
        elif act == "days":
            self.day += days
            for absent in [e for e, until in self.away.items() if until <= self.day]:
                self.returns(absent)

    def _ends(self, who: str) -> None:
        for each in [e for e in self.stands if e.who == who]:
            self.returns(each.absent)
        self.returns(who)
        self.roles.discard(who)
        if self.holder == who:
            self.holder = None


@settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(ACTS, min_size=3, max_size=14))
@example(acts=[("away", "Анна", "Денис", 5), ("away", "Денис", "Дина", 2), ("days", "", "", 3)])
@example(acts=[("hand", "Анна", "Анна", 0), ("away", "Анна", "Дина", 3), ("end", "Дина", "", 0)])
@example(acts=[("away", "Анна", "Дина", 3), ("end", "Анна", "", 0), ("grant", "Анна", "", 0)])
def test_rights_and_reminders_are_always_somebodys(season: Season, acts: list[Act]) -> None:
    begun, inside = season.clock.now, season.session.begin_nested()
    try:
        ids = {name: season.person(name, role, "школа") for name, role in CAST.items()}
        form = season.form(season.campaign(), "школа")
        model = Model()
        for act, who, other, days in acts:
            happens(season, model, ids, form, (act, who, other, days))
            agrees(season, model, ids, form)
    finally:
        inside.rollback()
        season.session.expire_all()
        season.clock.now = begun
        season.telegram_ids.clear()


def happens(season: Season, model: Model, ids: dict[str, int], form: int, act: Act) -> None:
    with season.session.begin_nested() as step:
        try:
            do(season, ids, form, act)
            season.session.flush()
        except Refusal:
            step.rollback()
            season.session.expire_all()
            assert not model.may(*act[:3]), f"{act} was refused in {model}"
        else:
            assert model.may(*act[:3]), f"{act} was not refused in {model}"
            model.does(*act)


def do(season: Season, ids: dict[str, int], form: int, act: Act) -> None:
    name, who, other, days = act
    place = season.session.scalars(
        select(Organisation.id).where(Organisation.code == "школа")
    ).one()
    if name == "away":
        season.do(who, standing_in.go_away_for, place, ids[other], days)
    elif name == "back":
        season.do(who, standing_in.come_back_oneself, place)
    elif name in ("hand", "to_all"):
        taker = ids[other] if name == "hand" else None
        season.do(who, handing_on.hand_over, form, taker)
    elif name == "end":
        for membership in own_roles(season, ids[who]):
            season.run(roster.end_membership, membership)
    elif name == "grant":
        now: datetime = season.clock.now
        people.grant(season.session, ids[who], place, CAST[who], now)
    else:
        season.clock.now += timedelta(days=days)
        standing_in.end_what_is_over(season.session, season.clock.now)


def own_roles(season: Season, person: int) -> list[int]:
    season.session.flush()
    mine = (Membership.person_id == person, Membership.for_id.is_(None))
    return list(
        season.session.scalars(select(Membership.id).where(*mine, Membership.ended_at.is_(None)))
    )


def agrees(season: Season, model: Model, ids: dict[str, int], form: int) -> None:
    season.session.expire_all()
    place = season.session.scalars(
        select(Organisation.id).where(Organisation.code == "школа")
    ).one()
    mates = teams.mates(season.session, place)
    assert {(e.name, e.for_name) for e in mates if e.for_id} == {
        (each.who, each.absent) for each in model.stands
    }
    assert {e.name for e in mates if e.away_until} == set(model.away)
    preview = nudging.preview(season.session, the_program(), season.clock.now, (form,))
    assert preview.people == len(model.reminded()), model
    for name in CAST:
        home = season.do(name, filling.home)
        assert any(line.may_change for line in home.forms) == model.fills(name), (name, model)
