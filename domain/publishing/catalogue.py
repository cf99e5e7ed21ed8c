"""Every questionnaire that can be asked, by code and version, with where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain import access
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.publishing import texts
from storage import Session, published
from storage.published import Edition, Source, UsedBy
from survey_defs.loading import CONTENT, shipped
from survey_defs.model import Survey
from survey_defs.pinning import Pinboard, pin
from survey_defs.scenarios import beside, texts_of
from survey_defs.verdicts import Named

_pinboard = Pinboard()


class Origin(StrEnum):
    SHIPPED = "shipped"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Listed:
    """One version of a questionnaire."""

    code: str
    version: int
    fingerprint: str
    title: str
    official: bool
    questions: int
    origin: Origin
    newest: bool
    """Of those offered under its code: campaigns begin with it."""
    used: tuple[UsedBy, ...]
    """Campaigns that ask it."""
    id: int | None = None
    """Of the published one; what ships has none."""
    source_name: str = ""
    by: str | None = None
    published_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def word(self) -> str:
        """What names exactly this version."""
        return f"{self.code}@{self.version}"


def surveys(session: Session, by: Actor, now: datetime) -> list[Listed]:
    """By title, the newest version first; for whoever manages campaigns."""
    if not access.managed_paths(by):
        raise NotAllowed
    used: dict[str, list[UsedBy]] = {}
    for campaign in published.used(session):
        used.setdefault(campaign.fingerprint, []).append(campaign)
    found = [*_shipped(used), *_published(session, used)]
    newest = _newest(found)
    titles = {code: each.title for code, each in newest.items()}
    marked = [_marked(each, newest) for each in found]
    return sorted(marked, key=lambda each: (titles.get(each.code, ""), each.code, -each.version))


def listed(session: Session, by: Actor, now: datetime, word: str) -> Listed:
    """One of them by `code@version`."""
    found = next((each for each in surveys(session, by, now) if each.word == word), None)
    if found is None:
        raise NotFound
    return found


def find_survey(session: Session, by: Actor, now: datetime, word: str) -> Survey:
    """By `code`, the newest that is offered; by `code@version`, exactly that one."""
    found = surveys(session, by, now)
    offered = [each for each in found if each.withdrawn_at is None]
    exact = [each for each in found if each.word == word]
    named = exact or [each for each in offered if each.code == word and each.newest]
    if not named:
        known = sorted({each.code for each in offered})
        raise NotPossible(texts.not_found(word, known), "survey")
    return survey_of(session, named[0])


def survey_of(session: Session, found: Listed) -> Survey:
    if found.id is None:
        return shipped()[found.code]
    published_id = found.id
    return _pinboard.survey(found.fingerprint, lambda _: published.text_of(session, published_id))


def published_survey(session: Session, by: Actor, now: datetime, word: str) -> Survey:
    """Exactly this version, also one that was withdrawn."""
    return survey_of(session, listed(session, by, now, word))


def published_source(session: Session, by: Actor, now: datetime, word: str) -> Source:
    """The file that it was published from; what ships lies in the program itself."""
    found = listed(session, by, now, word)
    if found.id is None:
        raise NotFound
    return published.source_of(session, found.id)


def templates(session: Session) -> Mapping[tuple[str, int], Survey]:
    """What regional questionnaires may be based on, for the checker."""
    found = [each for each in _published(session, {}) if each.withdrawn_at is None]
    return {(each.code, each.version): survey_of(session, each) for each in found}


def past_scenarios(session: Session) -> dict[str, tuple[Named, ...]]:
    """By code, the scenarios of the newest version: the next one must pass them as well."""
    newest = _newest([*_shipped({}), *_published(session, {})])
    return {code: _scenarios_of(session, each) for code, each in newest.items()}


def published_scenarios(
    session: Session, by: Actor, now: datetime, word: str
) -> tuple[Named, ...]:
    """Name and text of each scenario of exactly this version."""
    return _scenarios_of(session, listed(session, by, now, word))


def _scenarios_of(session: Session, found: Listed) -> tuple[Named, ...]:
    if found.id is not None:
        return tuple(published.scenarios_of(session, found.id))
    return tuple(texts_of(beside(CONTENT / f"{found.code}.yaml", found.code)))


def _shipped(used: Mapping[str, list[UsedBy]]) -> Iterator[Listed]:
    for survey in shipped().values():
        fingerprint = _fingerprint(survey)
        yield Listed(
            code=survey.code,
            version=survey.version,
            fingerprint=fingerprint,
            title=survey.title,
            official=survey.official,
            questions=len(survey.questions),
            origin=Origin.SHIPPED,
            newest=False,
            used=tuple(used.get(fingerprint, ())),
        )


def _published(session: Session, used: Mapping[str, list[UsedBy]]) -> Iterator[Listed]:
    for each in published.every(session):
        yield _of_edition(each, tuple(used.get(each.fingerprint, ())))


def _of_edition(edition: Edition, used: tuple[UsedBy, ...]) -> Listed:
    return Listed(
        **{name: value for name, value in edition._asdict().items() if name in Listed.__slots__},
        origin=Origin.PUBLISHED,
        newest=False,
        used=used,
    )


def _newest(found: list[Listed]) -> dict[str, Listed]:
    newest: dict[str, Listed] = {}
    for each in found:
        known = newest.get(each.code)
        if each.withdrawn_at is None and (known is None or each.version > known.version):
            newest[each.code] = each
    return newest


def _marked(each: Listed, newest: Mapping[str, Listed]) -> Listed:
    if newest.get(each.code) is not each:
        return each
    return replace(each, newest=True)


_fingerprints: dict[tuple[str, int], str] = {}


def _fingerprint(survey: Survey) -> str:
    """What ships does not change while the program runs."""
    key = survey.code, survey.version
    if key not in _fingerprints:
        _fingerprints[key] = pin(survey).fingerprint
    return _fingerprints[key]
