"""Background work that ends in a file: asked for, watched, taken away; and done by a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.access import to_manage
from domain.acting import Actor, act_as
from domain.errors import NotAllowed, NotFound
from domain.job_names import about, file_name
from domain.organising import managed_organisation, organisation_line
from domain.overview import texts
from domain.overview.campaigns import seen_campaign
from domain.papers import NewPaper, register
from domain.results import Counted
from domain.retention import results_kept
from domain.summoning import in_several_files
from storage import Session, jobs
from storage.jobs import JobRow

LEASE = timedelta(minutes=2)
"""A worker that has not been heard of for so long is gone; another begins anew."""
TRIES = 3
LISTED = 20


class Kind(StrEnum):
    SVOD = "svod"
    SVODS = "svods"
    """One for each municipality, of its own organisations."""
    ANALYSTS = "analysts"
    """Tidy tables and their dictionary."""
    ANALYSTS_BARE = "analysts_bare"
    """The same without anything in which a person could be named."""
    LONG_FORM = "long_form"
    """Every answer as a row of a CSV."""
    INVITATION_SHEET = "invitation_sheet"
    """To be printed and cut, for everybody below one organisation."""
    INVITATION_SHEETS = "invitation_sheets"
    """The same in an archive: a file for each municipality, or several."""
    INVITATION_LIST = "invitation_list"
    CALL_LIST = "call_list"
    """Whom to telephone, by municipality."""
    PAPER_WORD = "paper_word"
    PAPER_PDF = "paper_pdf"
    PAPERS_WORD = "papers_word"
    PAPERS_PDF = "papers_pdf"
    REFERENCE_WORD = "reference_word"
    REFERENCE_PDF = "reference_pdf"
    ABSENCE_WORD = "absence_word"
    ABSENCE_PDF = "absence_pdf"


class Stage(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    GONE = "gone"
    """Done, and not kept any longer."""


@dataclass(frozen=True, slots=True)
class JobLine:
    id: int
    kind: Kind
    campaign_id: int | None
    campaign: str
    """Its title; empty when it is about people."""
    which: Counted
    stage: Stage
    done: int
    total: int
    asked_at: datetime
    finished_at: datetime | None
    kept_until: datetime | None
    problem: str | None
    """A sentence for the person."""
    about: str = ""
    """The one organisation of the campaign that it is about, or the territory."""


class Share(NamedTuple):
    """Which part of a campaign; nothing named means all of it."""

    which: Counted = Counted.SUBMITTED
    forms: tuple[int, ...] = ()
    under: int | None = None
    """Only this organisation and those below it."""


EVERYTHING = Share()


class ResultFile(NamedTuple):
    """What a download needs."""

    file: str
    """Its name in the folder of results."""
    name: str
    """As the person sees it."""


class Work(NamedTuple):
    """What a worker needs."""

    job_id: int
    kind: Kind
    campaign_id: int | None
    asked_by_id: int
    which: Counted
    about: int | None = None
    """The organisation whose people it is about, when it is not about a campaign."""
    share: Share = EVERYTHING


def ask(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    kind: Kind,
    which: Counted | Share = Counted.SUBMITTED,
) -> JobLine:
    """Ask for a file. Asked again before it is ready, it is the same work."""
    share = which if isinstance(which, Share) else Share(which)
    seen_campaign(session, by, campaign_id)
    if by.id is None:
        raise NotAllowed
    options = {
        "which": share.which.value,
        "forms": list(share.forms),
        "under": share.under,
        "about": about(session, by, share.forms, share.under),
    }
    kept = results_kept(session)
    for row in jobs.of_person(session, by.id, campaign_id, LISTED):
        line = _line(row, now, kept)
        unfinished = line.stage in (Stage.WAITING, Stage.WORKING)
        if unfinished and (row.kind, row.options) == (kind.value, options):
            return line
    job_id = jobs.add(
        session,
        {
            "kind": kind.value,
            "campaign_id": campaign_id,
            "asked_by_id": by.id,
            "options": options,
            "asked_at": now,
        },
    )
    return look(session, by, now, job_id)


def ask_about(
    session: Session, by: Actor, now: datetime, organisation_code: str, kind: Kind
) -> JobLine:
    """A file about the people below an organisation; only for its admins."""
    organisation = managed_organisation(session, by, organisation_code)
    if by.id is None:
        raise NotAllowed
    if kind is Kind.INVITATION_SHEET and in_several_files(session, organisation, now):
        kind = Kind.INVITATION_SHEETS
    options = {"which": Counted.ALL.value, "organisation": organisation.id}
    row = {"kind": kind.value, "asked_by_id": by.id, "options": options, "asked_at": now}
    return look(session, by, now, jobs.add(session, row))


def look(session: Session, by: Actor, now: datetime, job_id: int) -> JobLine:
    """One's own work only."""
    return _line(_own(session, by, job_id), now, results_kept(session))


def mine(
    session: Session, by: Actor, now: datetime, campaign_id: int | None = None
) -> tuple[JobLine, ...]:
    """What the actor has asked for of a campaign, or of none; the newest first."""
    if by.id is None:
        return ()
    rows = jobs.of_person(session, by.id, campaign_id, LISTED)
    kept = results_kept(session)
    return tuple(_line(row, now, kept) for row in rows)


def result(session: Session, by: Actor, now: datetime, job_id: int) -> ResultFile:
    """One's own and ready, while one still oversees the campaign."""
    row = _own(session, by, job_id)
    if row.campaign_id is None:
        return _about_people(session, by, now, row)
    campaign = seen_campaign(session, by, row.campaign_id)
    if row.file is None or row.finished_at is None:
        raise NotFound
    whose = ". ".join(filter(None, (row.options.get("about"), campaign.title)))
    return _ready(row.file, row, whose, row.finished_at.astimezone(campaign.zone))


def _about_people(session: Session, by: Actor, now: datetime, row: JobRow) -> ResultFile:
    place = organisation_line(session, by, now, row.options["organisation"])
    to_manage(by, place.path)
    if row.file is None or row.finished_at is None:
        raise NotFound
    at = row.finished_at.astimezone(ZoneInfo(place.local_zone))
    return _ready(row.file, row, place.short_name, at)


def _ready(file: str, row: JobRow, whose: str, at: datetime) -> ResultFile:
    return ResultFile(file, file_name(row.kind, whose, at))


# For the worker and the ticker.


def take(session: Session, now: datetime) -> Work | None:
    """The next work, leased; work that has failed its worker too often is given up."""
    while (row := jobs.take(session, now, now + LEASE)) is not None:
        if row.attempts <= TRIES:
            which = Counted(row.options["which"])
            whom = row.options.get("organisation")
            chosen = tuple(row.options.get("forms", ()))
            share = Share(which, chosen, row.options.get("under"))
            kind = Kind(row.kind)
            return Work(row.id, kind, row.campaign_id, row.asked_by_id, which, whom, share)
        fail(session, now, row.id, texts.GAVE_UP)
    return None


def note_progress(session: Session, now: datetime, job_id: int, done: int, total: int) -> None:
    """The worker is alive: its lease begins anew."""
    jobs.change(session, job_id, {"done": done, "total": total, "leased_until": now + LEASE})


def finish(
    session: Session, now: datetime, job_id: int, file: str, made: Sequence[NewPaper] = ()
) -> None:
    """With the papers in it, that anybody can check from now on."""
    row = jobs.find(session, job_id)
    if row is not None and made:
        act_as(session, row.asked_by_id, now, register, made)
    jobs.change(session, job_id, {"finished_at": now, "file": file, "problem": None})


def fail(session: Session, now: datetime, job_id: int, sentence: str) -> None:
    jobs.change(session, job_id, {"finished_at": now, "file": None, "problem": sentence})


def sweep(session: Session, now: datetime) -> tuple[str, ...]:
    """Forget files kept long enough; their names, to be deleted after the commit."""
    old = jobs.finished_before(session, now - results_kept(session))
    for job_id, _ in old:
        jobs.change(session, job_id, {"file": None})
    return tuple(file for _, file in old)


def _own(session: Session, by: Actor, job_id: int) -> JobRow:
    row = jobs.find(session, job_id)
    if row is None or by.id is None or row.asked_by_id != by.id:
        raise NotFound
    return row


def _line(row: JobRow, now: datetime, kept: timedelta) -> JobLine:
    return JobLine(
        id=row.id,
        kind=Kind(row.kind),
        campaign_id=row.campaign_id,
        campaign=row.campaign or "",
        which=Counted(row.options["which"]),
        stage=_stage(row, now),
        done=row.done,
        total=row.total,
        asked_at=row.asked_at,
        finished_at=row.finished_at,
        kept_until=row.finished_at + kept if row.finished_at and row.file else None,
        problem=row.problem,
        about=row.options.get("about", ""),
    )


def _stage(row: JobRow, now: datetime) -> Stage:
    if row.finished_at is None:
        working = row.leased_until is not None and row.leased_until > now
        return Stage.WORKING if working else Stage.WAITING
    if row.problem:
        return Stage.FAILED
    return Stage.DONE if row.file else Stage.GONE
