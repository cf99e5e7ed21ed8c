"""See what supports an answer, what lies in the tray, and one document."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.acting import Actor
from domain.filling.charts import chart_of
from domain.filling.lines import (
    OFFERED,
    count_offered,
    line_of,
    lines_of_question,
    offered,
    tray_rows,
)
from domain.filling.opened import to_look, why_not
from domain.filling.shown import (
    ContentLine,
    EvidenceCard,
    EvidencePage,
    Library,
    Tray,
    UseLine,
)
from domain.filling.views import EvidenceLine
from domain.proving import texts
from domain.proving.owned import (
    Owned,
    classes_of,
    in_use,
    may_edit,
    to_see,
)
from storage import Session, answers, evidence
from storage.forms import OpenForm
from storage.tables import EvidenceKind, FormState
from survey_defs.model import DocumentClass


def evidence_of(
    session: Session, by: Actor, now: datetime, form_id: int, place: int
) -> EvidencePage:
    opened = to_look(session, by, form_id, partly=True)
    question = opened.question(place)
    refusal = why_not(session, by, now, opened.row)
    first = offered(session, opened, question, most=1)
    return EvidencePage(
        form_id=form_id,
        place=opened.chart.number_of(question.code),
        question_label=opened.chart.names[question.code],
        rule=question.evidence,
        lines=lines_of_question(session, form_id, question.code),
        same=first[0] if first and first[0].uses else None,
        reusable=count_offered(session, opened, question) if first else 0,
        may_change=not refusal,
        why_not=refusal,
    )


def reusable(
    session: Session, by: Actor, now: datetime, form_id: int, place: int
) -> tuple[EvidenceLine, ...]:
    """Given already and not attached here: fitting classes first, then the latest used."""
    opened = to_look(session, by, form_id, partly=True)
    return offered(session, opened, opened.question(place), OFFERED)


def tray(session: Session, by: Actor, now: datetime, form_id: int) -> Tray:
    opened = to_look(session, by, form_id, partly=True)
    return Tray(form_id, tuple(map(line_of, tray_rows(session, by, opened))))


def library(session: Session, by: Actor, now: datetime, form_id: int) -> Library:
    opened = to_look(session, by, form_id)
    found = evidence.of_organisation(session, opened.organisation_id, form_id)
    return Library(form_id, tuple(line_of(row, uses) for row, uses in found))


def evidence_card(
    session: Session, by: Actor, now: datetime, form_id: int | None, evidence_id: int
) -> EvidenceCard:
    """One document; `form_id` is the form in front of the person."""
    owned = to_see(session, by, evidence_id)
    row = owned.row
    stored = evidence.find_file(session, row.sha256) if row.sha256 else None
    classes = classes_of(session, owned)
    refusal = _why_not(by, now, owned)
    return EvidenceCard(
        form_id=form_id,
        id=row.id,
        organisation=owned.organisation,
        kind=row.kind,
        name=row.name,
        url=row.name if row.kind is EvidenceKind.LINK else None,
        size=stored and stored.size,
        extension=stored and stored.extension,
        telegram_file_id=row.telegram_file_id,
        sha256=row.sha256,
        document_class=row.document_class,
        title=row.title,
        dated=row.dated,
        number=row.number,
        page=row.page,
        contents=_contents(owned, classes),
        classes=classes,
        uses=tuple(_uses(session, owned)),
        added_by=answers.name_of(session, row.added_by_id),
        added_at=row.added_at,
        may_change=not refusal,
        why_not=refusal,
        in_submitted=any(form.form.state is FormState.SUBMITTED for form in _using(owned)),
        zone=ZoneInfo(owned.zone),
    )


def _why_not(by: Actor, now: datetime, owned: Owned) -> str:
    if not may_edit(by, owned):
        return texts.OTHERS_PROVE
    frozen = owned.frozen(now)
    return in_use(frozen) if frozen and len(frozen) == len(_using(owned)) else ""


def _using(owned: Owned) -> list[OpenForm]:
    used = {use.form_id for use in owned.uses}
    return [form for form in owned.forms if form.id in used]


def _contents(owned: Owned, classes: tuple[DocumentClass, ...]) -> tuple[ContentLine, ...]:
    """What a document of this class must contain."""
    ticked = set(owned.row.contents or ())
    return tuple(
        ContentLine(content.code, content.label, content.code in ticked)
        for known in classes
        if known.code == owned.row.document_class
        for content in known.contents
    )


def _uses(session: Session, owned: Owned) -> list[UseLine]:
    by_id = {form.id: form for form in owned.forms}
    lines = []
    for use in owned.uses:
        form = by_id[use.form_id]
        chart = chart_of(session, form.campaign.fingerprint, form.campaign.edition)
        place, label = chart.number_of(use.question), chart.names[use.question]
        lines.append(UseLine(form.id, form.campaign.title, place, label))
    return sorted(lines, key=lambda line: (-line.form_id, line.place))
