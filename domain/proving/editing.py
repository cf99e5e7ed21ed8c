"""Say what a document is, put another file in its place, or take it away.

What a submitted or locked form uses stays as it was: changing such a document makes one of its
own for the forms that are still open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain import journal
from domain.accepting import MB
from domain.acting import Actor
from domain.filling.opened import opened_of
from domain.filling.refusals import CannotChange, EvidenceRefused, WrongAnswer
from domain.proving import texts
from domain.proving.counting import keep_count
from domain.proving.owned import Owned, classes_of, in_use, may_edit, to_edit, to_see
from domain.proving.taking import CHAT_MB, LONGEST_TITLE, PANEL_MB
from domain.proving.views import Edited, Removed, SentFile
from storage import Session, evidence
from storage.evidence import StoredRow
from storage.tables import EvidenceKind
from survey_defs.answers import NotAnAnswer
from survey_defs.reading import a_date, clean

LONGEST = {"title": LONGEST_TITLE, "number": 60, "page": 60}
DATED = "dated"


def edit_evidence(
    session: Session, by: Actor, now: datetime, evidence_id: int, field: str, text: str
) -> Edited:
    """`title`, `dated`, `number` or `page`; an empty text or a dash clears it."""
    return _change(session, by, now, evidence_id, {field: _written(field, text)})


def set_class(
    session: Session, by: Actor, now: datetime, evidence_id: int, document_class: str
) -> Edited:
    """A class that some survey of the organisation knows; empty for none."""
    owned = to_see(session, by, evidence_id)
    codes = {known.code for known in classes_of(session, owned)}
    if document_class and document_class not in codes:
        raise EvidenceRefused(texts.NO_SUCH_CLASS)
    return _change(session, by, now, evidence_id, {"document_class": document_class or None})


def tick_content(
    session: Session,
    by: Actor,
    now: datetime,
    evidence_id: int,
    code: str,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Edited:
    """Let this required content be there, or not, whatever it is now."""
    owned = to_see(session, by, evidence_id)
    known = [each.code for kind in classes_of(session, owned) for each in kind.contents]
    if code not in known:
        raise EvidenceRefused(texts.NO_SUCH_CONTENT)
    ticked = set(owned.row.contents or ())
    ticked = ticked | {code} if on else ticked - {code}
    contents = [each for each in dict.fromkeys(known) if each in ticked]
    return _change(session, by, now, evidence_id, {"contents": contents})


def replace_file(
    session: Session, by: Actor, now: datetime, evidence_id: int, sent: SentFile
) -> Edited:
    """Another file under the same document: what it supports and says of itself stays."""
    owned = to_see(session, by, evidence_id)
    if owned.row.kind is not EvidenceKind.FILE:
        raise EvidenceRefused(texts.LINK_HAS_NO_FILE)
    limit = PANEL_MB if sent.from_panel else CHAT_MB
    if sent.size > limit * MB:
        raise EvidenceRefused(texts.too_big(limit))
    evidence.keep_file(session, StoredRow(sent.sha256, sent.size, sent.extension), now)
    news = {
        "sha256": sent.sha256,
        "name": sent.name,
        "telegram_file_id": sent.telegram_file_id,
        "added_by_id": by.id,
        "added_at": now,
    }
    return _change(session, by, now, evidence_id, news)


def remove_evidence(session: Session, by: Actor, now: datetime, evidence_id: int) -> Removed:
    """From every answer; its bytes go with the next sweep, if nothing else needs them."""
    owned = to_see(session, by, evidence_id)
    if not may_edit(by, owned):
        raise CannotChange(texts.OTHERS_PROVE)
    if frozen := owned.frozen(now):
        raise EvidenceRefused(in_use(frozen))
    evidence.detach(session, evidence_id, [form.id for form in owned.forms])
    evidence.change(session, evidence_id, {"removed_at": now})
    _keep_counts(session, by, now, owned)
    journal.note(
        session,
        by,
        now,
        "evidence_removed",
        organisation_id=owned.row.organisation_id,
        evidence_id=evidence_id,
    )
    return Removed(evidence_id, len(owned.uses))


def _keep_counts(session: Session, by: Actor, now: datetime, owned: Owned) -> None:
    forms = {form.id: form for form in owned.forms}
    for use in owned.uses:
        form = forms[use.form_id]
        opened = opened_of(session, form)
        keep_count(session, by, now, opened, opened.survey.question(use.question))


def _change(
    session: Session, by: Actor, now: datetime, evidence_id: int, news: Mapping[str, Any]
) -> Edited:
    owned = to_edit(session, by, now, evidence_id)
    frozen = {form.id for form in owned.frozen(now)}
    if not frozen:
        evidence.change(session, evidence_id, news)
        return Edited(evidence_id)
    return Edited(_branch_off(session, owned, frozen, news))


def _branch_off(session: Session, owned: Owned, frozen: set[int], news: Mapping[str, Any]) -> int:
    """A document of its own for the forms that may still change."""
    row = owned.row._asdict()
    del row["id"]
    changed = evidence.add(session, {**row, **news})
    still_open = {use.form_id for use in owned.uses} - frozen
    evidence.move_uses(session, owned.row.id, changed, still_open)
    return changed


def _written(field: str, text: str) -> Any:
    written = " ".join(clean(text).split())
    if not written or written.casefold() in texts.CLEARS:
        return None
    if field == DATED:
        try:
            return a_date(written)
        except NotAnAnswer as refusal:
            raise WrongAnswer(str(refusal)) from None
    if field not in LONGEST:
        raise EvidenceRefused(texts.NO_SUCH_FIELD)
    if len(written) > LONGEST[field]:
        raise EvidenceRefused(texts.too_long(len(written), LONGEST[field]))
    return written
