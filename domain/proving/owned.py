"""Whose evidence it is, where it is used, and whether it may still be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.access import may_fill, may_manage, may_see, parts_of
from domain.acting import Actor
from domain.errors import NotFound
from domain.filling.charts import chart_of
from domain.filling.opened import Opened, codes_of, dates_of, to_look, why_not, why_shut
from domain.filling.refusals import CannotChange, EvidenceRefused
from domain.proving import texts
from storage import Session, evidence, forms, organisations
from storage.evidence import EvidenceRow, UseRow
from storage.forms import OpenForm
from storage.tables import FormState
from survey_defs.model import DocumentClass


@dataclass(frozen=True, slots=True)
class Owned:
    """A piece of evidence with the forms of its organisation."""

    row: EvidenceRow
    path: str
    organisation: str
    zone: str
    forms: tuple[OpenForm, ...]
    uses: tuple[UseRow, ...]

    def frozen(self, now: datetime) -> list[OpenForm]:
        """The forms that use it and that nobody may change now."""
        used = {use.form_id for use in self.uses}
        return [form for form in self.forms if form.id in used and not is_changeable(form, now)]


def is_changeable(form: OpenForm, now: datetime) -> bool:
    return form.form.state is FormState.FILLING and dates_of(form).is_open(now)


def to_see(session: Session, by: Actor, evidence_id: int) -> Owned:
    return _owned(session, by, evidence.find(session, evidence_id))


def to_edit(session: Session, by: Actor, now: datetime, evidence_id: int) -> Owned:
    """Held until the transaction ends. Refuses when only forms that stand fast use it."""
    owned = _owned(session, by, evidence.find(session, evidence_id, to_change=True))
    if not may_edit(by, owned):
        raise CannotChange(texts.OTHERS_PROVE)
    frozen = owned.frozen(now)
    if frozen and {use.form_id for use in owned.uses} <= {form.id for form in frozen}:
        raise EvidenceRefused(in_use(frozen))
    return owned


def may_prove(by: Actor, path: str) -> bool:
    """Those who fill in and, from the panel, those who manage."""
    return may_fill(by, path) or may_manage(by, path)


def may_edit(by: Actor, owned: Owned) -> bool:
    """Those; and executors what they have sent themselves."""
    own = owned.row.added_by_id == by.id and bool(parts_of(by, owned.path))
    return own or may_prove(by, owned.path)


def in_use(frozen: list[OpenForm]) -> str:
    return texts.in_use([form.campaign.title for form in frozen])


def form_to_prove(session: Session, by: Actor, now: datetime, form_id: int) -> Opened:
    """The form, held until the transaction ends, for those who may attach documents to it now."""
    opened = to_look(session, by, form_id, to_change=True, partly=True)
    manages = may_manage(by, opened.row.path)
    row = opened.row
    refusal = why_shut(session, now, row) if manages else why_not(session, by, now, row)
    if refusal:
        raise CannotChange(refusal)
    return opened


def classes_of(session: Session, owned: Owned) -> tuple[DocumentClass, ...]:
    """The classes of documents that the surveys of its organisation know."""
    known: dict[str, DocumentClass] = {}
    for form in owned.forms:
        for each in chart_of(session, form.campaign.fingerprint).survey.document_classes:
            known.setdefault(each.code, each)
    return tuple(known.values())


def _owned(session: Session, by: Actor, row: EvidenceRow | None) -> Owned:
    where = None if row is None else organisations.get(session, row.organisation_id)
    if row is None or where is None or not _may_know(by, where.path):
        raise NotFound(texts.NO_SUCH_EVIDENCE)
    owned = Owned(
        row,
        where.path,
        where.short_name,
        where.local_zone,
        tuple(forms.of_organisations(session, [row.organisation_id])),
        tuple(evidence.uses_of(session, row.id)),
    )
    if (
        not may_see(by, where.path)
        and not may_edit(by, owned)
        and not _in_parts(session, by, owned)
    ):
        raise NotFound(texts.NO_SUCH_EVIDENCE)
    return owned


def _may_know(by: Actor, path: str) -> bool:
    return may_see(by, path) or bool(parts_of(by, path))


def _in_parts(session: Session, by: Actor, owned: Owned) -> bool:
    """Whether it supports an answer in the sections of this executor."""
    parts = parts_of(by, owned.path)
    mine = {
        (form.id, code)
        for form in owned.forms
        for code in codes_of(chart_of(session, form.campaign.fingerprint), parts)
    }
    return any((use.form_id, use.question) in mine for use in owned.uses)
