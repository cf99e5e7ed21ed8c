"""Documents of all the organisations that somebody oversees: looked for, and looked over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.access import seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.paging import Portion, cut
from domain.pinned import survey_of
from storage import Session, finding, overviews
from storage.finding import Found, Use, Wanted
from storage.overviews import Head
from storage.tables import EvidenceKind
from survey_defs.model import DocumentClass

WITHOUT_CLASS = "-"
"""In place of the code of a class."""
NEEDED = ("deadlines", "responsible")
"""A decision without them binds nobody; classes say by these codes that they must be there."""
_YEAR = re.compile(r"\b(20[0-9]{2})\b")


class Which(StrEnum):
    ALL = "all"
    SHARED = "shared"
    """The same file from several organisations."""
    OUTSIDE = "outside"
    """Dated outside the period."""
    UNREADY = "unready"
    """Without deadlines or responsible persons, though their class must have them."""


@dataclass(frozen=True, slots=True)
class Search:
    which: Which = Which.ALL
    words: str = ""
    document_class: str = ""
    """Its code; `WITHOUT_CLASS`; empty: any."""
    campaign_id: int | None = None
    since: date | None = None
    until: date | None = None
    sort: str = "added"
    """One of `storage.finding.SORTS`."""
    page: int | None = 1
    """None: everything."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    found: Found
    class_title: str
    lacking: tuple[str, ...]
    """What its class must contain and nobody has ticked, in words."""
    uses: tuple[Use, ...]

    @property
    def label(self) -> str:
        """The title or, without one, the name."""
        return self.found.title or self.found.name

    @property
    def is_link(self) -> bool:
        return self.found.kind is EvidenceKind.LINK


@dataclass(frozen=True, slots=True)
class Documents:
    portion: Portion[DocumentLine]
    counts: Mapping[Which, int]
    """Of each view, under the same search."""
    classes: tuple[tuple[str, str], ...]
    """Code and title of every class that the surveys in sight know."""
    campaigns: tuple[tuple[int, str], ...]
    since: date
    until: date
    """What is outside lies before the first or after the second."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the surveys in sight say of classes."""

    titles: Mapping[str, str]
    contents: Mapping[str, Mapping[str, str]]
    """By class: code and label of what it must contain."""

    @property
    def needed(self) -> dict[str, tuple[str, ...]]:
        """By class, those of `NEEDED` that it must contain."""
        found = {
            code: tuple(each for each in NEEDED if each in contents)
            for code, contents in self.contents.items()
        }
        return {code: needed for code, needed in found.items() if needed}


def documents(session: Session, by: Actor, now: datetime, search: Search) -> Documents:
    """Within the actor's subtrees; refuses a campaign that is not to be seen."""
    paths = seen_paths(by)
    heads = overviews.heads(session, paths)
    known = _known(session, heads)
    since, until = _period(_chosen(heads, search.campaign_id), search, now)
    views = {which: _wanted(paths, search, known, which, (since, until)) for which in Which}
    order = Which.SHARED.value if search.which is Which.SHARED else search.sort
    found = finding.ids(session, views[search.which], order)

    def fetch(some: Sequence[int]) -> Iterable[DocumentLine]:
        return _lines(session, some, known)

    return Documents(
        portion=cut(found, search.page, fetch),
        counts={which: finding.count(session, wanted) for which, wanted in views.items()},
        classes=tuple(sorted(known.titles.items(), key=lambda each: each[1])),
        campaigns=tuple((head.id, head.title) for head in heads),
        since=since,
        until=until,
    )


def period_of(words: str, opens: date) -> tuple[date, date]:
    """From the first of January of the first year in the words to the end of the last.

    Without a year in the words, the year in which the campaign opens.
    """
    years = [int(year) for year in _YEAR.findall(words)] or [opens.year]
    return date(min(years), 1, 1), date(max(years), 12, 31)


def _chosen(heads: Sequence[Head], campaign_id: int | None) -> Head | None:
    """The asked one; without any, the newest."""
    if campaign_id is None:
        return heads[0] if heads else None
    found = next((head for head in heads if head.id == campaign_id), None)
    if found is None:
        raise NotFound
    return found


def _period(head: Head | None, search: Search, now: datetime) -> tuple[date, date]:
    words, opens = (head.period, head.opens_at) if head else ("", now)
    first, last = period_of(words, opens.date())
    return search.since or first, search.until or last


def _wanted(
    paths: tuple[str, ...],
    search: Search,
    known: _Known,
    which: Which,
    period: tuple[date, date],
) -> Wanted:
    code = search.document_class
    found = Wanted(
        paths,
        words=search.words,
        document_class="" if code == WITHOUT_CLASS else code or None,
        campaign_id=search.campaign_id,
    )
    if which is Which.OUTSIDE:
        return found._replace(since=period[0], until=period[1], outside=True)
    found = found._replace(since=search.since, until=search.until)
    if which is Which.SHARED:
        return found._replace(shared=True)
    return found._replace(lacking=known.needed) if which is Which.UNREADY else found


def _known(session: Session, heads: Iterable[Head]) -> _Known:
    """The newest survey has the word where several name the same class."""
    classes: dict[str, DocumentClass] = {}
    for fingerprint in dict.fromkeys(head.fingerprint for head in heads):
        for each in survey_of(session, fingerprint).document_classes:
            classes.setdefault(each.code, each)
    return _Known(
        {code: each.title for code, each in classes.items()},
        {
            code: {content.code: content.label for content in each.contents}
            for code, each in classes.items()
        },
    )


def _lines(session: Session, ids: Sequence[int], known: _Known) -> list[DocumentLine]:
    used = finding.uses(session, ids)
    return [
        DocumentLine(
            found,
            known.titles.get(found.document_class or "", ""),
            _lacking(found, known),
            tuple(used[found.id]),
        )
        for found in finding.lines(session, ids)
    ]


def _lacking(found: Found, known: _Known) -> tuple[str, ...]:
    must = known.contents.get(found.document_class or "", {})
    return tuple(label for code, label in must.items() if code not in (found.contents or ()))
