"""What the screen of a question says: where I am, what is asked, what I have answered."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bot.screens import question_texts as words
from bot.screens import texts
from bot.screens.asking import how_to_answer
from bot.screens.choosing import chosen_codes
from bot.screens.layout import bold, italic, quoted
from bot.screens.moments import at
from bot.screens.tables import said_of
from bot.screens.widths import clip
from domain.filling import Part, Step
from survey_defs.answers import in_words, measure_in_words
from survey_defs.checklists import ticks
from survey_defs.model import (
    Change,
    Checklist,
    Comparison,
    Computed,
    EvidenceOnly,
    EvidenceRule,
    Fraction,
    Ladder,
    Multiple,
    Note,
    Table,
)
from survey_defs.scoring import State, points_in_words

PATH = 34
"""Letters of each section on the line that says where I am."""
ANSWER = 700
COMMENT = 400
PAPER = 60
PAPERS = 5
PARTS = 12
PART = 100
LAST = 120


def head(step: Step) -> Iterator[str]:
    path = " › ".join(clip(section.label, PATH) for section in step.sections)
    yield italic(path)
    bar = texts.bar(step.done, step.total)
    yield f"{bar} {_progress(step)}"
    yield ""
    yield bold(step.question.title)
    if step.question.hint:
        hint = step.question.hint
        yield escape(hint) if isinstance(step.question, Note) else italic(hint)
    yield from _rule(step)
    yield ""


def _progress(step: Step) -> str:
    """What is not asked is not counted."""
    if isinstance(step.question, Note | Computed):
        return words.progress_only(step.done, step.total)
    return words.progress(step.number, step.done, step.total)


def _rule(step: Step) -> Iterator[str]:
    score = _score(step)
    said = " · ".join(part for part in (escape(step.question.rule), score) if part)
    if said:
        yield words.rule(said)
    if step.question.official is False:
        yield italic(words.RECONSTRUCTED)


def _score(step: Step) -> str:
    """An unanswered question has no points yet, not nought."""
    if not step.maximum:
        return ""
    maximum = points_in_words(step.maximum)
    if step.state is State.ANSWERED:
        return bold(words.earned(points_in_words(step.points), maximum))
    return words.at_most(maximum)


def answer(step: Step, parts: tuple[Part, ...]) -> Iterator[str]:
    if isinstance(step.question, Note):
        return
    if isinstance(step.question, Computed):
        yield from _computed(step, parts)
        return
    yield from _given(step)
    if step.by_name is not None:
        yield italic(words.given_by(step.by_name, _when(step)))
    if step.value is None and step.not_applicable is None and step.may_change:
        yield from how_to_answer(step.question)
    if step.comment:
        yield f"💬 {quoted(step.comment, COMMENT)}"


def _given(step: Step) -> Iterator[str]:
    """What counts the documents says so itself."""
    if step.not_applicable is not None:
        yield f"{words.IS_NOT_APPLICABLE}: {quoted(step.not_applicable, COMMENT)}"
    elif step.value is None or _is_emptied(step):
        yield italic(words.NO_ANSWER)
    elif not isinstance(step.question, EvidenceOnly):
        yield f"{words.ANSWER}: <b>{_said(step)}</b>"


def _is_emptied(step: Step) -> bool:
    """All rows have been removed; nobody has said that there are none."""
    return step.table is not None and not step.table.rows and not step.table.none


def _said(step: Step) -> str:
    if isinstance(step.question, Checklist):
        return escape(words.ticked(len(ticks(step.value)), len(step.question.items)))
    if isinstance(step.question, Table) and step.table is not None:
        return escape(said_of(step.question, step.table))
    return quoted(in_words(step.question, step.value), ANSWER)


def _computed(step: Step, parts: tuple[Part, ...]) -> Iterator[str]:
    """The value and what it is made of; a value not known yet says what is missing."""
    known = bool(step.computed)
    yield bold(clip(step.computed, ANSWER)) if known else italic(words.NOT_YET_COMPUTED)
    yield words.COMPUTED_OF if parts else words.COMPUTED
    for part in parts[:PARTS]:
        yield words.part(quoted(part.label, PART), quoted(part.words, PART))
    if len(parts) > PARTS:
        yield words.more(len(parts) - PARTS)


def _when(step: Step) -> str:
    """The year is that of the campaign."""
    return "" if step.at is None else at(step.at, step.zone, step.at)


def around(step: Step) -> Iterator[str]:
    yield from _compared(step)
    yield from _remarks(step)
    yield from _papers(step)
    if not step.may_change and step.why_not:
        yield ""
        yield escape(step.why_not)


def _compared(step: Step) -> Iterator[str]:
    asked = step.question
    if isinstance(asked, Fraction | Ladder | Change | Comparison):
        if step.previous is not None and not step.previous_by_hand:
            yield words.previous(measure_in_words(asked, step.previous))
        if step.given is not None:
            yield words.given(measure_in_words(asked, step.given))
    if step.last:
        yield words.last(quoted(step.last, LAST))
    if step.state is State.WAITING and not isinstance(asked, Computed):
        yield words.GIVEN_MISSING if isinstance(asked, Comparison) else words.PREVIOUS_MISSING
    if step.state is State.NOT_ASKED:
        yield words.NOT_ASKED


def _remarks(step: Step) -> Iterator[str]:
    """Never in the way: what an attentive colleague would say."""
    if isinstance(step.question, Multiple) and step.value is not None:
        chosen = len(chosen_codes(step.value))
        if chosen < step.question.at_least:
            yield words.too_few(chosen, step.question.at_least)
    for sentence in step.remarks:
        yield words.remark(escape(sentence))


def wanted_of(step: Step) -> EvidenceRule | None:
    """Whoever is asked for nothing but documents takes them by the usual rule."""
    if isinstance(step.question, EvidenceOnly):
        return step.question.evidence or EvidenceRule()
    return None if isinstance(step.question, Note | Computed) else step.question.evidence


def _papers(step: Step) -> Iterator[str]:
    wanted = wanted_of(step)
    if wanted is None:
        return
    if isinstance(step.question, EvidenceOnly):
        yield words.papers_there(len(step.evidence), wanted.at_least, wanted.at_most)
    elif step.evidence:
        yield words.papers(len(step.evidence))
    yield from _listed(step)
    if isinstance(step.question, EvidenceOnly):
        return
    if step.may_change and len(step.evidence) < wanted.at_least:
        yield words.papers_wanted(wanted.at_least)
    if step.may_change and step.same is not None:
        yield words.same(quoted(step.same.label, PAPER))
    if step.proposal is not None and isinstance(step.question, Checklist):
        yield words.proposal_line(escape(_proposed(step.question, step.proposal)))


def _listed(step: Step) -> Iterator[str]:
    for number, line in enumerate(step.evidence[:PAPERS], start=1):
        yield f"{number}. {quoted(line.label, PAPER)}"
    if len(step.evidence) > PAPERS:
        yield words.more(len(step.evidence) - PAPERS)


def _proposed(asked: Checklist, proposal: dict[str, list[str]]) -> str:
    return ", ".join(item.label for item in asked.items if item.code in proposal["ticks"])
