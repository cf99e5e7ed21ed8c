"""An organisation changes its place in the tree, or comes back after it was closed."""

from __future__ import annotations

from datetime import datetime

from domain import texts
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from domain.organising import managed_organisation, move_clock, open_organisation
from storage import Session, organisations
from storage.tables import Organisation


def move_organisation(
    session: Session, by: Actor, now: datetime, code: str, *, under: str
) -> Organisation:
    """Under another, with all that is inside; whoever moves it manages both places."""
    moved = managed_organisation(session, by, code)
    above = open_organisation(session, by, under)
    if moved.parent_id is None:
        raise NotPossible(texts.ROOT_STAYS.format(name=moved.short_name), "under")
    if above.path.startswith(moved.path):
        raise NotPossible(texts.INTO_ITSELF.format(name=moved.short_name), "under")
    if moved.parent_id == above.id:
        return moved
    before = moved.parent_id
    organisations.carry(session, moved, above)
    move_clock(session, moved, moved.zone)
    session.flush()
    note(
        session,
        by,
        now,
        "organisation_moved",
        organisation_id=moved.id,
        before=before,
        after=above.id,
        code=above.code,
    )
    return moved


def reopen_organisation(session: Session, by: Actor, now: datetime, code: str) -> Organisation:
    """It takes part again; what became of its forms when it joined another stays as it is."""
    organisation = managed_organisation(session, by, code)
    if organisation.closed_at is None:
        raise NotPossible(texts.NOT_CLOSED.format(name=organisation.short_name))
    above = organisation.parent_id and organisations.get(session, organisation.parent_id)
    if above and above.closed_at is not None:
        raise NotPossible(texts.ABOVE_IS_CLOSED.format(name=above.short_name))
    organisation.closed_at = organisation.joined_id = None
    session.flush()
    note(session, by, now, "organisation_reopened", organisation_id=organisation.id)
    return organisation
