"""What must be mended before a form can be submitted, and what its rules only warn of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from domain.filling.opened import Opened
from domain.filling.recording import as_answers
from domain.filling.seeing import around_of
from domain.submitting import texts
from domain.submitting.views import DoubtLine
from storage import Session
from storage.answers import AnswerRow
from survey_defs import answer_texts, tables
from survey_defs.evaluating import Remark, Walk, broken, walk
from survey_defs.expressions import parse
from survey_defs.model import EvidenceOnly, FormRule, Question, Survey, Table
from survey_defs.scoring import State
from survey_defs.surroundings import Surroundings

OF_THE_FORM = -1
"""The place of a rule that names no question which is asked."""


@dataclass(frozen=True)
class Judged:
    """A whole form with what its rules say of it."""

    opened: Opened
    rows: Mapping[str, AnswerRow]
    around: Surroundings

    @property
    def survey(self) -> Survey:
        return self.opened.survey

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        return broken(self.survey, as_answers(dict(self.rows)), self.around)

    @cached_property
    def walk(self) -> Walk:
        return walk(self.survey, as_answers(dict(self.rows)), self.around)

    @cached_property
    def blocking(self) -> tuple[DoubtLine, ...]:
        """In the order of the questions; the rules of the form come last."""
        return (*self._of_questions(), *self._of_form(blocks=True))

    @cached_property
    def warnings(self) -> Mapping[str, tuple[str, ...]]:
        """By question, what its cautions say."""
        return {
            question.code: tuple(self._said(question, blocks=False))
            for question in self.survey.questions
        }

    @cached_property
    def warnings_of_form(self) -> tuple[DoubtLine, ...]:
        return tuple(self._of_form(blocks=False))

    def _of_questions(self) -> Iterator[DoubtLine]:
        for question in self.survey.questions:
            row = self.rows.get(question.code)
            if row is None or row.state in {State.NOT_ASKED, State.NOT_APPLICABLE}:
                continue
            yield from (self._line(question, each) for each in self._said(question, blocks=True))
            yield from (self._line(question, each) for each in self._unfinished(question, row))

    def _said(self, question: Question, *, blocks: bool) -> Iterator[str]:
        for remark in self.remarks:
            if remark.code == question.code and remark.blocks is blocks:
                yield self._words(question, remark)

    def _words(self, question: Question, remark: Remark) -> str:
        """With the row and the column, where it is about a cell."""
        if remark.row is None or not isinstance(question, Table):
            return remark.text
        rows = tables.rows_of(self.rows[question.code].value)
        number = next(n for n, row in enumerate(rows, 1) if row["id"] == remark.row)
        label = next(c.label for c in question.columns if c.code == remark.column)
        return texts.about_cell(number, label, remark.text)

    def _unfinished(self, question: Question, row: AnswerRow) -> Iterator[str]:
        """Of what has been begun: what nobody has touched is a gap, and may stay one."""
        match question:
            case Table() if tables.rows_of(row.value):
                yield from self._about_rows(question, row)
            case EvidenceOnly() if row.value is not None and question.evidence is not None:
                if int(row.value) < question.evidence.at_least:
                    yield texts.too_little_evidence(question.evidence.at_least, int(row.value))

    def _about_rows(self, table: Table, row: AnswerRow) -> Iterator[str]:
        rows, offer = tables.rows_of(row.value), self.walk.offer(table.code)
        if len(rows) < table.rows_at_least:
            yield answer_texts.needs_rows(table.rows_at_least, tables.row_forms(table))
        for number, each in enumerate(rows, 1):
            if missing := tables.missing_cells(table, each, offer):
                labels = [table.columns[place].label for place in missing]
                yield texts.unfinished_row(number, labels)

    def _of_form(self, *, blocks: bool) -> Iterator[DoubtLine]:
        rules = {rule.code: rule for rule in self.survey.rules}
        for remark in self.remarks:
            if not remark.code and remark.blocks is blocks:
                yield self._of_rule(rules[remark.rule])

    def _of_rule(self, rule: FormRule) -> DoubtLine:
        """At the first question that it names; the others are named beside it."""
        names = parse(rule.must).names
        named = [q for q in self.survey.questions if q.code in names and self._is_asked(q)]
        if not named:
            return DoubtLine(OF_THE_FORM, texts.WHOLE_FORM, rule.text, 0)
        others = [self.opened.chart.names[question.code] for question in named[1:]]
        return self._line(named[0], texts.with_others(rule.text, others))

    def _is_asked(self, question: Question) -> bool:
        row = self.rows.get(question.code)
        return row is not None and row.state != State.NOT_ASKED

    def _line(self, question: Question, sentence: str) -> DoubtLine:
        chart = self.opened.chart
        return DoubtLine(
            chart.number_of(question.code),
            chart.names[question.code],
            sentence,
            chart.mechanism_of.get(question.code, 0),
        )


def judged(
    session: Session, now: datetime, opened: Opened, rows: Mapping[str, AnswerRow]
) -> Judged:
    return Judged(opened, rows, around_of(session, opened, now))
