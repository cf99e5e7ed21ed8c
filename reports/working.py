"""Background work in a process of its own, so that neither the panel nor the bot waits for it.

Whoever finds work waiting starts a process that does `work_all` and ends. One that dies leaves a
lease that runs out.
"""

from __future__ import annotations

import errno
import logging
import os
import secrets
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from domain import jobs
from domain.acting import act_as
from domain.errors import Refusal
from domain.job_names import ENDINGS
from domain.jobs import Kind, Work
from domain.papers import NewPaper
from domain.retention import results_kept
from reports import by_territory, calling, invitations, long_form, svod, texts, tidy
from reports.gathering import Asked, Progress, Writer
from reports.papers import making
from storage import Database, DatabaseFault

NICENESS = 10
"""The bot and the panel go first."""
HEARD_EVERY = timedelta(seconds=1)
WRITERS: Mapping[Kind, Writer[Sequence[NewPaper] | None]] = {
    Kind.SVOD: svod.write,
    Kind.SVODS: by_territory.write,
    Kind.ANALYSTS: tidy.write_all,
    Kind.ANALYSTS_BARE: tidy.write_bare,
    Kind.LONG_FORM: long_form.write,
    Kind.PAPER_WORD: making.write_papers,
    Kind.PAPER_PDF: making.write_papers,
    Kind.PAPERS_WORD: making.write_papers,
    Kind.PAPERS_PDF: making.write_papers,
    Kind.REFERENCE_WORD: making.write_reference,
    Kind.REFERENCE_PDF: making.write_reference,
    Kind.ABSENCE_WORD: making.write_absence,
    Kind.ABSENCE_PDF: making.write_absence,
}
AS_PDF = {Kind.PAPER_PDF, Kind.PAPERS_PDF, Kind.REFERENCE_PDF, Kind.ABSENCE_PDF}
ARCHIVED = {Kind.PAPERS_WORD, Kind.PAPERS_PDF}
ABOUT_PEOPLE = {
    Kind.INVITATION_SHEET: invitations.write_sheet,
    Kind.INVITATION_SHEETS: invitations.write_sheets,
    Kind.INVITATION_LIST: invitations.write_list,
    Kind.CALL_LIST: calling.write,
}
_log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def work_all(database_url: str, folder: Path, now: datetime) -> None:
    """The whole life of a process of its own: one job after another until there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us
    with suppress(OSError):
        os.nice(NICENESS)
    began = time.monotonic()
    while work_one(database_url, folder, now + timedelta(seconds=time.monotonic() - began)):
        pass


def work_one(database_url: str, folder: Path, now: datetime) -> bool:
    """Take the next job and do it; False when there is none."""
    began = time.monotonic()

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - began)

    database = Database(database_url)
    try:
        work = database.change_now(jobs.take, clock())
        if work is None:
            return False
        _do(database, folder, work, clock)
        return True
    finally:
        database.close()


def sweep(database_url: str, folder: Path, now: datetime) -> int:
    """Delete files that have been kept long enough, and what dead workers have left behind."""
    database = Database(database_url)
    try:
        old = database.change_now(jobs.sweep, now)
        kept = database.look_now(results_kept)
    finally:
        database.close()
    for name in old:
        (folder / name).unlink(missing_ok=True)
    for left in [*folder.iterdir()] if folder.is_dir() else []:
        if left.stat().st_mtime < (now - kept).timestamp():
            left.unlink(missing_ok=True)
    return len(old)


def _do(database: Database, folder: Path, work: Work, clock: Clock) -> None:
    file = f"{work.job_id}-{secrets.token_hex(8)}.{ENDINGS[work.kind]}"
    unfinished = folder / f"{file}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        heard = _progress(database, work.job_id, clock)
        made = _write(database, work, unfinished, clock(), heard)
        unfinished.replace(folder / file)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the person hears a sentence
        unfinished.unlink(missing_ok=True)
        _log.error("job failed", extra={"job": work.job_id, "error": type(error).__name__})
        database.change_now(jobs.fail, clock(), work.job_id, _sentence(error))
        return
    database.change_now(jobs.finish, clock(), work.job_id, file, made)


def _write(
    database: Database, work: Work, target: Path, now: datetime, heard: Progress
) -> Sequence[NewPaper]:
    """As whoever asked for it, with the rights that they have now; tells the papers in it."""
    who = work.asked_by_id
    if work.campaign_id is not None:
        asked = Asked(
            work.campaign_id,
            work.which,
            work.share.forms,
            work.share.under,
            ending=making.PDF if work.kind in AS_PDF else making.WORD,
            archived=work.kind in ARCHIVED,
        )
        writer = WRITERS[work.kind]
        return database.look_now(act_as, who, now, writer, asked, target, heard) or ()
    if work.about is not None:
        database.look_now(act_as, who, now, ABOUT_PEOPLE[work.kind], work.about, target, heard)
    return ()


def _progress(database: Database, job_id: int, clock: Clock) -> Progress:
    """Write it down at most once a second; a busy database is no reason to stop."""
    heard = clock() - HEARD_EVERY

    def progress(done: int, total: int) -> None:
        nonlocal heard
        if (now := clock()) - heard < HEARD_EVERY and done < total:
            return
        heard = now
        with suppress(DatabaseFault):
            database.change_now(jobs.note_progress, now, job_id, done, total)

    return progress


def _sentence(error: Exception) -> str:
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return texts.NO_SPACE
    return texts.JOB_FAILED
