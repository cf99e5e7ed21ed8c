"""Who may do what where. An organisation is named by its path: `/1/7/42/`."""

from __future__ import annotations

from domain.acting import Actor, Grant
from domain.errors import NotAllowed
from storage.tables import Role

FILLING = frozenset({Role.COORDINATOR, Role.HEAD, Role.DEPUTY})
LEADING = frozenset({Role.COORDINATOR, Role.HEAD})
HELPING = frozenset({Role.DEPUTY, Role.EXECUTOR})
SEEING = frozenset({Role.ADMIN, Role.VIEWER})
LOOKING = SEEING | {Role.COORDINATOR}
"""A coordinator looks at the forms below in the chat; the panel is for the others."""
EVERYWHERE = "/"
NOBODY = 0
"""Stands for the program where it must not see everything."""


def may_fill(actor: Actor, path: str) -> bool:
    """Coordinators, heads and their deputies fill in the forms of exactly their organisation."""
    return any(grant.role in FILLING and grant.path == path for grant in actor.grants)


def parts_of(actor: Actor, path: str) -> frozenset[str]:
    """What executors fill in here: sections, each as `survey/section`."""
    here = [each.parts for each in actor.grants if each.path == path and _is_executor(each)]
    return frozenset().union(*here)


def may_fill_some(actor: Actor, path: str) -> bool:
    """Whoever fills in at least a part of the forms of this organisation."""
    return may_fill(actor, path) or bool(parts_of(actor, path))


def may_fill_here(actor: Actor, path: str) -> bool:
    """Likewise, also an executor who has been given no section yet."""
    return may_fill(actor, path) or any(
        each.path == path and _is_executor(each) for each in actor.grants
    )


def fully_filled(actor: Actor) -> set[int]:
    """The organisations whose forms the actor fills in as a whole."""
    return {each.organisation_id for each in actor.grants if each.role in FILLING}


def filled_places(actor: Actor) -> set[int]:
    """The organisations whose forms, or parts of them, the actor fills in."""
    return {each.organisation_id for each in actor.grants if each.role in FILLING or each.parts}


def may_lead(actor: Actor, path: str) -> bool:
    """Coordinators and heads choose who helps them in exactly their organisation."""
    return any(grant.role in LEADING and grant.path == path for grant in actor.grants)


def may_see(actor: Actor, path: str) -> bool:
    """Those who fill in see their own; coordinators, admins and viewers also what lies below."""
    return may_fill(actor, path) or path.startswith(overseen_paths(actor))


def may_oversee(actor: Actor, path: str) -> bool:
    """Admins and viewers of this organisation or of one above it."""
    return path.startswith(seen_paths(actor))


def may_manage(actor: Actor, path: str) -> bool:
    """Only admins change things, in their organisation and below it."""
    return path.startswith(managed_paths(actor))


def seen_paths(actor: Actor) -> tuple[str, ...]:
    """The subtrees that the actor oversees: every list is limited to them."""
    return _paths(actor, SEEING)


def overseen_paths(actor: Actor) -> tuple[str, ...]:
    """The subtrees whose forms the actor may look at in the chat."""
    return _paths(actor, LOOKING)


def managed_paths(actor: Actor) -> tuple[str, ...]:
    """The subtrees where the actor may change things."""
    return _paths(actor, frozenset({Role.ADMIN}))


def within(actor: Actor, organisation_id: int, path: str) -> Actor:
    """The same person as if they oversaw this organisation and nothing else."""
    to_oversee(actor, path)
    grant = Grant(organisation_id, path, Role.VIEWER)
    return actor._replace(id=actor.id or NOBODY, grants=(grant,))


def to_see(actor: Actor, path: str) -> None:
    if not may_see(actor, path):
        raise NotAllowed


def to_oversee(actor: Actor, path: str) -> None:
    if not may_oversee(actor, path):
        raise NotAllowed


def to_manage(actor: Actor, path: str) -> None:
    if not may_manage(actor, path):
        raise NotAllowed


def _is_executor(grant: Grant) -> bool:
    return grant.role is Role.EXECUTOR


def _paths(actor: Actor, roles: frozenset[Role]) -> tuple[str, ...]:
    """The outermost paths, shortest first; a path within another adds nothing."""
    if actor.is_program:
        return (EVERYWHERE,)
    outermost: list[str] = []
    for path in sorted({grant.path for grant in actor.grants if grant.role in roles}):
        if not path.startswith(tuple(outermost)):
            outermost.append(path)
    return tuple(outermost)
