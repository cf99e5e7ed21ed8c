"""Publish a version, or withdraw it: what is published never changes its content."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from domain import access
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.journal import note
from domain.publishing import texts
from domain.publishing.catalogue import Listed, listed, surveys
from storage import Session, organisations, published
from storage.tables import CampaignState
from survey_defs.model import Survey
from survey_defs.pinning import pin
from survey_defs.problems import Problem
from survey_defs.verdicts import Named


@dataclass(frozen=True, slots=True)
class Upload:
    """A questionnaire as a file brought it, with what the checker says of it."""

    survey: Survey | None
    problems: tuple[Problem, ...]
    name: str
    content: bytes = field(repr=False)
    scenarios: tuple[Named, ...] = field(default=(), repr=False)
    """Those that it was tried on: they are kept for the next version."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def sound(self) -> Survey | None:
        """The questionnaire when nothing is wrong with it."""
        return None if self.errors else self.survey


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing."""

    listed: Listed
    new: bool
    """Nothing was done when exactly this was there already."""


def may_publish(session: Session, by: Actor) -> bool:
    """Admins of the topmost organisation: what they publish is offered to everybody."""
    if by.is_program:
        return True
    root = organisations.root(session)
    return root is not None and access.may_manage(by, root.path)


def publish(session: Session, by: Actor, now: datetime, upload: Upload) -> Published:
    """Only what has been checked; the same content again changes nothing."""
    if not may_publish(session, by):
        raise NotAllowed
    survey = upload.sound
    if survey is None:
        raise NotPossible(texts.BROKEN.format(**_told(upload)))
    pinned = pin(survey)
    others = [each for each in surveys(session, by, now) if each.code == survey.code]
    known = next((each for each in others if each.fingerprint == pinned.fingerprint), None)
    if known is not None and known.withdrawn_at is None:
        return Published(known, new=False)
    if known is None:
        _refuse_older(survey, others)
        published.keep(
            session,
            {
                "code": survey.code,
                "version": survey.version,
                "fingerprint": pinned.fingerprint,
                "title": survey.title,
                "official": survey.official,
                "questions": len(survey.questions),
                "text": pinned.text,
                "source_name": upload.name,
                "source": upload.content,
                "scenarios": [[*each] for each in upload.scenarios],
                "published_by_id": by.id,
                "published_at": now,
                "withdrawn_at": None,
            },
        )
    elif known.id is not None:
        published.withdraw(session, known.id, None)
    _note(session, by, now, "survey_published", survey.code, survey.version)
    return Published(listed(session, by, now, f"{survey.code}@{survey.version}"), new=True)


def withdraw(session: Session, by: Actor, now: datetime, word: str) -> Listed:
    """Offer it no more. Not while a campaign asks it: nothing that is in use goes away."""
    if not may_publish(session, by):
        raise NotAllowed
    found = listed(session, by, now, word)
    if found.id is None:
        raise NotPossible(texts.SHIPPED_STAYS.format(title=found.title))
    if published.find(session, found.id, to_change=True) is None:
        raise NotFound
    if found.withdrawn_at is not None:
        raise NotPossible(texts.ALREADY_WITHDRAWN)
    running = [each.title for each in found.used if each.state is not CampaignState.CLOSED]
    if running:
        raise NotPossible(texts.in_use(found.title, found.version, running))
    published.withdraw(session, found.id, now)
    _note(session, by, now, "survey_withdrawn", found.code, found.version)
    return listed(session, by, now, word)


def _refuse_older(survey: Survey, others: list[Listed]) -> None:
    newest = max((each.version for each in others), default=0)
    if any(each.version == survey.version for each in others):
        raise NotPossible(texts.same_version(survey.title, survey.version, newest + 1))
    if survey.version < newest:
        raise NotPossible(texts.older(survey.title, survey.version, newest))


def _told(upload: Upload) -> dict[str, str]:
    told = "\n".join(str(problem) for problem in upload.errors)
    return {"name": upload.name, "count": texts.errors(len(upload.errors)), "problems": told}


def _note(session: Session, by: Actor, now: datetime, what: str, code: str, version: int) -> None:
    root = organisations.root(session)
    note(session, by, now, what, organisation_id=root and root.id, survey=code, version=version)
