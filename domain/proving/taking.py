"""Take a document or a link that a person sends: to the question in front, or to the tray."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from domain.accepting import MB
from domain.access import filled_places
from domain.acting import Actor
from domain.filling.opened import Opened, to_look
from domain.filling.refusals import CannotChange, EvidenceRefused, Renewed
from domain.proving import texts
from domain.proving.counting import keep_count
from domain.proving.links import clean_link
from domain.proving.owned import form_to_prove, may_prove
from domain.proving.views import Outcome, SentFile, Taken
from storage import Session, evidence, forms
from storage.evidence import EvidenceRow, StoredRow, UseRow
from storage.tables import EvidenceKind
from survey_defs.model import Question
from survey_defs.reading import clean

CHAT_MB = 20
PANEL_MB = 200
LONGEST_TITLE = 300


class _Spot(NamedTuple):
    """Where new evidence goes; without a question, to the tray."""

    organisation_id: int
    opened: Opened | None
    question: Question | None


class _New(NamedTuple):
    kind: EvidenceKind
    same: str
    """What tells two of them apart: the hash of the bytes, or the address."""
    name: str
    file: SentFile | None = None


def take_file(
    session: Session,
    by: Actor,
    now: datetime,
    form_id: int | None,
    place: int | None,
    sent: SentFile,
) -> Taken:
    """The bytes are in the store already; the same bytes are never two documents of one owner."""
    spot = _spot(session, by, now, form_id, place)
    rule = spot.question.evidence if spot.question else None
    limit = PANEL_MB if sent.from_panel else rule.max_mb if rule else CHAT_MB
    if sent.size > limit * MB:
        raise EvidenceRefused(texts.too_big(limit))
    evidence.keep_file(session, StoredRow(sent.sha256, sent.size, sent.extension), now)
    new = _New(EvidenceKind.FILE, sent.sha256, sent.name, sent)
    return _take(session, by, now, spot, new)


def take_link(
    session: Session,
    by: Actor,
    now: datetime,
    form_id: int | None,
    place: int | None,
    url: str,
) -> Taken:
    spot = _spot(session, by, now, form_id, place)
    address = clean_link(url)
    return _take(session, by, now, spot, _New(EvidenceKind.LINK, address, address))


def _take(session: Session, by: Actor, now: datetime, spot: _Spot, new: _New) -> Taken:
    known = evidence.find_alike(session, spot.organisation_id, new.kind, new.same)
    evidence_id = known.id if known else _add(session, by, now, spot.organisation_id, new)
    outcome, sentence = _place(session, by, now, spot, new.kind, evidence_id)
    if known:
        outcome = Outcome.THERE if outcome is Outcome.TRAY else outcome
        sentence = " ".join(filter(None, [_there(known), sentence]))
    return Taken(
        evidence_id=evidence_id,
        outcome=outcome,
        name=known.title or known.name if known else new.name,
        form_id=spot.opened.id if spot.opened else None,
        place=_place_of(spot),
        known=known is not None,
        sentence=sentence,
    )


def _place(
    session: Session, by: Actor, now: datetime, spot: _Spot, kind: EvidenceKind, evidence_id: int
) -> tuple[Outcome, str]:
    """Attach it if the question takes it; otherwise it lies in the tray, and why is said."""
    if spot.opened is None or spot.question is None:
        return Outcome.TRAY, ""
    attached = evidence.of_question(session, spot.opened.id, spot.question.code)
    if any(row.id == evidence_id for row, _ in attached):
        return Outcome.THERE, ""
    refusal = unfit(spot.question, kind, len(attached))
    if refusal:
        return Outcome.TRAY, refusal
    use = UseRow(evidence_id, spot.opened.id, spot.question.code)
    evidence.attach(session, use, by.id, now)
    keep_count(session, by, now, spot.opened, spot.question)
    forms.touch(session, spot.opened.id, now)
    return Outcome.ATTACHED, ""


def unfit(question: Question, kind: EvidenceKind, attached: int) -> str:
    """Why this question does not take one more of this kind; empty when it does."""
    rule = question.evidence
    if rule is None:
        return texts.NOT_WANTED
    if kind is EvidenceKind.FILE and not rule.file:
        return texts.NO_FILES
    if kind is EvidenceKind.LINK and not rule.link:
        return texts.NO_LINKS
    return texts.too_many(rule.at_most) if attached >= rule.at_most else ""


def _spot(
    session: Session, by: Actor, now: datetime, form_id: int | None, place: int | None
) -> _Spot:
    if form_id is None:
        return _Spot(_only_organisation(by), None, None)
    if place is None:
        opened = to_look(session, by, form_id, partly=True)
        if opened.within is None and not may_prove(by, opened.row.path):
            raise CannotChange(texts.OTHERS_PROVE)
        return _Spot(opened.organisation_id, opened, None)
    opened = form_to_prove(session, by, now, form_id)
    try:
        question: Question | None = opened.question(place)
    except Renewed:  # the question in front is gone: a document is never turned away for that
        question = None
    return _Spot(opened.organisation_id, opened, question)


def _only_organisation(by: Actor) -> int:
    """Without a form in front only the sender tells whose document it is."""
    mine = filled_places(by)
    if not mine:
        raise CannotChange(texts.OTHERS_PROVE)
    if len(mine) > 1:
        raise EvidenceRefused(texts.WHICH_FORM)
    return mine.pop()


def _add(session: Session, by: Actor, now: datetime, organisation_id: int, new: _New) -> int:
    caption = " ".join(clean(new.file.caption).split()) if new.file else ""
    return evidence.add(
        session,
        {
            "organisation_id": organisation_id,
            "kind": new.kind,
            "sha256": new.file and new.file.sha256,
            "name": new.name,
            "telegram_file_id": new.file and new.file.telegram_file_id,
            "title": caption[:LONGEST_TITLE] or None,
            "contents": [],
            "added_by_id": by.id,
            "added_at": now,
        },
    )


def _there(known: EvidenceRow) -> str:
    name = known.title or known.name
    is_file = known.kind is EvidenceKind.FILE
    return texts.there_already(name) if is_file else texts.link_there_already(name)


def _place_of(spot: _Spot) -> int | None:
    if spot.opened is None or spot.question is None:
        return None
    return spot.opened.chart.number_of(spot.question.code)
