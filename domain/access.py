"""Who may do what where. An organisation is named by its path: `/1/7/42/`."""

from __future__ import annotations

from domain.acting import Actor
from domain.errors import NotAllowed
from storage.tables import Role

FILLING = frozenset({Role.COORDINATOR, Role.HEAD, Role.DEPUTY})
SEEING = frozenset({Role.ADMIN, Role.VIEWER})
LOOKING = SEEING | {Role.COORDINATOR}
"""A coordinator looks at the forms below in the chat; the panel is for the others."""
EVERYWHERE = "/"


def may_fill(actor: Actor, path: str) -> bool:
    """Coordinators, heads and their deputies fill in the forms of exactly their organisation."""
    return any(grant.role in FILLING and grant.path == path for grant in actor.grants)


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


def to_see(actor: Actor, path: str) -> None:
    if not may_see(actor, path):
        raise NotAllowed


def to_oversee(actor: Actor, path: str) -> None:
    if not may_oversee(actor, path):
        raise NotAllowed


def to_manage(actor: Actor, path: str) -> None:
    if not may_manage(actor, path):
        raise NotAllowed


def _paths(actor: Actor, roles: frozenset[Role]) -> tuple[str, ...]:
    """The outermost paths, shortest first; a path within another adds nothing."""
    if actor.is_program:
        return (EVERYWHERE,)
    outermost: list[str] = []
    for path in sorted({grant.path for grant in actor.grants if grant.role in roles}):
        if not path.startswith(tuple(outermost)):
            outermost.append(path)
    return tuple(outermost)
