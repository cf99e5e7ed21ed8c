"""Who somebody is, and what they may do."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from domain import access
from domain.acting import Actor, Grant, act_as, oneself, the_program
from domain.errors import NotAllowed, Stranger
from storage.tables import Role
from tests.domain.season.conftest import Season


def actor(*grants: tuple[str, Role]) -> Actor:
    return Actor(1, "Анна", 1, tuple(Grant(0, path, role) for path, role in grants))


def may(someone: Actor, path: str) -> str:
    """What of: fill in, see, oversee, manage."""
    rules = (access.may_fill, access.may_see, access.may_oversee, access.may_manage)
    return "".join(
        letter for letter, rule in zip("fsom", rules, strict=True) if rule(someone, path)
    )


@pytest.mark.parametrize(
    ("role", "above", "here", "below", "beside"),
    [
        (Role.HEAD, "", "fs", "", ""),
        (Role.DEPUTY, "", "fs", "", ""),
        (Role.COORDINATOR, "", "fs", "s", ""),
        (Role.VIEWER, "", "so", "so", ""),
        (Role.ADMIN, "", "som", "som", ""),
    ],
)
def test_what_each_role_may(role: Role, above: str, here: str, below: str, beside: str) -> None:
    someone = actor(("/1/2/", role))
    tried = [may(someone, path) for path in ("/1/", "/1/2/", "/1/2/3/", "/1/22/")]
    assert tried == [above, here, below, beside]


def test_the_program_may_everything_but_fill_in() -> None:
    assert may(the_program(), "/1/2/") == "som"


def test_paths_within_others_add_nothing() -> None:
    someone = actor(
        ("/1/2/3/", Role.ADMIN),
        ("/1/2/", Role.VIEWER),
        ("/1/4/", Role.ADMIN),
        ("/1/5/", Role.HEAD),
    )
    assert access.seen_paths(someone) == ("/1/2/", "/1/4/")
    assert access.managed_paths(someone) == ("/1/2/3/", "/1/4/")


def test_the_guards_refuse() -> None:
    head, viewer = actor(("/1/", Role.HEAD)), actor(("/1/", Role.VIEWER))
    access.to_see(head, "/1/")
    access.to_oversee(viewer, "/1/2/")
    for guard, someone in (
        (access.to_see, head), (access.to_oversee, head), (access.to_manage, viewer),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            guard(someone, "/1/2/")


def test_a_press_finds_out_who_it_is_with_one_question(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Анна", Role.ADMIN, "город")
    asked: list[str] = []
    connection = season.session.connection()

    @event.listens_for(connection, "before_cursor_execute")
    def on_question(_connection, _cursor, statement, *_rest) -> None:
        asked.append(statement)

    found = season.do("Анна", oneself)
    event.remove(connection, "before_cursor_execute", on_question)
    assert (len(asked), [grant.role for grant in found.grants]) == (1, [Role.HEAD, Role.ADMIN])


def test_the_panel_knows_people_by_their_number(season: Season) -> None:
    anna = season.person("Анна", Role.ADMIN, "школа")
    found = act_as(season.session, anna, season.clock.now, oneself)
    assert found == season.do("Анна", oneself)
    with pytest.raises(Stranger):
        act_as(season.session, anna + 1, season.clock.now, oneself)
