"""Move a campaign to another version: every answer stays, fits in part, or is set aside whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from domain.acting import Actor
from domain.beginning import blanks_of
from domain.errors import NotPossible
from domain.journal import note
from domain.moving import texts
from domain.moving.fates import Fate, Kind, Move, fates, is_given, is_untouched
from domain.moving.reporting import planned, report_of
from domain.moving.views import Moved, MovingReport
from domain.pinned import keep_pinned
from domain.rescoring import rescore_forms
from domain.seasons import managed_campaign
from storage import Session, blanks, editions, reminders
from storage import moving as answers
from storage.moving import Aside, Said
from storage.reminders import Tidings
from survey_defs.model import EvidenceOnly
from survey_defs.navigation import is_counted
from survey_defs.scoring import affected

AT_ONCE = 500
WIDE = frozenset({"sections", "rules"})
"""Groups of differences that may touch the points of every question."""


class ReportChanged(NotPossible):
    """The forms are not as they were when the report was read."""

    sentence = texts.REPORT_CHANGED


def move(
    session: Session, by: Actor, now: datetime, campaign_id: int, fingerprint: str, seen: str
) -> Moved:
    """In one transaction, and only what `seen`, the digest of the report that was read, names."""
    found = managed_campaign(session, by, campaign_id)
    editions.hold_forms(session, campaign_id)
    plan = planned(session, by, now, found, fingerprint)
    told = report_of(session, plan)
    if told.digest != seen:
        raise ReportChanged
    _carry_over(session, by, now, plan)
    _rescore(session, now, plan)
    _note(session, by, now, told)
    return Moved(told, _tell(session, now, plan))


def _carry_over(session: Session, by: Actor, now: datetime, plan: Move) -> None:
    campaign, told = plan.found.campaign, plan.differences
    answers.remove_questions(session, plan.campaign_id, told.gone, told.old.fingerprint)
    new = keep_pinned(session, plan.new)
    editions.begin_edition(session, campaign, new, by.id, now)
    blanks.add_questions(session, plan.campaign_id, blanks_of(plan.new, set(told.added)))
    for counted in (True, False):
        changed = (*told.risky, *told.safe)
        codes = [code for code in changed if is_counted(plan.new.question(code)) is counted]
        answers.count_questions(session, plan.campaign_id, codes, counted=counted)
    answers.return_documents(session, plan.campaign_id, told.added)
    for portion in _portions(list(fates(session, plan))):
        _settle(session, by, now, portion)
    _forget_overtaken(session, plan)
    _count_documents(session, by, now, plan)


def _rescore(session: Session, now: datetime, plan: Move) -> None:
    """What has changed and all that leans on it; where sections or the whole changed, all."""
    told, wanted = plan.differences, None
    if not any(change.group in WIDE for change in told.changes):
        moved = [change.code for change in told.changes if change.group == "moved"]
        touched = {*plan.asked_again, *moved}
        wanted = touched.union(*(affected(plan.new, code) for code in touched))
    if wanted is None or wanted:
        rescore_forms(session, plan.found.campaign, now, questions=wanted)


def _settle(session: Session, by: Actor, now: datetime, portion: list[Fate]) -> None:
    """Write what becomes of these answers, and keep aside what of them has no room."""
    written, kept, back = [], [], []
    for fate in portion:
        if fate.kind is Kind.STAYS or fate.now is None:
            continue
        fresh = _fresh(fate, fate.now)
        written.append(fresh)
        if fate.is_whole:
            back.append(fresh)
        else:
            kept.append(Aside(fate.given, fresh.revision, fate.fingerprint, None))
    answers.replace(session, written, by.id, now)
    answers.forget_aside(session, back)
    answers.keep_aside(session, kept)


def _fresh(fate: Fate, now: Said) -> Said:
    """The new row: who gave the answer stays who gave it."""
    return now._replace(
        value=fate.standing.value,
        not_applicable=fate.standing.not_applicable,
        comment=now.comment or fate.given.comment,
        revision=now.revision + 1,
        batch=None,
        answered_by_id=fate.given.answered_by_id,
        answered_at=fate.given.answered_at,
    )


def _forget_overtaken(session: Session, plan: Move) -> None:
    """Where somebody has answered anew, what was set aside stays in the history alone."""
    for portion in answers.set_aside(session, plan.campaign_id, plan.asked_again):
        over = [each for each in portion if not (is_untouched(each) and is_given(session, each))]
        answers.forget_aside(session, [each.said for each in over])


def _count_documents(session: Session, by: Actor, now: datetime, plan: Move) -> None:
    """Answers that are their documents alone follow what is attached now."""
    codes = [c for c in plan.asked_again if isinstance(plan.new.question(c), EvidenceOnly)]
    if not codes:
        return
    counted = answers.documents(session, plan.campaign_id, codes)
    for portion in answers.rows_of_questions(session, plan.campaign_id, codes):
        fresh = list(_recounted(portion, counted))
        answers.replace(session, fresh, by.id, now)
        answers.follow_aside(session, fresh)


def _recounted(portion: Iterable[Said], counted: dict[tuple[int, str], int]) -> Iterator[Said]:
    for row in portion:
        count = counted.get((row.form_id, row.question), 0)
        value = str(count) if count else None
        if row.value != value:
            reason = None if count else row.not_applicable
            yield row._replace(value=value, not_applicable=reason, revision=row.revision + 1)


def _portions(every: list[Fate]) -> Iterator[list[Fate]]:
    rest = iter(every)
    while portion := list(islice(rest, AT_ONCE)):
        yield portion


def _tell(session: Session, now: datetime, plan: Move) -> int:
    """Everybody who is filling in hears of it; those who have not begun will see nothing else."""
    told, campaign = plan.differences, plan.found.campaign
    changed = len(told.risky) + len(told.safe)
    content = {"text": texts.notice(len(told.added), len(told.gone), changed)}
    tidings = Tidings(campaign.id, "renewed", str(campaign.edition), content)
    return reminders.tell_begun(session, tidings, now)


def _note(session: Session, by: Actor, now: datetime, told: MovingReport) -> None:
    note(
        session,
        by,
        now,
        "campaign_moved",
        campaign_id=told.campaign_id,
        old=told.differences.old.version,
        new=told.differences.new.version,
        set_aside=sum(each.forms for each in (*told.gone, *told.unfit, *told.trimmed)),
    )
