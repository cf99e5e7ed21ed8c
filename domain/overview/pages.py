"""One form as its overseers see it: answers in words, evidence, history; and files to open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from domain.access import may_manage, may_see
from domain.acting import Actor
from domain.errors import NotFound
from domain.filling.opened import Opened
from domain.filling.recording import as_answers
from domain.filling.seeing import around_of
from domain.overview.boards import row_of
from domain.overview.campaigns import seen_campaign
from domain.overview.histories import answer_in_words, last_period, to_oversee
from domain.overview.views import (
    Before,
    EvidenceFile,
    EvidenceShown,
    FormPage,
    SectionPart,
    ShownAnswer,
    Sums,
)
from storage import Session, answers, journal, overviews, submissions, totals
from storage.answers import AnswerRow
from storage.overviews import EvidenceLine
from survey_defs.evaluating import walk
from survey_defs.laying import Laid, lay_out
from survey_defs.model import Note, Question, Section, Survey, Table
from survey_defs.navigation import is_counted
from survey_defs.scores import Total
from survey_defs.scoring import State
from survey_defs.tables import rows_of
from survey_defs.tallying import is_plain, tally

DONE = frozenset({State.ANSWERED, State.NOT_APPLICABLE, State.WAITING})


def form_page(session: Session, by: Actor, now: datetime, form_id: int) -> FormPage:
    """Everything about one form."""
    opened = to_oversee(session, by, form_id)
    line = totals.line(session, form_id, now)
    assert line is not None
    sums = Sums(*totals.of_forms(session, [form_id]).get(form_id, ()))
    last = last_period(session, opened)
    shown = _answers(session, now, opened, last.answers)
    latest = submissions.latest(session, form_id)
    used = {each.id: each for answer in shown.values() for each in answer.evidence}
    return FormPage(
        campaign=seen_campaign(session, by, opened.row.campaign.id),
        row=row_of(line, sums),
        path=opened.row.path,
        sums=sums,
        parts=_with_rules(opened.survey, shown, tuple(_parts(opened.survey.sections, shown, 0))),
        evidence=tuple(used[number] for number in sorted(used)),
        tray=overviews.count_unplaced(session, opened.organisation_id),
        submission_id=latest and latest.id,
        submission=latest and latest.number,
        may_manage=may_manage(by, opened.row.path),
        holder=answers.name_of(session, opened.row.form.holder_id),
        history=tuple(journal.of_form(session, form_id)),
        earlier=last.campaign,
    )


def evidence_file(session: Session, by: Actor, now: datetime, evidence_id: int) -> EvidenceFile:
    """What a download needs; whether there is none or it may not be seen is not told apart."""
    found = overviews.evidence(session, evidence_id)
    if found is None or not may_see(by, found.path):
        raise NotFound
    line = found.evidence
    return EvidenceFile(
        line.id, line.kind, line.name, line.sha256, line.size, line.extension, found.organisation
    )


def evidence_shown(
    line: EvidenceLine, survey: Survey, uses: tuple[str, ...] = ()
) -> EvidenceShown:
    """Evidence with the words of its class and contents."""
    known = {each.code: each for each in survey.document_classes}
    kind = known.get(line.document_class or "")
    words = {content.code: content.label for content in kind.contents} if kind else {}
    ticked = tuple(words[code] for code in words if code in (line.contents or ()))
    return EvidenceShown(
        id=line.id,
        kind=line.kind,
        label=line.title or line.name,
        name=line.name,
        sha256=line.sha256,
        size=line.size,
        extension=line.extension,
        document_class=line.document_class,
        class_title=kind.title if kind else "",
        title=line.title,
        dated=line.dated,
        number=line.number,
        page=line.page,
        contents=ticked,
        added_by=line.added_by,
        added_at=line.added_at,
        uses=uses,
    )


def _answers(
    session: Session, now: datetime, opened: Opened, before: Mapping[str, Before]
) -> dict[str, ShownAnswer]:
    """All but the notes."""
    survey = opened.survey
    rows = answers.read_all(session, opened.id)
    tables = _tables(session, now, opened, rows)
    names = overviews.answerers(session, opened.id)
    evidence = _evidence(session, opened)
    return {
        question.code: replace(
            _answer(question, place, rows.get(question.code), names.get(question.code)),
            evidence=evidence.get(question.code, ()),
            table=tables.get(question.code),
            before=before.get(question.code),
        )
        for place, question in enumerate(survey.questions, opened.chart.first)
        if not isinstance(question, Note)
    }


def _tables(
    session: Session, now: datetime, opened: Opened, rows: Mapping[str, AnswerRow]
) -> dict[str, Laid]:
    """The tables with rows, by question; other forms are not walked for it."""
    filled = [
        (question, value)
        for question in opened.survey.questions
        if isinstance(question, Table)
        and (row := rows.get(question.code)) is not None
        and row.not_applicable is None
        and rows_of(value := row.value)
    ]
    if not filled:
        return {}
    around = around_of(session, opened, now)
    walked = walk(opened.survey, as_answers(dict(rows)), around)
    return {table.code: lay_out(table, value, walked) for table, value in filled}


def _answer(
    question: Question,
    place: int,
    row: AnswerRow | None,
    by_name: str | None,
) -> ShownAnswer:
    return ShownAnswer(
        place=place,
        question=question,
        state=State(row.state) if row else State.UNANSWERED,
        words=answer_in_words(question, row),
        points=row.points if row else 0,
        maximum=row.maximum if row else 0,
        not_applicable=row.not_applicable if row else None,
        comment=row.comment if row else None,
        revision=row.revision if row else 0,
        by_name=by_name,
        at=row.answered_at if row else None,
        evidence=(),
    )


def _evidence(session: Session, opened: Opened) -> dict[str, tuple[EvidenceShown, ...]]:
    used = overviews.evidence_of_form(session, opened.id)
    places = opened.survey.places
    uses: dict[int, list[str]] = defaultdict(list)
    for question, line in sorted(used, key=lambda use: places.get(use[0], -1)):
        uses[line.id].append(question)
    found: dict[str, tuple[EvidenceShown, ...]] = {}
    for question, line in used:
        shown = evidence_shown(line, opened.survey, tuple(uses[line.id]))
        found[question] = (*found.get(question, ()), shown)
    return found


def _parts(
    sections: tuple[Section, ...], shown: Mapping[str, ShownAnswer], depth: int
) -> Iterator[SectionPart]:
    for section in sections:
        inside = [shown[each.code] for each in section.every_question if each.code in shown]
        yield SectionPart(
            section.code,
            section.label,
            section.title,
            section.level,
            depth,
            sums_of(inside),
            tuple(shown[each.code] for each in section.questions if each.code in shown),
        )
        yield from _parts(section.sections, shown, depth + 1)


def _with_rules(
    survey: Survey, shown: Mapping[str, ShownAnswer], parts: tuple[SectionPart, ...]
) -> tuple[SectionPart, ...]:
    """What the rules of sections make of their points."""
    if is_plain(survey):
        return parts
    tallied = tally(survey, shown)
    return tuple(replace(part, sums=_ruled(part.sums, tallied.of(part.code))) for part in parts)


def _ruled(sums: Sums, total: Total) -> Sums:
    return replace(sums, earned=total.points, open=total.open, maximum=total.maximum)


def sums_of(shown: list[ShownAnswer]) -> Sums:
    return sum((_sum(answer) for answer in shown), Sums())


def _sum(answer: ShownAnswer) -> Sums:
    if answer.state is State.NOT_ASKED:
        return Sums()
    left = 0 if answer.state is State.ANSWERED else answer.maximum
    counted = int(is_counted(answer.question))
    done = int(answer.state in DONE) * counted
    return Sums(done, counted, answer.points, left, answer.maximum)
