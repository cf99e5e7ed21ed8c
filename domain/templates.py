"""Word templates of papers: each organisation may put its own in the place of the shipped one.

A paper about an organisation takes the template of the nearest one above it that has any.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from domain.access import managed_paths, may_manage, to_manage
from domain.acting import Actor
from domain.errors import NotFound
from domain.journal import note
from storage import Session, organisations, templates
from storage.tables import Organisation
from storage.templates import TemplateRow

NAME_LENGTH = 120


class Template(StrEnum):
    """The values of papers are those of `domain.papers.Kind`."""

    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    REFERENCE = "reference"
    NOT_SUBMITTED = "not_submitted"
    RECOMMENDATIONS = "recommendations"
    """What to advise where points are lost, criterion by criterion; of one questionnaire."""


class Place(NamedTuple):
    """An organisation whose templates somebody may change."""

    id: int
    code: str
    name: str


class InForce(NamedTuple):
    """Which template is used for papers about an organisation."""

    kind: Template
    row: TemplateRow | None
    """None: the shipped one."""
    own: bool
    """Put there by the organisation itself."""


def set_template(
    session: Session,
    by: Actor,
    now: datetime,
    organisation_id: int,
    key: tuple[Template, str],
    file: tuple[str, bytes],
) -> None:
    """A kind and the questionnaire that it is for, or none; a name and checked bytes."""
    (kind, survey_code), (name, content) = key, file
    place = _managed(session, by, organisation_id)
    templates.remove(session, place.id, kind.value, survey_code)
    row = {
        "organisation_id": place.id,
        "kind": kind.value,
        "survey_code": survey_code,
        "name": name[:NAME_LENGTH],
        "content": content,
        "uploaded_at": now,
        "uploaded_by_id": by.id,
    }
    templates.add(session, [row])
    note(session, by, now, "template_set", organisation_id=place.id, template=kind.value)


def restore_shipped(
    session: Session, by: Actor, now: datetime, organisation_id: int, key: tuple[Template, str]
) -> None:
    """The template of an organisation above is in force again or, without any, the shipped one."""
    kind, survey_code = key
    place = _managed(session, by, organisation_id)
    if not templates.remove(session, place.id, kind.value, survey_code):
        raise NotFound
    note(session, by, now, "template_restored", organisation_id=place.id, template=kind.value)


def in_force(
    session: Session, by: Actor, now: datetime, organisation_id: int, survey_code: str
) -> tuple[InForce, ...]:
    """Every kind; for those who manage the organisation."""
    place = _managed(session, by, organisation_id)
    rows = templates.above(session, place.path)
    found = []
    for kind in Template:
        row = _nearest(rows, kind, survey_code)
        found.append(InForce(kind, row, row is not None and row.organisation_id == place.id))
    return tuple(found)


def content_in_force(
    session: Session, by: Actor, now: datetime, organisation_id: int, key: tuple[Template, str]
) -> bytes | None:
    """To be edited further; None: the shipped one is in force."""
    place = _managed(session, by, organisation_id)
    return nearest(session, place.path, *key)


def places(session: Session, by: Actor, now: datetime) -> tuple[Place, ...]:
    """The tops of what the actor manages."""
    if by.is_program:
        found: Sequence[Organisation | None] = [organisations.root(session)]
    else:
        ids = [organisations.numbers(path)[-1] for path in managed_paths(by)]
        found = organisations.some(session, ids)
    return tuple(_place(each) for each in found if each is not None)


class Around(NamedTuple):
    """Where one can step from a place."""

    above: tuple[Place, ...]
    """From the outermost; only those that the actor manages."""
    below: tuple[Place, ...]


def around(session: Session, by: Actor, now: datetime, organisation_id: int) -> Around:
    here = _managed(session, by, organisation_id)
    higher = organisations.some(session, organisations.numbers(here.path)[:-1])
    return Around(
        tuple(_place(each) for each in higher if may_manage(by, each.path)),
        tuple(_place(each) for each in organisations.right_below(session, here.id)),
    )


def place(session: Session, by: Actor, now: datetime, organisation_id: int) -> Place:
    """One that the actor manages."""
    return _place(_managed(session, by, organisation_id))


def _place(found: Organisation) -> Place:
    return Place(found.id, found.code, found.short_name)


def nearest(session: Session, path: str, kind: Template, survey_code: str = "") -> bytes | None:
    """What papers about this organisation are made with; None: the shipped one."""
    row = _nearest(templates.above(session, path), kind, survey_code)
    if row is None:
        return None
    return templates.content(session, row.organisation_id, row.kind, row.survey_code)


def _nearest(rows: Sequence[TemplateRow], kind: Template, survey_code: str) -> TemplateRow | None:
    wanted = survey_code if kind is Template.RECOMMENDATIONS else ""
    return next((each for each in rows if (each.kind, each.survey_code) == (kind, wanted)), None)


def _managed(session: Session, by: Actor, organisation_id: int) -> Organisation:
    place = organisations.get(session, organisation_id)
    if place is None:
        raise NotFound
    to_manage(by, place.path)
    return place
